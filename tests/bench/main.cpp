// What each step of a run costs: docs/performance.md.
//
//   duly_bench make FOLDER [SCALE]           writes extracts; a scale of 10 is a tenth of all
//   England duly_bench run FOLDER [YEAR [LAST STEP]] times the steps, one after another, on one
//   thread
//
// Instructions are counted by running the program under valgrind to one step and to the next
// (tests/bench/run.sh).

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

#include <fmt/format.h>

#include "answers/period.hpp"
#include "bench/extracts.hpp"
#include "duly/allocations.hpp"
#include "duly/care_dates.hpp"
#include "duly/cases.hpp"
#include "duly/csv.hpp"
#include "duly/input.hpp"
#include "duly/measure.hpp"
#include "duly/obligation.hpp"
#include "duly/worker_hours.hpp"
#include "input/text.hpp"

namespace {

using namespace duly;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + " cannot be opened");
  std::string out(std::filesystem::file_size(path), '\0');
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  return out;
}

/// What the steps leave to those after them.
struct Run {
  std::vector<std::filesystem::path> paths;
  std::vector<std::string> texts;
  std::size_t bytes = 0, rows = 0, cells = 0;
  Headings headings;
  Records records;
  Diagnostics findings;
  Histories histories;
  Law law{statutory_rules(), built_in_calendar(), {}};
  Cases cases;
  answers::ReportingPeriod period{Date::from_serial(0), Date::from_serial(0)};
  std::size_t counted = 0;
};

void read_bytes(Run& run) {
  for (const auto& path : run.paths) run.bytes += run.texts.emplace_back(read_file(path)).size();
}

void look_at_characters(Run& run) {
  for (const std::string& bytes : run.texts) {
    input::Text text;
    input::read_text(bytes, text);
  }
}

/// Every cell of every row; later steps split anew, so that what is theirs alone is the difference.
void split(Run& run) {
  csv::Row row;
  for (const std::string& text : run.texts) {
    const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
    const char separator = csv::sniff_separator(first);
    const auto expected =
        static_cast<std::size_t>(std::count(first.begin(), first.end(), separator));
    csv::Reader reader(text, separator, 0, text.size(), expected + 1);
    while (reader.next(row)) {
      ++run.rows;
      run.cells += row.cells.size();
    }
  }
}

void make_records(Run& run) {
  for (std::size_t i = 0; i < run.texts.size(); ++i) {
    const auto unknown = load_extract(run.paths[i].string(), {}, run.texts[i], run.headings, {},
                                      run.records, run.findings);
    if (unknown) throw std::runtime_error(run.paths[i].string() + " is no extract");
  }
  join_tables(run.records, run.findings);
}

void bring_together(Run& run) {
  run.histories = gather(run.records, {run.period.to}, run.findings);
}

void make_cases(Run& run) {
  run.cases = build_cases(run.records, run.histories, run.period.to, run.findings);
}

void judge(Run& run) {
  const Allocations allocations(run.records);
  const CareDates care_dates(run.records);
  const WorkerHours hours(run.records);
  const MeasureContext context{run.records, run.histories, allocations, care_dates, hours, run.law};
  const Coverage coverage = coverage_of(run.cases, run.law.readings);
  std::vector<const Measure*> chosen;
  for (const char* id : {"NI64", "NI65", "NI66", "NI67"}) chosen.push_back(find_measure(id));
  const Evaluation told = evaluate(context, run.cases, coverage, chosen, {}, run.period.from, {1});
  for (const MeasureCounts& m : told.counts) run.counted += m.groups.front().numerator;
}

struct Step {
  std::string_view name;
  void (*work)(Run&);
};
constexpr std::array kSteps = {Step{"read", read_bytes},
                               Step{"characters", look_at_characters},
                               Step{"split", split},
                               Step{"records", make_records},
                               Step{"histories", bring_together},
                               Step{"cases", make_cases},
                               Step{"obligations, measures", judge}};

long page_faults() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return used.ru_minflt;
}

void time_step(const Step& step, Run& run) {
  const long faults = page_faults();
  const auto start = std::chrono::steady_clock::now();
  step.work(run);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const double seconds = std::max(took.count(), 1e-9);
  const auto in_millions = [&](std::size_t n) { return static_cast<double>(n) / seconds / 1e6; };
  fmt::print("{:<22} {:>9.4f} s {:>9.2f} M rows/s {:>7.3f} GB/s {:>8} faults\n", step.name, seconds,
             in_millions(run.rows), in_millions(run.bytes) / 1e3, page_faults() - faults);
}

void run_steps(const std::string& folder, const std::string& year, std::size_t last) {
  Run run;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") run.paths.push_back(entry.path());
  }
  std::sort(run.paths.begin(), run.paths.end());
  run.period = answers::year_typed(year);
  for (std::size_t i = 0; i < std::min(last, kSteps.size()); ++i) time_step(kSteps[i], run);
  fmt::print("{} bytes, {} rows, {} cells; {} counted\n", run.bytes, run.rows, run.cells,
             run.counted);
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> args(argv + 1, argv + argc);
  const auto arg = [&](std::size_t i, const char* otherwise) {
    return i < args.size() ? args[i] : std::string(otherwise);
  };
  if (args.size() >= 2 && args[0] == "make") {
    const int scale = std::max(1, std::stoi(arg(2, "1")));
    bench::Size size;
    size.starts_a_year /= scale;
    size.plans_a_year /= scale;
    bench::make_extracts(args[1], size);
  } else if (args.size() >= 2 && args[0] == "run") {
    run_steps(args[1], arg(2, "2015-16"), static_cast<std::size_t>(std::stoi(arg(3, "99"))));
  } else {
    fmt::print(stderr, "duly_bench make FOLDER [SCALE] | run FOLDER [YEAR [LAST STEP]]\n");
    return 2;
  }
  return 0;
} catch (const std::exception& problem) {
  fmt::print(stderr, "duly_bench: {}\n", problem.what());
  return 1;
}

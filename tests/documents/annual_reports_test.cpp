// docs/annual-reports.md: every command of it runs on the small authority and gives figures.

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/examples.hpp"
#include "support/files.hpp"
#include "support/run.hpp"
#include "support/typed.hpp"

namespace {

using duly::test::CsvLine;
using duly::test::Said;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> commands() {
  const auto page = duly::test::in_source("docs/annual-reports.md");
  return duly::test::commands_in(duly::test::read_file(page), "duly ");
}

/// Those of its table of every kind of figure: a cell in backticks at the end of each row.
std::vector<std::string> commands_of_table() {
  const auto page = duly::test::in_source("docs/annual-reports.md");
  std::vector<std::string> out;
  for (const std::string& line : duly::test::split(duly::test::read_file(page), '\n')) {
    const std::size_t from = line.find("| `duly ");
    if (from == std::string::npos) continue;
    const std::size_t until = line.rfind('`');
    out.push_back(line.substr(from + 3, until - from - 3));
  }
  return out;
}

std::string option(const std::vector<std::string>& words, std::string_view name) {
  const auto at = std::find(words.begin(), words.end(), name);
  return at == words.end() || at + 1 == words.end() ? std::string() : *(at + 1);
}

Said run_as_csv(std::vector<std::string> words) {
  words.insert(words.end(), {"-f", "csv"});
  return duly::test::run_duly(words);
}

/// Every measure asked for has a figure, and every area a row; groups are not all "(none)".
void check_figures(const std::vector<std::string>& words, const std::vector<CsvLine>& rows) {
  std::set<std::string> with_figure;
  std::set<std::string> with_group;
  std::set<std::string> areas;
  for (const CsvLine& row : rows) {
    CAPTURE(row["measure"]);
    CAPTURE(row["note"]);
    CHECK(row["note"].rfind("needs ", 0) != 0);
    CHECK(row["note"].rfind("not ", 0) != 0);
    CHECK_FALSE(has(row["note"], " loaded"));
    const bool benchmark = row["group"].rfind("benchmark: ", 0) == 0;
    if (benchmark) areas.insert(row["group"]);
    if (row["value"].empty() || row["numerator"] == "0" || benchmark) continue;
    with_figure.insert(row["measure"]);
    if (!row["group"].empty() && !has(row["group"], "(none)")) with_group.insert(row["measure"]);
  }
  const std::string asked = option(words, "-m");
  for (const std::string& measure : duly::test::split(asked.empty() ? "NI66" : asked, ',')) {
    CAPTURE(measure);
    CHECK(with_figure.count(measure) == 1);
    if (!option(words, "--by").empty()) CHECK(with_group.count(measure) == 1);
  }
  CHECK(areas.size() ==
        static_cast<std::size_t>(std::count(words.begin(), words.end(), "--benchmark")));
}

}  // namespace

namespace {

/// It runs, says what the page says, and gives figures.
void check_command(const std::string& command) {
  CAPTURE(command);
  const std::vector<std::string> words = duly::test::words_of(command);
  const bool as_it_is = !option(words, "-f").empty();
  const Said said = as_it_is ? duly::test::run_duly(words) : run_as_csv(words);
  CAPTURE(said.err);
  CHECK(said.status == duly::test::status_said(command));
  CHECK_FALSE(said.out.empty());
  if (as_it_is) return;
  const std::vector<CsvLine> rows = duly::test::lines_of(said.out);
  CHECK_FALSE(rows.empty());
  const bool figures = words[0] == "kpi" && option(words, "--list").empty();
  if (figures && !rows.empty()) check_figures(words, rows);
}

}  // namespace

TEST_SUITE("documents") {
  TEST_CASE("every command of docs/annual-reports.md runs on the example and gives figures") {
    const duly::test::InFolder here(duly::test::in_source("."));
    std::size_t run = 0;
    for (const std::string& command : commands()) {
      check_command(command);
      ++run;
    }
    CHECK(run > 35);
  }

  TEST_CASE("each of the 46 kinds of figure in annual reports has a command that gives figures") {
    const duly::test::InFolder here(duly::test::in_source("."));
    constexpr std::size_t kKinds = 46;
    const std::vector<std::string> each = commands_of_table();
    CHECK(each.size() == kKinds);
    for (const std::string& command : each) check_command(command);
  }

  TEST_CASE("a figure that annual reports publish has a command in docs/annual-reports.md") {
    std::set<std::string> asked;
    for (const std::string& command : commands()) {
      const std::vector<std::string> words = duly::test::words_of(command);
      for (std::string& m : duly::test::split(option(words, "-m"), ',')) asked.insert(std::move(m));
    }
    for (const char* const measure : {"NI62",
                                      "NI63",
                                      "NI64",
                                      "NI65",
                                      "NI66",
                                      "NI67",
                                      "caseload",
                                      "cla_at_end",
                                      "cla_ceased",
                                      "cla_ceased_periods",
                                      "cla_started",
                                      "cla_started_periods",
                                      "cp_at_end",
                                      "cla_participation",
                                      "cp_open_15m",
                                      "cla_participation_code",
                                      "icpc_15wd",
                                      "cla_reviews_on_time",
                                      "icpc_bands",
                                      "cp_meetings_on_time",
                                      "pep",
                                      "cp_participation",
                                      "permanence",
                                      "cp_repeat_12m",
                                      "record_15wd",
                                      "cp_reviews_on_time",
                                      "midpoint_checks",
                                      "health_assessment",
                                      "reviews_due_by_month"}) {
      CAPTURE(measure);
      CHECK(asked.count(measure) == 1);
    }
  }
}

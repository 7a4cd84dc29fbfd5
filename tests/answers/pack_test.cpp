// The pack: every table in it is the table of another command, and its sentences tell no more than
// its tables.

#include "answers/pack.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "answers/question.hpp"
#include "duly/report.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr const char* kFolder = "examples/small-authority";

answers::PackWords words() {
  answers::PackWords out;
  out.year = answers::year_typed("2015-16");
  return out;
}

/// A pack, and what its cells are views of.
struct Made {
  std::unique_ptr<answers::PackRequest> request;
  std::unique_ptr<answers::DataSet> data;
  answers::Pack pack;
};

/// The pack of files of the made-up authority, at the end of the year.
Made made_of(const std::vector<std::string>& files, const answers::PackWords& asked,
             std::size_t suppress = 0) {
  answers::Setting setting;
  setting.as_at = day("2016-03-31");
  setting.suppress = suppress;
  Made out;
  out.request = std::make_unique<answers::PackRequest>(answers::pack_request(asked, setting));
  LoadOptions everything;
  everything.details = true;
  answers::Read read;
  for (const std::string& file : files) {
    const std::string path = std::string(kFolder) + "/" + file + ".csv";
    REQUIRE(!load_extract(path, "", read_file(in_source(path)), read.headings, everything,
                          read.records, read.findings));
  }
  out.data = std::make_unique<answers::DataSet>(
      std::move(read), answers::law_asked("statutory", {}, built_in_calendar()), setting,
      answers::pack_wants());
  out.pack = answers::pack_of(*out.data, *out.request);
  return out;
}

const std::vector<std::string> kAll = {"allocations", "care_dates", "conferences",
                                       "enquiries",   "episodes",   "header",
                                       "plans",       "reviews",    "workers"};

std::string csv_of(Table&& table) {
  std::string out;
  Output output{{}, std::move(table), {}, {}, {}, {}, {}, {}, {}};
  find_output_format("csv")->write(output, {}, out);
  return out;
}

/// What the command of an exhibit prints as CSV; blank where it is no command to be compared.
std::string printed(const std::string& command, std::size_t suppress = 0) {
  std::vector<std::string> args;
  for (const std::string& word : split(command, ' ')) {
    if (word == "FILES") {
      args.push_back(in_source(kFolder).string());
    } else if (word != "duly") {
      args.push_back(word);
    }
  }
  if (args.empty() || args.front() == "measures") return {};
  for (std::string& word : args)
    word.erase(std::remove(word.begin(), word.end(), '\''), word.end());
  args.insert(args.end(), {"-f", "csv"});
  if (args.front() != "rules") args.insert(args.end(), {"--as-at", "2016-03-31"});
  if (suppress > 0) args.insert(args.end(), {"--suppress", std::to_string(suppress)});
  std::string out = run_duly(args).out;
  if (args.front() != "check") return out;
  // To people the checks that are not made are told under the table, by their reason.
  std::string made;
  for (const std::string& line : split(out, '\n')) {
    if (line.find(",not run,") == std::string::npos && !line.empty()) made += line + "\n";
  }
  return made;
}

bool has_section(const Document& document, std::string_view id) {
  return std::any_of(document.sections.begin(), document.sections.end(),
                     [id](const Section& s) { return s.id == id; });
}

bool is_small(const std::string& cell) {
  return cell.size() == 1 && cell[0] >= '1' && cell[0] <= '5';
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("every table of the pack is the table of the command it names") {
    answers::PackWords asked = words();
    asked.benchmarks = {"England"};
    Made made = made_of(kAll, asked);
    answers::Pack& pack = made.pack;
    std::size_t compared = 0;
    for (Section& section : pack.document.sections) {
      for (Exhibit& exhibit : section.exhibits) {
        const std::string expected = printed(exhibit.command);
        if (expected.empty()) continue;
        CAPTURE(exhibit.command);
        if (exhibit.command.find("caseload") == std::string::npos) {  // its officers have no names
          CHECK(csv_of(std::move(exhibit.table)) == expected);
        }
        ++compared;
      }
    }
    CHECK(compared > 25);
  }

  TEST_CASE("what is drawn is called what the table has") {
    Made made = made_of(kAll, words());
    answers::Pack& pack = made.pack;
    std::size_t labels = 0;
    for (Section& section : pack.document.sections) {
      for (Exhibit& exhibit : section.exhibits) {
        if (!exhibit.chart) continue;
        CAPTURE(exhibit.title);
        for (const ChartSeries& series : exhibit.chart->series) {
          REQUIRE(series.points.size() == exhibit.chart->categories.size());
          for (const ChartPoint& point : series.points) {
            CHECK((point.value.has_value() || point.label.empty()));
            ++labels;
          }
        }
      }
    }
    CHECK(labels > 100);
  }

  TEST_CASE("headlines are sentences with their counts, beside last year, target and England") {
    answers::PackWords asked = words();
    asked.targets = {"NI66>=95"};
    asked.benchmarks = {"England"};
    const Made made = made_of(kAll, asked);
    const answers::Pack& pack = made.pack;
    const std::vector<Headline>& lines = pack.document.headlines;
    REQUIRE(lines.size() == 6);
    CHECK(lines[0].sentence ==
          "92.0 % of looked-after children had every review in time: 104 of 113. The target of at"
          " least 95 % was missed.");
    CHECK(lines[0].standing == Standing::missed);
    CHECK(lines[1].sentence.find("England 93.6 %") != std::string::npos);
    CHECK(lines[4].sentence.find("Last year 6.4 %") != std::string::npos);
    CHECK(pack.missed);
  }

  TEST_CASE("a section that the files cannot fill is a line that says what it needs") {
    const Made made = made_of({"episodes", "reviews"}, words());
    const answers::Pack& pack = made.pack;
    CHECK_FALSE(has_section(pack.document, "protection"));
    CHECK(has_section(pack.document, "reviews-in-time"));
    const auto& lines = pack.document.not_shown;
    const auto said = [&lines](std::string_view text) {
      return std::any_of(lines.begin(), lines.end(), [text](const std::string& line) {
        return line.find(text) != std::string::npos;
      });
    };
    CHECK(said("Protection conferences and plans: needs plans"));
    CHECK(said("Officers and caseloads: needs allocations"));
  }

  TEST_CASE("a pack asks for nothing that no file has") {
    const Made made = made_of({"episodes", "header", "plans"}, words());
    for (const Diagnostic& d : made.data->findings().all()) {
      CAPTURE(d.detail);
      CHECK(d.info != &info(Code::d113_nothing_to_judge));
    }
    CHECK_FALSE(has_section(made.pack.document, "why-late"));
  }

  TEST_CASE("the year ahead has twelve months; those behind the last known review are gaps") {
    const Made made = made_of(kAll, words());
    const auto& sections = made.pack.document.sections;
    const auto at = std::find_if(sections.begin(), sections.end(),
                                 [](const Section& s) { return s.id == "year-ahead"; });
    REQUIRE(at != sections.end());
    const Chart& chart = at->exhibits.front().chart.value();
    CHECK(chart.categories.front() == "2016-04");
    CHECK(chart.categories.back() == "2017-03");
    REQUIRE(chart.categories.size() == 12);
    CHECK(chart.series.front().points[0].label == "39");
    CHECK(chart.series.front().points[5].label == "33");
    CHECK_FALSE(chart.series.front().points[6].value.has_value());
  }

  TEST_CASE("a pack is refused where the files hold nothing, or nothing of the year") {
    CHECK_THROWS_AS(made_of({"header"}, words()), answers::WrongFiles);
    answers::PackWords asked = words();
    asked.year = answers::year_typed("2001-02");
    CHECK_THROWS_AS(made_of(kAll, asked), answers::WrongFiles);
  }

  TEST_CASE("children and officers are named only where that is asked for") {
    answers::PackWords asked = words();
    for (const bool named : {false, true}) {
      asked.child_level = named;
      const Made made = made_of(kAll, asked);
      const answers::Pack& pack = made.pack;
      CHECK(has_section(pack.document, "children-by-name") == named);
      std::string page;
      find_document_format("html")->write(pack.document, page);
      CHECK((page.find("A1005") != std::string::npos) == named);
    }
  }

  TEST_CASE("with --suppress no count from 1 to 5 stands in a table, and groups go with a total") {
    constexpr std::size_t kLeast = 6;
    Made made = made_of(kAll, words(), kLeast);
    answers::Pack& pack = made.pack;
    const std::string whole = printed("duly kpi FILES --year 2015-16 -m all", kLeast);
    std::size_t same = 0;
    for (Section& section : pack.document.sections) {
      if (section.id == "how-counted") continue;
      for (Exhibit& exhibit : section.exhibits) {
        CAPTURE(exhibit.command);
        const bool of_year = exhibit.command.find("duly kpi FILES --year 2015-16 -m") == 0 &&
                             exhibit.command.find("--by") == std::string::npos;
        const std::string csv = csv_of(std::move(exhibit.table));
        for (const char* column : {"numerator", "denominator", "excluded", "indeterminate"}) {
          const std::vector<std::string> cells = column_of(csv, column);
          CHECK(std::none_of(cells.begin(), cells.end(), is_small));
        }
        if (!of_year) continue;
        for (const std::string& line : split(csv, '\n')) {  // what the year's own sheet prints
          CHECK(whole.find(line) != std::string::npos);
          ++same;
        }
      }
    }
    CHECK(same > 50);
    CHECK_FALSE(has_section(pack.document, "data"));
  }

  TEST_CASE("report asks for a year and a file, and names no child beside hidden counts") {
    const std::string files = in_source(kFolder).string();
    const auto status = [&files](std::vector<std::string> more) {
      more.insert(more.begin(), {"report", files, "--as-at", "2016-03-31"});
      return run_duly(more);
    };
    CHECK(status({"-o", "pack.html"}).err.find("which year?") != std::string::npos);
    CHECK(status({"--year", "2015-16"}).err.find("pack.html") != std::string::npos);
    CHECK(status({"--year", "2015-16", "-f", "csv"}).status == 2);
    CHECK(status({"--year", "2015-16", "-f", "md", "--child-level", "--suppress", "6"}).status ==
          2);
    CHECK(status({"--year", "2015-16", "-f", "md"}).status == 0);
    CHECK(status({"--year", "2015-16", "-f", "md", "--target", "NI66>=95"}).status == 4);
  }
}

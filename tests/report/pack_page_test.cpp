// The page of the example authority: its tables are those of the commands it names.

#include <algorithm>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/page.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Words = std::vector<std::string>;

std::string example() {
  return in_source("examples/small-authority").string();
}

std::string pack(const Words& more) {
  Words args = {"report",     example(),     "--year",   "2015-16",     "--as-at",
                "2016-03-31", "--target",    "NI66>=95", "-q",          "-f",
                "html",       "--benchmark", "England",  "--authority", "Council"};
  args.insert(args.end(), more.begin(), more.end());
  const Said said = run_duly(args);
  CHECK(said.status == 4);  // the target is missed
  return said.out;
}

/// The CSV of the command that an exhibit names.
std::string csv_of(const std::string& command) {
  Words args;
  for (const std::string& word : split(command, ' ')) {
    if (word == "duly") continue;
    args.push_back(word == "FILES" ? example() : word);
  }
  if (std::find(args.begin(), args.end(), "--years") != args.end()) {
    args.insert(args.end(), {"--benchmark", "England"});
  }
  for (const char* const word : {"--as-at", "2016-03-31", "-q", "-f", "csv"})
    args.emplace_back(word);
  return run_duly(args).out;
}

/// A cell of CSV by the heading that people see.
std::string cell_under(const CsvLine& line, const std::string& heading) {
  static const std::map<std::string, std::string> kNames = {
      {"%", "value"}, {"of", "denominator"}, {"left out", "excluded"}};
  if (heading == "period") return line["from"] + " to " + line["to"];
  if (heading == "between") return {};
  const auto name = kNames.find(heading);
  return line[name == kNames.end() ? heading : name->second];
}

/// The rows of a table of `kpi` as the page should have them, in any order.
std::vector<Words> expected_of(const PageExhibit& exhibit) {
  std::vector<Words> out;
  for (const CsvLine& line : lines_of(csv_of(exhibit.command))) {
    const bool of_officers = has(exhibit.command, "-m caseload") && !line["group"].empty();
    if (of_officers) continue;  // named in the child-level pack alone
    Words row;
    for (const std::string& heading : exhibit.headings) row.push_back(cell_under(line, heading));
    if (row.front().empty()) row.front() = "all";
    out.push_back(std::move(row));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Words> told_by(const PageExhibit& exhibit) {
  std::vector<Words> out = exhibit.rows;
  const auto between_column =
      std::find(exhibit.headings.begin(), exhibit.headings.end(), "between");
  if (between_column != exhibit.headings.end()) {
    const auto c = between_column - exhibit.headings.begin();
    for (Words& row : out) row[static_cast<std::size_t>(c)].clear();
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_of_figures(const PageExhibit& exhibit) {
  return exhibit.command.rfind("duly kpi", 0) == 0;
}

void check_tables(const std::string& page) {
  std::size_t compared = 0;
  for (const PageExhibit& exhibit : exhibits_of(page)) {
    if (!is_of_figures(exhibit)) continue;
    CAPTURE(exhibit.title);
    CAPTURE(exhibit.command);
    CHECK_FALSE(exhibit.rows.empty());
    CHECK(told_by(exhibit) == expected_of(exhibit));
    ++compared;
  }
  CHECK(compared > 20);
}

bool is_count(const std::string& heading) {
  static const Words kCounts = {"numerator", "of", "left out", "indeterminate"};
  return std::find(kCounts.begin(), kCounts.end(), heading) != kCounts.end();
}

/// No count of ours from 1 to 5 is shown. Which others hide it depends on what is asked together.
void check_hidden(const std::string& page) {
  std::size_t hidden = 0;
  for (const PageExhibit& exhibit : exhibits_of(page)) {
    if (!is_of_figures(exhibit)) continue;
    CAPTURE(exhibit.title);
    for (const Words& row : exhibit.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (!is_count(exhibit.headings[i])) continue;
        const bool few = row[i].size() == 1 && row[i][0] >= '1' && row[i][0] <= '5';
        CHECK_FALSE(few);
        if (row[i] == "c") ++hidden;
      }
    }
  }
  CHECK(hidden > 50);
}

/// "91.7" of "North: 91.7 % (55 of 60)"; blank where it is no number.
std::string number_in(const std::string& told) {
  static const std::regex kLabel(": ([0-9.,]+)[^:]*$");
  std::smatch found;
  return std::regex_search(told, found, kLabel) ? found[1].str() : std::string();
}

void check_charts(const std::string& page) {
  std::size_t marks = 0;
  for (const PageExhibit& exhibit : exhibits_of(page)) {
    if (exhibit.command.rfind("duly kpi", 0) != 0) continue;
    if (has(exhibit.command, "-m caseload")) continue;  // officers, whom the table does not name
    for (const std::string& told : exhibit.drawn) {
      CAPTURE(exhibit.title);
      CAPTURE(told);
      const std::string number = number_in(told);
      if (number.empty() || number == "0") continue;
      const bool in_table =
          std::any_of(exhibit.rows.begin(), exhibit.rows.end(), [&number](const Words& row) {
            return std::find(row.begin(), row.end(), number) != row.end();
          });
      CHECK(in_table);
      ++marks;
    }
  }
  CHECK(marks > 50);
}

}  // namespace

TEST_SUITE("golden") {
  TEST_CASE("every table of the page is the CSV of the command it names") {
    check_tables(pack({}));
  }

  TEST_CASE("every mark on a chart is a cell of its table") {
    check_charts(pack({}));
  }

  TEST_CASE("a hidden count is hidden on the page too: in tables, on charts and in sentences") {
    const std::string page = pack({"--suppress", "6"});
    check_hidden(page);
    check_charts(page);
    const std::string words = words_in(page.substr(page.find("<body>")));
    const std::regex few("(^|[^0-9.,])[1-5] (of [0-9]|overdue|due within|within 28)");
    CHECK_FALSE(std::regex_search(words, few));
    CHECK(std::regex_search(words_in(pack({})), few));
    CHECK(has(words, "Counts from 1 to 5, and those that would reveal them, are shown as c."));
  }

  TEST_CASE("children and officers are named where it is asked for, and nowhere else") {
    const std::string named = pack({"--child-level"});
    CHECK(has(named, "<section class=\"names\""));
    CHECK(has(named, "A1005"));
    CHECK_FALSE(has(pack({}), "A1005"));
    CHECK(named.size() < 2'000'000);
  }
}

// --round: every count that is printed, wherever it stands, is the exact one rounded by itself, and
// what is made of counts is made of the rounded ones.

#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;
using Line = CsvLine;

Said run_on_files(Args asked, const Args& more = {}) {
  asked.push_back(in_source("examples/small-authority").string());
  asked.insert(asked.end(), more.begin(), more.end());
  return run_duly(asked);
}

std::vector<Line> lines_asked(const Args& asked, const Args& more = {}) {
  Args all = more;
  all.insert(all.end(), {"-f", "csv"});
  const Said said = run_on_files(asked, all);
  REQUIRE(said.status <= cli::kFindings);
  return lines_of(said.out);
}

std::optional<long long> count_in(const std::string& cell) {
  long long out = 0;
  const char* const end = cell.data() + cell.size();
  const auto read = std::from_chars(cell.data(), end, out);
  if (cell.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return out;
}

long long nearest(long long count, long long to) {
  return (2 * count + to) / (2 * to) * to;
}

/// "45.5", half of a tenth going up; blank of nothing.
std::string percent(long long part, long long whole) {
  if (whole == 0) return {};
  const long long tenths = (2000 * part + whole) / (2 * whole);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// Every count of `columns` is rounded; how many were changed by it.
int check_counts(const std::vector<Line>& exact, const std::vector<Line>& rounded,
                 const Args& columns, long long to) {
  int changed = 0;
  REQUIRE(exact.size() == rounded.size());
  for (std::size_t i = 0; i < exact.size(); ++i) {
    for (const std::string& column : columns) {
      const auto count = count_in(exact[i][column]);
      CAPTURE(column);
      CAPTURE(i);
      if (!count) {
        CHECK(rounded[i][column] == exact[i][column]);
      } else {
        CHECK(rounded[i][column] == std::to_string(nearest(*count, to)));
        changed += nearest(*count, to) != *count ? 1 : 0;
      }
    }
  }
  return changed;
}

/// Without those of a mean, whose days are no count.
std::vector<Line> counting(std::vector<Line> lines) {
  std::erase_if(lines, [](const Line& line) { return line["measure"] == "record_days"; });
  return lines;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("every count of every measure is rounded by itself, the total too") {
    const std::vector<Args> questions = {
        {"kpi", "-m", "all", "--year", "2015-16"},
        {"kpi", "-m", "all", "--year", "2015-16", "--by", "age_band,sex", "--by", "team"},
        {"kpi", "-m", "all", "--year", "2015-16", "--monthly"},
        {"readings", "--year", "2015-16"}};
    for (const Args& asked : questions) {
      const std::vector<Line> exact = counting(lines_asked(asked));
      for (const char* to : {"5", "10"}) {
        CHECK(check_counts(exact, counting(lines_asked(asked, {"--round", to})),
                           {"numerator", "excluded", "indeterminate"}, std::stoi(to)) > 20);
      }
    }
  }

  TEST_CASE("percentages are made of rounded counts, and so is what they may lie between") {
    int looked_at = 0;
    for (const Line& line :
         lines_asked({"kpi", "-m", "all", "--year", "2015-16", "--by", "team"}, {"--round", "5"})) {
      const auto part = count_in(line["numerator"]);
      const auto whole = count_in(line["denominator"]);
      const auto unknown = count_in(line["indeterminate"]);
      if (line["value_low"].empty() || !part || !whole || !unknown) continue;
      CHECK(*whole % 5 == 0);
      CHECK(line["value_low"] == percent(*part, *whole + *unknown));
      CHECK(line["value_high"] == percent(*part + *unknown, *whole + *unknown));
      if (!line["value"].empty()) CHECK(line["value"] == percent(*part, *whole));
      ++looked_at;
    }
    CHECK(looked_at > 40);
  }

  TEST_CASE("a mean stands in whole days without the sum that would tell how many it is of") {
    const Args asked = {"kpi", "-m", "record_days", "--year", "2015-16"};
    const Line exact = lines_asked(asked).at(0);
    const Line said = lines_asked(asked, {"--round", "5"}).at(0);
    CHECK(said["numerator"].empty());
    CHECK(count_in(said["denominator"]) == nearest(*count_in(exact["denominator"]), 5));
    const long long days = *count_in(exact["numerator"]);
    const long long reviews = *count_in(exact["denominator"]);
    CHECK(count_in(said["value"]) == (2 * days + reviews) / (2 * reviews));
  }

  TEST_CASE("groups of lists are rounded, and their total by itself") {
    const std::vector<Args> questions = {{"due", "--by", "team", "--as-at", "2016-03-31"},
                                         {"reviews", "--year", "2015-16", "--by", "team"}};
    const std::vector<Args> columns = {
        {"open", "overdue", "due_today", "not_yet_due", "indeterminate", "children"},
        {"reviews", "children"}};
    for (std::size_t i = 0; i < questions.size(); ++i) {
      CHECK(check_counts(lines_asked(questions[i]), lines_asked(questions[i], {"--round", "5"}),
                         columns[i], 5) > 3);
    }
    // One or two are overdue of four duties, which makes five.
    const auto said =
        lines_asked({"due", "--by", "duty", "--as-at", "2016-03-31"}, {"--round", "5"});
    CHECK(said[0]["overdue"] == "5");
    for (std::size_t i = 1; i < said.size(); ++i) CHECK(said[i]["overdue"] == "0");
  }

  TEST_CASE("every number that a pack prints of children is rounded") {
    const Said pack = run_on_files({"report", "--year", "2015-16", "-f", "md", "--round", "5"});
    REQUIRE(pack.status == cli::kDone);
    int numbers = 0;
    for (const std::string& line : split(pack.out, '\n')) {
      if (line.find(" overdue, ") > line.size()) continue;
      for (const std::string& word : split(line, ' ')) {
        if (const auto count = count_in(word); count && *count != 14 && *count != 28) {
          CAPTURE(line);
          CHECK(*count % 5 == 0);
          ++numbers;
        }
      }
    }
    CHECK(numbers >= 6);
    CHECK(pack.out.find("Each count is rounded to the nearest 5") < pack.out.size());
    CHECK(pack.out.find("the counts of findings are exact") < pack.out.size());
    CHECK(pack.out.find("Findings, by code") > pack.out.size());
  }

  TEST_CASE("it is said that counts are rounded, to people and to programs") {
    const Args asked = {"kpi", "--year", "2015-16", "--round", "10"};
    CHECK(run_on_files(asked).out.find("Each count is rounded to the nearest 10, totals too") <
          std::string::npos);
    for (const Args& rows :
         {asked, Args{"readings", "--year", "2015-16", "--round", "10"},
          Args{"due", "--by", "team", "--as-at", "2016-03-31", "--round", "10"},
          Args{"reviews", "--year", "2015-16", "--by", "team", "--round", "10"}}) {
      for (const Line& line : lines_asked(rows)) {
        CHECK(line["note"].find("counts rounded to 10") < std::string::npos);
      }
    }
    CHECK(run_on_files(asked, {"-f", "json"}).out.find("\"round\": \"10\"") < std::string::npos);
  }

  TEST_CASE("a target is shown as the rounded figure meets it, and decides the exit code exactly") {
    // 235 of 239 conferences, which are 240 of 240 when rounded.
    const Said said =
        run_on_files({"kpi", "-m", "cp_reviews_on_time", "--year", "2015-16", "--target",
                      "cp_reviews_on_time>=99", "-f", "csv", "--round", "10"});
    CHECK(said.status == cli::kMissed);
    const Line line = lines_of(said.out).at(0);
    CHECK(line["value"] == "100.0");
    CHECK(line["met"] == "yes");
  }

  TEST_CASE("--round takes 5 or 10, goes with no --suppress, and lists of children refuse it") {
    const auto refused = [](const Args& asked, const std::string& why) {
      const Said said = run_on_files(asked);
      CAPTURE(said.err);
      CHECK(said.status == cli::kUsage);
      CHECK(said.out.empty());
      CHECK(said.err.find(why) != std::string::npos);
    };
    for (const char* wrong : {"0", "1", "3", "100", "five", "-5", "5.0"}) {
      refused({"kpi", "--year", "2015-16", "--round=" + std::string(wrong)}, "takes 5 or 10");
    }
    refused({"kpi", "--year", "2015-16", "--round", "5", "--suppress", "6"}, "give one of the two");
    for (const Args& asked :
         std::vector<Args>{{"due"},
                           {"reviews", "--year", "2015-16"},
                           {"kpi", "--year", "2015-16", "--list", "NI66"},
                           {"report", "--year", "2015-16", "--child-level", "-f", "md"},
                           {"explain", "--child", "A1001"},
                           {"check"}}) {
      Args all = asked;
      all.insert(all.end(), {"--round", "5"});
      refused(all, "--round rounds counts; use --pseudonyms");
    }
    refused({"files", "--round", "5"}, "which --round does not round");
  }
}

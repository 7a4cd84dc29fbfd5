// --suppress: what takes it, what refuses it, and counts by group and readings under attack. `kpi`
// is attacked in tests/property.

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"
#include "support/sheets.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

Said run_on_files(Args asked, const Args& more = {}) {
  for (const char* name :
       {"allocations", "conferences", "enquiries", "episodes", "header", "plans", "reviews"}) {
    asked.push_back(in_source("examples/small-authority/" + std::string(name) + ".csv").string());
  }
  asked.insert(asked.end(), more.begin(), more.end());
  return run_duly(asked);
}

/// One printed table: every count with its true value, and whether it is hidden.
struct Printed {
  PlainSheet sheet;
  std::vector<bool> hidden;
  std::vector<std::map<std::string, CountId>> rows;
};

Printed printed(const Args& asked, const Args& columns, const std::string& least) {
  Printed out;
  const auto plain = lines_of(run_on_files(asked, {"-f", "csv"}).out);
  const auto said = lines_of(run_on_files(asked, {"-f", "csv", "--suppress", least}).out);
  REQUIRE(plain.size() == said.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    auto& row = out.rows.emplace_back();
    for (const std::string& column : columns) {
      if (plain[i][column].empty()) continue;
      row[column] = out.sheet.add(std::stoll(plain[i][column]));
      out.hidden.push_back(said[i][column] == "c");
      if (said[i][column] != "c") CHECK(said[i][column] == plain[i][column]);
    }
  }
  return out;
}

CountId add_rest(Printed& of, CountId whole, CountId part) {
  of.hidden.push_back(true);
  return of.sheet.rest(whole, part);
}

/// Of so many small counts.
int check_nothing_found(const Printed& of, std::int64_t least) {
  const std::vector<bool> known = solved(of.sheet, of.hidden);
  int small = 0;
  for (CountId c = 0; c < of.hidden.size(); ++c) {
    if (!of.sheet.small(c, least)) continue;
    ++small;
    CHECK(of.hidden[c]);
    CHECK_FALSE(known[c]);
  }
  return small;
}

/// The first row is the sum of the others; `total` the column that sums the row.
int check_groups(const Args& asked, const std::string& total, const Args& sorts) {
  int small = 0;
  for (const char* least : {"5", "6", "10"}) {
    Args columns = sorts;
    columns.push_back(total);
    columns.emplace_back("children");
    Printed of = printed(asked, columns, least);
    for (auto& row : of.rows) {
      if (of.hidden[row[total]]) CHECK(of.hidden[row["children"]]);
      std::vector<CountId> parts;
      for (const std::string& sort : sorts) parts.push_back(row[sort]);
      if (!parts.empty()) of.sheet.sum(row[total], parts);
    }
    for (const std::string& column : columns) {
      std::vector<CountId> groups;
      std::int64_t sum = 0;
      for (std::size_t r = 1; r < of.rows.size(); ++r) {
        groups.push_back(of.rows[r][column]);
        sum += of.sheet.values[groups.back()];
      }
      if (sum == of.sheet.values[of.rows[0][column]]) of.sheet.sum(of.rows[0][column], groups);
    }
    small += check_nothing_found(of, std::stoll(least));
  }
  return small;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("what lists children refuses --suppress and says what does it") {
    for (const Args& asked : std::vector<Args>{{"due"},
                                               {"reviews", "--year", "2015-16"},
                                               {"kpi", "--year", "2015-16", "--list", "NI66"},
                                               {"explain", "--child", "A1001"},
                                               {"check"},
                                               {"check", "--summary"}}) {
      const Said said = run_on_files(asked, {"--suppress", "6"});
      CHECK(said.status == cli::kUsage);
      CHECK(said.out.empty());
      CHECK(said.err.find("--suppress hides counts; use --pseudonyms") != std::string::npos);
    }
    CHECK(run_duly({"rules", "--suppress", "6"}).status == cli::kUsage);
  }

  TEST_CASE("--suppress takes whole numbers from 2") {
    for (const char* wrong : {"0", "1", "-6", "6.5", "six", "1001", "99999999999999999999"}) {
      const std::string given = "--suppress=" + std::string(wrong);
      CHECK(run_on_files({"kpi", "--year", "2015-16"}, {given}).status == cli::kUsage);
      CHECK(run_on_files({"readings", "--year", "2015-16"}, {given}).status == cli::kUsage);
      CHECK(run_on_files({"due", "--by", "team"}, {given}).status == cli::kUsage);
    }
    CHECK(run_on_files({"kpi", "--year", "2015-16"}, {"--suppress", "2"}).status == cli::kDone);
  }

  TEST_CASE("csv says on stderr that counts are hidden, and how far") {
    const Said said = run_on_files({"kpi", "--year", "2015-16"}, {"-f", "csv", "--suppress", "6"});
    CHECK(said.err.find("suppress=6") != std::string::npos);
  }

  TEST_CASE("a missed target is exit 4 though whether it was met is hidden") {
    const Said said =
        run_on_files({"kpi", "--year", "2015-16", "-m", "NI67", "--target", "NI67>=95"},
                     {"-f", "csv", "--suppress", "6"});
    CHECK(said.status == cli::kMissed);
    CHECK(column_of(said.out, "met").front() == "c");
    CHECK(column_of(said.out, "target").front() == ">=95");
  }

  TEST_CASE("counts by group cannot be worked out from their totals") {
    const Args statuses = {"overdue", "due_today", "not_yet_due", "indeterminate"};
    for (const char* by : {"team", "iro", "duty", "month", "iro,duty"}) {
      CHECK(check_groups({"due", "--as-at", "2016-03-31", "--by", by}, "open", statuses) > 0);
    }
    int small = 0;
    for (const char* by : {"team", "iro", "limit", "team,limit", "outcome,duty"}) {
      small += check_groups({"reviews", "--year", "2015-16", "--by", by}, "reviews", {});
    }
    CHECK(small > 20);
  }

  TEST_CASE("the line under counts by group shows no more than the total above it") {
    const Said said =
        run_on_files({"due", "--as-at", "2016-03-31", "--by", "team"}, {"--suppress", "6"});
    CHECK(said.out.find(": c overdue, c due today, c to come") != std::string::npos);
    CHECK(said.out.find("No row for c children already 18") != std::string::npos);
    const Said left_out = run_on_files(
        {"reviews", "--year", "2015-16", "--by", "team", "--outcome",
         "on_time,overdue,not_held,indeterminate,not_yet_due", "--duty", "cp_review,cla_review"},
        {"--suppress", "500"});
    CHECK(left_out.out.find("c more not shown") != std::string::npos);
  }

  TEST_CASE("rows of readings do not tell by how few children they differ") {
    for (const char* least : {"5", "6", "10"}) {
      Printed of = printed(
          {"readings", "--year", "2015-16"},
          {"numerator", "denominator", "excluded", "indeterminate", "changed", "gained", "lost"},
          least);
      const auto plain =
          lines_of(run_on_files({"readings", "--year", "2015-16"}, {"-f", "csv"}).out);
      const auto said = lines_of(
          run_on_files({"readings", "--year", "2015-16"}, {"-f", "csv", "--suppress", least}).out);
      std::map<std::string, std::size_t> firsts;
      for (std::size_t i = 0; i < of.rows.size(); ++i) {
        auto& row = of.rows[i];
        if (row.empty()) continue;
        add_rest(of, row["denominator"], row["numerator"]);
        bool hides = false;
        for (const char* column : {"numerator", "denominator", "indeterminate"}) {
          hides = hides || of.hidden[row[column]];
        }
        CHECK((said[i]["value"] == "c") == hides);
        const auto [first, added] = firsts.try_emplace(plain[i]["measure"], i);
        if (added) continue;
        for (const char* column : {"numerator", "denominator", "excluded", "indeterminate"}) {
          const CountId a = of.rows[first->second][column];
          const CountId b = row[column];
          const bool more = of.sheet.values[a] < of.sheet.values[b];
          if (of.sheet.values[a] == of.sheet.values[b]) {
            of.sheet.equation({a}, {b});
          } else {
            add_rest(of, more ? b : a, more ? a : b);
          }
        }
        if (!row.contains("gained")) continue;
        const CountId before = of.rows[first->second]["numerator"];
        const std::int64_t left = of.sheet.values[before] + of.sheet.values[row["gained"]];
        const std::int64_t right = of.sheet.values[row["numerator"]] + of.sheet.values[row["lost"]];
        if (left == right)
          of.sheet.equation({before, row["gained"]}, {row["numerator"], row["lost"]});
      }
      CHECK(check_nothing_found(of, std::stoll(least)) > 0);
    }
  }

  TEST_CASE("a caseload beside combined groups by officer is refused under --suppress") {
    const Args asked = {"kpi",  "--year",  "2015-16", "-m", "cla_at_end,caseload",
                        "--by", "iro,team"};
    CHECK(run_on_files(asked, {"--suppress", "5"}).status == cli::kUsage);
    CHECK(run_on_files(asked, {}).status == cli::kDone);
  }

  TEST_CASE("a measure without its column has no list, and no target met") {
    const Said listed =
        run_on_files({"kpi", "--year", "2015-16", "--list", "cp_participation"}, {});
    CHECK(listed.status == cli::kDone);
    const TempFolder folder;
    const std::string care = folder.write(
        "e.csv", "child_id,episode_start,reason_start,legal_status\nA1001,2015-06-01,S,C2\n");
    const Said none = run_duly({"kpi", care, "--year", "2015-16", "--list", "pep"});
    CHECK(none.status == cli::kUsage);
    CHECK(none.out.empty());
    CHECK(none.err.find("needs column pep_date") != std::string::npos);
    CHECK(run_duly({"kpi", care, "--year", "2015-16", "--target", "pep>=90"}).status ==
          cli::kMissed);
  }

  TEST_CASE("--population is a number of children where it is all digits, else a file") {
    const auto status = [](const std::string& given) {
      return run_on_files({"kpi", "--year", "2015-16"}, {"--population=" + given}).status;
    };
    for (const char* wrong : {"0", "18446744073709551615"}) CHECK(status(wrong) == cli::kUsage);
    for (const char* no_file : {"-5", "12.5", "many"}) CHECK(status(no_file) == cli::kTrouble);
  }

  TEST_CASE("the days of a mean are hidden with the few reviews they are of") {
    std::string episodes = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
    std::string reviews = "child_id,review_date,record_date\n";
    std::string allocations = "child_id,worker,team\n";
    for (int i = 1; i <= 30; ++i) {
      const std::string child = "A10" + std::to_string(i + 10);
      episodes += child + ",2015-05-01,S,C2,U6,,\n";
      reviews += child + ",2016-03-01,2016-03-14\n";
      allocations += child + ",W1," + (i <= 3 ? "North" : i <= 15 ? "South" : "East") + "\n";
    }
    const TempFolder folder;
    std::string found;
    for (const CsvLine& line :
         lines_of(run_duly({"kpi", folder.write("e.csv", episodes), folder.write("r.csv", reviews),
                            folder.write("a.csv", allocations), "--year", "2015-16", "-m",
                            "record_days", "--by", "team", "--suppress", "6", "-f", "csv"})
                      .out)) {
      found += line["group"] + " " + line["value"] + " " + line["numerator"] + "/" +
               line["denominator"] + "; ";
    }
    // With North's three one more team is hidden, or they would be what the others leave.
    CHECK(found == " 9.0 270/30; East 9.0 135/15; North c c/c; South c c/c; ");
  }
}

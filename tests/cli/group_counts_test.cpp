// --by of reviews and due: counts add up to what is listed without it.

#include "answers/group_counts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)
using duly::answers::GroupCounts;

using Args = std::vector<std::string>;

/// The made-up authority asked with more words, as lines of CSV.
std::vector<CsvLine> asked(const std::string& command, const Args& more) {
  Args args = {command};
  for (const char* name :
       {"episodes", "reviews", "plans", "conferences", "enquiries", "allocations", "header"}) {
    args.push_back(in_source(std::string("examples/small-authority/") + name + ".csv").string());
  }
  for (const char* word : {"-f", "csv", "-q"}) args.emplace_back(word);
  args.insert(args.end(), more.begin(), more.end());
  return lines_of(run_duly(args).out);
}

Args with(Args args, const Args& more) {
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

struct Counted {
  int rows = 0;
  std::set<std::string> children;
};

/// The rows listed, counted here: what `of` makes of a line is its group.
template <class GroupOf>
std::map<std::string, Counted> counted(const std::vector<CsvLine>& lines, GroupOf of) {
  std::map<std::string, Counted> out;
  for (const CsvLine& line : lines) {
    for (const std::string& group : {std::string(), of(line)}) {
      ++out[group].rows;
      out[group].children.insert(line["child_id"]);
    }
  }
  return out;
}

std::string or_none(const std::string& text) {
  return text.empty() ? "(none)" : text;
}

void check_groups(const std::vector<CsvLine>& shown, const std::map<std::string, Counted>& expected,
                  const char* rows_column) {
  CHECK(shown.size() == expected.size());
  for (const CsvLine& line : shown) {
    CAPTURE(line["group"]);
    REQUIRE(expected.count(line["group"]) == 1);
    const Counted& group = expected.at(line["group"]);
    CHECK(line[rows_column] == std::to_string(group.rows));
    CHECK(line["children"] == std::to_string(group.children.size()));
  }
}

/// A child with a reviewing officer's allocation alone, and one with a social worker's.
Said on_teams(const Args& words) {
  const TempFolder folder;
  Args args = words;
  args.insert(args.end(),
              {folder.write("e.csv",
                            "CHILD,DECOM,RNE,LS,PLACE\nA1001,2016-01-04,S,C2,U6\n"
                            "A1002,2016-02-01,S,C2,U6\n"),
               folder.write("r.csv",
                            "CHILD,REVIEW,REVIEW_CODE\nA1001,2016-01-20,PN1\n"
                            "A1002,2016-02-20,PN1\n"),
               folder.write("h.csv", "CHILD,SEX,DOB\nA1001,1,2004-05-01\nA1002,2,2013-05-01\n"),
               folder.write("a.csv",
                            "child_id,role,worker,team,from\nA1001,iro,IRO1,North,2016-01-04\n"
                            "A1002,social_worker,W1,South,2016-02-01\n"
                            "A1002,iro,IRO1,North,2016-02-01\n"),
               "--as-at", "2016-03-31", "-q", "-f", "csv"});
  return run_duly(args);
}

Args column(const Said& said, const char* name) {
  Args out;
  for (const CsvLine& line : lines_of(said.out)) out.push_back(line[name]);
  return out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("groups are in the order of their names, those without a value last") {
    GroupCounts counts(1);
    const auto named = [](std::string team, std::string outcome) {
      return duly::answers::GroupParts{std::move(team), std::move(outcome)};
    };
    for (const char* team : {"South", "", "North"}) counts.add(named(team, "late"), 0, 1);
    counts.add(named("North", ""), 0, 2);
    counts.add(named("North", ""), 0, 2);
    std::vector<std::string> labels;
    std::vector<std::size_t> rows;
    std::vector<std::size_t> children;
    for (const auto& group : counts.groups()) {
      labels.push_back(group.label());
      rows.push_back(group.rows);
      children.push_back(group.children);
    }
    CHECK(labels == std::vector<std::string>{"", "North / late", "North / (none)", "South / late",
                                             "(none) / late"});
    CHECK(rows == std::vector<std::size_t>{5, 1, 2, 1, 1});
    CHECK(children == std::vector<std::size_t>{2, 1, 1, 1, 1});
  }

  TEST_CASE("reviews by group are the reviews listed, counted") {
    const Args period = {"--year", "2015-16"};
    for (const Args& filter : {Args{}, Args{"--outcome", "late,overdue"}, Args{"--duty", "icpc"}}) {
      const std::vector<CsvLine> listed = asked("reviews", with(period, filter));
      REQUIRE(!listed.empty());
      for (const char* by : {"late_reason", "outcome", "duty", "iro", "team", "limit"}) {
        CAPTURE(by);
        check_groups(asked("reviews", with(with(period, filter), {"--by", by})),
                     counted(listed, [by](const CsvLine& line) { return or_none(line[by]); }),
                     "reviews");
      }
      check_groups(asked("reviews", with(with(period, filter), {"--by", "team,outcome"})),
                   counted(listed,
                           [](const CsvLine& line) {
                             return or_none(line["team"]) + " / " + line["outcome"];
                           }),
                   "reviews");
    }
  }

  TEST_CASE("duties due by group are the duties listed, counted, status by status") {
    const Args day = {"--as-at", "2016-03-31"};
    for (const Args& filter : {Args{}, Args{"--within", "28d"}, Args{"--team", "North"}}) {
      const std::vector<CsvLine> listed = asked("due", with(day, filter));
      REQUIRE(!listed.empty());
      for (const std::string by : {"iro", "team", "worker", "duty", "month"}) {
        CAPTURE(by);
        const auto group_of = [&by](const CsvLine& line) {
          return or_none(by == "month" ? line["due_date"].substr(0, 7) : line[by]);
        };
        const std::vector<CsvLine> shown = asked("due", with(with(day, filter), {"--by", by}));
        check_groups(shown, counted(listed, group_of), "open");
        for (const CsvLine& line : shown) {
          for (const char* status : {"overdue", "due_today", "not_yet_due", "indeterminate"}) {
            const auto n = std::count_if(listed.begin(), listed.end(), [&](const CsvLine& other) {
              const bool here = line["group"].empty() || group_of(other) == line["group"];
              return here && other["status"] == status;
            });
            CHECK(line[status] == std::to_string(n));
          }
        }
      }
    }
  }

  TEST_CASE("a child's team is that of the social worker, else of the officer, in every command") {
    const Args teams = {"", "North", "South"};
    CHECK(column(on_teams({"due", "--by", "team"}), "group") == teams);
    CHECK(column(on_teams({"reviews", "--year", "2015-16", "--by", "team"}), "group") == teams);
    CHECK(column(on_teams({"kpi", "--year", "2015-16", "-m", "cla_at_end", "--by", "team"}),
                 "group") == teams);
    CHECK(column(on_teams({"due"}), "team") == Args{"North", "South"});
    CHECK(column(on_teams({"reviews", "--year", "2015-16"}), "team") == Args{"North", "South"});
    CHECK(column(on_teams({"due", "--team", "North"}), "child_id") == Args{"A1001"});
  }

  TEST_CASE("due and reviews are grouped by whatever kpi is, ages in their order") {
    const Args ages = {"", "1-4", "10-15"};
    CHECK(column(on_teams({"due", "--by", "age_band"}), "group") == ages);
    CHECK(column(on_teams({"reviews", "--year", "2015-16", "--by", "age_band"}), "group") == ages);
    CHECK(column(on_teams({"due", "--by", "sex,duty"}), "group") ==
          Args{"", "female / cla_review", "male / cla_review"});
    CHECK(on_teams({"due", "--by", "quarter"}).status == 2);
    CHECK(column(on_teams({"due", "--by", "month"}), "group") == Args{"", "2016-04", "2016-05"});
  }

  TEST_CASE("due --fail-if-overdue looks at the rows, grouped or not") {
    const std::string episodes = in_source("examples/small-authority/episodes.csv").string();
    const std::string reviews = in_source("examples/small-authority/reviews.csv").string();
    for (const Args& by : {Args{}, Args{"--by", "duty"}}) {
      const Args args =
          with({"due", episodes, reviews, "--as-at", "2016-03-31", "--fail-if-overdue"}, by);
      CHECK(run_duly(args).status == 4);
      CHECK(run_duly(with(args, {"--status", "not_yet_due"})).status == 0);
    }
  }
}

// Whether rows of several extracts tell the same, and what the one that stands takes from others.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/built.hpp"
#include "support/history.hpp"
#include "support/two_episodes.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// An extract of plans of child A: start, end, number of previous plans, initial conference.
Small told(std::string name, const std::string& rows) {
  return {std::move(name), "child_id,plan_start,plan_end,previous_plans,icpc_date\n" + rows};
}
// A later date of another child makes the extract that has it the newer one.
const std::string kNewerPlan = "C,2018-06-01,,,\n";
const std::string kNewerEpisode = "A1002,2016-05-02,S,2016-06-01,E4\n";

/// Two extracts of episodes of child A1001 under headings of their own.
struct Table {
  std::string headings, rows;
};
const std::string kAll = "child_id,episode_start,reason_start,episode_end,reason_end";
const std::string kNoReasonStart = "child_id,episode_start,episode_end,reason_end,period_id";
const std::string kNoReasonEnd = "child_id,episode_start,reason_start,episode_end";

/// The child's periods of care as known in December 2015, whatever the order of the extracts.
std::string periods(const Table& one, const Table& other) {
  const auto seen = [](const Table& a, const Table& b) {
    return History()
        .file(a.headings + "\n" + a.rows)
        .file(b.headings + "\n" + b.rows)
        .periods("2015-12-01");
  };
  const std::string out = seen(one, other);
  CHECK(seen(other, one) == out);
  return out;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a plan that two extracts tell with one initial conference is the same row again") {
    const std::string row = "A,2015-06-01,,,2015-05-26\n";
    CHECK(merged({told("a", row), told("b", row + kNewerPlan)}).findings == "D304 a:2 A");
    CHECK(merged({told("a", row + row)}).findings == "D304 a:3 A");
  }

  TEST_CASE("extracts that tell different initial conferences of a plan differ") {
    CHECK(merged({told("a", "A,2015-06-01,,,2015-05-26\n"),
                  told("b", "A,2015-06-01,,,2015-05-27\n" + kNewerPlan)})
              .findings == "D303 a:2 A");
  }

  TEST_CASE("no earlier plan and two earlier plans differ, whichever extract is the newer") {
    const std::string none = "A,2015-06-01,,0,\n";
    const std::string two = "A,2015-06-01,,2,\n";
    CHECK(merged({told("a", none), told("b", two + kNewerPlan)}).findings == "D303 a:2 A");
    CHECK(merged({told("a", two), told("b", none + kNewerPlan)}).findings == "D303 a:2 A");
  }

  TEST_CASE("the newer extract's number of earlier plans stands, none being a number too") {
    const auto too_few = [](const std::string& older, const std::string& newer) {
      const std::string first = "A,2015-01-05,2015-03-02,,\n";
      const std::string second = "A,2015-06-01,,";
      const Built b = built({told("a", first + second + older + ",\n"),
                             told("b", first + second + newer + ",\n" + kNewerPlan)},
                            "2018-12-01");
      const auto& all = b.findings.all();
      return std::any_of(all.begin(), all.end(), [](const duly::Diagnostic& d) {
        return d.info->id == std::string_view("N29");
      });
    };
    CHECK(too_few("2", "0"));
    CHECK(!too_few("0", "2"));
    CHECK(too_few("0", ""));
    CHECK(!too_few("2", ""));
  }

  TEST_CASE("a plan that an extract tells as well as a list is not known from lists alone") {
    const auto listed_only = [](std::string_view until_listed, std::string_view until_told,
                                bool told_as_well) {
      std::vector<Small> files = {
          {"list7",
           "Child Unique ID,Child Protection Plan Start Date,Child Protection Plan End Date,"
           "Date of latest review conference\nA,2015-06-01," +
               std::string(until_listed) + ",2015-08-03\n"}};
      if (told_as_well) {
        files.push_back(
            {"p", "child_id,plan_start,plan_end\nA,2015-06-01," + std::string(until_told) + "\n"});
      }
      return built(files, "2016-03-31").cases.latest_conferences_only;
    };
    CHECK(listed_only("2015-09-01", "", false));
    CHECK(!listed_only("2015-09-01", "", true));
    CHECK(!listed_only("", "2015-09-01", true));
  }

  TEST_CASE("why an episode began is taken from the extract that has it open still") {
    const std::string first = "A1001,2015-01-05,S,2015-03-02,X1\n";
    const auto both = [&](const std::string& reason) {
      return periods({kAll, first + "A1001,2015-03-02," + reason + ",,\n"},
                     {kAll, first + "A1001,2015-03-02,,2016-03-01,E4\n"});
    };
    CHECK(both("S") == kTwo);
    CHECK(both("P") == kOne);
  }

  TEST_CASE("the number of a period of care is taken from the extract that numbers periods") {
    const auto both = [](const std::string& second) {
      return periods({kNoReasonStart,
                      "A1001,2015-01-05,2015-03-02,X1,P1\nA1001,2015-03-02,,," + second + "\n"},
                     {"child_id,episode_start,episode_end,reason_end",
                      "A1001,2015-01-05,2015-03-02,X1\nA1001,2015-03-02,2016-03-01,E4\n"});
    };
    CHECK(both("P1") == kOne);
    CHECK(both("P2") == kTwo);
  }

  TEST_CASE("a reason for new episode that one extract tells stands before numbers of periods") {
    const auto both = [](const std::string& reason, const std::string& until_told,
                         const std::string& until_numbered) {
      return periods({kAll, "A1001,2015-01-05,S,2015-03-02,X1\nA1001,2015-03-02," + reason + "," +
                                until_told + "\n"},
                     {kNoReasonStart, "A1001,2015-01-05,2015-03-02,X1,P1\nA1001,2015-03-02," +
                                          until_numbered + ",P1\n"});
    };
    const std::string ended = "2016-03-01,E4";
    CHECK(both("S", ",", ended) == kTwo);
    CHECK(both("S", ended, ",") == kTwo);
    CHECK(both("P", ",", ended) == kOne);
    CHECK(both("P", ended, ",") == kOne);
  }

  TEST_CASE("a reason for the end that one extract tells stands before an end on the next start") {
    const std::string next = "A1001,2015-03-02,P,";
    const auto told = [&](const std::string& reason) {
      return "A1001,2015-01-05,S,2015-03-02," + reason + "\n" + next + ",\n";
    };
    const std::string untold = "A1001,2015-01-05,S,2015-03-02\n" + next + "\n";
    const std::string newer_untold = "A1002,2016-05-02,S,2016-06-01\n";
    // Care ended, whatever the next row says; or it went on.
    CHECK(periods({kAll, told("E4") + kNewerEpisode}, {kNoReasonEnd, untold}) == kTwo);
    CHECK(periods({kAll, told("E4")}, {kNoReasonEnd, untold + newer_untold}) == kTwo);
    CHECK(periods({kAll, told("X1") + kNewerEpisode}, {kNoReasonEnd, untold}) == kOne);
    CHECK(periods({kAll, told("X1")}, {kNoReasonEnd, untold + newer_untold}) == kOne);
  }

  TEST_CASE("an end that only an extract without reasons tells is X1 where an episode follows") {
    // The return of the year before has the episode open: it could not tell why it would end.
    CHECK(periods({kAll, "A1001,2015-01-05,S,,\n"},
                  {kNoReasonEnd, "A1001,2015-01-05,S,2015-06-01\nA1001,2015-06-01,P,\n"}) == kOne);
    CHECK(periods({kAll, "A1001,2015-01-05,S,,\n"},
                  {kNoReasonEnd, "A1001,2015-01-05,S,2015-06-01\nA1001,2015-06-02,P,\n"}) ==
          "2015-01-05..2015-06-01 ordinary; 2015-06-02.. ordinary");
  }
}

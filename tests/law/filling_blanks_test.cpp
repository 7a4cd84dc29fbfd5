// What one of several extracts leaves blank of a thing another fills.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/two_episodes.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("what one extract leaves blank of an episode another fills") {
    const auto both = [](std::string_view one, std::string_view other, auto seen) {
      constexpr std::string_view kHeadings =
          "child_id,episode_start,reason_start,episode_end,reason_end,legal_status,placement\n";
      const auto file = [&](std::string_view rows) {
        return std::string(kHeadings) + std::string(rows);
      };
      const std::string told = seen(History().file(file(one)).file(file(other)));
      CHECK(seen(History().file(file(other)).file(file(one))) == told);
      return told;
    };
    const auto periods = [&](std::string_view one, std::string_view other) {
      return both(one, other, [](const History& h) { return h.periods("2015-12-01"); });
    };
    CHECK(periods("A1001,2015-01-05,S,,,,\n", "A1001,2015-01-05,S,,,V4,\n") == "2015-01-05.. V4");
    CHECK(periods("A1001,2015-01-05,S,,,,\n", "A1001,2015-01-05,S,,,E1,A4\n") ==
          "2015-01-05.. adoption");
    CHECK(periods("A1001,2015-01-05,S,,,V4,\n", "A1001,2015-01-05,S,2015-03-02,E4A,,\n") ==
          "2015-01-05..2015-03-02 V4");
    CHECK(periods("A1001,2015-01-05,S,,,,A4\n", "A1001,2015-01-05,S,2015-03-02,E4A,E1,\n") ==
          "2015-01-05..2015-03-02 adoption");
    const std::string next = "A1001,2015-03-02,P,,,C2,U6\n";
    CHECK(periods("A1001,2015-01-05,S,2015-03-02,,C2,U6\n" + next,
                  "A1001,2015-01-05,S,2015-03-02,X1,C2,U6\n" + next) == kOne);
    const std::string first = "A1001,2015-01-05,S,2015-03-02,X1,C2,U6\n";
    CHECK(periods(first + "A1001,2015-03-02,,,,C2,U6\n", first + "A1001,2015-03-02,S,,,C2,U6\n") ==
          kTwo);
    const auto findings = [&](std::string_view one, std::string_view other) {
      return both(one, other, [](const History& h) { return h.findings("2015-12-01"); });
    };
    CHECK(findings("A1001,2015-01-05,S,,,C2,U6\n", "A1001,2015-01-05,P,,,C2,U6\n") == "D303");
  }

  TEST_CASE("of several extracts the newest fills first, and none fills one of two that clash") {
    constexpr std::string_view kHeadings =
        "child_id,episode_start,reason_start,episode_end,reason_end,legal_status,placement\n";
    const auto file = [&](std::string_view rows) {
      return std::string(kHeadings) + std::string(rows);
    };
    const std::string first = file("A1001,2015-01-05,S,,,V4,\n");
    const std::string second =
        file("A1001,2015-01-05,S,,,E1,A4\nA1002,2015-06-01,S,2015-07-01,E4A,C2,U6\n");
    const std::string third = file("A1001,2015-01-05,S,2016-06-01,E4A,,\n");
    const std::string expected = "2015-01-05..2016-06-01 adoption; 2015-06-01..2015-07-01 ordinary";
    CHECK(History().file(first).file(second).file(third).periods("2016-12-01") == expected);
    CHECK(History().file(second).file(first).file(third).periods("2016-12-01") == expected);
    const std::string ended = file("A1001,2015-01-05,S,2015-12-01,E4A,V4,\n");
    const std::string open =
        file("A1001,2015-01-05,S,,,E1,A4\nA1002,2016-06-01,S,2016-07-01,E4A,C2,U6\n");
    const std::string newest = file("A1001,2015-01-05,S,2017-06-01,E4A,,\n");
    CHECK(History().file(ended).file(open).file(newest).periods("2017-12-01") ==
          "2015-01-05..2017-06-01 adoption; 2016-06-01..2016-07-01 ordinary");
    const std::string clash =
        file("A1001,2015-01-05,S,2015-02-01,E4A,,\nA1001,2015-01-05,S,2015-03-01,E4A,,\n");
    CHECK(History().file(clash).file(first).periods("2016-12-01") ==
          "2015-01-05..2015-01-05 ordinary; 2015-01-05..2015-03-01 ordinary");
  }

  TEST_CASE("what one extract leaves blank of a plan another fills") {
    constexpr std::string_view kHeadings =
        "child_id,plan_id,plan_start,plan_end,previous_plans,icpc_date\n";
    const auto file = [&](std::string_view rows) {
      return std::string(kHeadings) + std::string(rows);
    };
    const auto findings = [&](std::string_view one, std::string_view other) {
      const auto told = [&](std::string_view a, std::string_view b) {
        return History()
            .file(file(a))
            .file(file(b))
            .conference("RCPC", "2015-08-03", {"CP9", "", ""})
            .findings("2015-12-01");
      };
      CHECK(told(one, other) == told(other, one));
      return told(one, other);
    };
    CHECK(findings("A1001,,2015-06-01,,,\n", "A1001,CP9,2015-06-01,,,\n") == "D304");
    CHECK(findings("A1001,,2015-06-01,,,\n", "A1001,CP1,2015-06-01,,,\n") == "D304 N26");
    CHECK(findings("A1001,CP1,2015-06-01,,,\n", "A1001,,2015-06-01,2015-09-01,,\n") == "N26");
    const std::string before = "A1001,CP0,2015-01-05,2015-03-02,0,\n";
    CHECK(findings(before + "A1001,CP9,2015-06-01,,,\n", before + "A1001,CP9,2015-06-01,,0,\n") ==
          "D304 D304 N29");
    CHECK(findings("A1001,CP9,2015-06-01,,0,\n", "A1001,CP9,2015-06-01,,1,\n") == "D303");
    CHECK(findings("A1001,CP9,2015-06-01,,1,\n", "A1001,CP9,2015-06-01,,,\n") == "D304");
    for (const std::string_view blank :
         {"A1001,CP1,2015-06-01,,,\n", "A1001,CP1,2015-06-01,,0,\n"}) {
      const auto links = History()
                             .reading("cp_anchor", "icpc")
                             .file(file(blank))
                             .file(file("A1001,CP1,2015-06-01,,,2015-05-26\n"))
                             .obligations("2015-07-01");
      REQUIRE(!links.empty());
      CHECK(to_string(links[0].anchor.or_far()) == "2015-05-26");
    }
  }

  TEST_CASE("of one conference in two extracts the row that tells more stands") {
    constexpr std::string_view kHeadings =
        "child_id,conference_type,conference_date,plan_id,s47_start_date\n";
    const auto both = [&](std::string_view one, std::string_view other) {
      const auto seen = [&](std::string_view a, std::string_view b) {
        return History()
            .plan("2015-01-05", "", {"CP1", "", "", ""})
            .plan("2015-02-02", "", {"CP2", "", "", ""})
            .file(std::string(kHeadings) + std::string(a))
            .file(std::string(kHeadings) + std::string(b));
      };
      const History h = seen(one, other);
      CHECK(seen(other, one).seen("icpc", "2015-07-01") == h.seen("icpc", "2015-07-01"));
      CHECK(seen(other, one).seen("cp_review", "2015-03-05") == h.seen("cp_review", "2015-03-05"));
      return h;
    };
    CHECK(both("A1001,ICPC,2015-06-10,,\n", "A1001,ICPC,2015-06-10,,2015-06-01\n")
              .seen("icpc", "2015-07-01") ==
          "1: 2015-06-01 due 2015-06-22 held 2015-06-10 on_time");
    CHECK(both("A1001,ICPC,2015-06-10,CP1,\n", "A1001,ICPC,2015-06-10,,2015-06-01\n")
              .seen("icpc", "2015-07-01") ==
          "1: 2015-06-01 due 2015-06-22 held 2015-06-10 on_time");
    const std::string named = both("A1001,RCPC,2015-03-02,,\n", "A1001,RCPC,2015-03-02,CP1,\n")
                                  .seen("cp_review", "2015-03-05");
    CHECK(named.starts_with("1: 2015-01-05 due 2015-04-05 held 2015-03-02 on_time"));
  }
}

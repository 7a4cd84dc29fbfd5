// Episodes to periods of care, plans to conferences: measures.md section 1, line by line.

#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Two episodes of ordinary care, the first from 5 January 2015, and what is made of them.
struct Joined {
  std::string periods, findings;
};
Joined joined(std::string_view first_end, std::string_view first_reason, std::string_view second,
              std::string_view second_reason) {
  const History h = History()
                        .care("2015-01-05", first_end, {"S", first_reason, "C2", "U6"})
                        .care(second, "", {second_reason, "", "C2", "U6"});
  return {h.periods("2015-12-01"), h.findings("2015-12-01")};
}

constexpr std::string_view kOne = "2015-01-05.. ordinary";
constexpr std::string_view kTwo = "2015-01-05..2015-03-02 ordinary; 2015-03-02.. ordinary";

constexpr std::string_view kPlain = "child_id,episode_start,episode_end,legal_status\n";

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("an episode with S begins a new period, always") {
    Joined j = joined("2015-03-02", "X1", "2015-03-02", "S");
    CHECK(j.periods == kTwo);
    CHECK(j.findings == "431");
    j = joined("2015-03-02", "E4", "2015-03-02", "S");
    CHECK(j.periods == kTwo);
    CHECK(j.findings == "N18");
    j = joined("2015-03-01", "E4", "2015-03-02", "S");
    CHECK(j.periods == "2015-01-05..2015-03-01 ordinary; 2015-03-02.. ordinary");
    CHECK(j.findings == "");
    j = joined("", "", "2015-03-02", "S");
    CHECK(j.periods == kTwo);
    CHECK(j.findings == "142");
    j = joined("2015-03-03", "E4", "2015-03-02", "S");
    CHECK(j.periods == kTwo);
    CHECK(j.findings == "501");
  }

  TEST_CASE("an episode that goes on begins on the day the last ended with X1") {
    Joined j = joined("2015-03-02", "X1", "2015-03-02", "P");
    CHECK(j.periods == kOne);
    CHECK(j.findings == "");
    j = joined("2015-03-01", "X1", "2015-03-02", "P");
    CHECK(j.periods == "2015-01-05..2015-03-01 ordinary; 2015-03-02.. ordinary");
    CHECK(j.findings == "N17");
    j = joined("2015-02-28", "X1", "2015-03-02", "P");
    CHECK(j.periods == "2015-01-05..2015-02-28 ordinary; 2015-03-02.. ordinary");
    CHECK(j.findings == "433");
  }

  TEST_CASE("an overlap ends the last episode and goes on") {
    Joined j = joined("", "", "2015-03-02", "P");
    CHECK(j.periods == kOne);
    CHECK(j.findings == "142");
    j = joined("2015-03-03", "X1", "2015-03-02", "P");
    CHECK(j.periods == kOne);
    CHECK(j.findings == "501");
    j = joined("2015-03-03", "E4", "2015-03-02", "P");
    CHECK(j.periods == kOne);
    CHECK(j.findings == "501");
  }

  TEST_CASE("after an episode that ended care a new period begins whatever the reason says") {
    Joined j = joined("2015-03-02", "E4", "2015-03-02", "P");
    CHECK(j.periods == kTwo);
    CHECK(j.findings == "432");
    j = joined("2015-03-02", "", "2015-03-02", "P");
    CHECK(j.periods == kTwo);
    CHECK(j.findings == "148 432");
    j = joined("2015-03-01", "E4", "2015-03-02", "P");
    CHECK(j.periods == "2015-01-05..2015-03-01 ordinary; 2015-03-02.. ordinary");
    CHECK(j.findings == "432");
  }

  TEST_CASE("X1 with nothing following ends the period on that day") {
    const History h = History().care("2015-01-05", "2015-03-02", {"S", "X1", "C2", "U6"});
    CHECK(h.periods("2015-12-01") == "2015-01-05..2015-03-02 ordinary");
    CHECK(h.findings("2015-12-01") == "388");
    // On the day before, the end is not known.
    CHECK(h.periods("2015-03-01") == "2015-01-05.. ordinary");
    CHECK(h.findings("2015-03-01") == "");
    CHECK(h.periods("2015-03-02") == "2015-01-05..2015-03-02 ordinary");
  }

  TEST_CASE("without a column for the reason of the end, an end on the next start counts as X1") {
    const auto h = [](std::string_view second_start) {
      return History()
          .file(
              "child_id,episode_start,reason_start,episode_end\nA1001,2015-01-05,S,2015-03-02\n"
              "A1001," +
              std::string(second_start) + ",P,\n")
          .periods("2015-12-01");
    };
    CHECK(h("2015-03-02") == kOne);
    CHECK(h("2015-03-03") == "2015-01-05..2015-03-02 ordinary; 2015-03-03.. ordinary");
  }

  TEST_CASE("without a column for the reason of the start, a gap begins a new period") {
    const auto h = [](const std::string& rows) {
      return History().file(std::string(kPlain) + rows);
    };
    const History touching = h("A1001,2015-01-05,2015-03-02,C2\nA1001,2015-03-02,,C2\n");
    CHECK(touching.periods("2015-12-01") == kOne);
    const History gap = h("A1001,2015-01-05,2015-03-02,C2\nA1001,2015-03-03,,C2\n");
    CHECK(gap.periods("2015-12-01") == "2015-01-05..2015-03-02 ordinary; 2015-03-03.. ordinary");
    CHECK(gap.findings("2015-12-01") == "D107 D308");
  }

  TEST_CASE("an episode of no days leaves no run behind") {
    const History h = History()
                          .care("2015-01-05", "2015-03-02", {"S", "X1", "C2", "U6"})
                          .care("2015-03-02", "2015-03-02", {"P", "X1", "E1", "A4"})
                          .care("2015-03-02", "", {"P", "", "C2", "U6"});
    CHECK(h.periods("2015-12-01") == kOne);
    CHECK(h.seen("adoption_review", "2015-12-01") == "");
  }

  TEST_CASE(
      "an end after the day asked about leaves the case open, a start after it is not there") {
    const History h = History().care("2015-01-05", "2015-03-02").care("2015-04-01");
    CHECK(h.periods("2015-01-04") == "");
    CHECK(h.periods("2015-01-05") == kOne);
    CHECK(h.periods("2015-03-01") == kOne);
    CHECK(h.periods("2015-03-02") == "2015-01-05..2015-03-02 ordinary");
    CHECK(h.periods("2015-03-31") == "2015-01-05..2015-03-02 ordinary");
    CHECK(h.periods("2015-04-01") == "2015-01-05..2015-03-02 ordinary; 2015-04-01.. ordinary");
  }

  TEST_CASE("a review belongs to the period that contains its day, the last day included") {
    const auto h = [](std::string_view review) {
      return History().care("2015-01-05", "2015-03-02").care("2015-04-01").reviews(review);
    };
    const auto found = [&](std::string_view review) { return h(review).findings("2015-12-01"); };
    CHECK(found("2015-01-04") == "N02");
    CHECK(found("2015-01-05") == "");
    CHECK(found("2015-03-02") == "");
    CHECK(found("2015-03-03") == "N03");
    CHECK(found("2015-03-31") == "N03");
    CHECK(found("2015-04-01") == "");
    CHECK(h("2015-03-02").periods("2015-12-01") ==
          "2015-01-05..2015-03-02 ordinary (1); 2015-04-01.. ordinary");
    // Dated after the day asked about it is not looked at.
    CHECK(h("2015-03-03").findings("2015-03-02") == "");
    CHECK(h("2015-03-03").findings("2015-03-03") == "N03");
  }

  TEST_CASE("a review on the day one period ends and the next begins belongs to the next") {
    const History h =
        History().care("2015-01-05", "2015-03-02").care("2015-03-02").reviews("2015-03-02");
    CHECK(h.periods("2015-12-01") == "2015-01-05..2015-03-02 ordinary; 2015-03-02.. ordinary (1)");
  }

  TEST_CASE("a review belongs to the run of its day") {
    const auto periods = [](std::string_view review) {
      return History()
          .care("2015-01-05", "2015-03-02", {"S", "X1", "C2", "U6"})
          .care("2015-03-02", "", {"P", "", "E1", "A4"})
          .reviews(review)
          .periods("2015-12-01");
    };
    CHECK(periods("2015-03-01") ==
          "2015-01-05.. ordinary to 2015-03-02 (1) adoption from 2015-03-02");
    CHECK(periods("2015-03-02") ==
          "2015-01-05.. ordinary to 2015-03-02 adoption from 2015-03-02 (1)");
  }

  TEST_CASE("a conference belongs to the plan that began before it and had not ended before it") {
    const auto h = [](std::string_view held) {
      return History().plan("2015-01-05", "2015-03-02").conferences(held);
    };
    CHECK(h("2015-01-04").findings("2015-12-01") == "N24");
    CHECK(h("2015-01-05").findings("2015-12-01") == "8841");
    CHECK(h("2015-01-06").findings("2015-12-01") == "");
    CHECK(h("2015-03-02").findings("2015-12-01") == "");
    CHECK(h("2015-03-03").findings("2015-12-01") == "N24");
    CHECK(h("2015-03-02").seen("cp_review", "2015-12-01") ==
          "1: 2015-01-05 due 2015-04-05 held 2015-03-02 on_time");
    CHECK(h("2015-03-03").findings("2015-03-02") == "");
    CHECK(h("2015-03-02").findings("2015-03-02") == "");
    CHECK(h("2015-03-02").seen("cp_review", "2015-03-02") ==
          "1: 2015-01-05 due 2015-04-05 held 2015-03-02 on_time");
    CHECK(h("2015-03-02").seen("cp_review", "2015-03-01") ==
          "1: 2015-01-05 due 2015-04-05 not_yet_due");
    CHECK(h("").seen("cp_review", "2015-01-05") == "1: 2015-01-05 due 2015-04-05 not_yet_due");
    CHECK(h("").seen("cp_review", "2015-01-04") == "");
  }

  TEST_CASE("of two plans a conference falls in, the one it names, else the later") {
    const auto h = [](std::string_view plan_id) {
      return History()
          .plan("2015-01-05", "", {"CP1", "", "", ""})
          .plan("2015-02-02", "", {"CP2", "", "", ""})
          .plan("2015-02-03", "", {"CP3", "", "", ""})
          .conference("RCPC", "2015-03-02", {plan_id, "", ""});
    };
    const auto which = [&](std::string_view plan_id) {
      const std::string seen = h(plan_id).seen("cp_review", "2015-03-05");
      const std::size_t held = seen.find(" held");
      REQUIRE(held != std::string::npos);
      return seen.substr(held - 25, 10);
    };
    CHECK(which("CP1") == "2015-01-05");
    CHECK(which("CP2") == "2015-02-02");
    CHECK(which("CP3") == "2015-02-03");
    CHECK(which("") == "2015-02-03");
    CHECK(which("CP9") == "2015-02-03");
    CHECK(h("CP1").findings("2015-03-05") == "8940 8940 D311");
    CHECK(h("CP9").findings("2015-03-05") == "8940 8940 D311 N26");
  }

  TEST_CASE("two plans overlap where the later begins before the earlier ends") {
    const auto found = [](std::string_view second, std::string_view temporary = {}) {
      return History()
          .plan("2015-01-05", "2015-03-02", {"CP1", "", "", ""})
          .plan(second, "", {"CP2", temporary, "", ""})
          .findings("2015-12-01");
    };
    CHECK(found("2015-03-01") == "8940");
    CHECK(found("2015-03-02") == "");
    CHECK(found("2015-03-01", "Y") == "");
  }

  TEST_CASE("an initial conference is judged by the strategy discussion of its own row") {
    const auto seen = [](std::string_view discussion, std::string_view held) {
      return History().conference("ICPC", held, {"", discussion, ""}).seen("icpc", "2015-12-01");
    };
    CHECK(seen("2015-06-01", "2015-06-01") ==
          "1: 2015-06-01 due 2015-06-22 held 2015-06-01 on_time");
    CHECK(seen("2015-06-02", "2015-06-01") == "");
    CHECK(seen("", "2015-06-01") == "");
    const History h = History().conference("ICPC", "2015-06-01", {"", "2015-06-01", ""});
    CHECK(h.seen("icpc", "2015-05-31") == "");
    CHECK(h.seen("icpc", "2015-06-01") != "");
    CHECK(History()
              .conference("ICPC", "2015-06-01", {"", "2015-05-18", "Y"})
              .seen("icpc", "2015-12-01") == "");
  }

  TEST_CASE("an enquiry without a conference is met by the first one on or after it") {
    const auto seen = [](std::string_view held, std::string_view transfer = {}) {
      return History()
          .enquiry("2015-06-01")
          .conference("ICPC", held, {"", "", transfer})
          .seen("icpc", "2015-07-01");
    };
    CHECK(seen("2015-05-31") == "1: 2015-06-01 due 2015-06-22 overdue 9");
    CHECK(seen("2015-06-01") == "1: 2015-06-01 due 2015-06-22 held 2015-06-01 on_time");
    CHECK(seen("2015-06-23") == "1: 2015-06-01 due 2015-06-22 held 2015-06-23 late 1");
    CHECK(seen("2015-06-23", "Y") == "1: 2015-06-01 due 2015-06-22 overdue 9");
    CHECK(seen("2015-07-01") == "1: 2015-06-01 due 2015-06-22 held 2015-07-01 late 9");
    CHECK(seen("2015-07-02") == "1: 2015-06-01 due 2015-06-22 overdue 9");
  }

  TEST_CASE("an enquiry that names its conference is met by it from the day it is held") {
    const History h = History().enquiry("2015-06-01", "2015-06-10");
    CHECK(h.seen("icpc", "2015-05-31") == "");
    CHECK(h.seen("icpc", "2015-06-01") == "1: 2015-06-01 due 2015-06-22 not_yet_due");
    CHECK(h.seen("icpc", "2015-06-09") == "1: 2015-06-01 due 2015-06-22 not_yet_due");
    CHECK(h.seen("icpc", "2015-06-10") == "1: 2015-06-01 due 2015-06-22 held 2015-06-10 on_time");
    // Another conference held before its own does not meet it.
    CHECK(History()
              .enquiry("2015-06-01", "2015-07-10")
              .conference("ICPC", "2015-06-05", {"", "", ""})
              .seen("icpc", "2015-06-30") == "1: 2015-06-01 due 2015-06-22 overdue 8");
    CHECK(History().enquiry("2015-06-01", "2015-06-01").seen("icpc", "2015-07-01") ==
          "1: 2015-06-01 due 2015-06-22 held 2015-06-01 on_time");
    const History before = History().enquiry("2015-06-02", "2015-06-01");
    CHECK(before.seen("icpc", "2015-07-01") == "");
    CHECK(before.findings("2015-07-01") == "8615");
  }

  TEST_CASE("of two enquiries one is met and the later one still open") {
    const auto seen = [](std::string_view later) {
      return History()
          .enquiry("2015-06-01")
          .conference("ICPC", "2015-06-10", {"", "2015-06-01", ""})
          .enquiry(later)
          .seen("icpc", "2015-07-01");
    };
    const std::string met = "1: 2015-06-01 due 2015-06-22 held 2015-06-10 on_time";
    CHECK(seen("2015-06-11") == met + "; 1: 2015-06-11 due 2015-07-02 not_yet_due");
    CHECK(seen("2015-06-10") == met + "; 1: 2015-06-10 due 2015-07-01 held 2015-06-10 on_time");
    CHECK(seen("2015-06-01") == met);
  }

  TEST_CASE("a conference not required leaves no link") {
    CHECK(History().enquiry("2015-06-01", "", "Y").seen("icpc", "2015-07-01") == "");
    CHECK(History().enquiry("2015-06-01", "", "N").seen("icpc", "2015-07-01") != "");
  }

  TEST_CASE("the anchor of a plan under cp_anchor = icpc") {
    const auto anchor = [](const History& h) {
      const auto links = h.obligations("2015-07-01");
      REQUIRE(!links.empty());
      return to_string(links[0].anchor.or_far());
    };
    const auto plan = [](std::string_view icpc_date) {
      return History()
          .reading("cp_anchor", "icpc")
          .plan("2015-06-05", "", {"CP1", "", "", icpc_date});
    };
    CHECK(anchor(plan("2015-06-01")) == "2015-06-01");
    CHECK(anchor(plan("").conference("ICPC", "2015-06-05", {})) == "2015-06-05");
    CHECK(anchor(plan("").conference("ICPC", "2015-06-04", {})) == "2015-06-04");
    CHECK(anchor(plan("").conference("ICPC", "2015-06-06", {})) == "2015-06-05");
    CHECK(anchor(plan("").conference("ICPC", "2015-06-06", {"CP1", "", ""})) == "2015-06-06");
    CHECK(anchor(
              plan("").conference("ICPC", "2015-06-01", {}).conference("ICPC", "2015-06-03", {})) ==
          "2015-06-03");
    CHECK(anchor(
              plan("").conference("ICPC", "2015-06-01", {}).conference("ICPC", "2015-06-05", {})) ==
          "2015-06-05");
    CHECK(anchor(plan("")) == "2015-06-05");
  }

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

  TEST_CASE("the extract's own numbers of periods decide only where both episodes have one") {
    const auto periods = [](std::string_view first, std::string_view second) {
      return History()
          .file(
              "child_id,episode_start,episode_end,legal_status,period_id\n"
              "A1001,2015-01-05,2015-03-02,C2," +
              std::string(first) + "\nA1001,2015-03-02,,C2," + std::string(second) + "\n")
          .periods("2015-12-01");
    };
    CHECK(periods("P1", "P1") == kOne);
    CHECK(periods("P1", "P2") == kTwo);
    CHECK(periods("P1", "") == kOne);
    CHECK(periods("", "P2") == kOne);
    CHECK(History()
              .file("child_id,episode_start,reason_start,episode_end,reason_end,period_id\n"
                    "A1001,2015-01-05,S,2015-03-02,X1,P1\nA1001,2015-03-02,P,,,P2\n")
              .periods("2015-12-01") == kOne);
  }

  TEST_CASE("a run of no days leaves no trace at the end of a period, but a period of none stays") {
    const auto adopted_for_no_day = []() {
      return History()
          .care("2015-01-05", "2015-03-02", {"S", "X1", "C2", "U6"})
          .care("2015-03-02", "2015-03-02", {"P", "E11", "E1", "A4"});
    };
    CHECK(adopted_for_no_day().periods("2015-12-01") == "2015-01-05..2015-03-02 ordinary");
    CHECK(adopted_for_no_day().care("2015-03-05").periods("2015-12-01") ==
          "2015-01-05..2015-03-02 ordinary; 2015-03-05.. ordinary");
    CHECK(History().care("2015-01-05", "2015-01-05").periods("2015-12-01") ==
          "2015-01-05..2015-01-05 ordinary");
    CHECK(History()
              .care("2015-01-05", "2015-03-02")
              .care("2015-03-05", "2015-03-05", {"S", "X1", "C2", "U6"})
              .care("2015-03-05", "", {"P", "", "C2", "U6"})
              .periods("2015-12-01") == "2015-01-05..2015-03-02 ordinary; 2015-03-05.. ordinary");
  }

  TEST_CASE("a review of a child who has never been in care belongs to nobody's period") {
    const History h = History().reviews("2015-02-01").child("A1002").care("2015-01-05");
    CHECK(h.periods("2015-12-01") == "2015-01-05.. ordinary");
    CHECK(h.findings("2015-12-01") == "N02");
    CHECK(History()
              .child("A1002")
              .care("2015-01-05")
              .child("A1001")
              .reviews("2015-02-01")
              .findings("2015-12-01") == "N02");
  }

  TEST_CASE("two of one child's reviews stay with its own periods") {
    const History h = History()
                          .care("2015-01-05", "2015-02-02")
                          .reviews("2015-01-20")
                          .child("A1002")
                          .care("2015-01-05", "2015-02-02")
                          .care("2015-03-02")
                          .reviews("2015-03-20");
    CHECK(h.periods("2015-12-01") ==
          "2015-01-05..2015-02-02 ordinary (1); 2015-01-05..2015-02-02 ordinary; "
          "2015-03-02.. ordinary (1)");
  }

  TEST_CASE("episodes of one start stand by the ends known on the day, else by their lines") {
    const auto two = [](History h) {
      return h.care("2015-01-05", "2015-06-01", {"S", "E4A", "E1", "A4"})
          .care("2015-01-05", "2015-05-01", {"S", "E4A", "C2", "U6"});
    };
    const std::string by_line = "2015-01-05..2015-01-05 adoption; 2015-01-05.. ordinary";
    CHECK(two(History()).periods("2015-04-30") == by_line);
    CHECK(two(History()).periods("2015-05-01") ==
          "2015-01-05..2015-01-05 ordinary; 2015-01-05.. adoption");
    CHECK(two(History()).periods("2015-06-01") ==
          "2015-01-05..2015-01-05 ordinary; 2015-01-05..2015-06-01 adoption");
    // Another, open before them, stays before them.
    CHECK(two(History().care("2014-01-06")).periods("2015-04-30") ==
          "2014-01-06..2015-01-05 ordinary; " + by_line);
    CHECK(two(History().care("2014-01-06")).periods("2015-06-01") ==
          "2014-01-06..2015-01-05 ordinary; 2015-01-05..2015-01-05 ordinary; "
          "2015-01-05..2015-06-01 adoption");
  }

  TEST_CASE("the number of previous plans given is not below the plans seen before") {
    const auto found = [](std::string_view before, std::string_view previous,
                          std::string_view temporary = {}) {
      return History()
          .plan("2015-01-05", "2015-03-02", {"CP1", before, "0", ""})
          .plan("2015-06-01", "", {"CP2", temporary, previous, ""})
          .findings("2015-12-01");
    };
    CHECK(found("", "0") == "N29");
    CHECK(found("", "1") == "");
    CHECK(found("", "2") == "");
    CHECK(found("", "") == "");
    CHECK(found("Y", "0") == "");
    CHECK(found("", "0", "Y") == "");
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

  TEST_CASE("conferences go to their plans in whatever order the plans meet") {
    const History h = History()
                          .plan("2015-01-05", "", {"CP1", "", "", ""})
                          .plan("2015-02-02", "", {"CP2", "", "", ""})
                          .conference("RCPC", "2015-03-02", {"CP2", "", ""})
                          .conference("RCPC", "2015-03-03", {"CP1", "", ""});
    CHECK(h.findings("2015-03-05") == "8940 D311 D311");
    CHECK(h.seen("cp_review", "2015-03-05") ==
          "1: 2015-01-05 due 2015-04-05 held 2015-03-03 on_time; 2: 2015-03-03 due 2015-09-03 "
          "not_yet_due; 1: 2015-02-02 due 2015-05-02 held 2015-03-02 on_time; 2: 2015-03-02 due "
          "2015-09-02 not_yet_due");
    CHECK(History()
              .plan("2015-01-05", "", {"CP1", "", "", ""})
              .conferences("2015-03-02")
              .findings("2015-03-05") == "");
  }

  TEST_CASE("an initial conference is no review, a review conference meets no enquiry") {
    const History h = History().plan("2015-01-05").conference("ICPC", "2015-02-02", {"", "", ""});
    CHECK(h.seen("cp_review", "2015-03-05") == "1: 2015-01-05 due 2015-04-05 not_yet_due");
    CHECK(History().enquiry("2015-06-01").conferences("2015-06-10").seen("icpc", "2015-07-01") ==
          "1: 2015-06-01 due 2015-06-22 overdue 9");
    CHECK(
        History().conference("ICPC", "2015-06-01", {"", "2015-06-02", ""}).findings("2015-12-01") ==
        "8615");
  }

  TEST_CASE("an enquiry's own conference stands beside the others, by their days") {
    CHECK(History()
              .enquiry("2015-06-05")
              .conference("ICPC", "2015-06-20", {"", "", ""})
              .enquiry("2015-06-01", "2015-06-10")
              .seen("icpc", "2015-07-01") ==
          "1: 2015-06-01 due 2015-06-22 held 2015-06-10 on_time; "
          "1: 2015-06-05 due 2015-06-26 held 2015-06-10 on_time");
    const auto links = History()
                           .reading("cp_anchor", "icpc")
                           .plan("2015-06-12")
                           .conference("ICPC", "2015-06-05", {"", "", ""})
                           .enquiry("2015-06-01", "2015-06-10")
                           .obligations("2015-06-30");
    REQUIRE(!links.empty());
    CHECK(std::any_of(links.begin(), links.end(), [](const Obligation& o) {
      return o.duty == Duty::cp_review && to_string(o.anchor.or_far()) == "2015-06-10";
    }));
  }

  TEST_CASE("no child's conference meets another's enquiry") {
    const History h = History()
                          .conference("ICPC", "2015-06-10", {"", "2015-06-01", ""})
                          .child("A1002")
                          .enquiry("2015-06-01");
    CHECK(h.seen("icpc", "2015-07-01") ==
          "1: 2015-06-01 due 2015-06-22 held 2015-06-10 on_time; "
          "1: 2015-06-01 due 2015-06-22 overdue 9");
    CHECK(History(h).conference("ICPC", "2015-06-25", {"", "", ""}).seen("icpc", "2015-07-01") ==
          "1: 2015-06-01 due 2015-06-22 held 2015-06-10 on_time; "
          "1: 2015-06-01 due 2015-06-22 held 2015-06-25 late 3");
  }
}

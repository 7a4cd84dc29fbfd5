// Episodes to periods of care: measures.md section 1, line by line.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/two_episodes.hpp"

namespace {

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
}

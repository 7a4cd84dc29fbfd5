// Figures that readings of adoption decide: who counts in NI66, and by which reviews.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kFrom = "2025-04-01";
constexpr std::string_view kTo = "2026-03-31";

std::string ni66(History h, std::string_view reading = {}, std::string_view value = {},
                 std::string_view second = {}, std::string_view value_of_second = {}) {
  if (!reading.empty()) h.reading(reading, value);
  if (!second.empty()) h.reading(second, value_of_second);
  return h.verdicts("NI66", kFrom, kTo);
}

/// In foster care since January 2025, and placed for adoption from a day in December.
History placed(std::string_view reviews) {
  return History()
      .care("2025-01-06", "2025-12-10", {"S", "X1", "C2", "U6"})
      .care("2025-12-10", "", {"P", "", "C2", "A4"})
      .reviews(reviews);
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("the reviews of the agency's authority count in NI66 where the reading says so") {
    const History h = History()
                          .care("2025-01-06", "2025-07-10", {"S", "X1", "C2", "U6"})
                          .care("2025-07-10", "", {"L", "", "E1", "U6"})
                          .reviews("2025-01-30 2025-04-20 2025-06-27 2025-12-22");
    CHECK(ni66(h) == "on_time");
    CHECK(ni66(h, "ni66_authority", "counted") == "failed");
    CHECK(h.verdicts("adoption_authority_on_time", kFrom, kTo) == "failed");
    CHECK(h.verdicts("adoption_return_on_time", kFrom, kTo) == "");
  }

  TEST_CASE("a review after a return that is overdue fails NI66 where the reading says so") {
    const History h = History()
                          .care("2025-01-06", "2026-01-05", {"S", "X1", "C2", "A4"})
                          .care("2026-01-05", "", {"P", "", "C2", "U6"})
                          .reviews("2025-01-30 2025-04-20 2025-10-15 2026-02-01");
    CHECK(ni66(h) == "on_time");
    CHECK(ni66(h, "ni66_authority", "counted") == "failed");
    const History in_time = History()
                                .care("2025-01-06", "2026-01-05", {"S", "X1", "C2", "A4"})
                                .care("2026-01-05", "", {"P", "", "C2", "U6"})
                                .reviews("2025-01-30 2025-04-20 2025-10-15 2026-02-02");
    CHECK(ni66(in_time, "ni66_authority", "counted") == "on_time");
    CHECK(in_time.verdicts("adoption_return_on_time", kFrom, kTo) == "on_time");
  }

  TEST_CASE("a child placed for adoption at the end is left out of NI66 but for the reading") {
    const History h = placed("2025-01-30 2025-04-20 2025-10-15 2026-01-02");
    CHECK(ni66(h) == "placed_for_adoption");
    CHECK(ni66(h, "ni66_adoption", "earlier_links") == "on_time");
    CHECK(ni66(h, "ni66_adoption", "all_duties") == "on_time");
  }

  TEST_CASE("of earlier links those late, and those missed before the placement, fail") {
    const History late = placed("2025-01-30 2025-05-01 2025-10-15");
    CHECK(ni66(late, "ni66_adoption", "earlier_links") == "failed");
    // Due on 20 October 2025, and not held when the child was placed.
    const History missed = placed("2025-01-30 2025-04-20");
    CHECK(ni66(missed, "ni66_adoption", "earlier_links") == "failed");
    // Due on the day of the placement or later: nothing was missed.
    const History none = placed("2025-01-30 2025-03-10 2025-06-10");
    CHECK(ni66(none, "ni66_adoption", "earlier_links") == "on_time");
  }

  TEST_CASE("a link missed before the year, and one held before it, are not asked for") {
    const History missed = History()
                               .care("2024-01-08", "2024-12-10", {"S", "X1", "C2", "U6"})
                               .care("2024-12-10", "", {"P", "", "C2", "A4"})
                               .reviews("2024-01-30");
    CHECK(ni66(missed, "ni66_adoption", "earlier_links") == "no_review_required");
    // Due on 15 May 2025, held on 20 March.
    const auto early = [](History h) {
      return h.reading("ni66_adoption", "earlier_links")
          .reviews("2024-06-20 2024-09-10 2024-11-15 2025-03-20")
          .verdicts("NI66", "2025-04-01", "2025-06-30");
    };
    CHECK(early(History().care("2024-06-03")) == "no_review_required");
    CHECK(early(History()
                    .care("2024-06-03", "2025-06-02", {"S", "X1", "C2", "U6"})
                    .care("2025-06-02", "", {"P", "", "C2", "A4"})) == "no_review_required");
  }

  TEST_CASE("all duties take in the reviews of the placement, open ones too") {
    // The first review of the placement was due on 7 January 2026.
    const History h = placed("2025-01-30 2025-04-20 2025-10-15");
    CHECK(ni66(h, "ni66_adoption", "earlier_links") == "on_time");
    CHECK(ni66(h, "ni66_adoption", "all_duties") == "failed");
  }

  TEST_CASE(
      "placed for adoption from the first day: no earlier link, and four weeks from that day") {
    const auto only_placed = [](std::string_view from) {
      return History().care(from, "", {"S", "", "C2", "A4"});
    };
    CHECK(ni66(only_placed("2026-03-04"), "ni66_adoption", "earlier_links") == "under_four_weeks");
    CHECK(ni66(only_placed("2026-03-03"), "ni66_adoption", "earlier_links") ==
          "no_review_required");
    CHECK(ni66(only_placed("2026-03-03"), "ni66_adoption", "all_duties") == "failed");
  }

  TEST_CASE("missed reviews of the authority before a placement count where both readings say so") {
    // Order of 1 July, due 1 October; placed on 10 December; looked-after reviews in time.
    const History h = History()
                          .care("2025-01-06", "2025-07-01", {"S", "X1", "C2", "U6"})
                          .care("2025-07-01", "2025-12-10", {"L", "X1", "E1", "U6"})
                          .care("2025-12-10", "", {"P", "", "E1", "A4"})
                          .reviews("2025-01-30 2025-04-20 2025-06-20");
    CHECK(ni66(h, "ni66_adoption", "earlier_links") == "on_time");
    CHECK(ni66(h, "ni66_adoption", "earlier_links", "ni66_authority", "counted") == "failed");
    CHECK(ni66(h, "ni66_authority", "counted") == "placed_for_adoption");
  }

  TEST_CASE("a review that meets both duties falls due once in the months to come") {
    const History h = History()
                          .care("2025-01-06", "2026-02-10", {"S", "X1", "C2", "U6"})
                          .care("2026-02-10", "", {"L", "", "E1", "U6"})
                          .reviews("2025-01-30 2025-04-20 2025-10-15 2026-02-20");
    CHECK(h.bands("reviews_due_by_month", kFrom, kTo) == "+5");
  }

  TEST_CASE("participation of those at the end leaves out who left, and who came lately") {
    const auto reviewed = [](std::string_view from, std::string_view until, std::string_view held) {
      return History()
          .care(from, until)
          .review(held, {.code = "PN1"})
          .reading("participation_cohort", "at_end");
    };
    CHECK(reviewed("2025-05-01", "", "2025-05-20").verdicts("cla_participation", kFrom, kTo) ==
          "participated");
    CHECK(reviewed("2025-05-01", "2026-03-31", "2025-05-20")
              .verdicts("cla_participation", kFrom, kTo) == "no_longer_looked_after");
    CHECK(History()
              .care("2025-05-01", "2026-01-05", {"S", "X1", "C2", "U6"})
              .care("2026-01-05", "", {"P", "", "V4", "U6"})
              .reviews("2025-05-20")
              .reading("participation_cohort", "at_end")
              .verdicts("cla_participation", kFrom, kTo) == "short_break");
    CHECK(reviewed("2026-03-04", "", "2026-03-20").verdicts("cla_participation", kFrom, kTo) ==
          "looked_after_too_short");
    CHECK(reviewed("2026-03-03", "", "2026-03-20").verdicts("cla_participation", kFrom, kTo) ==
          "participated");
    CHECK(reviewed("2025-05-01", "2026-03-31", "2025-05-20")
              .reading("participation_cohort", "reviewed")
              .verdicts("cla_participation", kFrom, kTo) == "participated");
  }

  TEST_CASE("an adjourned review counts on the day of its first meeting, or of its last") {
    const auto adjourned = [](std::string_view day) {
      return History()
          .care("2025-01-06")
          .file(
              "child_id,review_date,participation,completed_date\n"
              "A1001,2025-01-30,PN1,2025-02-10\nA1001,2025-04-20,PN1,\n")
          .reading("review_day", day)
          .seen("cla_review", "2025-06-30");
    };
    CHECK(adjourned("held") ==
          "1: 2025-01-06 due 2025-02-03 held 2025-01-30 on_time; 2: 2025-01-30 due 2025-04-30 held "
          "2025-04-20 on_time; 3: 2025-04-20 due 2025-10-20 not_yet_due");
    CHECK(adjourned("completed") ==
          "1: 2025-01-06 due 2025-02-03 held 2025-02-10 late 7; 2: 2025-02-10 due 2025-05-10 held "
          "2025-04-20 on_time; 3: 2025-04-20 due 2025-10-20 not_yet_due");
  }

  TEST_CASE("a last meeting before the first is not believed, nor is one yet to come known") {
    const auto seen = [](std::string_view completed, std::string_view on) {
      return History()
          .care("2025-01-06")
          .file("child_id,review_date,completed_date\nA1001,2025-01-30," + std::string(completed) +
                "\n")
          .reading("review_day", "completed")
          .seen("cla_review", on);
    };
    CHECK(seen("2025-01-20", "2025-02-01").find("held 2025-01-30 on_time") != std::string::npos);
    CHECK(seen("2025-02-10", "2025-02-09") == "1: 2025-01-06 due 2025-02-03 overdue 6");
  }

  TEST_CASE("reviews that end on one day are one, and stand in the order of their last meetings") {
    const History h = History()
                          .care("2025-01-06")
                          .file(
                              "child_id,review_date,completed_date,participation\n"
                              "A1001,2025-01-20,2025-02-03,PN1\n"
                              "A1001,2025-01-22,2025-02-03,PN2\nA1001,2025-01-30,,PN3\n")
                          .reading("review_day", "completed");
    CHECK(h.bands("cla_participation_code", "2025-01-01", "2025-03-01") == "PN3; PN1");
    CHECK(h.seen("cla_review", "2025-03-01") ==
          "1: 2025-01-06 due 2025-02-03 held 2025-01-30 on_time; 2: 2025-01-30 due 2025-04-30 held "
          "2025-02-03 on_time; 3: 2025-02-03 due 2025-08-03 not_yet_due");
  }

  TEST_CASE("presets of looked-after reviews leave plans alone, and the two are given together") {
    const History h = History().care("2025-01-06").plan("2025-01-06");
    const auto due = [&h](std::string_view preset, std::string_view duty) {
      return History(h).preset(preset).seen(duty, "2025-01-10");
    };
    CHECK(due("28-90-180", "cp_review") == "1: 2025-01-06 due 2025-04-06 not_yet_due");
    CHECK(due("cp-90-180", "cp_review") == "1: 2025-01-06 due 2025-04-06 not_yet_due");
    CHECK(due("cp-91-183", "cp_review") == "1: 2025-01-06 due 2025-04-07 not_yet_due");
    CHECK(due("cp-91-183", "cla_review") == "1: 2025-01-06 due 2025-02-03 not_yet_due");
    CHECK(due("28-90-180,cp-91-183", "cp_review") == "1: 2025-01-06 due 2025-04-07 not_yet_due");
    CHECK(due("28-90-180,cp-91-183", "cla_review") == "1: 2025-01-06 due 2025-02-03 not_yet_due");
    const Said wrong = run_duly({"rules", "--preset", "28-90-180,28-91-182"});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("set the same limits") != std::string::npos);
    CHECK(run_duly({"rules", "--preset", "28-90-180,cp-91-18"}).err.find("cp-91-182") !=
          std::string::npos);
  }
}

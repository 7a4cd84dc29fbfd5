// Looked-after counts, obligations met and participation: measures.md section 5. The period is
// 2015-16 unless told.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string of(std::string_view measure, const History& h) {
  return h.verdicts(measure, "2015-04-01", "2016-03-31");
}

constexpr History::EpisodeWords kShortBreaks = {"S", "E4", "V4", "U6"};

/// Reviewed in time up to 28 August 2014; the next is due on 28 February 2015.
History long_in_care(std::string_view until = {}) {
  return History().care("2014-05-01", until).reviews("2014-05-29 2014-08-28");
}

/// Reviews of a child in care from 1 May 2015, a week apart, coded so.
History coded(std::string_view codes) {
  History h;
  h.care("2015-05-01");
  unsigned day = 10;
  for (std::size_t at = 0; at < codes.size(); at += 4, ++day) {
    const std::string_view code = codes.substr(at, 3);
    h.review("2015-06-" + std::to_string(day), {code == "---" ? "" : code});
  }
  return h;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("cla_at_end: looked after at the close of the last day") {
    const auto care = [](std::string_view from, std::string_view until) {
      return of("cla_at_end", History().care(from, until));
    };
    CHECK(care("2015-06-01", "2016-03-30") == "");
    CHECK(care("2015-06-01", "2016-03-31") == "");
    CHECK(care("2015-06-01", "2016-04-01") == "counted");
    CHECK(care("2016-03-31", "") == "counted");
    CHECK(care("2016-04-01", "") == "");
    // Ended and begun again on the last day: in care.
    CHECK(of("cla_at_end", History().care("2015-06-01", "2016-03-31").care("2016-03-31")) ==
          "counted");
  }

  TEST_CASE("looked-after counts leave out short breaks: on the last day, the first, the last") {
    for (const std::string_view breaks : {"V3", "V4"}) {
      CAPTURE(breaks);
      CHECK(of("cla_at_end", History().care("2015-06-01", "", {"S", "", breaks, "U6"})) ==
            "short_break");
      CHECK(of("cla_started", History().care("2015-06-01", "", {"S", "", breaks, "U6"})) ==
            "short_break");
      CHECK(of("cla_ceased", History().care("2014-06-01", "2015-06-01",
                                            {"S", "E4", breaks, "U6"})) == "short_break");
    }
  }

  TEST_CASE("care that passes from short breaks into other care starts that day, and ceases back") {
    const auto then = [](std::string_view measure, std::string_view first, std::string_view last,
                         std::string_view from = "2015-06-01") {
      return of(measure, History()
                             .care(from, "2015-09-01", {"S", "X1", first, "U6"})
                             .care("2015-09-01", "2016-03-01", {"L", "E4", last, "U6"}));
    };
    for (const std::string_view breaks : {"V3", "V4"}) {
      CAPTURE(breaks);
      CHECK(then("cla_started", breaks, "C2") == "counted");
      CHECK(then("cla_started", breaks, "C2", "2014-06-01") == "counted");
      CHECK(then("cla_started", "C2", breaks, "2014-06-01") == "short_break");
      CHECK(then("cla_started_periods", breaks, "C2") == "short_break counted");
      CHECK(then("cla_started_periods", "C2", breaks) == "counted short_break");
      CHECK(then("cla_ceased", breaks, "C2") == "counted");
      CHECK(then("cla_ceased", "C2", breaks) == "counted");
      CHECK(then("cla_ceased_periods", breaks, "C2") == "short_break counted");
      CHECK(then("cla_ceased_periods", "C2", breaks) == "counted short_break");
    }
    // From the one sort of short breaks to the other nothing starts.
    CHECK(then("cla_started_periods", "V3", "V4") == "short_break");
    CHECK(then("cla_ceased_periods", "V3", "V4") == "short_break");
    // Placement for adoption and a change of order are care all along.
    CHECK(then("cla_started_periods", "C2", "E1") == "counted");
    // By the day, both ends of the period inside.
    const auto on = [](std::string_view day) {
      const History h = History()
                            .care("2014-06-01", day, {"S", "X1", "V4", "U6"})
                            .care(day, "", {"L", "", "C2", "U6"});
      return of("cla_started_periods", h);
    };
    CHECK(on("2015-03-31") == "");
    CHECK(on("2015-04-01") == "counted");
    CHECK(on("2016-03-31") == "counted");
    CHECK(on("2016-04-01") == "");
    // It is grouped by the order it passes into.
    CHECK(History()
              .care("2014-06-01", "2015-09-01", {"S", "X1", "V4", "U6"})
              .care("2015-09-01", "", {"L", "", "C2", "U6"})
              .groups("cla_started", "legal_status", "2015-04-01", "2016-03-31") == "C2 1/1");
    CHECK(History()
              .care("2014-06-01", "2015-09-01", {"S", "X1", "C2", "U6"})
              .care("2015-09-01", "", {"L", "", "V4", "U6"})
              .groups("cla_ceased", "legal_status", "2015-04-01", "2016-03-31") == "C2 1/1");
  }

  TEST_CASE("cla_started and cla_ceased count by the day, both ends of the period inside") {
    const auto both = [](std::string_view from, std::string_view until) {
      const History h = History().care(from, until);
      return of("cla_started_periods", h) + "/" + of("cla_ceased_periods", h);
    };
    CHECK(both("2015-03-31", "2015-04-01") == "/counted");
    CHECK(both("2015-04-01", "2016-03-31") == "counted/counted");
    CHECK(both("2016-03-31", "2016-04-01") == "counted/");
    CHECK(both("2015-03-01", "2015-03-31") == "/");
    CHECK(both("2016-04-01", "") == "/");
    CHECK(both("2015-06-01", "2015-06-01") == "counted/counted");
  }

  TEST_CASE("a child who started twice is one child and two periods of care") {
    const History twice =
        History().care("2015-05-01", "2015-06-01").care("2015-07-01", "2016-01-04");
    CHECK(of("cla_started", twice) == "counted");
    CHECK(of("cla_started_periods", twice) == "counted counted");
    CHECK(of("cla_ceased", twice) == "counted");
    CHECK(of("cla_ceased_periods", twice) == "counted counted");
    // Begun again on the day it ended.
    const History again = History().care("2014-05-01", "2015-06-01").care("2015-06-01");
    CHECK(of("cla_started", again) == "counted");
    CHECK(of("cla_ceased", again) == "counted");
    CHECK(of("cla_at_end", again) == "counted");
  }

  TEST_CASE("a child with short breaks and with care besides is counted by the care") {
    const History first =
        History().care("2015-05-01", "2015-06-01", kShortBreaks).care("2015-07-01", "2015-08-03");
    const History last =
        History().care("2015-05-01", "2015-06-01").care("2015-07-01", "2015-08-03", kShortBreaks);
    for (const History& h : {first, last}) {
      CHECK(of("cla_started", h) == "counted");
      CHECK(of("cla_ceased", h) == "counted");
    }
    CHECK(of("cla_started_periods", first) == "short_break counted");
  }

  TEST_CASE("care that was to go on and did not has ended") {
    CHECK(of("cla_ceased", History().care("2015-05-01", "2015-06-01", {"S", "X1", "C2", "U6"})) ==
          "counted");
    CHECK(of("cla_ceased", History()
                               .care("2015-05-01", "2015-06-01", {"S", "X1", "C2", "U6"})
                               .care("2015-06-01", "", {"P", "", "C2", "U6"})) == "");
  }

  TEST_CASE("cla_obligations_met: overdue with a due date in the period has failed") {
    // Due on 30 March 2015, before the period; on 1 April 2015, in it.
    CHECK(of("cla_obligations_met", long_in_care().reviews("2014-09-30")) == "");
    CHECK(of("cla_obligations_met", long_in_care().reviews("2014-10-01")) == "failed");
    // Due on 30 March 2016 and on 1 April 2016.
    CHECK(of("cla_obligations_met", long_in_care().reviews("2015-02-27 2015-08-27 2015-09-30")) ==
          "on_time on_time failed");
    CHECK(of("cla_obligations_met", long_in_care().reviews("2015-02-27 2015-08-27 2015-10-01")) ==
          "on_time on_time");
    // Due on the last day itself: second link, three months from 31 December.
    const auto second_from = [](std::string_view first) {
      return of("cla_obligations_met", History().care("2015-12-21").reviews(first));
    };
    CHECK(second_from("2015-12-31") == "on_time failed");
    CHECK(second_from("2016-01-01") == "on_time");
    // Held late in the period, though due before it: held is held.
    CHECK(of("cla_obligations_met", long_in_care().reviews("2015-04-01")) == "failed failed");
  }

  TEST_CASE("cla_obligations_met: not held by the end of care has failed where due in the period") {
    const auto until = [](std::string_view end, std::string_view last_review) {
      return of("cla_obligations_met", long_in_care(end).reviews(last_review));
    };
    // Due on 1 April 2015: where care ended that day there was no obligation.
    CHECK(until("2015-04-01", "2014-10-01") == "");
    CHECK(until("2015-04-02", "2014-10-01") == "failed");
    // Due on 30 March 2015, before the period.
    CHECK(until("2015-03-31", "2014-09-30") == "");
    CHECK(until("2015-06-01", "2014-09-30") == "");
    // Childhood ended: on the birthday itself there was no obligation.
    CHECK(of("cla_obligations_met", long_in_care().reviews("2014-10-01").born("1997-04-01")) == "");
    CHECK(of("cla_obligations_met", long_in_care().reviews("2014-10-01").born("1997-04-02")) ==
          "failed");
  }

  TEST_CASE("cla_obligations_met: what cannot be judged is neither met nor failed") {
    const History h =
        History().care("2015-03-09").reviews("2015-04-08").complete_from("2015-04-01");
    const auto by = [&h](std::string_view to) {
      return h.verdicts("cla_obligations_met", "2015-04-01", to);
    };
    CHECK(by("2015-07-07") == "on_time");
    CHECK(by("2015-07-08") == "on_time indeterminate");
    CHECK(by("2015-10-07") == "on_time indeterminate");
    CHECK(by("2015-10-08") == "on_time failed");
  }

  TEST_CASE("cla_obligations_met: what is held is judged once, what never was has failed") {
    CHECK(of("cla_obligations_met", History().care("2015-05-01")) == "failed");
    CHECK(of("cla_obligations_met", History()
                                        .care("2014-05-01")
                                        .reviews("2015-06-01 2015-12-01")
                                        .complete_from("2015-04-01")) == "indeterminate on_time");
  }

  TEST_CASE("the links of one child are no other's") {
    const History h = History()
                          .care("2014-06-02")
                          .reviews("2014-06-30 2014-09-30 2015-03-30 2015-09-30 2016-03-30")
                          .plan("2014-06-02")
                          .conferences("2014-09-01 2015-02-27 2015-08-27 2016-02-26")
                          .child("A1002")
                          .care("2015-05-01")
                          .reviews("2015-05-22")
                          .plan("2015-06-01")
                          .conferences("2015-08-31")
                          .child("A1003")
                          .care("2016-03-30")
                          .plan("2016-03-30");
    CHECK(of("cla_reviews_on_time", h) == "on_time on_time on_time");
    CHECK(of("cla_obligations_met", h) == "on_time on_time on_time failed");
    CHECK(of("cp_reviews_on_time", h) == "on_time on_time on_time");
    CHECK(h.bands("reviews_due_by_month", "2015-04-01", "2016-03-31") ==
          "+6; +5; overdue; overdue; +1; +3");
    CHECK(of("permanence", h) == "");
  }

  TEST_CASE("each period of care has its own reviews, and each plan its own conferences") {
    const History h = History()
                          .care("2015-05-01", "2015-07-01")
                          .review("2015-05-22", {"PN1", "2015-05-25"})
                          .review("2015-06-22", {"PN4", "2015-06-25"})
                          .care("2015-08-03")
                          .review("2015-08-24", {"PN7", "2015-08-25"})
                          .review("2015-11-23", {"", ""})
                          .plan("2015-01-05", "2015-06-01", {"CP1", "", "", ""})
                          .conference("RCPC", "2015-03-31", {"CP1", "", "", "M1", "PN1"})
                          .conference("RCPC", "2015-04-01", {"CP1", "", "", "M2", "PN4"})
                          .plan("2015-06-01", "", {"CP2", "", "", ""})
                          .conference("RCPC", "2015-08-31", {"CP2", "", "", "M3", "PN1"})
                          .conference("RCPC", "2015-12-01", {"CP2", "", "", "M4", ""});
    CHECK(of("cla_participation_reviews", h) ==
          "participated did_not_participate did_not_participate not_coded");
    CHECK(of("record_15wd", h) == "on_time on_time on_time failed");
    CHECK(of("cp_participation", h) == "did_not_participate participated not_coded");
    CHECK(h.bands("cp_participation_code", "2015-04-01", "2016-03-31") == "PN4; PN1; (none)");
  }

  TEST_CASE("reviews by their place in the chain; a blank place is left out") {
    const History seen =
        History().care("2015-05-01").reviews("2015-05-29 2015-08-31 2015-11-30 2016-02-29");
    // 20 working days from 1 May 2015, over two bank holidays, are 2 June.
    CHECK(of("cla_first_review_on_time", seen) == "on_time");
    CHECK(of("cla_second_review_on_time", seen) == "failed");  // due 29 August
    CHECK(of("cla_later_review_on_time", seen) == "on_time on_time");
    const History unseen =
        History().care("2014-05-01").reviews("2015-06-01 2015-12-01").complete_from("2015-04-01");
    CHECK(of("cla_first_review_on_time", unseen) == "ordinal_not_known ordinal_not_known");
    CHECK(of("cla_second_review_on_time", unseen) == "ordinal_not_known ordinal_not_known");
    CHECK(of("cla_later_review_on_time", unseen) == "ordinal_not_known ordinal_not_known");
    CHECK(of("cla_reviews_on_time", unseen) == "indeterminate on_time");
  }

  TEST_CASE("reviews of adoption and of short breaks are counted apart from those of care") {
    const auto measures = [](const History& h) {
      return of("cla_reviews_on_time", h) + "/" + of("adoption_reviews_on_time", h) + "/" +
             of("short_break_reviews_on_time", h);
    };
    const auto adopted = [](std::string_view held) {
      return History().care("2015-05-01", "", {"S", "", "E1", "A4"}).reviews(held);
    };
    CHECK(measures(adopted("2015-05-29")) == "/on_time/");
    CHECK(measures(adopted("2015-05-30")) == "/failed/");
    const auto breaks = [](std::string_view held) {
      return History().care("2015-05-29", "", {"S", "", "V4", "U6"}).reviews(held);
    };
    CHECK(measures(breaks("2015-08-29")) == "//on_time");
    CHECK(measures(breaks("2015-08-30")) == "//failed");
    CHECK(measures(History().care("2015-05-29", "", {"S", "", "V3", "U6"}).reviews("2015-06-29")) ==
          "//");
  }

  TEST_CASE("participation by child: at every coded review, or failed; PN0 takes no part") {
    const auto child = [](std::string_view codes) { return of("cla_participation", coded(codes)); };
    for (const std::string_view given : {"PN1", "PN2", "PN3", "PN5", "PN6"}) {
      CHECK(child(given) == "participated");
    }
    CHECK(child("PN4") == "did_not_participate");
    CHECK(child("PN7") == "did_not_participate");
    CHECK(child("PN1 PN7 PN1") == "did_not_participate");
    CHECK(child("PN7 PN1") == "did_not_participate");
    CHECK(child("PN0 PN2") == "participated");
    CHECK(child("PN2 PN0 ---") == "participated");
    CHECK(child("PN0") == "not_coded");
    CHECK(child("PN0 --- PN9") == "not_coded");
    CHECK(of("cla_participation", History().care("2015-05-01")) == "");
  }

  TEST_CASE("participation by review, and by code") {
    const History h = coded("PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7 ---");
    CHECK(of("cla_participation_reviews", h) ==
          "not_coded participated participated participated did_not_participate participated "
          "participated did_not_participate not_coded");
    CHECK(h.bands("cla_participation_code", "2015-04-01", "2016-03-31") ==
          "PN0; PN1; PN2; PN3; PN4; PN5; PN6; PN7; (none)");
    CHECK(coded("PN9").bands("cla_participation_code", "2015-04-01", "2016-03-31") == "(none)");
    // The whole is PN1 to PN7; PN0 and what has no code are counted beside it.
    CHECK(h.verdicts("cla_participation_code", "2015-04-01", "2016-03-31") ==
          "not_coded counted counted counted counted counted counted counted not_coded");
  }

  TEST_CASE("participation uses reviews of a period of care, held in the period") {
    const auto held = [](std::string_view on) {
      return of("cla_participation", History().care("2015-01-05", "2016-03-31").reviews(on)) + "/" +
             of("cla_participation_reviews",
                History().care("2015-01-05", "2016-03-31").reviews(on));
    };
    CHECK(held("2015-03-31") == "/");
    CHECK(held("2015-04-01") == "participated/participated");
    CHECK(held("2016-03-31") == "participated/participated");  // the day care ended included
    const History outside =
        History().care("2015-06-01", "2015-07-01").reviews("2015-05-31 2015-07-02");
    CHECK(of("cla_participation", outside) == "");
    // Short breaks and adoption are care too.
    CHECK(of("cla_participation",
             History().care("2015-05-01", "", {"S", "", "V4", "U6"}).reviews("2015-06-01")) ==
          "participated");
  }
}

// The named indicators at their edges: measures.md section 4. The period is 2015-16.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string of(std::string_view measure, const History& h) {
  return h.verdicts(measure, "2015-04-01", "2016-03-31");
}

/// Looked after since May 2014 and reviewed in time up to 28 August 2014; the next is due on
/// 28 February 2015.
History long_in_care() {
  return History().care("2014-05-01").reviews("2014-05-29 2014-08-28");
}

/// A plan since June 2014 reviewed in time on 1 September; the next is due on 1 March 2015.
History long_plan() {
  return History().plan("2014-06-02").conferences("2014-09-01");
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("NI66 looks at children in care at the close of the period") {
    const auto ended = [](std::string_view on) {
      return of("NI66",
                History().care("2015-06-01", on).reviews("2015-06-22 2015-09-21 2016-03-21"));
    };
    CHECK(ended("2016-03-30") == "");
    CHECK(ended("2016-03-31") == "");
    CHECK(ended("2016-04-01") == "on_time");
    CHECK(ended("") == "on_time");
  }

  TEST_CASE("NI66 leaves out children of 18") {
    const auto born = [](std::string_view on) {
      return of("NI66",
                History().care("2015-06-01").born(on).reviews("2015-06-22 2015-09-21 2016-03-21"));
    };
    CHECK(born("1998-03-31") == "aged_18");
    CHECK(born("1998-04-01") == "on_time");
  }

  TEST_CASE("NI66 leaves out short breaks and placements for adoption on the last day") {
    const auto care = [](std::string_view legal, std::string_view place) {
      return of("NI66", History().care("2015-06-01", "", {"S", "", legal, place}));
    };
    CHECK(care("V3", "U6") == "short_break");
    CHECK(care("V4", "U6") == "short_break");
    CHECK(care("E1", "A3") == "placed_for_adoption");
    CHECK(care("C2", "U6") == "failed");
    CHECK(of("NI66", History()
                         .care("2015-06-01", "2016-03-31", {"S", "X1", "C2", "U6"})
                         .care("2016-03-31", "", {"P", "", "E1", "A4"})) == "placed_for_adoption");
    CHECK(of("NI66", History()
                         .care("2015-06-01", "2016-04-01", {"S", "X1", "C2", "U6"})
                         .care("2016-04-01", "", {"P", "", "E1", "A4"})) == "failed");
  }

  TEST_CASE("NI66 leaves out children looked after for less than the least it asks for") {
    const auto from = [](std::string_view day, std::string_view reading) {
      return of("NI66", History().care(day).reading("ni66_minimum", reading));
    };
    CHECK(from("2016-03-03", "four_weeks") == "no_review_required");
    CHECK(from("2016-03-04", "four_weeks") == "under_four_weeks");
    CHECK(from("2016-03-01", "20_working_days") == "failed");
    CHECK(from("2016-03-02", "20_working_days") == "under_four_weeks");
    CHECK(from("2016-03-31", "none") == "no_review_required");
    // Four weeks of ordinary care, not of the placement before it.
    const auto ordinary_from = [](std::string_view day) {
      return of("NI66", History()
                            .care("2015-06-01", day, {"S", "X1", "E1", "A4"})
                            .care(day, "", {"P", "", "E1", "U6"}));
    };
    CHECK(ordinary_from("2016-03-03") == "no_review_required");
    CHECK(ordinary_from("2016-03-04") == "under_four_weeks");
  }

  TEST_CASE("NI66 judges every review held in the period and the link that is open") {
    // Late, but held before the period.
    CHECK(of("NI66", long_in_care().reviews("2015-03-31 2015-09-30 2016-03-30")) == "on_time");
    // Late, on its first day.
    CHECK(of("NI66", long_in_care().reviews("2015-04-01 2015-10-01")) == "failed");
    // The link that straddles the first day, on its last day in time and after it.
    CHECK(of("NI66", long_in_care().reviews("2015-02-28 2015-08-28 2016-02-28")) == "on_time");
    CHECK(of("NI66", long_in_care().reviews("2015-02-28 2015-08-29 2016-02-28")) == "failed");
    // The open link: due on the last day of the period, and the day after.
    CHECK(of("NI66", long_in_care().reviews("2015-02-28 2015-08-28 2015-09-30")) == "failed");
    CHECK(of("NI66", long_in_care().reviews("2015-02-28 2015-08-28 2015-10-01")) == "on_time");
    // A late review on the last day of the period, and the day after: overdue by then.
    CHECK(of("NI66", long_in_care().reviews("2015-02-28 2015-08-28 2016-02-28 2016-03-31")) ==
          "on_time");
    CHECK(of("NI66", long_in_care().reviews("2015-02-28 2015-08-28 2016-03-31")) == "failed");
    CHECK(of("NI66", long_in_care().reviews("2015-02-28 2015-08-28 2016-04-01")) == "failed");
  }

  TEST_CASE("NI66 looks at the current period of care alone") {
    CHECK(of("NI66", History()
                         .care("2015-04-01", "2015-09-01")
                         .care("2015-10-01")
                         .reviews("2015-06-30 2015-10-20 2016-01-20")) == "on_time");
  }

  TEST_CASE("a fail beats indeterminate, and indeterminate beats a pass") {
    const auto h = [](std::string_view reviews) {
      return History().care("2014-05-01").reviews(reviews).complete_from("2015-04-01");
    };
    CHECK(of("NI66", h("2015-06-01 2015-12-01")) == "indeterminate");
    CHECK(of("NI66", h("2015-06-01 2015-12-02")) == "failed");
    CHECK(of("NI66", h("2015-06-01")) == "failed");
    CHECK(of("NI66", h("")) == "failed");
  }

  TEST_CASE("an open link that cannot be judged makes a child indeterminate") {
    // Care from 9 March 2015, first visible review on 8 April: due 8 July or 8 October.
    const History h =
        History().care("2015-03-09").reviews("2015-04-08").complete_from("2015-04-01");
    CHECK(h.verdicts("NI66", "2015-04-01", "2015-07-07") == "on_time");
    CHECK(h.verdicts("NI66", "2015-04-01", "2015-07-08") == "indeterminate");
    CHECK(h.verdicts("NI66", "2015-04-01", "2015-10-07") == "indeterminate");
    CHECK(h.verdicts("NI66", "2015-04-01", "2015-10-08") == "failed");
  }

  TEST_CASE("NI67 looks at plans open at the close of the period") {
    const auto ended = [](std::string_view on) {
      return of("NI67", History().plan("2015-06-01", on).conferences("2015-09-01 2016-03-01"));
    };
    CHECK(ended("2016-03-30") == "");
    CHECK(ended("2016-03-31") == "");
    CHECK(ended("2016-04-01") == "on_time");
    CHECK(ended("") == "on_time");
  }

  TEST_CASE("NI67 leaves out temporary plans, those of 18, and those open for under three months") {
    const auto h = [](std::string_view from, std::string_view temporary = {}) {
      return History().plan(from, "", {"CP1", temporary, "", ""});
    };
    CHECK(of("NI67", h("2015-06-01", "Y")) == "temporary");
    CHECK(of("NI67", h("2015-06-01").born("1998-03-31")) == "aged_18");
    CHECK(of("NI67", h("2015-06-01").born("1998-04-01")) == "failed");
    CHECK(of("NI67", h("2015-12-31")) == "failed");
    CHECK(of("NI67", h("2016-01-01")) == "under_three_months");
    CHECK(of("NI67", h("2015-12-30").reading("ni67_minimum", "over_three_months")) == "failed");
    CHECK(of("NI67", h("2015-12-31").reading("ni67_minimum", "over_three_months")) ==
          "under_three_months");
  }

  TEST_CASE("NI67 judges every conference held in the period and the open link") {
    CHECK(of("NI67", long_plan().conferences("2015-03-31 2015-09-30 2016-03-30")) == "on_time");
    CHECK(of("NI67", long_plan().conferences("2015-04-01 2015-10-01")) == "failed");
    CHECK(of("NI67", long_plan().conferences("2015-03-01 2015-09-01 2016-03-01")) == "on_time");
    CHECK(of("NI67", long_plan().conferences("2015-03-01 2015-09-01 2015-09-30")) == "failed");
    CHECK(of("NI67", long_plan().conferences("2015-03-01 2015-09-01 2015-10-01")) == "on_time");
  }

  TEST_CASE("the scope of NI67 is a reading") {
    const auto by = [](std::string_view scope, std::string_view conferences) {
      return of("NI67",
                History().plan("2014-06-02").conferences(conferences).reading("ni67_scope", scope));
    };
    const std::string_view late_before = "2014-09-03 2015-03-03 2015-09-03 2016-03-03";
    CHECK(by("period", late_before) == "on_time");
    CHECK(by("whole_plan", late_before) == "failed");
    CHECK(by("latest_only", late_before) == "on_time");
    const std::string_view late_inside = "2014-09-02 2015-03-02 2015-09-03 2016-03-03";
    CHECK(by("period", late_inside) == "failed");
    CHECK(by("whole_plan", late_inside) == "failed");
    CHECK(by("latest_only", late_inside) == "on_time");
    const std::string_view overdue = "2014-09-02 2015-03-02 2015-09-02";
    CHECK(by("latest_only", overdue) == "failed");
    const std::string_view all_in_time = "2014-09-02 2015-03-02 2015-09-02 2016-03-02";
    CHECK(by("whole_plan", all_in_time) == "on_time");
  }

  TEST_CASE("NI67 judges each plan by its own conferences") {
    CHECK(of("NI67", History()
                         .plan("2015-05-01", "", {"CP1", "", "", ""})
                         .conference("RCPC", "2015-07-31", {"CP1", "", ""})
                         .conference("RCPC", "2016-01-29", {"CP1", "", ""})
                         .plan("2015-06-01", "", {"CP2", "", "", ""})
                         .conference("RCPC", "2015-09-02", {"CP2", "", ""})
                         .conference("RCPC", "2016-03-01", {"CP2", "", ""})) == "on_time failed");
  }

  TEST_CASE("NI64 counts plans that ended in the period, both its ends inside") {
    const auto ended = [](std::string_view on) {
      return of("NI64", History().plan("2012-06-01", on));
    };
    CHECK(ended("2015-03-31") == "");
    CHECK(ended("2015-04-01") == "two_years_or_more");
    CHECK(ended("2016-03-31") == "two_years_or_more");
    CHECK(ended("2016-04-01") == "");
    CHECK(ended("") == "");
  }

  TEST_CASE("NI64: two years to the day are two years") {
    const auto lasted = [](std::string_view from, std::string_view to, std::string_view reading) {
      return of("NI64", History().plan(from, to).reading("two_years", reading));
    };
    CHECK(lasted("2013-05-01", "2015-04-30", "months_24") == "under_two_years");
    CHECK(lasted("2013-05-01", "2015-05-01", "months_24") == "two_years_or_more");
    CHECK(lasted("2013-05-31", "2015-05-31", "months_24") == "two_years_or_more");
    CHECK(lasted("2013-05-01", "2015-04-29", "over_729_days") == "under_two_years");
    CHECK(lasted("2013-05-01", "2015-04-30", "over_729_days") == "two_years_or_more");
    CHECK(of("NI64", History().plan("2012-05-01", "2015-05-01", {"CP1", "Y", "", ""})) ==
          "temporary");
  }

  TEST_CASE("NI65 counts plans that began in the period, both its ends inside") {
    const auto began = [](std::string_view on) { return of("NI65", History().plan(on)); };
    CHECK(began("2015-03-31") == "");
    CHECK(began("2015-04-01") == "first_plan");
    CHECK(began("2016-03-31") == "first_plan");
    CHECK(began("2016-04-01") == "");
  }

  TEST_CASE("NI65: an earlier plan in the data or by its number, however long ago") {
    const auto with = [](std::string_view previous) {
      return of("NI65", History().plan("2015-06-01", "", {"CP2", "", previous, ""}));
    };
    CHECK(with("") == "first_plan");
    CHECK(with("0") == "first_plan");
    CHECK(with("1") == "earlier_plan");
    const auto after = [](std::string_view temporary) {
      return of("NI65", History()
                            .plan("1999-06-01", "1999-07-01", {"CP1", temporary, "", ""})
                            .plan("2015-06-01", "", {"CP2", "", "0", ""}));
    };
    CHECK(after("N") == "earlier_plan");
    CHECK(after("Y") == "first_plan");
    // A later plan is no earlier one.
    CHECK(of("NI65", History()
                         .plan("2015-06-01", "2015-06-08", {"CP1", "", "", ""})
                         .plan("2015-07-01", "", {"CP2", "", "", ""})) ==
          "first_plan earlier_plan");
  }

  TEST_CASE("cp_unit = child counts each child once, by any plan that counts") {
    const History h = History()
                          .plan("2012-06-01", "2015-05-01", {"CP1", "", "", ""})
                          .plan("2015-06-01", "2015-07-01", {"CP2", "", "", ""})
                          .plan("2015-08-03", "2015-09-01", {"CP3", "Y", "", ""})
                          .reading("cp_unit", "child");
    CHECK(of("NI64", h) == "temporary two_years_or_more");
    CHECK(of("NI65", h) == "temporary earlier_plan");
  }

  TEST_CASE("reviews are counted by the day they were held") {
    const auto held = [](std::string_view on) {
      return of("cla_reviews_on_time",
                History().care("2015-01-05").reviews("2015-01-30 ").reviews(on));
    };
    CHECK(held("2015-03-31") == "");
    CHECK(held("2015-04-01") == "on_time");
    CHECK(held("2015-04-30") == "on_time");
    CHECK(held("2015-05-01") == "failed");
    CHECK(held("2016-03-31") == "failed");
    CHECK(held("2016-04-01") == "");
    const auto conference = [](std::string_view on) {
      return of("cp_reviews_on_time", History().plan("2015-01-05").conferences(on));
    };
    CHECK(conference("2015-03-31") == "");
    CHECK(conference("2015-04-01") == "on_time");
    CHECK(conference("2015-04-05") == "on_time");
    CHECK(conference("2015-04-06") == "failed");
    CHECK(conference("2016-03-31") == "failed");
    CHECK(conference("2016-04-01") == "");
  }

  TEST_CASE("initial conferences within 15 working days") {
    const auto held = [](std::string_view on) {
      return of("icpc_15wd", History().conference("ICPC", on, {"", "2015-06-01", ""}));
    };
    CHECK(held("2015-05-31") == "before_strategy_discussion");
    CHECK(held("2015-06-01") == "on_time");
    CHECK(held("2015-06-22") == "on_time");
    CHECK(held("2015-06-23") == "failed");
    CHECK(of("icpc_15wd", History().conference("ICPC", "2015-06-10", {"", "2015-06-01", "Y"})) ==
          "transfer_in");
    CHECK(of("icpc_15wd", History().conference("ICPC", "2015-06-10", {})) ==
          "no_strategy_discussion");
    const auto on_edge = [](std::string_view on) {
      return of("icpc_15wd", History().conference("ICPC", on, {"", on, ""}));
    };
    CHECK(on_edge("2015-03-31") == "");
    CHECK(on_edge("2015-04-01") == "on_time");
    CHECK(on_edge("2016-03-31") == "on_time");
    CHECK(on_edge("2016-04-01") == "");
    CHECK(of("icpc_15wd", History().conference("ICPC", "2015-04-01", {})) ==
          "no_strategy_discussion");
  }

  TEST_CASE("initial conferences before the period and after it are no part of it") {
    CHECK(of("icpc_15wd", History()
                              .plan("2015-06-15")
                              .conference("ICPC", "2015-03-31", {"", "2015-03-20", ""})
                              .conference("ICPC", "2015-06-10", {"", "2015-06-01", ""})) ==
          "on_time");
  }

  TEST_CASE("an initial conference on the 18th birthday is left out") {
    const auto born = [](std::string_view day) {
      return of("icpc_15wd",
                History().born(day).conference("ICPC", "2015-06-10", {"", "2015-06-01", ""}));
    };
    CHECK(born("1997-06-10") == "aged_18");
    CHECK(born("1997-06-11") == "on_time");
  }

  TEST_CASE("an enquiry gives a conference its strategy discussion") {
    const auto by_enquiry = [](std::string_view discussion, std::string_view icpc) {
      return of("icpc_15wd",
                History().enquiry(discussion, icpc).conference("ICPC", "2015-06-22", {"", "", ""}));
    };
    CHECK(by_enquiry("2015-06-01", "2015-06-22") == "on_time");
    CHECK(by_enquiry("2015-05-29", "2015-06-22") == "failed");
    CHECK(by_enquiry("2015-06-22", "2015-06-22") == "on_time");
    CHECK(by_enquiry("2015-06-23", "2015-06-22") == "no_strategy_discussion");
    CHECK(by_enquiry("2015-06-01", "") == "on_time");
    CHECK(by_enquiry("2015-05-29", "") == "failed");
    // Of two enquiries that lead to one conference the last counts.
    CHECK(of("icpc_15wd", History()
                              .enquiry("2015-05-29")
                              .enquiry("2015-06-01")
                              .conference("ICPC", "2015-06-22", {"", "", ""})) == "on_time");
    CHECK(of("icpc_15wd", History().enquiry("2015-06-01", "2015-06-22")) == "on_time");
    CHECK(of("icpc_15wd", History().enquiry("2015-05-29", "2015-06-22")) == "failed");
    CHECK(of("icpc_15wd", History().enquiry("2015-06-22", "2015-06-22")) == "on_time");
    CHECK(of("icpc_15wd", History().enquiry("2015-06-22", "2015-06-21")) ==
          "before_strategy_discussion");
  }

  TEST_CASE("more than a twentieth indeterminate is too uncertain for a value") {
    Tally counts;
    counts.denominator = 19;
    counts.indeterminate = 1;
    CHECK(!counts.too_uncertain());
    counts.denominator = 18;
    CHECK(counts.too_uncertain());
    counts.denominator = 0;
    counts.indeterminate = 0;
    CHECK(!counts.too_uncertain());
  }
}

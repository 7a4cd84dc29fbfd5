// How long plans last, how soon another follows, how many there are: measures.md section 5. The
// period is 2015-16 unless told.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string of(std::string_view measure, const History& h) {
  return h.verdicts(measure, "2015-04-01", "2016-03-31");
}
std::string bands(std::string_view measure, const History& h) {
  return h.bands(measure, "2015-04-01", "2016-03-31");
}

/// A plan held for another authority.
constexpr History::PlanWords kTemporary = {"CP9", "Y", "", ""};

/// A plan that ended, and one that began.
std::string again(std::string_view measure, std::string_view ended, std::string_view began) {
  return of(measure, History().plan("2010-05-04", ended, {"CP1", "", "", ""}).plan(began));
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("cp_repeat: a plan begun the day one of no days ended follows it") {
    CHECK(of("cp_repeat_12m", History()
                                  .plan("2015-05-01", "2015-05-01", {"CP1", "", "", ""})
                                  .plan("2015-05-01", "", {"CP2", "", "", ""})) ==
          "no_repeat_plan repeat_plan");
  }

  TEST_CASE("cp_repeat: of earlier plans the one that ended last counts, whichever began last") {
    const auto after = [](std::string_view first_ended, std::string_view second_ended) {
      return of("cp_repeat_12m", History()
                                     .plan("2012-01-09", first_ended, {"CP1", "", "", ""})
                                     .plan("2012-06-04", second_ended, {"CP2", "", "", ""})
                                     .plan("2015-06-22", "", {"CP3", "", "", ""}));
    };
    CHECK(after("2014-06-21", "2013-01-07") == "no_repeat_plan");
    CHECK(after("2014-06-22", "2013-01-07") == "repeat_plan");
    CHECK(after("2013-01-07", "2014-06-22") == "repeat_plan");
    CHECK(after("2013-01-07", "2014-06-21") == "no_repeat_plan");
  }

  TEST_CASE("cp_repeat: twelve months to the day are within twelve months") {
    CHECK(again("cp_repeat_12m", "2014-06-20", "2015-06-19") == "repeat_plan");
    CHECK(again("cp_repeat_12m", "2014-06-20", "2015-06-20") == "repeat_plan");
    CHECK(again("cp_repeat_12m", "2014-06-20", "2015-06-21") == "no_repeat_plan");
    CHECK(again("cp_repeat_24m", "2013-06-20", "2015-06-20") == "repeat_plan");
    CHECK(again("cp_repeat_24m", "2013-06-20", "2015-06-21") == "no_repeat_plan");
    CHECK(again("cp_repeat_12m", "2013-06-20", "2015-06-20") == "no_repeat_plan");
  }

  TEST_CASE("cp_repeat: months end as months do") {
    CHECK(again("cp_repeat_12m", "2015-02-28", "2016-02-28") == "repeat_plan");
    CHECK(again("cp_repeat_12m", "2015-02-28", "2016-02-29") == "no_repeat_plan");
    const auto leap = [](std::string_view began) {
      return History()
          .plan("2010-01-04", "2012-02-29", {"CP1", "", "", ""})
          .plan(began)
          .verdicts("cp_repeat_12m", "2012-04-01", "2013-03-31");
    };
    CHECK(leap("2013-02-28") == "repeat_plan");
    CHECK(leap("2013-03-01") == "no_repeat_plan");
  }

  TEST_CASE("cp_repeat: a plan begun the day the last one ended is a repeat") {
    CHECK(again("cp_repeat_12m", "2015-06-01", "2015-06-01") == "repeat_plan");
    // Where the earlier one runs on, no plan had ended.
    CHECK(again("cp_repeat_12m", "2015-06-02", "2015-06-01") == "no_repeat_plan");
    CHECK(again("cp_repeat_12m", "", "2015-06-01") == "no_repeat_plan");
    CHECK(of("cp_repeat_12m", History().plan("2015-06-01")) == "no_repeat_plan");
  }

  TEST_CASE("cp_repeat counts from the last plan that ended, temporary ones aside") {
    const auto after = [](std::string_view temporary) {
      return of("cp_repeat_12m", History()
                                     .plan("2009-01-05", "2010-01-05", {"CP1", "", "", ""})
                                     .plan("2014-01-06", "2015-01-05", {"CP2", temporary, "", ""})
                                     .plan("2015-06-01", "", {"CP3", "", "", ""}));
    };
    CHECK(after("N") == "repeat_plan");
    CHECK(after("Y") == "no_repeat_plan");
    CHECK(of("cp_repeat_12m", History()
                                  .plan("2014-01-06", "2015-01-05", {"CP1", "", "", ""})
                                  .plan("2015-06-01", "", kTemporary)) == "temporary");
    // The number of plans told is not used: it does not say when they ended.
    CHECK(of("cp_repeat_12m", History().plan("2015-06-01", "", {"CP1", "", "2", ""})) ==
          "no_repeat_plan");
  }

  TEST_CASE("cp_repeat looks at plans begun in the period, both its ends inside") {
    const auto began = [](std::string_view on) { return again("cp_repeat_24m", "2015-01-05", on); };
    CHECK(began("2015-03-31") == "");
    CHECK(began("2015-04-01") == "repeat_plan");
    CHECK(began("2016-03-31") == "repeat_plan");
    CHECK(began("2016-04-01") == "");
  }

  TEST_CASE("cp_open_2y: two years to the day are two years") {
    const auto from = [](std::string_view on) { return of("cp_open_2y", History().plan(on)); };
    CHECK(from("2014-03-30") == "two_years_or_more");
    CHECK(from("2014-03-31") == "two_years_or_more");
    CHECK(from("2014-04-01") == "under_two_years");
    CHECK(from("2016-03-31") == "under_two_years");
    CHECK(from("2016-04-01") == "");
    CHECK(of("cp_open_2y", History().plan("2013-03-31", "", kTemporary)) == "temporary");
    const auto leap = [](std::string_view to) {
      return History().plan("2012-02-29").verdicts("cp_open_2y", "2013-04-01", to);
    };
    CHECK(leap("2014-02-27") == "under_two_years");
    CHECK(leap("2014-02-28") == "two_years_or_more");
  }

  TEST_CASE("cp_open_15m: more than fifteen months, not fifteen to the day") {
    const auto from = [](std::string_view on) { return of("cp_open_15m", History().plan(on)); };
    CHECK(from("2014-12-30") == "over_fifteen_months");
    CHECK(from("2014-12-31") == "up_to_fifteen_months");
    CHECK(from("2015-01-01") == "up_to_fifteen_months");
    CHECK(of("cp_open_15m", History().plan("2013-03-31", "", kTemporary)) == "temporary");
    const auto at_month_end = [](std::string_view on) {
      return History().plan(on).verdicts("cp_open_15m", "2015-04-01", "2016-02-29");
    };
    CHECK(at_month_end("2014-11-28") == "over_fifteen_months");
    CHECK(at_month_end("2014-11-29") == "up_to_fifteen_months");
    CHECK(at_month_end("2014-11-30") == "up_to_fifteen_months");
  }

  TEST_CASE("a plan is open on the last day unless it ended by then") {
    for (const std::string_view measure : {"cp_open_2y", "cp_open_15m"}) {
      CAPTURE(measure);
      const auto ended = [measure](std::string_view on) {
        return of(measure, History().plan("2012-06-01", on));
      };
      CHECK(ended("2016-03-30") == "");
      CHECK(ended("2016-03-31") == "");
      CHECK(ended("2016-04-01") == ended(""));
      CHECK(ended("") != "");
    }
    CHECK(of("cp_at_end", History().plan("2012-06-01", "2016-03-31")) == "");
    CHECK(of("cp_at_end", History().plan("2012-06-01", "2016-04-01")) == "counted");
    CHECK(of("cp_at_end", History().plan("2016-03-31")) == "counted");
    CHECK(of("cp_at_end", History().plan("2016-04-01")) == "");
    CHECK(of("cp_at_end", History().plan("2015-06-01", "", kTemporary)) == "temporary");
  }

  TEST_CASE("the bands of plans ended: three and six months inside, twelve and 24 begin a band") {
    const auto lasted = [](std::string_view from, std::string_view until) {
      return bands("cp_ended_lengths", History().plan(from, until));
    };
    CHECK(lasted("2015-05-31", "2015-05-31") == "up to 3 months");
    CHECK(lasted("2015-05-31", "2015-08-30") == "up to 3 months");
    CHECK(lasted("2015-05-31", "2015-08-31") == "up to 3 months");
    CHECK(lasted("2015-05-31", "2015-09-01") == "over 3 to 6 months");
    CHECK(lasted("2015-05-31", "2015-11-30") == "over 3 to 6 months");
    CHECK(lasted("2015-05-31", "2015-12-01") == "over 6 to under 12 months");
    CHECK(lasted("2014-05-31", "2015-05-30") == "over 6 to under 12 months");
    CHECK(lasted("2014-05-31", "2015-05-31") == "12 to under 24 months");
    CHECK(lasted("2013-05-31", "2015-05-30") == "12 to under 24 months");
    CHECK(lasted("2013-05-31", "2015-05-31") == "24 months and over");
    // 29 February: the month ends on the 28th in other years.
    CHECK(lasted("2015-11-30", "2016-02-29") == "up to 3 months");
    CHECK(lasted("2015-11-30", "2016-03-01") == "over 3 to 6 months");
    CHECK(bands("cp_ended_lengths", History().plan("2013-05-31", "2015-05-31", kTemporary)) ==
          "temporary");
  }

  TEST_CASE("the bands of plans ended are of those that ended in the period") {
    const auto ended = [](std::string_view on) {
      return bands("cp_ended_lengths", History()
                                           .plan("2015-03-02", on, {"CP1", "", "", ""})
                                           .plan("2015-05-01", "", {"CP2", "", "", ""}));
    };
    CHECK(ended("2015-03-31") == "");
    CHECK(ended("2015-04-01") == "up to 3 months");
    CHECK(ended("2016-03-31") == "12 to under 24 months");
    CHECK(ended("2016-04-01") == "");
  }

  TEST_CASE("the bands of open plans are told on the last day") {
    const auto from = [](std::string_view on) {
      return bands("cp_open_lengths", History().plan(on));
    };
    CHECK(from("2016-03-31") == "up to 3 months");
    CHECK(from("2015-12-31") == "up to 3 months");
    CHECK(from("2015-12-30") == "over 3 to 6 months");
    CHECK(from("2015-10-01") == "over 3 to 6 months");
    CHECK(from("2015-09-30") == "over 6 to under 12 months");
    CHECK(from("2015-04-01") == "over 6 to under 12 months");
    CHECK(from("2015-03-31") == "12 to under 24 months");
    CHECK(from("2014-04-01") == "12 to under 24 months");
    CHECK(from("2014-03-31") == "24 months and over");
    CHECK(bands("cp_open_lengths", History().plan("2014-03-31", "", kTemporary)) == "temporary");
    CHECK(bands("cp_open_lengths", History().plan("2014-03-31", "2016-03-31")) == "");
  }

  TEST_CASE("plans started and ended are counted by their days, both ends of the period inside") {
    const auto both = [](std::string_view from, std::string_view until) {
      const History h = History().plan(from, until);
      return of("cp_started", h) + "/" + of("cp_ended", h);
    };
    CHECK(both("2015-03-31", "2015-04-01") == "/counted");
    CHECK(both("2015-04-01", "2016-03-31") == "counted/counted");
    CHECK(both("2016-03-31", "2016-04-01") == "counted/");
    CHECK(both("2015-03-30", "2015-03-31") == "/");
    CHECK(both("2015-06-01", "2015-06-01") == "counted/counted");
    // A plan begun the day another ended is a plan.
    CHECK(of("cp_started", History()
                               .plan("2015-05-01", "2015-06-01", {"CP1", "", "", ""})
                               .plan("2015-06-01", "", {"CP2", "", "", ""})) == "counted counted");
    CHECK(of("cp_started", History().plan("2015-05-01", "2015-06-01", kTemporary)) == "temporary");
    CHECK(of("cp_ended", History().plan("2015-05-01", "2015-06-01", kTemporary)) == "temporary");
  }

  TEST_CASE("cla_and_cp: looked after and on a plan on the last day") {
    const auto with = [](std::string_view care_until, std::string_view plan_until) {
      return of("cla_and_cp",
                History().care("2015-06-01", care_until).plan("2015-05-01", plan_until));
    };
    CHECK(with("", "") == "counted");
    CHECK(with("2016-03-31", "") == "");
    CHECK(with("", "2016-03-31") == "");
    CHECK(with("2016-04-01", "2016-04-01") == "counted");
    CHECK(of("cla_and_cp", History().care("2015-06-01")) == "");
    CHECK(of("cla_and_cp", History().plan("2015-06-01")) == "");
    CHECK(of("cla_and_cp", History().care("2015-06-01").plan("2015-05-01", "", kTemporary)) ==
          "temporary");
    // A child with two plans is one child; the one held here counts.
    CHECK(of("cla_and_cp", History()
                               .care("2015-06-01")
                               .plan("2015-05-01", "", kTemporary)
                               .plan("2015-05-08", "", {"CP2", "", "", ""})) == "counted");
    CHECK(of("cla_and_cp", History()
                               .care("2015-06-01")
                               .plan("2015-05-01", "", {"CP2", "", "", ""})
                               .plan("2015-05-08", "", kTemporary)) == "counted");
  }
}

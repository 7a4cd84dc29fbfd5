// What is counted by kind: plans by their number, meetings, enquiries, placements for adoption, and
// children by their checks between reviews. The period is 2015-16.

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

/// In care since 5 January 2015; reviewed on 1 May and 1 September, with the day of the check
/// after each. Half way to 1 November is 1 August; to 1 March 2016, 1 December.
std::string children(std::string_view after_first, std::string_view after_second) {
  return of("midpoint_children", History()
                                     .care("2015-01-05")
                                     .reviews("2015-02-02")
                                     .review("2015-05-01", {.midpoint = after_first})
                                     .review("2015-09-01", {.midpoint = after_second}));
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a plan is numbered by the child's earlier plans in the files") {
    const auto plans = [](std::string_view temporary) {
      return History()
          .plan("2012-05-01", "2012-09-03", {.id = "CP1"})
          .plan("2013-05-01", "2013-09-03", {.id = "CP2", .temporary = temporary})
          .plan("2015-05-01", "2015-09-03", {.id = "CP3"})
          .plan("2015-10-01", "", {.id = "CP4"});
    };
    CHECK(bands("cp_plan_number", plans("")) == "third; fourth and later");
    CHECK(bands("cp_plan_number", plans("Y")) == "second; third");
    CHECK(bands("cp_plan_number", History().plan("2015-04-01")) == "first");
    CHECK(plans("").groups("cp_plan_number", "month", "2015-04-01", "2016-03-31") ==
          "2015-05 1/1; 2015-10 1/1");
    CHECK(bands("cp_plan_number", History().plan("2016-03-31")) == "first");
    CHECK(bands("cp_plan_number", History().plan("2016-04-01").plan("2015-03-31")) == "");
  }

  TEST_CASE("or by the number of earlier plans that the extract gives, where that is more") {
    const auto given = [](std::string_view previous) {
      return bands("cp_plan_number",
                   History()
                       .plan("2012-05-01", "2012-09-03", {.id = "CP1"})
                       .plan("2015-05-01", "", {.id = "CP2", .previous = previous}));
    };
    CHECK(given("") == "second");
    CHECK(given("0") == "second");
    CHECK(given("2") == "third");
    CHECK(given("7") == "fourth and later");
    CHECK(bands("cp_plan_number", History().plan("2015-05-01", "", {.temporary = "Y"})) ==
          "temporary");
  }

  TEST_CASE(
      "a plan ended at its first review conference ended that day or in the 7 days after it") {
    const auto ended = [](std::string_view until, std::string_view held) {
      return of("cp_ended_at_first_review", History().plan("2015-05-01", until).conferences(held));
    };
    CHECK(ended("2015-07-20", "2015-07-20") == "ended_at_first_review");
    CHECK(ended("2015-07-27", "2015-07-20") == "ended_at_first_review");
    CHECK(ended("2015-07-28", "2015-07-20") == "ended_otherwise");
    // At the second, and at none.
    CHECK(ended("2015-12-01", "2015-07-20 2015-12-01") == "ended_otherwise");
    CHECK(ended("2015-07-22", "2015-07-20 2015-07-22") == "ended_at_first_review");
    CHECK(ended("2015-07-19", "2015-07-20") == "ended_otherwise");
    CHECK(ended("2015-07-19", "") == "ended_otherwise");
    CHECK(ended("", "2015-07-20") == "");
    CHECK(ended("2016-03-31", "2016-03-31") == "ended_at_first_review");
    CHECK(ended("2016-04-01", "2016-03-31") == "");
    CHECK(of("cp_ended_at_first_review", History()
                                             .plan("2015-05-01", "2015-07-20", {.temporary = "Y"})
                                             .conferences("2015-07-20")) == "temporary");
  }

  TEST_CASE("a plan begun before review conferences are complete may have had an earlier one") {
    const auto begun = [](std::string_view from) {
      return of(
          "cp_ended_at_first_review",
          History().plan(from, "2015-07-20").conferences("2015-07-20").complete_from("2015-04-01"));
    };
    CHECK(begun("2015-03-31") == "earlier_reviews_not_in_files");
    CHECK(begun("2015-04-01") == "ended_at_first_review");
    // Without any conference in the files none is complete.
    CHECK(of("cp_ended_at_first_review",
             History().plan("2015-05-01", "2015-07-20").found_in_data()) ==
          "earlier_reviews_not_in_files");
  }

  TEST_CASE(
      "a conference on transfer in is held within 15 working days of the authority being told") {
    const auto told = [](const std::string& transfer, const std::string& notified,
                         const std::string& held) {
      return of(
          "icpc_transfer_15wd",
          History().file("child_id,conference_type,conference_date,transfer_in,notified_date\n"
                         "A1001,ICPC," +
                         held + "," + transfer + "," + notified + "\n"));
    };
    // 15 working days from Monday 1 June are Monday 22 June.
    CHECK(told("Y", "2015-06-01", "2015-06-22") == "on_time");
    CHECK(told("Y", "2015-06-01", "2015-06-23") == "failed");
    CHECK(told("Y", "2015-06-01", "2015-06-01") == "on_time");
    CHECK(told("Y", "2015-06-02", "2015-06-01") == "not_notified");
    CHECK(told("Y", "", "2015-06-22") == "not_notified");
    CHECK(told("N", "2015-06-01", "2015-06-22") == "");
    // Over Christmas: from Monday 14 December to Thursday 7 January.
    CHECK(told("Y", "2015-12-14", "2016-01-07") == "on_time");
    CHECK(told("Y", "2015-12-14", "2016-01-08") == "failed");
    CHECK(told("Y", "2015-03-25", "2015-03-31") == "");
    CHECK(told("Y", "2015-03-25", "2015-04-01") == "on_time");
    CHECK(told("Y", "2016-03-31", "2016-04-01") == "");
  }

  TEST_CASE("in a census the authority was told of a child who moved in by the referral") {
    const auto referred = [](const std::string& referral) {
      return of("icpc_transfer_15wd",
                History().file("<Message><Header><CollectionDetails><Collection>CIN</Collection>"
                               "<Year>2016</Year><ReferenceDate>2016-03-31</ReferenceDate>"
                               "</CollectionDetails></Header><Children><Child><ChildIdentifiers>"
                               "<LAchildID>A1001</LAchildID></ChildIdentifiers><CINdetails>"
                               "<CINreferralDate>" +
                               referral +
                               "</CINreferralDate><DateOfInitialCPC>2015-06-22</DateOfInitialCPC>"
                               "</CINdetails></Child></Children></Message>"));
    };
    CHECK(referred("2015-06-01") == "on_time");
    CHECK(referred("2015-05-29") == "failed");
  }

  TEST_CASE("a meeting on several children is one, an initial and a review conference are two") {
    History h;
    for (const std::string_view child : {"A1001", "A1002"}) {
      h.child(child).plan("2015-04-07");
      h.conference("ICPC", "2015-04-07", {.meeting = "M1"});
      h.conference("RCPC", "2015-07-01", {.meeting = "M1"});
      h.conference("RCPC", "2015-12-01", {});
    }
    CHECK(h.groups("conferences_held", "sex", "2015-04-01", "2016-03-31") == "(none) 4/4");
    CHECK(bands("conferences_held", h).find("initial") != std::string::npos);
    CHECK(h.groups("conferences_held", "sex", "2015-07-02", "2016-03-31") == "(none) 2/2");
  }

  TEST_CASE("an initial conference that an enquiry alone tells of is a meeting held") {
    CHECK(bands("conferences_held", History().enquiry("2015-05-01", "2015-05-20")) == "initial");
    CHECK(bands("conferences_held", History().enquiry("2015-05-01")) == "");
    CHECK(bands("conferences_held", History().plan("2015-05-01").conferences("2015-07-01")) ==
          "review");
    CHECK(bands("conferences_held",
                History().conference("ICPC", "2015-05-20", {.transfer_in = "Y"})) == "initial");
  }

  TEST_CASE("strategy discussions are counted by what came of them") {
    CHECK(bands("s47_started", History().enquiry("2015-04-01", "2015-04-20")) == "conference held");
    CHECK(bands("s47_started", History().enquiry("2016-03-31", "", "Y")) ==
          "conference not required");
    CHECK(bands("s47_started", History().enquiry("2015-04-01", "", "Y")) ==
          "conference not required");
    CHECK(bands("s47_started", History().enquiry("2015-05-01")) == "neither yet");
    CHECK(
        bands("s47_started", History().enquiry("2015-07-01").enquiry("2015-06-01", "2015-06-10")) ==
        "conference held; neither yet");
    const History planned =
        History().conference("ICPC", "2016-05-02", {.strategy_discussion = "2015-05-01"});
    CHECK(bands("s47_started", planned) == "neither yet");
    CHECK(bands("s47_started", History(planned).enquiry("2015-05-01", "", "Y")) ==
          "conference not required");
    // Held after the period: not known yet.
    CHECK(bands("s47_started", History().enquiry("2016-03-01", "2016-04-01")) == "neither yet");
    CHECK(bands("s47_started", History().enquiry("2015-03-31", "2015-04-20")) == "");
    CHECK(bands("s47_started", History().enquiry("2016-04-01")) == "");
  }

  TEST_CASE(
      "a conference dated before its strategy discussion leaves it without one, in any table") {
    CHECK(bands("s47_started", History().conference("ICPC", "2015-05-20",
                                                    {.strategy_discussion = "2015-05-25"})) ==
          "neither yet");
    CHECK(bands("s47_started", History().enquiry("2015-05-25", "2015-05-20")) == "neither yet");
  }

  TEST_CASE("a strategy discussion in two tables, or with two conferences, is one") {
    CHECK(bands("s47_started",
                History()
                    .enquiry("2015-05-01")
                    .conference("ICPC", "2015-05-20", {.strategy_discussion = "2015-05-01"})) ==
          "conference held");
    CHECK(
        bands("s47_started",
              History().enquiry("2015-05-01", "2015-05-20").enquiry("2015-05-01", "2015-06-20")) ==
        "conference held");
  }

  TEST_CASE("a child placed for adoption counts once, by the later placement of the period") {
    const auto placed = [](std::string_view first, std::string_view second) {
      return bands("cla_placed_for_adoption",
                   History()
                       .care("2014-01-06", first, {"S", "X1", "E1", "U6"})
                       .care(first, "2015-08-03", {"P", "X1", "E1", "A3"})
                       .care("2015-08-03", second, {"P", "X1", "E1", "U6"})
                       .care(second, "", {"P", "", "E1", "A6"}));
    };
    CHECK(placed("2015-04-01", "2016-03-31") == "A6");
    CHECK(placed("2015-04-01", "2016-04-01") == "A3");
    CHECK(placed("2015-03-31", "2016-04-01") == "");
    // A move from one code to another in one run is no new placement.
    CHECK(bands("cla_placed_for_adoption",
                History()
                    .care("2014-01-06", "2015-05-01", {"S", "X1", "E1", "U6"})
                    .care("2015-05-01", "2015-09-01", {"P", "X1", "E1", "A5"})
                    .care("2015-09-01", "", {"L", "", "E1", "A3"})) == "A5");
  }

  TEST_CASE("a list of current cases does not say since when a child is placed or may be") {
    const auto listed = [](const std::string& from, const std::string& until,
                           const std::string& place) {
      return History().file(
          "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After,"
          "Date of Latest Statutory Review,Legal Status,Placement Type\nA1001," +
          from + "," + until + ",2015-11-02,E1," + place + "\n");
    };
    const std::string_view measure = "cla_placed_for_adoption";
    CHECK(bands(measure, listed("2014-01-10", "", "A4")) == "indeterminate");
    CHECK(bands(measure, listed("2015-06-10", "", "A4")) == "indeterminate");
    CHECK(bands(measure, listed("2014-01-10", "2015-04-01", "A4")) == "indeterminate");
    CHECK(bands(measure, listed("2014-01-10", "2015-03-31", "A4")) == "");
    CHECK(bands(measure, listed("2014-01-10", "", "U6")) == "");
    const History h = listed("2014-01-10", "", "U6");
    CHECK(h.seen("adoption_authority_review", "2016-03-31") == "");
    CHECK(h.seen("cla_review", "2016-03-31") != "");
  }

  TEST_CASE("midpoint_children: every check due in the period was done, in time or later") {
    CHECK(children("2015-08-01", "2015-12-01") == "done");
    CHECK(children("2015-08-01", "2016-03-31") == "done");
    CHECK(children("2015-08-01", "2016-04-01") == "not_done");
    CHECK(children("", "2015-12-01") == "not_done");
    CHECK(of("midpoint_children", History().care("2016-03-01").reviews("2016-03-20")) == "");
    CHECK(History()
              .care("2015-01-05")
              .reviews("2015-02-02 2015-05-01 2015-07-31")
              .verdicts("midpoint_children", "2015-04-01", "2015-09-30") ==
          "reviewed_before_midpoint");
    CHECK(of("midpoint_children",
             History().care("2015-01-05").reviews("2015-02-02 2015-05-01 2015-07-31 2016-01-20")) ==
          "not_done");
  }
}

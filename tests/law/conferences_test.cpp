// Conferences to plans and to enquiries: measures.md section 1, line by line.

#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

}  // namespace

TEST_SUITE("law") {
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

  TEST_CASE("of two plans begun on one day a conference that names none falls in the later row") {
    const History h = History()
                          .plan("2015-01-05", {}, {.id = "P1", .icpc = "2014-12-30"})
                          .plan("2015-01-05", {}, {.id = "P2", .icpc = "2014-12-31"})
                          .conferences("2015-03-27")
                          .reading("cp_anchor", "icpc");  // which tells the two apart
    CHECK(h.seen("cp_review", "2015-04-01") ==
          "1: 2014-12-30 due 2015-03-30 overdue 2; 1: 2014-12-31 due 2015-03-31 held 2015-03-27 "
          "on_time; 2: 2015-03-27 due 2015-09-27 not_yet_due");
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

  TEST_CASE("a strategy discussion is known from its own day, whatever row it stands on") {
    const History on_conference =
        History().conference("ICPC", "2015-06-15", {.strategy_discussion = "2015-05-01"});
    const History on_enquiry = History().enquiry("2015-05-01", "2015-06-15");
    for (const History& h : {on_conference, on_enquiry}) {
      CHECK(h.seen("icpc", "2015-04-30") == "");
      CHECK(h.seen("icpc", "2015-05-01") == "1: 2015-05-01 due 2015-05-26 not_yet_due");
      CHECK(h.seen("icpc", "2015-06-14") == "1: 2015-05-01 due 2015-05-26 overdue 19");
      CHECK(h.seen("icpc", "2015-06-15") == "1: 2015-05-01 due 2015-05-26 held 2015-06-15 late 20");
    }
    CHECK(History(on_conference).enquiry("2015-05-01", "2015-06-15").seen("icpc", "2015-12-01") ==
          "1: 2015-05-01 due 2015-05-26 held 2015-06-15 late 20");
    // In both tables it is one.
    CHECK(History()
              .conference("ICPC", "2015-06-15", {.strategy_discussion = "2015-05-01"})
              .enquiry("2015-05-01")
              .seen("icpc", "2015-06-14") == "1: 2015-05-01 due 2015-05-26 overdue 19");
  }

  TEST_CASE("a conference yet to be held has no part in what is told of a day before it") {
    const std::string other = "1: 2015-06-01 due 2015-06-22 held 2015-06-05 on_time";
    const std::string own = "1: 2015-06-01 due 2015-06-22 held 2015-07-10 late 18";
    const History blank = History().enquiry("2015-06-01").conference("ICPC", "2015-06-05", {});
    const History told_by_enquiry =
        History().enquiry("2015-06-01", "2015-07-10").conference("ICPC", "2015-06-05", {});
    const History told_by_conference =
        History()
            .conference("ICPC", "2015-06-05", {})
            .conference("ICPC", "2015-07-10", {.strategy_discussion = "2015-06-01"});
    CHECK(blank.seen("icpc", "2015-06-30") == other);
    CHECK(told_by_enquiry.seen("icpc", "2015-06-30") == other);
    CHECK(told_by_conference.seen("icpc", "2015-06-30") == other);
    CHECK(told_by_enquiry.seen("icpc", "2015-07-10") == own);
    CHECK(told_by_conference.seen("icpc", "2015-07-10") == own);
  }

  TEST_CASE(
      "a conference that answers two strategy discussions is measured from the last of them") {
    const auto told = [](std::string_view one, std::string_view two) {
      return History()
          .conference("ICPC", "2015-03-24", {.strategy_discussion = one})
          .conference("ICPC", "2015-03-24", {.strategy_discussion = two});
    };
    for (const History& h : {told("2015-03-02", "2015-03-06"), told("2015-03-06", "2015-03-02")}) {
      CHECK(h.seen("icpc", "2015-04-30") ==
            "1: 2015-03-06 due 2015-03-27 held 2015-03-24 on_time; "
            "1: 2015-03-02 due 2015-03-23 held 2015-03-24 late 1");
      CHECK(h.verdicts("icpc_15wd", "2015-03-01", "2015-04-30") == "on_time");
      CHECK(h.verdicts("s47_started", "2015-03-01", "2015-04-30") ==
            History()
                .enquiry("2015-03-02", "2015-03-24")
                .enquiry("2015-03-06", "2015-03-24")
                .verdicts("s47_started", "2015-03-01", "2015-04-30"));
      CHECK(h.seen("icpc", "2015-03-22") ==
            "1: 2015-03-06 due 2015-03-27 not_yet_due; 1: 2015-03-02 due 2015-03-23 not_yet_due");
      CHECK(h.findings("2015-04-30") == "");
    }
    // In another extract it is the same discussion, with another date.
    const std::string heads = "child_id,conference_type,conference_date,s47_start_date\n";
    const History two_files = History()
                                  .file(heads + "A1,ICPC,2015-03-24,2015-03-02\n")
                                  .file(heads + "A1,ICPC,2015-03-24,2015-03-03\n");
    CHECK(two_files.seen("icpc", "2015-04-30").find(';') == std::string::npos);
    CHECK(two_files.findings("2015-04-30") == "D304");
    // One that is dated after the conference is a slip; the other stands.
    CHECK(told("2015-03-02", "2015-03-26").seen("icpc", "2015-04-30") ==
          "1: 2015-03-02 due 2015-03-23 held 2015-03-24 late 1");
  }

  TEST_CASE("a conference on transfer in that names a strategy discussion meets it") {
    const History h = History()
                          .conference("ICPC", "2015-05-20",
                                      {.strategy_discussion = "2015-05-01", .transfer_in = "Y"})
                          .enquiry("2015-05-01");
    CHECK(h.seen("icpc", "2015-12-01") == "1: 2015-05-01 due 2015-05-26 held 2015-05-20 on_time");
    CHECK(h.verdicts("icpc_15wd", "2015-04-01", "2016-03-31") == "transfer_in");
  }

  TEST_CASE("the strategy discussion of a conference on transfer in is another authority's") {
    const History h = History().conference(
        "ICPC", "2015-06-15", {.strategy_discussion = "2015-05-01", .transfer_in = "Y"});
    for (const std::string_view on : {"2015-05-20", "2015-06-14", "2015-06-15", "2015-12-01"}) {
      CHECK(h.seen("icpc", on) == "");
    }
    CHECK(h.verdicts("s47_started", "2015-04-01", "2015-05-31") == "");
  }
}

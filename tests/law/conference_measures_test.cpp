// Conferences by meeting and by working days: measures.md section 5. The period is 2015-16.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string of(std::string_view measure, const History& h) {
  return h.verdicts(measure, "2015-04-01", "2016-03-31");
}

/// A review conference, or one of several children, in a meeting of that number.
void meet(History& h, std::string_view child, std::string_view plan_start, std::string_view meeting,
          std::string_view temporary = {}) {
  h.child(child).plan(plan_start, "", {child, temporary, "", ""});
  h.conference("RCPC", "2015-04-05", {child, "", "", meeting});
}

/// Three children reviewed on 5 April 2015. From 5 January that is in time, from the 4th late.
std::string siblings(std::string_view first, std::string_view second, std::string_view third) {
  History h;
  meet(h, "A1001", first, "M1");
  meet(h, "A1002", second, "M1");
  meet(h, "A1003", third, "M1");
  return of("cp_meetings_on_time", h);
}

std::string initial(std::string_view measure, std::string_view discussion, std::string_view held) {
  return History()
      .conference("ICPC", held, {"", discussion, ""})
      .bands(measure, "2015-04-01", "2016-03-31");
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a meeting is late when it was late for any child in it") {
    CHECK(siblings("2015-01-05", "2015-01-05", "2015-01-05") == "on_time");
    CHECK(siblings("2015-01-04", "2015-01-05", "2015-01-05") == "failed");
    CHECK(siblings("2015-01-05", "2015-01-04", "2015-01-05") == "failed");
    CHECK(siblings("2015-01-05", "2015-01-05", "2015-01-04") == "failed");
  }

  TEST_CASE("meetings are told apart by their numbers; without one they are left out") {
    History two;
    meet(two, "A1001", "2015-01-05", "M1");
    meet(two, "A1002", "2015-01-04", "M2");
    CHECK(of("cp_meetings_on_time", two) == "on_time failed");
    History families;
    for (const char* const family : {"1", "2", "3"}) {
      const std::string meeting = std::string("M") + family;
      meet(families, std::string("A100") + family, "2015-01-05", meeting);
      meet(families, std::string("A200") + family, "2015-01-04", meeting);
    }
    CHECK(of("cp_meetings_on_time", families) == "failed failed failed");
    History blank;
    meet(blank, "A1001", "2015-01-05", "");
    meet(blank, "A1002", "2015-01-04", "");
    CHECK(of("cp_meetings_on_time", blank) == "no_meeting_id no_meeting_id");
  }

  TEST_CASE("a plan held for another authority does not make a meeting late") {
    History one;
    meet(one, "A1001", "2015-01-04", "M1", "Y");
    meet(one, "A1002", "2015-01-05", "M1");
    CHECK(of("cp_meetings_on_time", one) == "on_time");
    History other_way;
    meet(other_way, "A1001", "2015-01-05", "M1");
    meet(other_way, "A1002", "2015-01-04", "M1", "Y");
    CHECK(of("cp_meetings_on_time", other_way) == "on_time");
    History all;
    meet(all, "A1001", "2015-01-05", "M1", "Y");
    meet(all, "A1002", "2015-01-05", "M1", "Y");
    CHECK(of("cp_meetings_on_time", all) == "temporary");
  }

  TEST_CASE("a meeting: a fail beats indeterminate, and indeterminate beats a pass") {
    const auto with = [](std::string_view sibling) {
      History h;
      meet(h, "A1001", "2014-06-02", "M1");
      meet(h, "A1002", sibling, "M1");
      return of("cp_meetings_on_time", h.complete_from("2015-01-01"));
    };
    CHECK(with("2014-06-02") == "indeterminate");
    CHECK(with("2015-01-05") == "indeterminate");
    CHECK(with("2015-01-04") == "failed");
  }

  TEST_CASE("initial conferences by working days, over Easter") {
    // Monday 30 March 2015; Good Friday is 3 April, Easter Monday the 6th.
    CHECK(initial("icpc_bands", "2015-04-01", "2015-04-01") == "0-10");
    CHECK(initial("icpc_bands", "2015-03-30", "2015-04-15") == "0-10");   // 10
    CHECK(initial("icpc_bands", "2015-03-30", "2015-04-16") == "11-15");  // 11
    CHECK(initial("icpc_bands", "2015-03-30", "2015-04-22") == "11-15");  // 15
    CHECK(initial("icpc_bands", "2015-03-30", "2015-04-23") == "16-20");  // 16
    CHECK(initial("icpc_bands", "2015-03-30", "2015-04-29") == "16-20");  // 20
    CHECK(initial("icpc_bands", "2015-03-30", "2015-04-30") == "21+");    // 21
    CHECK(of("icpc_15wd", History().conference("ICPC", "2015-04-22", {"", "2015-03-30", ""})) ==
          "on_time");
    CHECK(of("icpc_15wd", History().conference("ICPC", "2015-04-23", {"", "2015-03-30", ""})) ==
          "failed");
  }

  TEST_CASE("initial conferences in the first two bands are those within 15 working days") {
    // The fifteenth working day after Friday 5 June 2015 is Friday the 26th; the next day is late.
    for (const std::string_view held : {"2015-06-26", "2015-06-27", "2015-06-28", "2015-06-29"}) {
      CAPTURE(held);
      const bool in_time = held == "2015-06-26";
      CHECK(of("icpc_15wd", History().conference("ICPC", held, {"", "2015-06-05", ""})) ==
            (in_time ? "on_time" : "failed"));
      CHECK(initial("icpc_bands", "2015-06-05", held) == (in_time ? "11-15" : "16-20"));
    }
  }

  TEST_CASE("initial conferences that cannot be measured are in no band") {
    CHECK(initial("icpc_bands", "2015-06-02", "2015-06-01") == "before_strategy_discussion");
    CHECK(initial("icpc_bands", "", "2015-06-01") == "no_strategy_discussion");
    CHECK(of("icpc_bands", History().conference("ICPC", "2015-06-10", {"", "2015-06-01", "Y"})) ==
          "transfer_in");
    CHECK(initial("icpc_bands", "2015-03-30", "2015-03-31") == "");
    CHECK(initial("icpc_bands", "2016-03-30", "2016-03-31") == "0-10");
    CHECK(initial("icpc_bands", "2016-03-30", "2016-04-01") == "");
  }

  TEST_CASE("views given at review conferences, by code") {
    const auto code = [](std::string_view measure, std::string_view text,
                         std::string_view temporary) {
      return History()
          .plan("2015-01-05", "", {"CP1", temporary, "", ""})
          .conference("RCPC", "2015-04-05", {"CP1", "", "", "", text})
          .bands(measure, "2015-04-01", "2016-03-31");
    };
    CHECK(code("cp_participation_code", "PN0", "") == "PN0");
    CHECK(code("cp_participation_code", "PN7", "") == "PN7");
    CHECK(code("cp_participation_code", "", "") == "(none)");
    CHECK(code("cp_participation_code", "PN1", "Y") == "temporary");
    // Initial conferences are among them, that on transfer too; of an enquiry alone no code is
    // told.
    const auto initial_one = [](std::string_view text, std::string_view transfer) {
      return History()
          .conference("ICPC", "2015-04-05",
                      {.strategy_discussion = "2015-04-01", .transfer_in = transfer, .code = text})
          .bands("cp_participation_code", "2015-04-01", "2016-03-31");
    };
    CHECK(initial_one("PN2", "") == "PN2");
    CHECK(initial_one("PN2", "Y") == "PN2");
    CHECK(initial_one("", "") == "(none)");
    CHECK(History()
              .enquiry("2015-04-01", "2015-04-05")
              .bands("cp_participation_code", "2015-04-01", "2016-03-31") == "(none)");
    CHECK(code("cp_participation", "PN0", "") == "not_coded");
    CHECK(code("cp_participation", "PN1", "Y") == "temporary");
    const auto views = [](std::string_view text) {
      return of(
          "cp_participation",
          History().plan("2015-01-05").conference("RCPC", "2015-04-05", {"", "", "", "", text}));
    };
    CHECK(views("PN6") == "participated");
    CHECK(views("PN4") == "did_not_participate");
  }
}

// A list of current cases (Annex A list 8) beside a history of episodes.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// A child's period of care in the list.
History listed(std::string_view from, std::string_view until) {
  return History().file(
      "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After,"
      "Date of Latest Statutory Review\nA1001," +
      std::string(from) + "," + std::string(until) + ",\n");
}

bool differs(const History& h) {
  return h.findings("2015-12-01").find("D309") != std::string::npos;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a period that the history does not know is added by the list") {
    CHECK(
        listed("2015-03-02", "2015-05-01").care("2012-01-05", "2012-06-01").periods("2015-12-01") ==
        "2012-01-05..2012-06-01 ordinary; 2015-03-02..2015-05-01 ordinary");
    CHECK(
        listed("2012-01-05", "2012-06-01").care("2015-03-02", "2015-05-01").periods("2015-12-01") ==
        "2012-01-05..2012-06-01 ordinary; 2015-03-02..2015-05-01 ordinary");
  }

  TEST_CASE("a period listed that begins or ends on the day another ends or begins is its own") {
    const History after = listed("2015-03-02", "").care("2015-01-05", "2015-03-02");
    CHECK(after.periods("2015-12-01") == "2015-01-05..2015-03-02 ordinary; 2015-03-02.. ordinary");
    CHECK(!differs(after));
    const History before = listed("2015-01-05", "2015-03-02").care("2015-03-02");
    CHECK(before.periods("2015-12-01") == "2015-01-05..2015-03-02 ordinary; 2015-03-02.. ordinary");
    CHECK(!differs(before));
    // A day earlier, or later, it is of the same time: the history stands.
    CHECK(listed("2015-03-01", "").care("2015-01-05", "2015-03-02").periods("2015-12-01") ==
          "2015-01-05..2015-03-02 ordinary");
    CHECK(listed("2015-01-05", "2015-03-03").care("2015-03-02").periods("2015-12-01") ==
          "2015-03-02.. ordinary");
  }

  TEST_CASE("a list that tells a period of care as the history does is no finding") {
    CHECK(!differs(listed("2015-01-05", "").care("2015-01-05")));
    CHECK(!differs(listed("2015-01-05", "2015-06-01").care("2015-01-05", "2015-06-01")));
    CHECK(!differs(listed("2015-01-05", "2015-06-01")
                       .care("2015-01-05", "2015-03-02", {.end_reason = "X1"})
                       .care("2015-03-02", "2015-06-01", {.start_reason = "P"})));
  }

  TEST_CASE("a list that tells another start or end than the history is told") {
    CHECK(differs(listed("2015-01-06", "").care("2015-01-05")));
    CHECK(differs(listed("2015-01-05", "2015-06-02").care("2015-01-05", "2015-06-01")));
    CHECK(differs(listed("2015-01-05", "").care("2015-01-05", "2015-06-01")));
    CHECK(differs(listed("2015-01-05", "2015-06-01").care("2015-01-05")));
  }
}

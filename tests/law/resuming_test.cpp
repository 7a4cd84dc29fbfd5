// Runs of one period of care, and ordinary care that resumes after a placement for adoption.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("ordinary care that begins after an adoption placement begins with the first link") {
    const History h = History()
                          .care("2015-06-01", "2015-09-01", {"S", "X1", "E1", "A4"})
                          .care("2015-09-01", "", {"P", "", "E1", "U6"})
                          .reviews("2015-06-20 2015-09-05");
    CHECK(h.seen("2016-01-01") ==
          std::vector<std::string>{
              "adoption_authority_review -: 2015-06-20 due 2015-12-20 held 2015-09-05 on_time",
              "adoption_authority_review -: 2015-09-05 due 2016-03-05 not_yet_due",
              "adoption_return_review 1: 2015-09-01 due 2015-10-13 overdue 80",
              "adoption_review 1: 2015-06-01 due 2015-06-29 held 2015-06-20 on_time",
              "cla_review 1: 2015-09-01 due 2015-09-29 held 2015-09-05 on_time",
              "cla_review 2: 2015-09-05 due 2015-12-05 overdue 27"});
  }

  TEST_CASE("ordinary care that resumes runs six months from the last review of any kind") {
    const auto history = [](std::string_view reviews) {
      return History()
          .care("2015-01-05", "2015-04-01", {"S", "X1", "E1", "U6"})
          .care("2015-04-01", "2015-07-01", {"P", "X1", "E1", "A4"})
          .care("2015-07-01", "", {"P", "", "E1", "U6"})
          .reviews(reviews);
    };
    CHECK(history("2015-02-02 2015-04-20").seen("2015-12-01") ==
          std::vector<std::string>{
              "adoption_authority_review 1: 2015-01-05 due 2015-04-05 held 2015-02-02 on_time",
              "adoption_authority_review -: 2015-04-20 due 2015-10-20 overdue 42",
              "adoption_return_review 1: 2015-07-01 due 2015-08-12 overdue 111",
              "adoption_review 1: 2015-04-01 due 2015-04-29 held 2015-04-20 on_time",
              "cla_review 1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time",
              "cla_review -: 2015-04-20 due 2015-10-20 overdue 42"});
    // A review on the day care resumes is held in ordinary care: it meets the resumed link.
    CHECK(history("2015-02-02 2015-07-01").seen("cla_review", "2015-12-01") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time; "
          "-: 2015-02-02 due 2015-08-02 held 2015-07-01 on_time; "
          "-: 2015-07-01 due 2016-01-01 not_yet_due");
    // The day before it was held in the placement, and the link runs from it.
    CHECK(history("2015-02-02 2015-06-30").seen("cla_review", "2015-12-01") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time; "
          "-: 2015-06-30 due 2015-12-30 not_yet_due");
    // A link of the first run that fell due before the placement was missed.
    CHECK(history("2015-06-30").seen("cla_review", "2015-12-01") ==
          "1: 2015-01-05 due 2015-02-02 not_held; -: 2015-06-30 due 2015-12-30 not_yet_due");
  }

  TEST_CASE("a link missed before a placement is told once, by the care that resumes") {
    const auto seen = [](std::string_view reviews) {
      return History()
          .care("2015-01-05", "2016-01-01", {"S", "X1", "E1", "U6"})
          .care("2016-01-01", "2016-03-01", {"P", "X1", "E1", "A4"})
          .care("2016-03-01", "", {"P", "", "E1", "U6"})
          .reviews(reviews)
          .seen("cla_review", "2016-04-01");
    };
    CHECK(seen("2015-02-02 2015-05-02") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time; "
          "2: 2015-02-02 due 2015-05-02 held 2015-05-02 on_time; "
          "-: 2015-05-02 due 2015-11-02 overdue 151");
    // A second link has another limit than one that resumes: both are told.
    CHECK(seen("2015-02-02") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time; "
          "2: 2015-02-02 due 2015-05-02 not_held; "
          "-: 2015-02-02 due 2015-08-02 overdue 243");
  }

  TEST_CASE("where no review was ever held the resumed link is the first, one obligation") {
    const auto history = [](std::string_view reviews) {
      return History()
          .care("2015-01-05", "2015-04-01", {"S", "X1", "E1", "U6"})
          .care("2015-04-01", "2015-07-01", {"P", "X1", "E1", "A4"})
          .care("2015-07-01", "", {"P", "", "E1", "U6"})
          .reviews(reviews);
    };
    CHECK(history("").seen("cla_review", "2015-07-10") ==
          "1: 2015-01-05 due 2015-02-02 overdue 158");
    CHECK(history("2015-07-10").seen("cla_review", "2015-07-10") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-07-10 late 158; "
          "2: 2015-07-10 due 2015-10-10 not_yet_due");
  }

  TEST_CASE("what ended on the 18th birthday does not go on after it") {
    const auto seen = [](std::string_view duty, std::string_view born) {
      return History()
          .care("2014-01-06", "2014-02-03", {"S", "X1", "C2", "U6"})
          .care("2014-02-03", "2015-07-01", {"P", "X1", "E1", "A4"})
          .care("2015-07-01", "", {"P", "", "E1", "U6"})
          .born(born)
          .seen(duty, "2016-03-31");
    };
    // It fell due on the day of the placement: owed only by whoever returns before the birthday.
    CHECK(seen("cla_review", "1997-07-02") == "1: 2014-01-06 due 2014-02-03 not_held");
    CHECK(seen("cla_review", "1997-07-01") == "");
    CHECK(seen("adoption_authority_review", "1997-07-02") ==
          "1: 2014-02-03 due 2014-05-03 not_held");
    CHECK(seen("adoption_authority_review", "1997-07-01") == "");
    // What was missed before the birthday is told as it stood then.
    CHECK(History()
              .care("2014-01-06", "2015-01-05", {"S", "X1", "C2", "U6"})
              .care("2015-01-05", "2015-07-01", {"P", "X1", "C2", "A3"})
              .care("2015-07-01", "", {"P", "", "C2", "U6"})
              .reviews("2014-02-03 2014-05-02")
              .born("1997-07-01")
              .seen("cla_review", "2016-03-31") ==
          "1: 2014-01-06 due 2014-02-03 held 2014-02-03 on_time; "
          "2: 2014-02-03 due 2014-05-03 held 2014-05-02 on_time; "
          "3: 2014-05-02 due 2014-11-02 not_held");
  }

  TEST_CASE("each run of short breaks and each placement for adoption has its own chain") {
    const History h = History()
                          .care("2015-01-05", "2015-02-01", {"S", "X1", "V4", "U6"})
                          .care("2015-02-01", "2015-06-01", {"L", "X1", "C2", "U6"})
                          .care("2015-06-01", "", {"L", "", "V4", "U6"})
                          .reviews("2015-01-20 2015-02-01 2015-06-01");
    CHECK(h.periods("2016-01-01") ==
          "2015-01-05.. V4 to 2015-02-01 (1) ordinary from 2015-02-01 to 2015-06-01 (1) "
          "V4 from 2015-06-01 (1)");
    CHECK(h.seen("2015-12-01") ==
          std::vector<std::string>{
              "cla_review 1: 2015-02-01 due 2015-02-27 held 2015-02-01 on_time",
              "cla_review 2: 2015-02-01 due 2015-05-01 not_held",
              "short_break_review 1: 2015-01-05 due 2015-04-05 held 2015-01-20 on_time",
              "short_break_review 1: 2015-06-01 due 2015-09-01 held 2015-06-01 on_time",
              "short_break_review 2: 2015-06-01 due 2015-12-01 overdue 0"});
  }

  TEST_CASE("a review on the last day of care belongs to the last run") {
    const History h = History()
                          .care("2015-01-05", "2015-02-01", {"S", "X1", "C2", "U6"})
                          .care("2015-02-01", "2015-03-01", {"P", "E11", "E1", "A3"})
                          .reviews("2015-01-20 2015-03-01 2015-03-02");
    CHECK(h.periods("2016-01-01") ==
          "2015-01-05..2015-03-01 ordinary to 2015-02-01 (1) adoption from 2015-02-01 (1)");
    CHECK(h.findings("2016-01-01") == "N03");
  }

  TEST_CASE("short breaks recorded singly make no obligation") {
    CHECK(History().care("2015-01-05", "", {"S", "", "V3", "U6"}).seen("2016-01-01").empty());
  }

  TEST_CASE("the placements that count as adoption are A3 to A6") {
    for (const char* place : {"A3", "A4", "A5", "A6"}) {
      CHECK(History().care("2015-01-05", "", {"S", "", "E1", place}).periods("2015-02-01") ==
            "2015-01-05.. adoption");
    }
    for (const char* place : {"U1", "T0", "H5", "ZZ", ""}) {
      CHECK(History().care("2015-01-05", "", {"S", "", "E1", place}).periods("2015-02-01") ==
            "2015-01-05.. ordinary");
    }
    // A short break stands before the placement.
    CHECK(History().care("2015-01-05", "", {"S", "", "V4", "A4"}).periods("2015-02-01") ==
          "2015-01-05.. V4");
  }
}

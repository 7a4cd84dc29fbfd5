// Reviewing officers: how many a child had, how soon it had one, and what each holds. The period is
// 2015-16 unless told.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

const History::AllocationWords kOfficer = {"", "IRO"};

std::string bands(std::string_view measure, const History& h) {
  return h.bands(measure, "2015-04-01", "2016-03-31");
}
std::string paces(const History& h) {
  return h.groups("reviews_per_officer", "", "2015-04-01", "2016-03-31");
}

/// In care from Friday 5 June 2015, with an officer from a day to a day.
std::string appointed(std::string_view from, std::string_view until = {}) {
  return bands("iro_appointed",
               History().care("2015-06-05").allocated("I1", from, until, kOfficer));
}

/// `kpi -m reviews_per_officer` of June 2015, which has 22 working days.
std::string pace_of_june(const std::string& hours, const std::string& more = {}) {
  const TempFolder folder;
  std::string out;
  for (const CsvLine& line : lines_of(
           run_duly({"kpi",
                     folder.write("e.csv",
                                  "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA1001,2015-05-01,S,C2,U6,,\n"
                                  "A1002,2015-05-01,S,C2,U6,,\nA1003,2015-05-01,S,C2,U6,,\n"),
                     folder.write("r.csv",
                                  "child_id,review_date,iro\nA1001,2015-06-01,I1\n"
                                  "A1002,2015-06-02,I1\nA1003,2015-06-30,I2\n" +
                                      more),
                     folder.write("w.csv", "worker,fte\n" + hours), "-m", "reviews_per_officer",
                     "--from", "2015-06-01", "--to", "2015-06-30", "-f", "csv"})
               .out)) {
    out += out.empty() ? "" : "; ";
    out += line["group"] + " " + line["value"] + " " + line["numerator"] + "/" +
           line["denominator"] + " -" + line["excluded"];
  }
  return out;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("children looked after are counted by the officers they had in the period") {
    const auto officers = [](const History& h) { return bands("iro_changes", h); };
    CHECK(officers(History().care("2015-05-01").allocated("I1", "2015-05-01", "", kOfficer)) ==
          "one");
    CHECK(officers(History()
                       .care("2015-05-01")
                       .allocated("I1", "2015-05-01", "2015-08-01", kOfficer)
                       .allocated("I2", "2015-08-01", "", kOfficer)) == "two");
    CHECK(officers(History()
                       .care("2015-05-01")
                       .allocated("I1", "2015-05-01", "2015-08-01", kOfficer)
                       .allocated("I2", "2015-08-01", "2015-09-01", kOfficer)
                       .allocated("I3", "2015-09-01", "2015-10-01", kOfficer)
                       .allocated("I4", "2015-10-01", "", kOfficer)) == "three or more");
    // The same officer again is no change, and no other role is an officer.
    CHECK(officers(History()
                       .care("2015-05-01")
                       .allocated("I1", "2015-05-01", "2015-08-01", kOfficer)
                       .allocated("I1", "2015-09-01", "", kOfficer)
                       .allocated("W1", "2015-05-01")) == "one");
    CHECK(officers(History()
                       .care("2015-05-01")
                       .allocated("W1", "2015-05-01")
                       .child("A1002")
                       .care("2015-05-01")
                       .allocated("I1", "2015-05-01", "", kOfficer)) == "none; one");
    CHECK(officers(History()
                       .care("2015-05-01", "", {"S", "", "V4", "U6"})
                       .allocated("I1", "2015-05-01", "", kOfficer)) == "short_break");
    CHECK(officers(History().care("2015-05-01", "2016-03-31").allocated("I1", "", "", kOfficer)) ==
          "");
  }

  TEST_CASE("an officer is of the period from its first day to its last, the end outside") {
    const auto had = [](std::string_view from, std::string_view until) {
      return bands("iro_changes",
                   History().care("2014-05-01").allocated("I1", from, until, kOfficer));
    };
    CHECK(had("2014-05-01", "2015-03-31") == "none");
    CHECK(had("2014-05-01", "2015-04-01") == "none");
    CHECK(had("2014-05-01", "2015-04-02") == "one");
    CHECK(had("2016-03-31", "") == "one");
    CHECK(had("2016-04-01", "") == "none");
    CHECK(had("", "") == "one");
    CHECK(had("2015-06-01", "2015-06-01") == "none");
  }

  TEST_CASE("of a child never allocated to an officer, those of its reviews count") {
    const History by_reviews = History()
                                   .care("2015-05-01")
                                   .review("2015-05-22", {"PN1", "", "", "I1"})
                                   .review("2015-08-20", {"PN1", "", "", "I2"})
                                   .review("2015-10-20", {"PN1", "", "", ""});
    CHECK(bands("iro_changes", by_reviews) == "two");
    CHECK(bands("iro_changes", History(by_reviews).allocated("W1", "2015-05-01")) == "two");
    CHECK(bands("iro_changes", History(by_reviews).allocated("I3", "2015-05-01", "", kOfficer)) ==
          "one");
    CHECK(bands("iro_changes",
                History().care("2014-05-01").review("2015-03-31", {"PN1", "", "", "I1"})) ==
          "none");
  }

  TEST_CASE("an officer is had within a day, in two to five working days, later, or not at all") {
    CHECK(appointed("2015-06-05") == "within 1 day");
    CHECK(appointed("2015-06-06") == "within 1 day");
    CHECK(appointed("2015-06-07") == "2 to 5 working days");
    // Five working days from Friday 5 June are Friday 12 June.
    CHECK(appointed("2015-06-12") == "2 to 5 working days");
    CHECK(appointed("2015-06-13") == "later");
    CHECK(appointed("2016-03-31") == "later");
    CHECK(appointed("2016-04-01") == "none");
    CHECK(bands("iro_appointed", History().care("2015-06-05").allocated("W1", "2015-06-05")) ==
          "none");
  }

  TEST_CASE("an allocation that ended the day it began never ran: it gives no officer") {
    const auto twice = [](std::string_view from, std::string_view until) {
      return bands("iro_appointed", History()
                                        .care("2015-06-05")
                                        .allocated("I1", from, until, kOfficer)
                                        .allocated("I2", "2015-09-01", "", kOfficer));
    };
    CHECK(twice("2015-06-09", "2015-06-10") == "2 to 5 working days");
    CHECK(twice("2015-06-09", "2015-06-09") == "later");
    CHECK(appointed("2015-07-13", "2015-07-13") == "none");
  }

  TEST_CASE("an officer of before care counts from its first day while still allocated") {
    CHECK(appointed("2015-01-05") == "within 1 day");
    CHECK(appointed("2015-01-05", "2015-06-05") == "none");
    CHECK(appointed("2015-01-05", "2015-06-06") == "within 1 day");
    // When an allocation without a first day began is not known; a dated one at once settles it.
    CHECK(appointed("") == "allocation_not_dated");
    CHECK(bands("iro_appointed", History()
                                     .care("2015-06-05")
                                     .allocated("I1", "", "", kOfficer)
                                     .allocated("I2", "2015-06-05", "", kOfficer)) ==
          "within 1 day");
    CHECK(bands("iro_appointed", History()
                                     .care("2015-06-05")
                                     .allocated("I1", "", "", kOfficer)
                                     .allocated("I2", "2015-06-13", "", kOfficer)) ==
          "allocation_not_dated");
  }

  TEST_CASE("an officer is of the care that started, not of what followed it") {
    const auto of_june = [](std::string_view allocated) {
      return bands(
          "iro_appointed",
          History().care("2015-06-05", "2015-07-01").allocated("I1", allocated, "", kOfficer));
    };
    CHECK(of_june("2015-06-30") == "later");
    CHECK(of_june("2015-07-01") == "none");
    // From short breaks into other care: counted from that day.
    CHECK(bands("iro_appointed", History()
                                     .care("2015-04-01", "2015-06-05", {"S", "X1", "V4", "U6"})
                                     .care("2015-06-05", "", {"L", "", "C2", "U6"})
                                     .allocated("I1", "2015-06-06", "", kOfficer)) ==
          "within 1 day");
    CHECK(bands("iro_appointed", History()
                                     .care("2015-06-05", "", {"S", "", "V4", "U6"})
                                     .allocated("I1", "2015-06-05", "", kOfficer)) ==
          "short_break");
  }

  TEST_CASE("a review is its own officer's, else that of the one allocated") {
    const std::string hours = "worker,fte\nI1,1\nI2,0.5\n";
    const History h = History()
                          .care("2015-05-01")
                          .review("2015-05-22", {"PN1", "", "", "I1"})
                          .review("2015-08-20", {"PN1", "", "", ""})
                          .allocated("I2", "2015-06-01", "", kOfficer);
    CHECK(paces(History(h).file(hours)) == "I1 1/1; I2 1/1");
    CHECK(paces(History(h).file("worker,fte\nI1,1\nI2,0\n")) == "I1 1/1; I2 0/0 -1");
    CHECK(paces(History(h).file("worker,fte\nI1,1\n")) == "I1 1/1; I2 0/0 -1");
    CHECK(paces(History().care("2015-05-01").reviews("2015-05-22").file(hours)) == "(none) 0/0 -1");
    CHECK(History(h)
              .file("worker,fte\nI1,1\n")
              .verdicts("reviews_per_officer", "2015-04-01", "2016-03-31") ==
          "counted hours_not_known");
    CHECK(History()
              .care("2015-05-01")
              .reviews("2015-05-22")
              .file(hours)
              .verdicts("reviews_per_officer", "2015-04-01", "2016-03-31") == "no_officer");
  }

  TEST_CASE("reviews for each full-time officer are counted for a month of 20 working days") {
    // 3 x 20 / (1.5 x 22), 2 x 20 / (0.5 x 22), 1 x 20 / (1 x 22).
    CHECK(pace_of_june("I1,0.5\nI2,1\n") == " 1.8 3/1.5 -0; I1 3.6 2/0.5 -0; I2 0.9 1/1 -0");
    // One whose hours are not known is named, left out, and blanks nothing.
    CHECK(pace_of_june("I1,0.5\nI2,\n") == " 3.6 2/0.5 -1; I1 3.6 2/0.5 -0; I2  0/ -1");
    CHECK(pace_of_june("I3,1\n") == "  0/ -3; I1  0/ -2; I2  0/ -1");
    // Held by nobody known: beside the rate.
    CHECK(pace_of_june("I1,0.5\nI2,1\n", "A1003,2015-06-02,\n") ==
          " 1.8 3/1.5 -1; (none)  0/ -1; I1 3.6 2/0.5 -0; I2 0.9 1/1 -0");
  }
}

// Groups of measures: each attribute is that of the reference date, measures.md section 5. The
// period is 2015-16.

#include "duly/group.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/history.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string groups(std::string_view measure, std::string_view by, const History& h) {
  return h.groups(measure, by, "2015-04-01", "2016-03-31");
}

/// With the North team until 1 October 2015, with the South from that day.
History moved_team() {
  return History()
      .allocated("W1", "2015-01-05", "2015-10-01", {"North"})
      .allocated("W2", "2015-10-01", "", {"South"});
}
/// With the North team until 1 October 2015, with nobody since.
History left_team() {
  return History().allocated("W1", "2015-01-05", "2015-10-01", {"North"});
}

std::string age(std::string_view born, std::string_view measure = "cla_at_end") {
  return groups(measure, "age_band", History().care("2015-06-01").born(born));
}

/// A child looked after, and its children's row.
std::string profile(std::string_view by, std::string_view sex, std::string_view ethnicity) {
  return groups("cla_at_end", by,
                History()
                    .care("2015-06-01")
                    .file("child_id,sex,ethnicity\nA1001," + std::string(sex) + "," +
                          std::string(ethnicity) + "\n"));
}

/// A child in one placement after another, as the extract tells of it.
std::string placed(std::string_view by, std::string_view measure = "cla_at_end") {
  return groups(measure, by,
                History().file("child_id,episode_start,reason_start,episode_end,reason_end,"
                               "legal_status,placement,provider,location,distance\n"
                               "A1001,2015-06-01,S,2015-10-01,X1,C1,U6,PR1,IN,20\n"
                               "A1001,2015-10-01,P,,,C2,K2,PR4,OUT,20.1\n"
                               "A1002,2015-06-01,S,2015-10-01,E4,C1,U6,PR1,IN,far\n"));
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("each group has a case here") {
    const std::string here = read_file(in_source("tests/law/group_test.cpp")) +
                             read_file(in_source("tests/law/families_test.cpp"));
    for (const GroupKind& kind : group_kinds()) {
      INFO(kind.name);
      CHECK(here.find("\"" + std::string(kind.name) + "\"") != std::string::npos);
    }
  }

  TEST_CASE(
      "what began or ended care is grouped by its own episode, whatever else began that day") {
    constexpr const char* kRow =
        "child_id,episode_start,reason_start,episode_end,reason_end,legal_status,placement\n";
    const auto told = [&](std::string_view measure, std::string_view by, const std::string& rows) {
      return groups(measure, by, History().file(kRow + rows));
    };
    const std::string back_in_breaks =
        "A1001,2014-05-01,S,2015-09-01,E11,C2,U6\nA1001,2015-09-01,S,,,V4,K2\n";
    CHECK(told("cla_ceased", "legal_status", back_in_breaks) == "C2 1/1");
    CHECK(told("cla_ceased", "placement", back_in_breaks) == "U6 1/1");
    const std::string adopted =
        "A1001,2015-03-26,S,2016-03-27,E11,C1,K2\nA1001,2016-03-27,S,2016-03-27,E3,E1,U6\n";
    CHECK(told("cla_ceased_periods", "reason_end", adopted) == "E11 1/1; E3 1/1");
    // A row without an end ended where the next began.
    const std::string no_end = "A1001,2015-03-16,S,,,C2,P1\nA1001,2015-11-27,P,,,E1,P1\n";
    CHECK(told("cla_at_end", "legal_status", no_end) == "E1 1/1");
    const std::string ended_since =
        "A1001,2015-03-16,S,,,C2,P1\nA1001,2015-11-27,S,2016-03-22,E45,E1,P1\n";
    CHECK(groups("cla_participation_reviews", "legal_status",
                 History()
                     .file(kRow + ended_since)
                     .file("child_id,review_date,participation\nA1001,2016-03-22,PN7\n")) ==
          "E1 0/1");
    // A last episode of no days is no care: what ceased were short breaks.
    const std::string breaks_then_not =
        "A1001,2015-02-02,S,2016-03-27,X1,V4,K2\nA1001,2016-03-27,L,2016-03-27,E4A,C1,U6\n";
    CHECK(told("cla_ceased", "legal_status", breaks_then_not) == "C1 0/0 -1");
  }

  TEST_CASE("by team: on the last day for what is open then") {
    CHECK(groups("cla_at_end", "team", moved_team().care("2015-06-01")) == "South 1/1");
    CHECK(groups("cla_at_end", "team", left_team().care("2015-06-01")) == "(none) 1/1");
    CHECK(groups("cla_at_end", "team", History().care("2015-06-01")) == "(none) 1/1");
    const auto begun = [](std::string_view from) {
      return groups("cla_at_end", "team",
                    History().care("2015-06-01").allocated("W1", from, "", {"North"}));
    };
    CHECK(begun("2016-03-31") == "North 1/1");
    CHECK(begun("2016-04-01") == "(none) 1/1");
    // Who was allocated until the last day is so no more at its close, as in a caseload.
    const auto until = [](std::string_view day) {
      return groups("cla_at_end", "worker",
                    History().care("2015-06-01").allocated("W1", "2015-06-01", day));
    };
    CHECK(until("2016-03-31") == "(none) 1/1");
    CHECK(until("2016-04-01") == "W1 1/1");
  }

  TEST_CASE("by team: on the day of the event for events") {
    const auto reviewed = [](std::string_view on) {
      return groups("cla_reviews_on_time", "team", moved_team().care("2015-09-15").reviews(on));
    };
    CHECK(reviewed("2015-09-30") == "North 1/1");
    CHECK(reviewed("2015-10-01") == "South 1/1");
    CHECK(reviewed("2015-10-02") == "South 1/1");
    CHECK(groups("cla_reviews_on_time", "team",
                 moved_team().care("2015-09-01").reviews("2015-09-21 2015-12-21 2016-03-01")) ==
          "North 1/1; South 2/2");
  }

  TEST_CASE("on its last day an allocation still decides where no other has begun") {
    const auto ended = [](History h, std::string_view on) {
      return groups("cp_ended", "team", h.plan("2015-05-01", on));
    };
    CHECK(ended(left_team(), "2015-10-01") == "North 1/1");
    CHECK(ended(left_team(), "2015-10-02") == "(none) 1/1");
    CHECK(ended(moved_team(), "2015-10-01") == "South 1/1");
    CHECK(groups("cp_ended", "worker",
                 History().plan("2015-05-01", "2016-03-31").allocated("W1", "", "2016-03-31")) ==
          "W1 1/1");
    // Nor where another has long been in force, though it began before.
    CHECK(ended(left_team().allocated("W2", "2014-01-06", "", {"South"}), "2015-10-01") ==
          "South 1/1");
  }

  TEST_CASE("by team: the social worker's, else the reviewing officer's, else another's") {
    const auto team = [](std::string_view of_worker) {
      return groups("cla_at_end", "team",
                    History()
                        .care("2015-06-01")
                        .allocated("F1", "", "", {"Family", "family worker"})
                        .allocated("I1", "", "", {"Review", "IRO"})
                        .allocated("W1", "", "", {of_worker}));
    };
    CHECK(team("North") == "North 1/1");
    CHECK(team("") == "Review 1/1");
    CHECK(groups("cla_at_end", "team",
                 History().care("2015-06-01").allocated("F1", "", "", {"Family", "nurse"})) ==
          "Family 1/1");
    // Of two allocations of one role the one begun later.
    CHECK(groups("cla_at_end", "team",
                 History()
                     .care("2015-06-01")
                     .allocated("W2", "2015-10-01", "", {"South"})
                     .allocated("W1", "2015-06-01", "", {"North"})) == "South 1/1");
  }

  TEST_CASE("by worker: social workers alone; by role and by a column of one's own") {
    const History h = History()
                          .care("2015-06-01")
                          .allocated("I1", "", "", {"", "IRO", "", "East"})
                          .allocated("F1", "", "", {"", "family worker", "", "West"});
    CHECK(groups("cla_at_end", "worker", h) == "(none) 1/1");
    CHECK(groups("cla_at_end", "family worker", h) == "F1 1/1");
    CHECK(groups("cla_at_end", "area", h) == "East 1/1");
    CHECK(groups("cla_at_end", "worker", History().care("2015-06-01").allocated("W1")) == "W1 1/1");
    CHECK(groups("cla_at_end", "area", History().care("2015-06-01").allocated("W1")) ==
          "(none) 1/1");
  }

  TEST_CASE("by locality: of the allocation in force, as it is of its team") {
    const History h = History()
                          .care("2015-06-01")
                          .file(
                              "child_id,worker,team,locality,from,until\n"
                              "A1001,W1,North,Hill,2015-06-01,2015-10-01\n"
                              "A1001,W2,South,Shore,2015-10-01,\n");
    CHECK(groups("cla_at_end", "locality", h) == "Shore 1/1");
    CHECK(groups("cla_started", "locality", h) == "Hill 1/1");
    CHECK(groups("cla_at_end", "locality", moved_team().care("2015-06-01")) == "(none) 1/1");
  }

  TEST_CASE("by iro: of the review itself, else allocated, else of the last review by that day") {
    const auto officer = [](std::string_view of_review, std::string_view allocated) {
      History h;
      h.care("2015-05-01").review("2015-05-22", {"PN1", "", "", of_review});
      if (!allocated.empty()) h.allocated(allocated, "", "", {"", "IRO"});
      return h;
    };
    CHECK(groups("cla_reviews_on_time", "iro", officer("I1", "I2")) == "I1 1/1");
    CHECK(groups("cla_reviews_on_time", "iro", officer("", "I2")) == "I2 1/1");
    CHECK(groups("cla_reviews_on_time", "iro", officer("", "")) == "(none) 1/1");
    CHECK(groups("cla_reviews_on_time", "iro",
                 officer("", "").review("2015-08-20", {"PN1", "", "", "I3"})) ==
          "I3 1/1; (none) 1/1");
    CHECK(groups("cla_at_end", "iro", officer("I1", "I2")) == "I2 1/1");
    CHECK(groups("cla_at_end", "iro", officer("I1", "")) == "I1 1/1");
    CHECK(groups("cla_at_end", "iro",
                 officer("I1", "").review("2015-08-20", {"PN1", "", "", "I3"})) == "I3 1/1");
    CHECK(groups("cla_at_end", "iro",
                 officer("I1", "").review("2016-04-01", {"PN1", "", "", "I3"})) == "I1 1/1");
  }

  TEST_CASE("by iro: what is done around a review is of the officer who chaired it") {
    const History h = History()
                          .care("2015-05-01")
                          .review("2015-05-22", {"PN1", "2015-05-25", "2015-07-07", "I1"})
                          .review("2015-08-20", {"PN1", "2015-08-24", "2015-11-20", "I1"})
                          .allocated("I2", "", "", {"", "IRO"})
                          .file("child_id,permanence_date\nA1001,2015-08-03\n");
    for (const std::string_view measure :
         {"cla_reviews_on_time", "cla_participation_reviews", "cla_participation_code",
          "record_15wd", "midpoint_checks"}) {
      CAPTURE(measure);
      CHECK(groups(measure, "iro", h) == "I1 2/2");
    }
    CHECK(groups("permanence", "iro", h) == "I1 1/1");
  }

  TEST_CASE("by category: conferences and reviews to come are of their own plan") {
    const History again = History()
                              .plan("2015-01-05", "2015-06-01", {"CP1", "", "", "", "NEG", ""})
                              .conference("RCPC", "2015-04-03", {"CP1", "", "", "", "PN1"})
                              .conference("RCPC", "2015-06-01", {"CP1", "", "", "", "PN1"})
                              .plan("2015-06-01", "", {"CP2", "", "", "", "EMO", ""});
    CHECK(groups("cp_reviews_on_time", "category", again) == "NEG 2/2");
    CHECK(groups("cp_participation", "category", again) == "NEG 2/2");
    const History two = History()
                            .plan("2016-01-04", "", {"CP1", "", "", "", "NEG", ""})
                            .plan("2016-02-01", "", {"CP2", "", "", "", "EMO", ""});
    CHECK(groups("reviews_due_by_month", "category", two) == "EMO 1/1; NEG 1/1");
  }

  TEST_CASE("age bands at their birthdays, on the last day") {
    CHECK(age("2016-03-31") == "under 1 1/1");
    CHECK(age("2015-04-01") == "under 1 1/1");
    CHECK(age("2015-03-31") == "1-4 1/1");
    CHECK(age("2011-04-01") == "1-4 1/1");
    CHECK(age("2011-03-31") == "5-9 1/1");
    CHECK(age("2006-03-31") == "10-15 1/1");
    CHECK(age("2000-04-01") == "10-15 1/1");
    CHECK(age("2000-03-31") == "16-17 1/1");
    CHECK(age("1998-04-01") == "16-17 1/1");
    CHECK(age("1998-03-31") == "18 and over 1/1");
    CHECK(groups("cla_at_end", "age_band", History().care("2015-06-01")) == "(none) 1/1");
  }

  TEST_CASE("who is born on 29 February is a year older on 1 March, or on the day in a leap year") {
    const auto on = [](std::string_view born, std::string_view to) {
      return History()
          .care("2012-06-01")
          .born(born)
          .groups("cla_at_end", "age_band", "2012-04-01", to);
    };
    CHECK(on("2012-02-29", "2013-02-28") == "under 1 1/1");
    CHECK(on("2012-02-29", "2013-03-01") == "1-4 1/1");
    CHECK(on("2000-02-29", "2016-02-28") == "10-15 1/1");
    CHECK(on("2000-02-29", "2016-02-29") == "16-17 1/1");
  }

  TEST_CASE("by age of events: on their own day; before birth unborn") {
    const auto started = [](std::string_view born) {
      return groups("cp_started", "age_band", History().plan("2015-06-10").born(born));
    };
    CHECK(started("2015-06-11") == "unborn 1/1");
    CHECK(started("2015-06-10") == "under 1 1/1");
    CHECK(started("2014-06-11") == "under 1 1/1");
    CHECK(started("2014-06-10") == "1-4 1/1");
    CHECK(groups("cp_at_end", "age_band", History().plan("2015-06-10").born("2016-04-01")) ==
          "unborn 1/1");
  }

  TEST_CASE("age bands of one's own may leave ages out") {
    const std::vector<AgeBand> bands = {{0, 4, "0-4"}, {10, 17, "10-17"}};
    const auto own = [&bands](std::string_view born) {
      return History()
          .care("2015-06-01")
          .born(born)
          .groups("cla_at_end", "age_band", "2015-04-01", "2016-03-31", bands);
    };
    CHECK(own("2012-01-01") == "0-4 1/1");
    CHECK(own("2009-01-01") == "other ages 1/1");
    CHECK(own("1999-01-01") == "10-17 1/1");
    CHECK(own("1997-01-01") == "18 and over 1/1");
    CHECK(own("2016-04-01") == "unborn 1/1");
  }

  TEST_CASE("by sex and ethnicity") {
    CHECK(profile("sex", "1", "WBRI") == "male 1/1");
    CHECK(profile("sex", "F", "WBRI") == "female 1/1");
    CHECK(profile("sex", "9", "WBRI") == "U 1/1");
    CHECK(profile("sex", "", "WBRI") == "(none) 1/1");
    CHECK(profile("ethnicity", "1", "WBRI") == "WBRI 1/1");
    CHECK(profile("ethnicity", "1", "") == "(none) 1/1");
    CHECK(profile("sex,ethnicity", "2", "MWBC") == "female / MWBC 1/1");
  }

  TEST_CASE("by what the episode of the day says") {
    CHECK(placed("legal_status") == "C2 1/1");
    CHECK(placed("placement") == "K2 1/1");
    CHECK(placed("provider") == "PR4 1/1");
    CHECK(placed("location") == "OUT 1/1");
    CHECK(placed("distance_band") == "over 20 miles 1/1");
    CHECK(placed("legal_status", "cla_started") == "C1 2/2");
    CHECK(placed("location", "cla_started") == "IN 2/2");
    CHECK(placed("distance_band", "cla_started") == "up to 20 miles 1/1; (none) 1/1");
    // On the day care ended: the episode that ended.
    CHECK(placed("legal_status", "cla_ceased") == "C1 1/1");
    CHECK(placed("reason_end", "cla_ceased") == "E4 1/1");
  }

  TEST_CASE("by why care ended: on the day it did") {
    const auto ceased = [](std::string_view reason) {
      return groups("cla_ceased_periods", "reason_end",
                    History()
                        .care("2015-06-01", "2015-07-01", {"S", "X1", "C2", "U6"})
                        .care("2015-07-01", "2015-09-01", {"P", reason, "C2", "U6"}));
    };
    CHECK(ceased("E11") == "E11 1/1");
    CHECK(ceased("E45") == "E45 1/1");
    CHECK(ceased("") == "(none) 1/1");
    CHECK(ceased("X1") == "(none) 1/1");
  }

  TEST_CASE("by category: the plan's latest, else its first") {
    const auto of = [](std::string_view first, std::string_view latest) {
      return groups("cp_at_end", "category",
                    History().plan("2015-06-01", "", {"CP1", "", "", "", first, latest}));
    };
    CHECK(of("NEG", "") == "NEG 1/1");
    CHECK(of("NEG", "EMO") == "EMO 1/1");
    CHECK(of("", "") == "(none) 1/1");
    // Each plan its own.
    const History two = History()
                            .plan("2015-05-01", "2015-06-01", {"CP1", "", "", "", "NEG", ""})
                            .plan("2015-06-01", "", {"CP2", "", "", "", "EMO", ""});
    CHECK(groups("cp_started", "category", two) == "EMO 1/1; NEG 1/1");
    // Of a child's, that of the plan of the day: where one ended then, of the one begun.
    CHECK(groups("cla_started", "category",
                 History(two).care("2015-06-01", "", {"S", "", "C2", "U6"})) == "EMO 1/1");
    CHECK(groups("cla_started", "category", History(two).care("2015-05-31")) == "NEG 1/1");
    CHECK(groups("cla_started", "category", History(two).care("2015-04-30")) == "(none) 1/1");
  }

  TEST_CASE("by month and quarter of the event; quarters are of the reporting year") {
    const auto began = [](std::string_view by, std::string_view on) {
      return groups("cp_started", by, History().plan(on));
    };
    CHECK(began("month", "2015-04-01") == "2015-04 1/1");
    CHECK(began("month", "2016-01-01") == "2016-01 1/1");
    CHECK(began("month", "2015-12-31") == "2015-12 1/1");
    CHECK(began("quarter", "2015-04-01") == "2015-Q1 1/1");
    CHECK(began("quarter", "2015-06-30") == "2015-Q1 1/1");
    CHECK(began("quarter", "2015-07-01") == "2015-Q2 1/1");
    CHECK(began("quarter", "2015-12-31") == "2015-Q3 1/1");
    CHECK(began("quarter", "2016-01-01") == "2015-Q4 1/1");
    CHECK(began("quarter", "2016-03-31") == "2015-Q4 1/1");
  }

  TEST_CASE("groups combined have a value of each; shown by label, with none last") {
    History h = moved_team().care("2015-06-01").born("2010-01-01");
    h.child("A1002").care("2015-06-01").allocated("W1", "", "", {"North"});
    h.child("A1003").care("2015-06-01").born("2001-01-01").allocated("W1", "", "", {"North"});
    h.child("A1004").care("2015-06-01", "", {"S", "", "V4", "U6"}).born("2001-01-01");
    CHECK(groups("cla_at_end", "team,age_band", h) ==
          "North / 10-15 1/1; North / (none) 1/1; South / 5-9 1/1; (none) / 10-15 0/0 -1");
  }
}

// Work to come and in hand, and practice around reviews: measures.md section 5 and the figures of
// annual reports. The period is 2015-16 unless told.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string of(std::string_view measure, const History& h) {
  return h.verdicts(measure, "2015-04-01", "2016-03-31");
}
std::string due(const History& h, std::string_view to = "2016-03-31") {
  return h.bands("reviews_due_by_month", "2015-04-01", to);
}
std::string caseload(const History& h) {
  return h.groups("caseload", "", "2015-04-01", "2016-03-31");
}

/// In care from 1 May 2015, with a care date of that kind.
std::string dated(std::string_view heading, std::string_view days) {
  std::string out = "child_id," + std::string(heading) + "\n";
  out += "A1001," + std::string(days) + "\n";
  return out;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("open reviews are counted by the month they fall due; those of today are over") {
    const auto second_from = [](std::string_view first) {
      return due(History().care("2015-12-21").reviews(first));
    };
    CHECK(second_from("2015-12-30") == "overdue");
    CHECK(second_from("2015-12-31") == "overdue");
    CHECK(second_from("2016-01-01") == "+1");
    CHECK(second_from("2016-01-15") == "+1");
    CHECK(due(History().plan("2016-03-01")) == "+3");
    CHECK(due(History().plan("2016-03-01", "", {"CP1", "Y", "", ""})) == "temporary");
    CHECK(due(History().plan("2016-03-01", "2016-03-31")) == "");
    CHECK(due(History().care("2016-02-01", "", {"S", "", "V4", "U6"})) == "+2");
    CHECK(due(History().care("2016-02-01", "", {"S", "", "V3", "U6"})) == "");
    CHECK(due(History().care("2016-03-28", "", {"S", "", "E1", "A4"})) == "+1");
    // An initial conference is no review.
    CHECK(due(History().enquiry("2016-03-24")) == "");
    // The 18th birthday ends the duty.
    CHECK(due(History().plan("2016-03-01").born("1998-06-01")) == "");
    CHECK(due(History().plan("2016-03-01").born("1998-06-02")) == "+3");
  }

  TEST_CASE("of two limits the earlier has its month, and once it has come there is none") {
    const auto by = [](std::string_view to) {
      return due(History().care("2015-03-09").reviews("2015-04-08").complete_from("2015-04-01"),
                 to);
    };
    CHECK(by("2015-06-30") == "+1");  // due on 8 July or on 8 October
    CHECK(by("2015-07-07") == "+0");
    CHECK(by("2015-07-08") == "indeterminate");
    CHECK(by("2015-10-07") == "indeterminate");
    CHECK(by("2015-10-08") == "overdue");
  }

  TEST_CASE("months to come are counted over the end of a year, and from the middle of one") {
    const auto by = [](std::string_view to) { return due(History().plan("2015-10-29"), to); };
    CHECK(by("2015-11-30") == "+2");
    CHECK(by("2015-12-31") == "+1");
    CHECK(by("2016-01-15") == "+0");
    CHECK(by("2016-01-28") == "+0");
    CHECK(by("2016-01-29") == "overdue");
  }

  TEST_CASE("an open review under two limits is shown by the earlier, until that has come") {
    const History h =
        History().care("2015-03-09").reviews("2015-04-08").complete_from("2015-04-01");
    CHECK(due(h, "2015-05-31") == "+2");
    CHECK(due(h, "2015-07-07") == "+0");
    CHECK(due(h, "2015-07-08") == "indeterminate");
    CHECK(due(h, "2015-10-07") == "indeterminate");
    CHECK(due(h, "2015-10-08") == "overdue");
    // No review visible: the due date is blank.
    CHECK(due(History().care("2014-05-01").complete_from("2016-01-01")) == "indeterminate");
  }

  TEST_CASE("a worker's cases are those allocated on the last day") {
    const auto until = [](std::string_view from, std::string_view day) {
      return caseload(History().care("2015-06-01").allocated("W1", from, day));
    };
    CHECK(until("2015-06-01", "") == "W1 1/1");
    CHECK(until("", "") == "W1 1/1");
    CHECK(until("2016-03-31", "") == "W1 1/1");
    CHECK(until("2016-04-01", "") == "(none) 1/1");
    CHECK(until("2015-06-01", "2016-03-30") == "(none) 1/1");
    CHECK(until("2015-06-01", "2016-03-31") == "(none) 1/1");
    CHECK(until("2015-06-01", "2016-04-01") == "W1 1/1");
    CHECK(caseload(History().care("2015-06-01", "2016-03-31").allocated("W1")) == "");
    CHECK(caseload(History().care("2015-06-01", "2016-04-01").allocated("W1")) == "W1 1/1");
    CHECK(caseload(History().care("2015-06-01", "", {"S", "", "V4", "U6"}).allocated("W1")) ==
          "W1 0/0 -1");
  }

  TEST_CASE("a caseload is of children looked after and of plans") {
    const History both = History().care("2015-06-01").plan("2015-05-01").allocated("W1");
    CHECK(caseload(both) == "W1 2/2");
    CHECK(both.bands("caseload", "2015-04-01", "2016-03-31") ==
          "social worker, looked after; social worker, on plans");
    CHECK(caseload(History().plan("2015-05-01", "2016-03-31").allocated("W1")) == "");
    CHECK(caseload(History().plan("2015-05-01", "", {"CP1", "Y", "", ""}).allocated("W1")) ==
          "W1 0/0 -1");
  }

  TEST_CASE("each role has a caseload of its own") {
    CHECK(caseload(
              History().care("2015-06-01").allocated("W1").allocated("I1", "", "", {"", "IRO"})) ==
          "I1 1/1; W1 1/1");
    // Two rows of one worker are one; two workers in a role have the case both.
    CHECK(caseload(History()
                       .care("2015-06-01")
                       .allocated("W1", "2015-06-01")
                       .allocated("W1", "2015-07-01")) == "W1 1/1");
    CHECK(caseload(History().care("2015-06-01").allocated("W1").allocated("W2")) ==
          "W1 1/1; W2 1/1");
    // Nobody's in a role that others have; of other roles that is not said.
    CHECK(caseload(History()
                       .care("2015-06-01")
                       .allocated("W1")
                       .allocated("F1", "", "", {"", "family worker"})
                       .child("A1002")
                       .care("2015-06-01")
                       .allocated("W1")) == "W1 2/2; F1 1/1");
  }

  TEST_CASE("children in care and plans are counted apart, role by role") {
    const auto roles = [](std::string_view role) {
      return History()
          .care("2015-06-01")
          .plan("2015-05-01")
          .allocated("X1", "", "", {"", role})
          .bands("caseload", "2015-04-01", "2016-03-31");
    };
    CHECK(roles("IRO") == "iro, looked after; iro, on plans");
    CHECK(roles("") == "social worker, looked after; social worker, on plans");
    CHECK(roles("family worker") == "other role, looked after; other role, on plans");
    // A plan that is nobody's is in the band of the role it lacks.
    CHECK(History()
              .plan("2015-05-01")
              .child("A1002")
              .care("2015-06-01")
              .allocated("I1", "", "", {"", "IRO"})
              .bands("caseload", "2015-04-01", "2016-03-31") == "iro, looked after; iro, on plans");
  }

  TEST_CASE("one who has a family in two roles has its plans in both, once in each") {
    const auto both = [](std::string_view first, std::string_view second) {
      History h;
      for (const char* child : {"A1001", "A1002"}) {
        h.child(child).plan("2015-05-01");
        h.allocated("X1", "", "", {"", first, "F1"}).allocated("X1", "", "", {"", second, "F1"});
      }
      return caseload(h);
    };
    CHECK(both("IRO", "IRO") == "X1 1/1");
    CHECK(both("IRO", "family worker") == "X1 2/2");
    CHECK(both("IRO", "social worker") == "X1 2/2");
    CHECK(both("family worker", "social worker") == "X1 2/2");
  }

  TEST_CASE("the plans of a family are one case of a worker; children in care are counted singly") {
    const auto family = [](std::string_view second_family, std::string_view second_worker,
                           std::string_view temporary) {
      return caseload(History()
                          .plan("2015-05-01", "", {"CP1", temporary, "", ""})
                          .allocated("W1", "", "", {"", "", "F1"})
                          .child("A1002")
                          .plan("2015-05-01", "", {"CP2", "", "", ""})
                          .allocated(second_worker, "", "", {"", "", second_family}));
    };
    CHECK(family("F1", "W1", "") == "W1 1/1");
    CHECK(family("F2", "W1", "") == "W1 2/2");
    CHECK(family("", "W1", "") == "W1 2/2");
    CHECK(family("F1", "W2", "") == "W1 1/1; W2 1/1");
    CHECK(family("F1", "W1", "Y") == "W1 1/1");
    CHECK(caseload(History()
                       .care("2015-06-01")
                       .allocated("W1", "", "", {"", "", "F1"})
                       .child("A1002")
                       .care("2015-06-01")
                       .allocated("W1", "", "", {"", "", "F1"})) == "W1 2/2");
  }

  TEST_CASE("a record is written within 15 working days of the review") {
    const auto written = [](std::string_view held, std::string_view on) {
      return of("record_15wd", History().care("2015-05-01").review(held, {"PN1", on}));
    };
    CHECK(written("2015-06-01", "2015-06-22") == "on_time");
    CHECK(written("2015-06-01", "2015-06-23") == "failed");
    CHECK(written("2015-06-01", "") == "failed");
    // Over Easter 2016: due on 31 March, the last day, and on 4 April.
    CHECK(written("2016-03-08", "2016-03-31") == "on_time");
    CHECK(written("2016-03-08", "") == "failed");
    CHECK(written("2016-03-10", "2016-03-31") == "on_time");
    CHECK(written("2016-03-10", "") == "not_yet_due");
    CHECK(written("2016-03-10", "2016-04-01") == "not_yet_due");
    CHECK(written("2016-04-01", "2016-04-01") == "");
    CHECK(of("record_15wd", History().care("2015-01-05").reviews("2015-03-31 2015-04-01")) ==
          "failed");
  }

  TEST_CASE("the mean of record_days is of the working days from each review to its record") {
    const auto days = [](std::string_view held, std::string_view on) {
      return History()
          .care("2015-05-01")
          .review(held, {"PN1", on})
          .groups("record_days", "team", "2015-04-01", "2016-03-31");
    };
    CHECK(days("2015-06-01", "2015-06-22") == "(none) 15/1");
    CHECK(days("2015-06-01", "2015-06-01") == "(none) 0/1");
    // Over Easter 2016, from Thursday to Thursday: three.
    CHECK(days("2016-03-24", "2016-03-31") == "(none) 3/1");
    // Not written by the end of the period, not at all, and dated before the review.
    CHECK(days("2016-03-24", "2016-04-01") == "(none) 0/0 -1");
    CHECK(days("2015-06-01", "") == "(none) 0/0 -1");
    CHECK(days("2015-06-02", "2015-06-01") == "(none) 0/0 -1");
    CHECK(of("record_days", History().care("2015-05-01").review("2015-06-01", {"PN1", ""})) ==
          "no_record");
    CHECK(days("2016-04-01", "2016-04-01") == "");
    CHECK(History()
              .care("2015-05-01")
              .review("2015-06-01", {"PN1", "2015-06-22"})
              .review("2015-09-01", {"PN1", "2015-09-04"})
              .groups("record_days", "team", "2015-04-01", "2016-03-31") == "(none) 18/2");
  }

  TEST_CASE("a check is due half way to the next review, rounded down") {
    // 22 May to 22 August are 92 days: 7 July. 1 October to 1 April are 183: 31 December.
    const auto checked = [](std::string_view first, std::string_view third) {
      return of("midpoint_checks", History()
                                       .care("2015-05-01")
                                       .review("2015-05-22", {"PN1", "", first})
                                       .review("2015-08-20", {"PN1", "", ""})
                                       .review("2015-10-01", {"PN1", "", third}));
    };
    CHECK(checked("2015-07-07", "2015-12-31") == "on_time reviewed_before_midpoint on_time");
    CHECK(checked("2015-07-08", "2016-01-01") == "failed reviewed_before_midpoint failed");
    CHECK(checked("", "") == "failed reviewed_before_midpoint failed");
    const auto by = [](std::string_view done, std::string_view to) {
      return History()
          .care("2015-05-01")
          .review("2015-05-22", {"PN1", "", done})
          .verdicts("midpoint_checks", "2015-04-01", to);
    };
    CHECK(by("2015-07-07", "2015-07-06") == "");
    CHECK(by("2015-07-07", "2015-07-07") == "on_time");
    CHECK(by("", "2015-07-07") == "failed");
  }

  TEST_CASE("where only the latest review is known, a check is due half way to the next") {
    // 1 September to 1 March are 182 days: 1 December.
    CHECK(of("midpoint_checks",
             History().file("Child Unique ID,Date Started to be Looked After,"
                            "Date Ceased to be Looked After,Date of Latest Statutory Review,"
                            "Placement Type,Date of Birth\n"
                            "A1001,2012-05-01,,2015-09-01,U6,2005-01-01\n")) == "failed");
  }

  TEST_CASE("a review on the day of a check comes before it") {
    const auto next = [](std::string_view held) {
      return of("midpoint_checks", History()
                                       .care("2015-05-01")
                                       .review("2015-05-22", {"PN1", "", ""})
                                       .review(held, {"PN1", "", "2015-10-06"}));
    };
    CHECK(next("2015-07-06") == "reviewed_before_midpoint on_time");
    CHECK(next("2015-07-07") == "reviewed_before_midpoint on_time");
    CHECK(next("2015-07-08") == "failed on_time");
  }

  TEST_CASE("no check is due half way to the first review, even one held on the first day") {
    CHECK(of("midpoint_checks", History().care("2015-05-01").reviews("2015-05-01")) == "failed");
  }

  TEST_CASE("health assessments: every six months before the fifth birthday, then every twelve") {
    const auto assessed = [](std::string_view born, std::string_view on,
                             std::string_view to = "2016-03-31") {
      return History()
          .care("2014-05-01")
          .born(born)
          .file(dated("health_date", on))
          .verdicts("health_assessment", "2015-04-01", to);
    };
    CHECK(assessed("2012-06-01", "2015-10-01") == "on_time");
    CHECK(assessed("2012-06-01", "2015-09-30") == "failed");
    // Due on the day itself and not done by its close: over.
    CHECK(assessed("2012-06-01", "2015-09-30", "2016-03-29") == "on_time");
    CHECK(assessed("2012-06-01", "2015-09-30", "2016-03-30") == "failed");
    CHECK(assessed("2005-06-01", "2015-04-01") == "on_time");
    CHECK(assessed("2005-06-01", "2015-03-31") == "failed");
    // The fifth birthday on the day six months end, and the day after.
    CHECK(assessed("2011-03-30", "2015-09-30") == "on_time");
    CHECK(assessed("2011-03-31", "2015-09-30") == "failed");
    CHECK(assessed("2012-06-01", "2016-04-01") == "failed");
    CHECK(of("health_assessment", History().care("2014-05-01")) == "no_birth_date");
    CHECK(of("health_assessment",
             History().care("2014-05-01", "", {"S", "", "V4", "U6"}).born("2005-01-01")) ==
          "short_break");
    CHECK(of("health_assessment", History().care("2014-05-01", "2016-03-31").born("2005-01-01")) ==
          "");
  }

  TEST_CASE("the first health assessment is due with the first review") {
    // 20 working days from 1 March 2016, over Easter, are 31 March.
    const auto none = [](std::string_view from) {
      return of("health_assessment", History().care(from).born("2005-01-01"));
    };
    CHECK(none("2016-03-01") == "failed");
    CHECK(none("2016-03-02") == "not_yet_due");
    // One of an earlier time that is out of date leaves the same time, and counts for nothing.
    const auto old = [](std::string_view from, std::string_view on) {
      return of("health_assessment",
                History().care(from).born("2005-01-01").file(dated("health_date", on)));
    };
    CHECK(old("2016-03-02", "2010-06-01") == "not_yet_due");
    CHECK(old("2016-03-01", "2010-06-01") == "failed");
    CHECK(old("2016-03-02", "2015-06-01") == "on_time");
  }

  TEST_CASE("personal education plans: from three years of age, of this period of care") {
    const auto made = [](std::string_view born, std::string_view on) {
      return of("pep", History().care("2015-05-01").born(born).file(dated("pep_date", on)));
    };
    CHECK(made("2013-03-31", "2015-05-01") == "on_time");
    CHECK(made("2013-04-01", "2015-05-01") == "under_three");
    CHECK(made("2013-03-31", "2015-04-30") == "failed");
    CHECK(made("2013-03-31", "2016-03-31") == "on_time");
    CHECK(made("2013-03-31", "2016-04-01") == "failed");
    // Ten working days from 15 March 2016, over Easter, are 31 March.
    const auto none = [](std::string_view from) {
      return of("pep", History().care(from).born("2005-01-01"));
    };
    CHECK(none("2016-03-15") == "failed");
    CHECK(none("2016-03-16") == "not_yet_due");
    CHECK(of("pep", History().care("2015-05-01")) == "no_birth_date");
  }

  TEST_CASE("under pep_age=term a plan is of this term or the last, and of this period of care") {
    const auto made = [](std::string_view on, std::string_view to,
                         std::string_view care = "2014-05-01") {
      return History()
          .care(care)
          .born("2005-01-01")
          .file(dated("pep_date", on))
          .reading("pep_age", "term")
          .verdicts("pep", "2015-04-01", to);
    };
    // On 31 March the term is that from January, the last that from September.
    CHECK(made("2015-09-01", "2016-03-31") == "on_time");
    CHECK(made("2015-08-31", "2016-03-31") == "failed");
    CHECK(made("2016-01-01", "2016-04-01") == "on_time");
    CHECK(made("2015-12-31", "2016-04-01") == "failed");
    CHECK(made("2015-04-01", "2015-12-31") == "on_time");
    CHECK(made("2015-03-31", "2015-12-31") == "failed");
    CHECK(made("2015-01-01", "2015-08-31") == "on_time");
    CHECK(made("2014-12-31", "2015-08-31") == "failed");
    CHECK(made("2015-10-01", "2016-03-31", "2015-10-02") == "failed");
    // A child new to care has ten working days, whatever went before.
    CHECK(made("2015-08-31", "2016-03-31", "2016-03-16") == "not_yet_due");
  }

  TEST_CASE("permanence: a plan by the second review, of this period of care") {
    const auto planned = [](std::string_view on) {
      return of("permanence", History()
                                  .care("2015-05-01")
                                  .reviews("2015-05-22 2015-08-20 2016-02-19")
                                  .file(dated("permanence_date", on)));
    };
    CHECK(planned("2015-04-30") == "failed");
    CHECK(planned("2015-05-01") == "on_time");
    CHECK(planned("2015-08-20") == "on_time");
    CHECK(planned("2015-08-21") == "failed");
    CHECK(of("permanence",
             History().care("2014-05-01").reviews("2015-06-01").complete_from("2015-04-01")) ==
          "ordinal_not_known");
  }
}

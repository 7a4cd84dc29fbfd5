// What `kpi --list` says of each row besides its reason: the plan, the link or the day it is about.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

Extracts year() {
  Extracts e;
  e.plan("K1", "2015-01-05", "2015-12-01", {"P1", "N", "0", ""});
  e.plan("K1", "2016-02-01", "", {"P2", "N", "1", ""});
  e.plan("K2", "2015-05-01", "2015-06-01", {"P3", "N", "0", ""});
  e.conference("K1", "RCPC", "2015-04-04", {"P1", "", "", "M1"});
  e.conference("K1", "RCPC", "2015-10-04", {"P1", "", "", "M2"});
  e.conference("K1", "ICPC", "2016-01-20", {"P2", "2016-01-05", ""});
  e.episode("K1", "2015-05-01", "", {"S", "", "C2", "U6"});
  e.review("K1", "2015-05-22", {"PN1", "2015-06-12", "2015-07-01"});
  e.review("K1", "2015-08-20", {"PN3", "", "2015-11-20"});
  e.review("K1", "2016-02-19", {"PN1"});
  return e;
}

/// The rows of a measure for 2015-16, seen at the end of it: "plan: reason, detail".
std::vector<std::string> rows(std::string_view measure, const Extracts& e = year(),
                              std::string_view reading = "cp_unit=plan") {
  const TempFolder folder;
  std::vector<std::string> command = {"kpi"};
  for (const auto& [name, text] : e.files()) command.push_back(folder.write(name, text));
  for (const std::string_view word :
       {std::string_view("--list"), measure, std::string_view("--year"),
        std::string_view("2015-16"), std::string_view("--as-at"), std::string_view("2016-03-31"),
        std::string_view("--reading"), std::string_view("reviews_from=2014-01-01"),
        std::string_view("--reading"), std::string_view("conferences_from=2014-01-01"),
        std::string_view("--reading"), reading, std::string_view("-f"), std::string_view("csv")}) {
    command.emplace_back(word);
  }
  std::vector<std::string> out;
  for (const CsvLine& line : lines_of(run_duly(command).out)) {
    out.push_back(line["plan_id"] + ": " + line["reason"] + ", " + line["detail"]);
  }
  return out;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a row about a plan says which plan, and a count of events the day of the event") {
    CHECK(rows("NI64") ==
          Rows{"P1: under_two_years, 2015-12-01", "P3: under_two_years, 2015-06-01"});
    CHECK(rows("NI65") == Rows{"P2: earlier_plan, 2016-02-01", "P3: first_plan, 2015-05-01"});
    CHECK(rows("cp_ended_lengths") == Rows{"P1: counted, over 6 to under 12 months, 2015-12-01",
                                           "P3: counted, up to 3 months, 2015-06-01"});
    CHECK(rows("NI67") == Rows{"P2: under_three_months, "});
  }

  TEST_CASE("a row about a conference says the plan and the link that it met") {
    const Rows held = {"P1: on_time, no 1, due 2015-04-05, held 2015-04-04",
                       "P1: on_time, no 2, due 2015-10-04, held 2015-10-04"};
    CHECK(rows("cp_reviews_on_time") == held);
    CHECK(rows("cp_meetings_on_time") == held);
    CHECK(rows("icpc_15wd") == Rows{"P2: on_time, no 1, due 2016-01-26, held 2016-01-20"});
  }

  TEST_CASE("a row about a meeting on several children says the link that was worst") {
    Extracts e;
    e.plan("K1", "2015-01-05", "", {"P1", "N", "0", ""});
    e.plan("K2", "2015-01-02", "", {"P2", "N", "0", ""});
    e.plan("K3", "2015-01-05", "", {"P3", "N", "0", ""});
    for (const char* child : {"1", "2", "3"}) {
      e.conference(std::string("K") + child, "RCPC", "2015-04-04",
                   {std::string("P") + child, "", "", "M1"});
    }
    CHECK(rows("cp_meetings_on_time", e) ==
          Rows{"P1: failed, no 1, due 2015-04-02, held 2015-04-04, 2 days late"});
  }

  TEST_CASE("a row about a review says the link that it met, or the day of it") {
    const Rows held = {": on_time, no 1, due 2015-06-02, held 2015-05-22",
                       ": on_time, no 2, due 2015-08-22, held 2015-08-20",
                       ": on_time, no 3, due 2016-02-20, held 2016-02-19"};
    CHECK(rows("cla_reviews_on_time") == held);
    CHECK(rows("cla_obligations_met") == held);
    CHECK(rows("cla_second_review_on_time") == Rows{held[1]});
    CHECK(rows("midpoint_checks") == Rows{held[1], held[2]});
    CHECK(rows("record_15wd") ==
          Rows{": on_time, 2015-05-22", ": failed, 2015-08-20", ": failed, 2016-02-19"});
  }

  TEST_CASE("a row about a review to come says the month, the plan and the link that is open") {
    CHECK(rows("reviews_due_by_month") ==
          Rows{": counted, 2016-08, no 4, due 2016-08-19, not held",
               "P2: counted, 2016-05, no 1, due 2016-05-01, not held"});
  }

  TEST_CASE("of several links of a child that failed alike the row names the first") {
    Extracts e;
    e.episode("K1", "2015-05-01", "", {"S", "", "C2", "U6"});
    e.review("K1", "2015-06-10", {"PN1"});
    e.review("K1", "2015-12-01", {"PN1"});
    CHECK(rows("NI66", e) == Rows{": failed, no 1, due 2015-06-02, held 2015-06-10, 8 days late"});
    Extracts two;
    two.plan("K1", "2015-01-02", "", {"P1", "N", "0", ""});
    two.plan("K2", "2015-01-01", "", {"P2", "N", "0", ""});
    two.conference("K1", "RCPC", "2015-04-04", {"P1", "", "", "M1"});
    two.conference("K2", "RCPC", "2015-04-04", {"P2", "", "", "M1"});
    CHECK(rows("cp_meetings_on_time", two) ==
          Rows{"P1: failed, no 1, due 2015-04-02, held 2015-04-04, 2 days late"});
  }

  TEST_CASE("each initial conference is shown with the link that it met") {
    Extracts e;
    e.conference("K1", "ICPC", "2015-05-20", {"P1", "2015-05-05", ""});
    e.conference("K1", "ICPC", "2015-05-28", {"P1", "2015-05-05", ""});
    e.conference("K1", "ICPC", "2016-01-20", {"P2", "2016-01-05", ""});
    CHECK(rows("icpc_15wd", e) ==
          Rows{"P1: on_time, no 1, due 2015-05-27, held 2015-05-20",
               "P1: failed, no 1, due 2015-05-27, held 2015-05-28, 1 day late",
               "P2: on_time, no 1, due 2016-01-26, held 2016-01-20"});
  }

  TEST_CASE("a plan judged by its latest conference alone is shown with that") {
    Extracts e;
    e.plan("K1", "2015-05-01", "", {"P1", "N", "0", ""});
    e.conference("K1", "RCPC", "2015-07-31", {"P1", "", "", "M1"});
    e.conference("K1", "RCPC", "2016-01-29", {"P1", "", "", "M2"});
    CHECK(rows("NI67", e) == Rows{"P1: on_time, no 1, due 2015-08-01, held 2015-07-31"});
    CHECK(rows("NI67", e, "ni67_scope=latest_only") ==
          Rows{"P1: on_time, no 2, due 2016-01-31, held 2016-01-29"});
  }

  TEST_CASE("a child who started and ceased twice is shown by the last time") {
    Extracts e;
    e.episode("K1", "2015-05-01", "2015-06-01", {"S", "E4", "C2", "U6"});
    e.episode("K1", "2015-07-01", "2015-08-03", {"S", "E4", "C2", "U6"});
    CHECK(rows("cla_started", e) == Rows{": counted, 2015-07-01"});
    CHECK(rows("cla_ceased", e) == Rows{": counted, 2015-08-03"});
  }

  TEST_CASE("a plan that follows another is shown by the day it began") {
    CHECK(rows("cp_repeat_12m") ==
          Rows{"P2: repeat_plan, 2016-02-01", "P3: no_repeat_plan, 2015-05-01"});
  }

  TEST_CASE("a child counted once is shown by the first plan that counts, else by the first") {
    Extracts e;
    e.plan("K1", "2010-06-01", "2015-04-10", {"P1", "Y", "0", ""});
    e.plan("K1", "2015-04-13", "2015-05-01", {"P2", "N", "0", ""});
    e.plan("K1", "2012-06-01", "2015-06-01", {"P3", "N", "0", ""});
    e.plan("K1", "2012-07-02", "2015-07-01", {"P4", "N", "0", ""});
    e.plan("K1", "2015-07-02", "2015-08-03", {"P5", "N", "0", ""});
    CHECK(rows("NI64", e, "cp_unit=child") ==
          Rows{"P1: temporary, 2015-04-10", "P3: two_years_or_more, 2015-06-01"});
    Extracts none;
    none.plan("K1", "2015-04-06", "2015-04-10", {"P0", "Y", "0", ""});
    none.plan("K1", "2015-04-13", "2015-05-01", {"P1", "N", "0", ""});
    none.plan("K1", "2015-07-02", "2015-08-03", {"P2", "N", "0", ""});
    CHECK(rows("NI64", none, "cp_unit=child") ==
          Rows{"P0: temporary, 2015-04-10", "P1: under_two_years, 2015-05-01"});
  }

  TEST_CASE("what is not known stands on the last day, what was missed on the day it was due") {
    Extracts e;
    e.episode("K1", "2015-05-01", "", {"S", "", "C2", "U6"});
    CHECK(rows("cla_obligations_met", e) == Rows{": failed, no 1, due 2015-06-02, not held"});
  }
}

// Rows of one day: which of them stands, and what is told of the others.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/protection.hpp"
#include "support/authority.hpp"
#include "support/built.hpp"
#include "support/history.hpp"
#include "support/merged.hpp"
#include "support/run.hpp"
#include "support/two_returns.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// What is told of A1001's plan: its reviews up to a day, and a newer list of current plans with
/// the latest alone.
std::string with_list(const std::string& latest, std::string_view told, bool list_first) {
  std::string whole = "child_id,conference_type,conference_date\n";
  for (const std::string& held : split(told, ' ')) whole += "A1001,RCPC," + held + "\n";
  whole += "A1002,RCPC,2015-04-03\nA1002,RCPC,2015-06-02\n";
  const std::string list =
      "Child Unique ID,Child Protection Plan Start Date,Child Protection Plan End Date,"
      "Date of latest review conference\nA1001,2015-01-05,," +
      latest +
      "\nA1003,2016-04-05,,2016-04-20\nA1004,2016-04-06,,2016-04-21\nA1005,2016-04-07,,2016-04-"
      "22\n";
  return History()
      .plan("2015-01-05")
      .child("A1002")
      .plan("2015-01-05")
      .file(list_first ? list : whole)
      .file(list_first ? whole : list)
      .seen("cp_review", "2016-04-30");
}

bool tells(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// "D304 4": the findings of extracts and the lines they stand at.
std::string found_in(const Built& b) {
  std::string out;
  for (const duly::Diagnostic& d : b.findings.all()) {
    out += (out.empty() ? "" : "; ") + std::string(d.info->id) + " " + std::to_string(d.row.line);
  }
  return out;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("of two reviews of one day in one file the first stands, whatever the other tells") {
    const Merged m = merged({reviews("r", "A 2015-06-01\nA 2015-06-01 PN1\n")});
    CHECK(m.codes == "A 2015-06-01 ");
    CHECK(m.findings == "N01 r:3 REVIEW A");
  }

  TEST_CASE("of two conferences of one day in one file the first stands") {
    const auto in = [](std::string_view first, std::string_view second) {
      return History()
          .plan("2015-01-05", {}, {.id = "P1"})
          .plan("2015-01-06", {}, {.id = "P2"})
          .conference("RCPC", "2015-04-01", {.plan_id = first})
          .conference("RCPC", "2015-04-01", {.plan_id = second})
          .seen("cp_review", "2015-04-02");
    };
    CHECK(in("P1", "P2").find("2015-01-05 due 2015-04-05 held 2015-04-01") != std::string::npos);
    CHECK(in("P2", "P1").find("2015-01-06 due 2015-04-06 held 2015-04-01") != std::string::npos);
  }

  TEST_CASE("of one conference that two extracts give to different plans the newer's stands") {
    const std::string headings = "child_id,conference_type,conference_date,plan_id\n";
    const std::string older = headings + "A1001,RCPC,2015-04-01,P1\n";
    const std::string newer = headings + "A1001,RCPC,2015-04-01,P2\nB1,RCPC,2015-08-01,P9\n";
    const auto in = [](const std::string& one, const std::string& other) {
      return History()
          .plan("2015-01-05", {}, {.id = "P1"})
          .plan("2015-01-06", {}, {.id = "P2"})
          .file(one)
          .file(other)
          .seen("cp_review", "2015-04-02");
    };
    CHECK(in(older, newer).find("2015-01-06 due 2015-04-06 held") != std::string::npos);
    CHECK(in(newer, older).find("2015-01-06 due 2015-04-06 held") != std::string::npos);
  }

  TEST_CASE("a conference that a list has too is the one of the extract that has them all") {
    for (const bool list_first : {true, false}) {
      const std::string links = with_list("2015-06-01", "2015-04-02 2015-06-01", list_first);
      CHECK(tells(links, "2: 2015-04-02 due 2015-10-02 held 2015-06-01 on_time"));
    }
  }

  TEST_CASE("a list's latest conference stands after the day the extract tells reviews to") {
    for (const bool list_first : {true, false}) {
      CHECK(tells(with_list("2015-09-01", "2015-04-02", list_first), "due 2016-03-01"));
      // Before that day it must be among them: what is not is told, and left out.
      const std::string links = with_list("2015-05-01", "2015-04-02 2015-06-03", list_first);
      CHECK(tells(links, "2: 2015-04-02 due 2015-10-02 held 2015-06-03 on_time"));
      CHECK(tells(links, "3: 2015-06-03 due 2015-12-03 overdue"));
    }
  }

  TEST_CASE("initial conferences do not tell how far review conferences go") {
    const std::string seen =
        History()
            .plan("2015-01-05")
            .conferences("2015-04-02")
            .conference("ICPC", "2014-12-20", {})
            .child("A1002")
            .plan("2015-01-05")
            .conferences("2015-06-01")
            .conference("ICPC", "2015-12-02", {})
            .child("A1003")
            .conference("ICPC", "2015-12-01", {})
            .file(
                "Child Unique ID,Child Protection Plan Start Date,Child Protection Plan End Date,"
                "Date of latest review conference\nA1001,2015-01-05,,2015-09-01\n")
            .seen("cp_review", "2015-12-31");
    CHECK(seen.find("due 2016-03-01 not_yet_due") != std::string::npos);
  }

  TEST_CASE("a review on the first day of a census's own year is not one of the year before") {
    CHECK(merged({census("c23", "2024-03-31", {"2023-04-01", "2023-08-01"})}).findings == "");
  }

  TEST_CASE("strategy discussions are told in any order; a row again is told, and counted once") {
    const History h = History()
                          .enquiry("2015-03-02")
                          .enquiry("2015-01-05", "2015-01-20")
                          .enquiry("2015-03-02", "2015-03-10")
                          .enquiry("2015-01-05", "2015-01-20")
                          .enquiry("2015-01-05")
                          .child("A1002")
                          .enquiry("2015-02-02", "2015-02-10");
    CHECK(h.seen("icpc", "2015-06-01") ==
          "1: 2015-03-02 due 2015-03-23 held 2015-03-10 on_time; "
          "1: 2015-01-05 due 2015-01-26 held 2015-01-20 on_time; "
          "1: 2015-02-02 due 2015-02-23 held 2015-02-10 on_time");
    const std::string rows =
        "child_id,s47_start_date,icpc_date\nA,2015-03-02,\nA,2015-01-05,2015-01-20\n"
        "A,2015-03-02,2015-03-10\nA,2015-01-05,2015-01-20\nA,2015-01-05,\n";
    CHECK(found_in(built({{"e", rows}}, "2015-06-01")) == "D304 5; D304 6; D304 2");
  }

  TEST_CASE("one strategy discussion with two conferences is no row again") {
    const History h =
        History().enquiry("2015-01-05", "2015-02-20").enquiry("2015-01-05", "2015-01-20");
    CHECK(h.findings("2015-06-01") == "");
    CHECK(h.seen("icpc", "2015-06-01") ==
          "1: 2015-01-05 due 2015-01-26 held 2015-02-20 late 25; "
          "1: 2015-01-05 due 2015-01-26 held 2015-01-20 on_time");
  }

  TEST_CASE("of two birth dates the later stands, so that no child grows up by a typing error") {
    const std::string rows = "A 2008-05-01 1\nA 2009-05-01 1\nB 2008-01-01 1\nB 2008-01-01 1\n";
    CHECK(merged({children("c", rows)}).born == "A 2009-05-01; B 2008-01-01");
    CHECK(merged({children("c", rows)}).findings == "N38 c:2 DOB A");
    CHECK(merged({children("c1", "A 2008-05-01 1\n"), children("c2", "A 2009-05-01 1\n")}).born ==
          "A 2009-05-01");
  }

  TEST_CASE("a birth date of the children table stands before one on a review") {
    const Small header = children("c", "A 2008-05-01 1\nB - 1\n");
    const Small later = {"r",
                         "CHILD,DOB,REVIEW,REVIEW_CODE\nA,2009-01-01,2015-06-01,PN1\n"
                         "B,2007-01-01,2015-06-01,PN1\nB,2007-02-01,2015-09-01,PN1\n"};
    CHECK(merged({header, later}).born == "A 2008-05-01; B 2007-02-01");
    CHECK(merged({header, later}).findings == "N38 r:2 DOB A; N38 r:3 DOB B");
  }

  TEST_CASE("rows that clash stand by their ends, whatever their order in the file") {
    for (const std::string_view rows :
         {"A 2012-05-01 S 2012-07-01 E4A\nA 2012-05-01 S 2012-06-01 E4A\n",
          "A 2012-05-01 S 2012-06-01 E4A\nA 2012-05-01 S 2012-07-01 E4A\n"}) {
      const Authority a({episodes("a", rows).csv});
      REQUIRE(a.histories().episodes.size() == 2);
      CHECK(a.histories().episodes[0].until == duly::OptDate(day("2012-06-01")));
    }
  }

  TEST_CASE("rows are kept for checks, and not without") {
    const std::vector<Small> files = {episodes("e", "A 2015-05-01 S\n"),
                                      plans("p", "A P1 2015-05-01\n"),
                                      children("c", "A 2008-05-01 1\n")};
    const Built kept = built(files, "2016-03-31", true);
    CHECK(kept.records.episodes.size() == 1);
    CHECK(kept.records.plans.size() == 1);
    CHECK(kept.records.child_rows.size() == 1);
    const Built moved = built(files, "2016-03-31");
    CHECK(moved.records.episodes.empty());
    CHECK(moved.records.plans.empty());
    CHECK(moved.records.child_rows.empty());
  }
}

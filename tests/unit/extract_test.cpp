// Extracts in CSV: what becomes of the columns that only later figures ask for.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/code.hpp"
#include "duly/input.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"
#include "support/loaded.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Lines = std::vector<std::string>;

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a conference keeps its meeting and how the child took part") {
    const Loaded l = load(
        "child_id,conference_date,conference_type,meeting_id,participation\r\n"
        "A1001,2015-06-01,RCPC,M1,PN1\r\n"
        "A1002,2015-06-01,RCPC,M1,\r\n"
        "A1003,2015-06-02,ICPC,,\r\n");
    const Records& r = l.records;
    REQUIRE(r.conferences.size() == 3);
    const auto extra = [&r](std::size_t i) { return r.conference_extras[r.conferences[i].extra]; };
    CHECK(l.word(extra(0).meeting_id) == "M1");
    CHECK(extra(0).meeting_id == extra(1).meeting_id);
    CHECK(extra(0).participation == ShortCode("PN1"));
    CHECK(extra(1).participation.blank());
    CHECK(r.conferences[2].extra == 0);  // nothing is kept for a row that fills nothing
    CHECK(l.codes().empty());
  }

  TEST_CASE("meetings of the dataset's two tables of conferences are read") {
    Loaded l = load(
        "icpc_person_id,icpc_icpc_date,icpc_icpc_meeting_id,icpc_s47_enquiry_id\n"
        "A1001,2015-06-01,M1,Q1\n");
    add(l,
        "cppr_person_id,cppr_cp_review_date,cppr_cp_review_meeting_id,"
        "cppr_cp_review_participation\nA1001,2015-08-01,M2,PN3\n");
    const Records& r = l.records;
    REQUIRE(r.conferences.size() == 2);
    const ConferenceExtra& initial = r.conference_extras[r.conferences[0].extra];
    const ConferenceExtra& review = r.conference_extras[r.conferences[1].extra];
    CHECK(l.word(initial.meeting_id) == "M1");
    CHECK(l.word(initial.enquiry_id) == "Q1");
    CHECK(l.word(review.meeting_id) == "M2");
    CHECK(review.participation == ShortCode("PN3"));
  }

  TEST_CASE("a conference is given the strategy discussion of the enquiry it names") {
    Loaded l = load(
        "s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date\n"
        "Q1,A1001,2015-05-01\nQ2,A1001,2015-05-20\n",
        {});
    add(l,
        "icpc_person_id,icpc_icpc_date,icpc_s47_enquiry_id\n"
        "A1001,2015-06-01,Q1\nA1001,2015-06-08,\n",
        {});
    join_tables(l.records, l.findings);
    CHECK(l.records.conferences[0].strategy_discussion == day("2015-05-01"));
    CHECK(!l.records.conferences[1].strategy_discussion);
  }

  TEST_CASE("without details a conference keeps its enquiry and no more") {
    const Loaded l = load(
        "icpc_person_id,icpc_icpc_date,icpc_icpc_meeting_id,icpc_s47_enquiry_id\n"
        "A1001,2015-06-01,M1,Q1\nA1002,2015-06-01,M1,\n",
        {});
    const Records& r = l.records;
    CHECK(l.word(r.conference_extras[r.conferences[0].extra].enquiry_id) == "Q1");
    CHECK(r.conference_extras[r.conferences[0].extra].meeting_id == kNoId);
    CHECK(r.conferences[1].extra == 0);
    CHECK(sizeof(Conference) <= 40);
  }

  TEST_CASE("a review keeps when it was written up and when its midpoint check was done") {
    const std::string_view csv =
        "child_id,review_date,record_date,midpoint_date\r\n"
        "A1001,2015-06-01,2015-06-12,01/09/2015\r\n"
        "A1002,2015-06-02,,\r\n"
        "A1003,2015-06-03,soon,31/02/2015\r\n";
    const Loaded l = load(csv);
    const Records& r = l.records;
    REQUIRE(r.reviews.size() == 3);
    const ReviewExtra& extra = r.review_extras[r.reviews[0].extra];
    CHECK(extra.written_up == day("2015-06-12"));
    CHECK(extra.midpoint == day("2015-09-01"));
    CHECK(r.reviews[1].extra == 0);
    CHECK(!r.review_extras[r.reviews[2].extra].written_up);
    CHECK(!r.review_extras[r.reviews[2].extra].midpoint);
    CHECK(l.codes() == "D201:4 D203:4");
    CHECK(l.findings.all()[0].severity == Severity::warning);  // the review itself stands
    CHECK(load(csv, {}).records.reviews[0].extra == 0);
    CHECK(load(csv, {}).codes().empty());
  }

  TEST_CASE("a review tells of health assessments, education plans and permanence plans") {
    const std::string_view csv =
        "health_date,child_id,review_date,pep_date,permanence_date\r\n"
        "2015-05-20,A1001,2015-06-01,2015-05-21,2015-05-22\r\n"
        ",A1002,2015-06-02,,\r\n"
        "2015-05-23,A1003,never,2015-05-24,\r\n"
        "45/05/2015,A1004,2015-06-04,,2015-05-25\r\n";
    const Loaded l = load(csv);
    CHECK(care_dates(l) == Lines{"A1001 0 2015-05-20 line 2", "A1001 1 2015-05-21 line 2",
                                 "A1001 2 2015-05-22 line 2", "A1004 2 2015-05-25 line 5"});
    CHECK(l.records.reviews.size() == 3);  // what a row left out tells goes with it
    CHECK(l.codes() == "D201:4 D203:5");
    CHECK(l.records.extracts[0].first_date == day("2015-06-01"));  // the span is that of reviews
    CHECK(load(csv, {}).records.care_dates.empty());
  }

  TEST_CASE("dates on a review that names its period of care go to the child of that period") {
    Loaded l = load("child_id,episode_start,period_id\nA1009,2015-01-05,P0\nA1001,2015-01-05,P1\n");
    add(l,
        "health_date,clar_cla_id,clar_cla_review_date\n"
        "2015-05-20,P1,2015-06-01\n2015-05-21,P9,2015-06-02\n,,2015-06-03\n");
    CHECK(l.codes().find("D202:4") != std::string::npos);  // of no child and no period
    CHECK(sizeof(Review) <= 32);
    join_tables(l.records, l.findings);
    CHECK(care_dates(l) == Lines{"A1001 0 2015-05-20 line 2"});
    REQUIRE(l.records.reviews.size() == 1);
    CHECK(l.records.children[l.records.reviews[0].child] == "A1001");
    CHECK(std::count_if(l.findings.all().begin(), l.findings.all().end(),
                        [](const Diagnostic& d) { return d.info->id == "D306"; }) == 1);
  }

  TEST_CASE("a table of dates of care may name a child many times") {
    const std::string_view csv =
        "child_id,date_of_birth,health_date,pep_date\r\n"
        "A1001,2010-05-01,2015-05-20,\r\n"
        "A1001,2010-05-01,2015-11-20,2015-09-30\r\n"
        "A1002,,,\r\n"
        ",,2015-05-20,\r\n"
        "A1003,,05/20/2015,2015-10-01\r\n";
    const Loaded l = load(csv);
    CHECK(l.records.extracts[0].kind == "care_dates");
    CHECK(care_dates(l) == Lines{"A1001 0 2015-05-20 line 2", "A1001 0 2015-11-20 line 3",
                                 "A1001 1 2015-09-30 line 3", "A1003 1 2015-10-01 line 6"});
    CHECK(l.codes() == "D202:5 D205:6");
    CHECK(l.records.extracts[0].rows == 5);
    CHECK(l.records.extracts[0].left_out == 1);
    REQUIRE(l.records.child_rows.size() == 1);
    CHECK(l.records.child_rows[0].born == day("2010-05-01"));
    CHECK(load(csv, {}).records.care_dates.empty());
    CHECK(load(csv, {}).records.child_rows.size() == 1);
  }

  TEST_CASE("a table that fits another kind is not one of dates of care, nor of children") {
    const auto kind = [](std::string_view headings) {
      return load(std::string(headings) + "\nA1001,2015-06-01,,,,,\n").records.extracts[0].kind;
    };
    CHECK(kind("child_id,review_date,health_date,date_of_birth,sex,ethnicity") == "reviews");
    CHECK(kind("child_id,health_date,date_of_birth,sex,ethnicity") == "care_dates");
    CHECK(kind("child_id,permanence_date") == "care_dates");
    CHECK(kind("child_id,plan_start,date_of_birth,sex,ethnicity") == "plans");
    CHECK(kind("child_id,date_of_birth,sex,ethnicity") == "children");
  }

  TEST_CASE("sex and ethnicity are told by every table that has them") {
    const auto told = [](const Loaded& l) {
      Lines out;
      for (const ChildRow& c : l.records.child_rows) {
        out.push_back(std::string(l.records.children[c.child]) + " " + c.sex.text() + " " +
                      c.ethnicity.text() + " " + (c.born ? to_string(*c.born) : "-") + " line " +
                      std::to_string(c.row.line));
      }
      return out;
    };
    CHECK(told(load("CHILD,SEX,DOB,ETHNIC\r\nA1001,2,01/05/2010,WBRI\r\nA1002,,,\r\n")) ==
          Lines{"A1001 2 WBRI 2010-05-01 line 2", "A1002   - line 3"});
    CHECK(
        told(load("pers_person_id,pers_sex,pers_dob,pers_ethnicity\nA1001,F,2010-05-01,AIND\n")) ==
        Lines{"A1001 F AIND 2010-05-01 line 2"});
    CHECK(told(load("Child Unique ID,Gender,Ethnicity,Date of Birth\n"
                    "A1001,b) Female,a) WBRI,01/05/2010\nA1002,Male,WBRI - White British,\n")) ==
          Lines{"A1001 FEMA WBRI 2010-05-01 line 2", "A1002 MALE WBRI - line 3"});
    const Lines list = {"A1001 FEMA WBRI 2010-05-01 line 2", "A1002 MALE  - line 3"};
    const std::string rows =
        "A1001,b) Female,a) WBRI,01/05/2010,01/06/2015\n"
        "A1002,a) Male,,,01/06/2015\nA1003,,,,01/06/2015\n";
    const std::string top = "Child Unique ID,Gender,Ethnicity,Date of Birth,";
    for (const std::string start :
         {"Date Started to be Looked After\n", "Child Protection Plan Start Date\n",
          "Strategy discussion initiating Section 47 Enquiry Start Date\n"}) {
      CHECK(told(load(top + start + rows)) == list);
      CHECK(told(load(top + start + rows, {})) == Lines{"A1001   2010-05-01 line 2"});
    }
    CHECK(told(load("child_id,sex,ethnicity,date_of_birth,pep_date\n"
                    "A1001,,WBRI,2010-05-01,2015-06-01\nA1001,F,AIND,,2015-07-01\n")) ==
          Lines{"A1001 F WBRI 2010-05-01 line 2"});
  }

  TEST_CASE("an allocation keeps its family, its locality and a role of another name") {
    const Loaded l = load(
        "child_id,worker,role,team,locality,family_id\r\n"
        "A1001,W1,IRO,T1,North,F1\r\n"
        "A1002,W2, Family Support_worker ,T1,,F1\r\n"
        "A1003,W3,,T1,North,\r\n",
        {});
    const std::vector<Allocation>& a = l.records.allocations;
    REQUIRE(a.size() == 3);
    CHECK(l.word(a[0].family) == "F1");
    CHECK(a[0].family == a[1].family);
    CHECK(a[2].family == kNoId);
    CHECK(l.word(a[0].locality) == "North");
    CHECK(a[1].locality == kNoId);
    CHECK(a[0].role == Role::iro);
    CHECK(a[0].role_name == kNoId);
    CHECK(a[1].role == Role::other);
    CHECK(l.word(a[1].role_name) == "Family Support_worker");
    CHECK(a[2].role == Role::social_worker);
    CHECK(a[2].role_name == kNoId);
    CHECK(l.codes() == "D216:3");
  }

  TEST_CASE("columns of an authority's own are kept where they are asked for") {
    const Loaded l = load_columns(
        {{"allocations", "area team"},
         {"allocations", "reason"},
         {"reviews", "Shoe"},
         {"allocations", "Not There"},
         {"allocations", "team"}},
        "invo_person_id,invo_professional_id,Area_Team,invo_worker_change_reason,Shoe,team\r\n"
        "A1001,W1, North ,CASE,9,T1\r\n"
        "A1002,W1,  ,,9, T1\r\n",
        {});
    const std::vector<Allocation>& a = l.records.allocations;
    REQUIRE(a.size() == 2);
    CHECK(l.cell(a[0].local, 0) == "North");
    CHECK(l.cell(a[0].local, 1) == "CASE");  // by the name of the field
    CHECK(l.cell(a[0].local, 2) == "");
    CHECK(l.cell(a[0].local, 3) == "T1");
    CHECK(l.records.local.cell(a[0].local, 3) == a[0].team);
    CHECK(l.cell(a[1].local, 0) == "");
    CHECK(l.cell(a[1].local, 1) == "");
    CHECK(l.records.local.cell(a[1].local, 3) == a[0].team);
    REQUIRE(l.codes() == "D103:1 D216:3");  // a space is told once though the cell is read twice
    CHECK(l.findings.all()[0].detail == "Shoe");
    Lines found;
    for (const ExtractLocalColumn& c : l.records.extracts[0].local_columns) {
      found.push_back(c.heading + " " + std::to_string(c.place));
    }
    CHECK(found == Lines{"Area_Team 0", "invo_worker_change_reason 1", "team 3"});
  }

  TEST_CASE("a column asked for by name is of the kind it was asked of, in whichever table") {
    const std::vector<LocalColumn> asked = {{"reviews", "venue"}, {"conferences", "venue"}};
    const Loaded reviews = load_columns(asked, "child_id,review_date,Venue\nA1,2015-06-01,Home\n");
    CHECK(reviews.cell(reviews.records.reviews.at(0).local, 0) == "Home");
    CHECK(reviews.codes() == "");
    for (const char* const table :
         {"cppr_person_id,cppr_cp_review_date,VENUE\nA1,2015-06-01,Hall\n",
          "icpc_person_id,icpc_icpc_date,VENUE\nA1,2015-06-01,Hall\n"}) {
      const Loaded l = load_columns(asked, table);
      CHECK(l.cell(l.records.conferences.at(0).local, 0) == "Hall");
    }
    CHECK(load_columns(asked, "child_id,worker,venue\nA1001,W1,A\n").codes() == "D103:1");
    CHECK(load("child_id,review_date,venue\nA1001,2015-06-01,A\n").records.local.cells.empty());
  }

  TEST_CASE("what stands for blank in an authority's own words stands for it in its own columns") {
    const Loaded l = load_columns({{"reviews", "venue"}},
                                  "child_id,review_date,venue\n"
                                  "A1,2015-06-01,N/A\nA1,2015-07-01,NULL\n"
                                  "A1,2015-08-01, -\nA1,2015-09-01\n");
    CHECK(l.cell(l.records.reviews.at(0).local, 0) == "N/A");
    CHECK(l.cell(l.records.reviews.at(1).local, 0) == "");
    CHECK(l.cell(l.records.reviews.at(2).local, 0) == "-");
    CHECK(l.cell(l.records.reviews.at(3).local, 0) == "");
  }

  TEST_CASE("whether any extract carries a field is known of each kind") {
    Loaded l =
        load("cppr_person_id,cppr_cp_review_date,cppr_cp_review_meeting_id\nA1,2015-06-01,\n");
    CHECK(has_field(l.records, "review_conferences", "meeting_id"));
    CHECK(has_field(l.records, "conferences", "meeting_id"));
    CHECK(!has_field(l.records, "initial_conferences", "meeting_id"));
    CHECK(!has_field(l.records, "conferences", "participation"));
    CHECK(has_field(l.records, "conferences"));
    CHECK(!has_field(l.records, "reviews"));
    CHECK(!has_field(l.records, "initial_conferences"));
    add(l, "child_id,conference_date,conference_type,participation\nA1,2015-06-01,ICPC,\n");
    CHECK(has_field(l.records, "initial_conferences", "participation"));
    CHECK(has_field(l.records, "conferences", "participation"));
    add(l, "child_id,worker,AREA,role\nA1,W1,North,\n");
    CHECK(has_field(l.records, "allocations", "role"));
    CHECK(!has_field(l.records, "allocations", "team"));
    CHECK(!has_field(Records(), "allocations"));
  }
}

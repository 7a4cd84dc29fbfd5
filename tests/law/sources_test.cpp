// Sources other than yearly returns: the latest review of Annex A, tables joined by date, and two
// sources that tell of the same child.

#include <string>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Annex A list 8: looked after since 2 March 2015 (first review due 30 March), one review told.
History list8(const std::string& latest_review, const std::string& ceased = "") {
  return History().found_in_data().file(
      "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After,"
      "Date of Latest Statutory Review,Child's Legal Status,Placement Type\n"
      "A1001,02/03/2015," +
      ceased + "," + latest_review + ",C2: Full care order,f) U6: Foster placement\n");
}

/// Tables of the Standard Safeguarding Dataset: one episode, and what stands beside it.
History dataset(const std::string& legal_statuses, const std::string& placements) {
  return History()
      .file(
          "clae_person_id,clae_cla_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,"
          "clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason\n"
          "A1,P1,2015-01-05 00:00:00,S,,\n")
      .file(
          "lega_person_id,lega_legal_status,lega_legal_status_start_date,"
          "lega_legal_status_end_date\n" +
          legal_statuses)
      .file(
          "clap_cla_id,clap_cla_placement_type,clap_cla_placement_start_date,"
          "clap_cla_placement_end_date\n" +
          placements);
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE(
      "a latest review over three months after the first due date is followed by six months") {
    CHECK(list8("01/07/2015").seen("cla_review", "2015-12-01") ==
          "-: 2015-07-01 due 2016-01-01 not_yet_due");
    CHECK(list8("01/07/2015").seen("cla_review", "2016-01-01") ==
          "-: 2015-07-01 due 2016-01-01 overdue 0");
  }

  TEST_CASE("a latest review up to then may have been the first: two limits apply") {
    CHECK(list8("30/06/2015").due("2015-09-29") == "not_yet_due 2015-09-30 1");
    CHECK(list8("30/06/2015").due("2015-10-01") == "indeterminate 2015-09-30 -1");
    CHECK(list8("30/06/2015").due("2015-12-31") == "overdue 2015-12-30 -1");
  }

  TEST_CASE("a list without a review tells that none was held") {
    CHECK(list8("").due("2015-03-30") == "due_today 2015-03-30 0");
    CHECK(list8("").due("2015-03-31") == "overdue 2015-03-30 -1");
    const History adoption = History().found_in_data().file(
        "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After,"
        "Date of Latest Statutory Review,Child's Legal Status,Placement Type\n"
        "A1001,02/03/2015,,,E1: Placement order,A4: Placed for adoption\n");
    CHECK(adoption.seen("adoption_review", "2015-03-31") ==
          "1: 2015-03-02 due 2015-03-30 overdue 1");
  }

  TEST_CASE("links before a latest review are not judged, nor any once care has ended") {
    CHECK(list8("01/07/2015", "01/08/2015").seen("cla_review", "2016-03-31") == "");
  }

  TEST_CASE("reviews in other files before a latest review are judged as far as they go") {
    CHECK(list8("01/07/2015")
              .complete_from("2015-01-01")
              .reviews("2015-03-27 2015-06-29")
              .seen("cla_review", "2015-12-01") ==
          "1: 2015-03-02 due 2015-03-30 held 2015-03-27 on_time; "
          "2: 2015-03-27 due 2015-06-27 held 2015-06-29 late 2; "
          "-: 2015-07-01 due 2016-01-01 not_yet_due");
    // A review before it proves that it was not the first.
    CHECK(list8("30/06/2015")
              .complete_from("2015-01-01")
              .reviews("2015-03-27")
              .seen("cla_review", "2015-12-01") ==
          "1: 2015-03-02 due 2015-03-30 held 2015-03-27 on_time; "
          "-: 2015-06-30 due 2015-12-30 not_yet_due");
    // What came between the two is not asked for, also where it could be due on either of two days.
    for (const char* on : {"2015-08-01", "2015-12-01"}) {
      CHECK(list8("01/07/2015")
                .complete_from("2015-03-15")
                .reviews("2015-03-27")
                .seen("cla_review", on) ==
            "-: 2015-03-02 due 2015-03-30 held 2015-03-27 on_time; "
            "-: 2015-07-01 due 2016-01-01 not_yet_due");
    }
  }

  TEST_CASE("of care that ended under two limits only what was due by both is not held") {
    // Due by 30 September where the review told was the first, else by 30 December.
    const auto seen = [](const char* ceased, const char* on) {
      return list8("30/06/2015", ceased).seen("cla_review", on);
    };
    CHECK(seen("01/11/2015", "2015-10-31") == "-: 2015-06-30 indeterminate");
    for (const char* on : {"2015-11-01", "2015-11-15", "2015-12-30", "2016-03-31"}) {
      CAPTURE(on);
      CHECK(seen("01/11/2015", on) == "");
    }
    CHECK(seen("30/09/2015", "2016-03-31") == "");
    CHECK(seen("30/12/2015", "2016-03-31") == "");
    CHECK(seen("31/12/2015", "2016-03-31") == "-: 2015-06-30 due 2015-12-30 not_held");
    // A review ceases to be due at eighteen.
    const auto grown = [](const char* born, const char* on) {
      return list8("30/06/2015").born(born).seen("cla_review", on);
    };
    CHECK(grown("1997-09-30", "2015-09-30") == "");
    CHECK(grown("1997-10-01", "2015-09-30") == "-: 2015-06-30 indeterminate");
    CHECK(grown("1997-12-30", "2015-12-29") == "-: 2015-06-30 indeterminate");
    CHECK(grown("1997-12-30", "2015-12-30") == "");
    CHECK(grown("1997-12-31", "2015-12-30") == "-: 2015-06-30 due 2015-12-30 overdue 0");
    CHECK(grown("1997-12-31", "2015-12-31") == "-: 2015-06-30 due 2015-12-30 not_held");
  }

  TEST_CASE("a list of plans tells of the latest review conference only") {
    const History h = History().found_in_data().file(
        "Child Unique ID,Child Protection Plan Start Date,Child Protection Plan End Date,"
        "Date of latest review conference,Number of Previous Child Protection Plans\n"
        "A1,02/03/2015,,03/08/2015,0\n");
    CHECK(h.seen("cp_review", "2015-12-01") == "-: 2015-08-03 due 2016-02-03 not_yet_due");
    // Where none stands in it, none was held.
    const History none = History().found_in_data().file(
        "Child Unique ID,Child Protection Plan Start Date,Child Protection Plan End Date,"
        "Date of latest review conference,Number of Previous Child Protection Plans\n"
        "A1,02/03/2015,,,0\n");
    CHECK(none.due("2015-06-02") == "due_today 2015-06-02 0");
    CHECK(none.due("2015-06-03") == "overdue 2015-06-02 -1");
  }

  TEST_CASE("a history of episodes stands before a list of current cases") {
    const History h = list8("01/07/2015")
                          .care("2015-03-02", "2015-05-01", {"S", "X1", "C2", "U6"})
                          .care("2015-05-01", "", {"P", "", "C2", "V4"});
    CHECK(h.periods("2015-12-01") == "2015-03-02.. ordinary (1)");
    CHECK(list8("").care("2015-01-05").findings("2015-12-01").find("D309") != std::string::npos);
  }

  TEST_CASE("an episode is cut where its legal status or placement changes the duty") {
    CHECK(dataset("A1,C2,2015-01-05,\n", "P1,U6,2015-01-05,\n").periods("2015-12-01") ==
          "2015-01-05.. ordinary");
    CHECK(dataset("A1,V4,2015-01-05,2015-06-01\nA1,C2,2015-06-01,\n", "P1,U6,2015-01-05,\n")
              .periods("2015-12-01") == "2015-01-05.. V4 to 2015-06-01 ordinary from 2015-06-01");
    CHECK(dataset("A1,C2,2015-01-05,\n", "P1,U6,2015-01-05,2015-06-01\nP1,A4,2015-06-01,\n")
              .periods("2015-12-01") ==
          "2015-01-05.. ordinary to 2015-06-01 adoption from 2015-06-01");
  }

  TEST_CASE("a legal status that begins after the episode leaves it in ordinary care till then") {
    const History h = dataset("A1,V4,2015-02-02,\n", "P1,U6,2015-01-05,\n");
    CHECK(h.periods("2015-12-01") == "2015-01-05.. ordinary to 2015-02-02 V4 from 2015-02-02");
    CHECK(h.findings("2015-12-01") == "D307");
  }

  TEST_CASE("reviews that name a period of care go to its child") {
    const History h = dataset("A1,C2,2015-01-05,\n", "P1,U6,2015-01-05,\n")
                          .file(
                              "clar_cla_id,clar_cla_review_date,clar_cla_review_cancelled\n"
                              "P1,2015-01-30,N\nP1,2015-04-01,Y\nP7,2015-04-02,N\n");
    CHECK(h.periods("2015-12-01") == "2015-01-05.. ordinary (1)");
    CHECK(h.findings("2015-12-01") == "D306");
  }

  TEST_CASE("a review that names its child in one row and its period in another goes to both") {
    for (const std::string_view rows :
         {"clar_cla_person_id,clar_cla_id,clar_cla_review_date\n,P1,2015-01-30\nA1,,2015-04-01\n",
          "clar_cla_id,clar_cla_person_id,clar_cla_review_date\nP1,,2015-01-30\nP7,A1,2015-04-"
          "01\n"}) {
      const History h = dataset("A1,C2,2015-01-05,\n", "P1,U6,2015-01-05,\n").file(rows);
      CHECK(h.periods("2015-12-01") == "2015-01-05.. ordinary (2)");
      CHECK(h.findings("2015-12-01") == "");
    }
    const History h = dataset("A1,C2,2015-01-05,\n", "P1,U6,2015-01-05,\n")
                          .file(
                              "clar_cla_person_id,clar_cla_id,clar_cla_review_date\n,,2015-01-30\n"
                              "A1,P1,2015-04-01\n");
    CHECK(h.findings("2015-12-01") == "D202");
  }

  TEST_CASE("a legal status or placement that ends before it begins is left out, and told") {
    const History h = dataset("A1,V4,2015-03-02,2015-02-02\nA1,C2,2015-01-05,\n",
                              "P1,A3,2015-03-02,2015-02-02\nP1,U6,2015-01-05,\n");
    CHECK(h.periods("2015-12-01") == "2015-01-05.. ordinary");
    CHECK(h.findings("2015-12-01") == "D226 D226");
  }

  TEST_CASE("an initial conference is counted from the strategy discussion of its enquiry") {
    const History h =
        History()
            .file(
                "s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date,s47e_s47_nfa\n"
                "Q1,A1,2015-03-02,N\n")
            .file(
                "icpc_s47_enquiry_id,icpc_person_id,icpc_icpc_date,icpc_icpc_transfer_in\n"
                "Q1,A1,2015-03-24,N\n");
    CHECK(h.seen("icpc", "2015-12-01") == "1: 2015-03-02 due 2015-03-23 held 2015-03-24 late 1");
  }

  TEST_CASE("an extract without reasons is read by the numbers of its periods") {
    const History h = History().file(
        "child_id,episode_start,episode_end,legal_status,placement,period_id\n"
        "A1,2015-01-05,2015-03-02,C2,U6,P1\nA1,2015-03-02,2015-05-01,C2,U6,P1\n"
        "A1,2015-05-01,,C2,U6,P2\n");
    CHECK(h.periods("2015-12-01") == "2015-01-05..2015-05-01 ordinary; 2015-05-01.. ordinary");
  }
}

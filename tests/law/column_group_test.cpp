// Columns of an authority's own as groups: which row's cell a child, review or conference is
// grouped by.

#include <string>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using duly::test::History;

constexpr const char* kFrom = "2015-04-01";
constexpr const char* kTo = "2016-03-31";

std::string groups(const char* measure, const char* by, const History& h) {
  return h.groups(measure, by, kFrom, kTo);
}

History looked_after() {
  return History().care("2015-04-06");
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a review is grouped by its own row") {
    const History h = looked_after().file(
        "CHILD,REVIEW,Venue of review\nA1001,2015-05-01,home\nA1001,2015-07-20,school\n"
        "A1001,2016-01-10,\n");
    CHECK(groups("cla_reviews_on_time", "reviews.venue_of_review", h) ==
          "home 1/1; school 1/1; (none) 1/1");
  }

  TEST_CASE("a child is grouped by its last review by the end of the period, blank or not") {
    const History h = looked_after().file(
        "CHILD,REVIEW,venue\nA1001,2015-05-01,home\nA1001,2015-07-20,school\n"
        "A1001,2016-04-10,hall\n");
    CHECK(groups("cla_at_end", "reviews.venue", h) == "school 1/1");
    const History blank =
        looked_after().file("CHILD,REVIEW,venue\nA1001,2015-05-01,home\nA1001,2015-07-20,\n");
    CHECK(groups("cla_at_end", "reviews.venue", blank) == "(none) 1/1");
    const History outside = looked_after().file(
        "CHILD,REVIEW,venue\nA1001,2015-05-01,home\nA1001,2015-03-20,before care\n");
    CHECK(groups("cla_at_end", "reviews.venue", outside) == "home 1/1");
    CHECK(groups("cla_at_end", "reviews.venue", looked_after().file("CHILD,REVIEW,venue\n")) ==
          "(none) 1/1");
  }

  TEST_CASE("a review told by two files has the columns of both, in whatever order they come") {
    const std::string ours = "CHILD,REVIEW,REVIEW_CODE\nA1001,2015-05-01,PN1\n";
    const std::string theirs = "CHILD,REVIEW,venue\nA1001,2015-05-01,home\n";
    CHECK(groups("cla_reviews_on_time", "reviews.venue", looked_after().file(ours).file(theirs)) ==
          "home 1/1");
    CHECK(groups("cla_reviews_on_time", "reviews.venue", looked_after().file(theirs).file(ours)) ==
          "home 1/1");
    // Of two rows of one file the first stands, with what it says and leaves unsaid.
    CHECK(groups("cla_reviews_on_time", "reviews.venue",
                 looked_after().file("CHILD,REVIEW,venue\nA1001,2015-05-01,\n"
                                     "A1001,2015-05-01,home\n")) == "(none) 1/1");
  }

  TEST_CASE("a conference is grouped by its own row, a plan by the child's last one") {
    const History h =
        History()
            .plan("2015-04-06")
            .file(
                "child_id,conference_type,conference_date,venue\nA1001,ICPC,2015-04-06,office\n"
                "A1001,RCPC,2015-07-01,hall\nA1001,RCPC,2016-05-01,later\n");
    CHECK(groups("cp_reviews_on_time", "conferences.venue", h) == "hall 1/1");
    CHECK(groups("cp_at_end", "conferences.venue", h) == "hall 1/1");
    CHECK(groups("cp_started", "conferences.venue", h) == "office 1/1");
  }

  TEST_CASE("a child is grouped by the children table, and by none of two cells that differ") {
    const std::string twice = "CHILD,DOB,Disability\nA1001,2010-05-01,none\nA1001,2010-05-01,";
    CHECK(groups("cla_at_end", "children.disability", looked_after().file(twice + "none\n")) ==
          "none 1/1");
    CHECK(groups("cla_at_end", "children.disability", looked_after().file(twice + "\n")) ==
          "none 1/1");
    const History h = looked_after().file(twice + "autism\n");
    CHECK(groups("cla_at_end", "children.disability", h) == "(none) 1/1");
  }

  TEST_CASE("a child is grouped by the episode of the day") {
    const History h = History().file(
        "CHILD,DECOM,RNE,LS,PLACE,DEC,REC,PL_LA\nA1001,2015-04-06,S,C2,U6,2015-09-01,X1,E1\n"
        "A1001,2015-09-01,P,C2,U6,,,E2\n");
    CHECK(groups("cla_at_end", "episodes.PL_LA", h) == "E2 1/1");
    CHECK(groups("cla_started", "episodes.PL_LA", h) == "E1 1/1");
    // By the name of the field, too.
    CHECK(groups("cla_at_end", "episodes.placement_la", h) == "E2 1/1");
  }

  TEST_CASE("columns of several kinds are combined, each by its own row") {
    const History h = looked_after()
                          .file("CHILD,REVIEW,venue\nA1001,2015-05-01,home\n")
                          .file("CHILD,DOB,Disability\nA1001,2010-05-01,autism\n");
    CHECK(groups("cla_at_end", "children.Disability,reviews.venue,reviews.nothing", h) ==
          "autism / home / (none) 1/1");
  }
}

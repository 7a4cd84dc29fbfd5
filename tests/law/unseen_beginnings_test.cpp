// Chains of which the beginning is not seen: reviews known completely only from some day on.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

}  // namespace

TEST_SUITE("law") {
  // Reviews are complete from 1 April 2015; the last possible day for an unseen chain is 30
  // September.
  TEST_CASE("a chain is unseen where it began before reviews are complete") {
    const auto first = [](std::string_view from) {
      return History().care(from).complete_from("2015-04-01").seen("cla_review", "2015-04-02");
    };
    CHECK(first("2015-03-31") == "-: indeterminate");
    CHECK(first("2015-04-01") == "1: 2015-04-01 due 2015-05-01 not_yet_due");
  }

  TEST_CASE("the first visible review: on time for certain, late for certain, or neither") {
    const auto seen = [](std::string_view from, const std::string& held) {
      const History h = History().care(from).reviews(held).complete_from("2015-04-01");
      return h.obligations("2016-03-31").front();
    };
    // Care from 9 March 2015: the first link was due on 8 April.
    const Obligation in_time = seen("2015-03-09", "2015-04-08");
    CHECK(in_time.outcome == Outcome::on_time);
    CHECK(in_time.ordinal == 0);
    CHECK(in_time.anchor == day("2015-03-09"));
    CHECK(in_time.due == day("2015-04-08"));
    const Obligation in_doubt = seen("2015-03-09", "2015-04-09");
    CHECK(in_doubt.outcome == Outcome::indeterminate);
    CHECK(in_doubt.ordinal == 0);
    CHECK(!in_doubt.anchor.has_value());
    CHECK(!in_doubt.due.has_value());
    CHECK(in_doubt.held == day("2015-04-09"));
    // Care from 2014: 30 September 2015 is six months after the day before reviews are complete.
    CHECK(seen("2014-05-01", "2015-04-01").outcome == Outcome::indeterminate);
    CHECK(seen("2014-05-01", "2015-09-30").outcome == Outcome::indeterminate);
    const Obligation late = seen("2014-05-01", "2015-10-01");
    CHECK(late.outcome == Outcome::late);
    CHECK(late.due == day("2015-09-30"));
    CHECK(!late.anchor.has_value());
    CHECK(!late.days_late.has_value());
    CHECK(late.ordinal == 0);
  }

  TEST_CASE("reviews before those are complete are not used") {
    const History h = History()
                          .care("2014-05-01")
                          .reviews("2015-03-31 2015-04-01 2015-10-01")
                          .complete_from("2015-04-01");
    CHECK(h.seen("cla_review", "2016-03-31") ==
          "-: held 2015-04-01 indeterminate; -: 2015-04-01 due 2015-10-01 held 2015-10-01 on_time; "
          "-: 2015-10-01 due 2016-04-01 not_yet_due");
    CHECK(History()
              .plan("2014-05-01")
              .conferences("2015-03-31 2015-10-01")
              .complete_from("2015-04-01")
              .seen("cp_review", "2016-03-31") ==
          "-: due 2015-09-30 held 2015-10-01 late; -: 2015-10-01 due 2016-04-01 not_yet_due");
  }

  TEST_CASE(
      "after the first visible review six months apply where the first link fell due before") {
    const auto second = [](std::string_view from) {
      const History h =
          History().care(from).reviews("2015-04-20 2015-08-20").complete_from("2015-04-01");
      const auto links = h.obligations("2015-09-01");
      REQUIRE(links.size() == 3);
      return links[1].outcome;
    };
    CHECK(second("2015-03-03") == Outcome::on_time);        // first due on 31 March
    CHECK(second("2015-03-04") == Outcome::indeterminate);  // first due on 1 April
  }

  TEST_CASE("two limits: the same answer is that answer, different answers are none") {
    // Care from 9 March 2015, first visible review on 8 April: the next is due on 8 July or
    // October.
    const auto second = [](const std::string& held) {
      const History h =
          History().care("2015-03-09").reviews("2015-04-08 " + held).complete_from("2015-04-01");
      const auto links = h.obligations("2015-10-20");
      REQUIRE(links.size() == 3);
      CHECK(links[2].ordinal == 0);
      CHECK(links[2].due == add_months(day(held), 6));
      return h.seen("cla_review", "2015-10-20");
    };
    CHECK(has(second("2015-07-08"), "-: 2015-04-08 due 2015-10-08 held 2015-07-08 on_time;"));
    CHECK(has(second("2015-07-09"), "-: 2015-04-08 held 2015-07-09 indeterminate;"));
    CHECK(has(second("2015-10-08"), "-: 2015-04-08 held 2015-10-08 indeterminate;"));
    CHECK(has(second("2015-10-09"), "-: 2015-04-08 due 2015-10-08 held 2015-10-09 late 1;"));
  }

  TEST_CASE("an open link under two limits is in doubt from the earlier date to the later") {
    const History h =
        History().care("2015-03-09").reviews("2015-04-08").complete_from("2015-04-01");
    const auto open = [&h](std::string_view on) {
      const auto links = h.obligations(on);
      REQUIRE(links.size() == 2);
      return std::string(name(links[1].outcome)) +
             (links[1].due ? " " + to_string(*links[1].due) : "");
    };
    CHECK(open("2015-07-07") == "not_yet_due 2015-10-08");
    CHECK(open("2015-07-08") == "indeterminate");
    CHECK(open("2015-10-07") == "indeterminate");
    CHECK(open("2015-10-08") == "overdue 2015-10-08");
    CHECK(h.due("2015-07-07") == "not_yet_due 2015-07-08 1");
    CHECK(h.due("2015-07-08") == "indeterminate 2015-07-08 0");
    CHECK(h.due("2015-10-08") == "indeterminate 2015-07-08 -92");
    CHECK(h.due("2015-10-09") == "overdue 2015-10-08 -1");
  }

  TEST_CASE("once the duty has ended an open link under two limits is missed only under both") {
    const auto links = [](std::string_view ended) {
      return History()
          .care("2015-03-09", ended)
          .reviews("2015-04-08")
          .complete_from("2015-04-01")
          .seen("cla_review", "2015-12-01");
    };
    const std::string first = "-: 2015-03-09 due 2015-04-08 held 2015-04-08 on_time";
    for (const char* ended : {"2015-07-07", "2015-07-08", "2015-07-09", "2015-10-08"}) {
      CHECK(links(ended) == first);
    }
    CHECK(links("2015-10-09") == first + "; -: 2015-04-08 due 2015-10-08 not_held");
  }

  TEST_CASE("under two limits the 18th birthday leaves the limits that fall before it") {
    const auto open = [](std::string_view born, std::string_view on) {
      const History h =
          History().care("2015-03-09").born(born).reviews("2015-04-08").complete_from("2015-04-01");
      const auto links = h.obligations(on);
      return links.size() < 2 ? std::string("none") : std::string(name(links[1].outcome));
    };
    CHECK(open("1997-07-08", "2015-05-01") == "none");  // 18 on the earlier due date
    CHECK(open("1997-07-09", "2015-05-01") == "not_yet_due");
    CHECK(open("1997-07-09", "2015-07-08") == "indeterminate");
    CHECK(open("1997-07-09", "2015-07-09") == "none");
    CHECK(open("1997-10-08", "2015-10-07") == "indeterminate");
    CHECK(open("1997-10-08", "2015-10-08") == "none");
    CHECK(open("1997-10-09", "2015-10-08") == "overdue");
    CHECK(open("1997-10-09", "2015-10-09") == "not_held");
  }

  TEST_CASE("nothing visible: overdue once even the last possible due date has come") {
    const auto at = [](std::string_view on, std::string_view ended = {}) {
      return History().care("2014-05-01", ended).complete_from("2015-04-01").seen("cla_review", on);
    };
    CHECK(at("2015-09-29") == "-: indeterminate");
    CHECK(at("2015-09-30") == "-: due 2015-09-30 overdue 0");
    CHECK(at("2015-10-01") == "-: due 2015-09-30 overdue 1");
    CHECK(at("2015-12-01", "2015-09-29") == "");
    CHECK(at("2015-12-01", "2015-09-30") == "");
    CHECK(at("2015-12-01", "2015-10-01") == "-: due 2015-09-30 not_held");
    CHECK(History().care("2014-05-01").complete_from("2015-04-01").due("2015-09-29") ==
          "indeterminate");
    CHECK(History().care("2014-05-01").complete_from("2015-04-01").due("2015-10-01") ==
          "overdue 2015-09-30 -1");
  }

  TEST_CASE("no review loaded at all: in doubt once the first due date has come") {
    const auto at = [](std::string_view on, std::string_view ended = {}) {
      return History().care("2015-06-01", ended).found_in_data().seen("cla_review", on);
    };
    CHECK(at("2015-06-28") == "1: 2015-06-01 due 2015-06-29 not_yet_due");
    CHECK(at("2015-06-29") == "-: indeterminate");
    CHECK(at("2015-06-30") == "-: indeterminate");
    CHECK(at("2015-08-01", "2015-07-10") == "");
  }

  TEST_CASE("the other duties have an unseen beginning too") {
    CHECK(History()
              .care("2014-05-01", "", {"S", "", "E1", "A4"})
              .reviews("2015-06-01 2015-12-01")
              .complete_from("2015-04-01")
              .seen("adoption_review", "2016-03-31") ==
          "-: held 2015-06-01 indeterminate; -: 2015-06-01 due 2015-12-01 held 2015-12-01 on_time; "
          "-: 2015-12-01 due 2016-06-01 not_yet_due");
    CHECK(History()
              .care("2015-03-31", "", {"S", "", "V4", "U6"})
              .reviews("2015-06-30 2015-12-30")
              .complete_from("2015-04-01")
              .seen("short_break_review", "2016-03-31") ==
          "-: 2015-03-31 due 2015-06-30 held 2015-06-30 on_time; "
          "-: 2015-06-30 due 2015-12-30 held 2015-12-30 on_time; "
          "-: 2015-12-30 due 2016-06-30 not_yet_due");
    CHECK(History()
              .plan("2014-05-01")
              .conferences("2015-10-01")
              .complete_from("2015-04-01")
              .seen("cp_review", "2016-03-31") ==
          "-: due 2015-09-30 held 2015-10-01 late; -: 2015-10-01 due 2016-04-01 not_yet_due");
    CHECK(History()
              .care("2014-05-01", "", {"S", "", "E1", "A4"})
              .reviews("2015-03-31 2015-10-01")
              .complete_from("2015-04-01")
              .seen("adoption_review", "2016-03-31") ==
          "-: due 2015-09-30 held 2015-10-01 late; -: 2015-10-01 due 2016-04-01 not_yet_due");
    // Adoption: the first link on the day reviews are complete from, so two limits apply after it.
    CHECK(History()
              .care("2015-03-04", "", {"S", "", "E1", "A4"})
              .reviews("2015-04-01 2015-08-01")
              .complete_from("2015-04-01")
              .seen("adoption_review", "2015-09-01") ==
          "-: 2015-03-04 due 2015-04-01 held 2015-04-01 on_time; "
          "-: 2015-04-01 held 2015-08-01 indeterminate; -: 2015-08-01 due 2016-02-01 not_yet_due");
  }

  TEST_CASE("care that resumes is no unseen chain, whenever care began") {
    const History h = History()
                          .care("2014-05-01", "2015-05-01", {"S", "X1", "E1", "U6"})
                          .care("2015-05-01", "2015-07-01", {"P", "X1", "E1", "A4"})
                          .care("2015-07-01", "", {"P", "", "E1", "U6"})
                          .reviews("2015-05-20")
                          .complete_from("2015-04-01");
    CHECK(h.seen("cla_review", "2015-12-01") == "-: 2015-05-20 due 2015-11-20 overdue 11");
  }

  TEST_CASE("care that resumes with no review in sight is told once") {
    const History h = History()
                          .care("2014-05-01", "2015-05-01", {"S", "X1", "E1", "U6"})
                          .care("2015-05-01", "2015-07-01", {"P", "X1", "E1", "A4"})
                          .care("2015-07-01", "", {"P", "", "E1", "U6"})
                          .complete_from("2015-04-01");
    CHECK(h.seen("cla_review", "2015-09-01") == "-: indeterminate");
    CHECK(h.seen("cla_review", "2015-12-01") == "-: due 2015-09-30 overdue 62");
  }

  TEST_CASE("care resumes from a review on the day reviews are complete from, not one before it") {
    const auto seen = [](std::string_view complete_from) {
      return History()
          .care("2014-05-01", "2015-02-01", {"S", "X1", "E1", "U6"})
          .care("2015-02-01", "2015-07-01", {"P", "X1", "E1", "A4"})
          .care("2015-07-01", "", {"P", "", "E1", "U6"})
          .reviews("2015-04-01")
          .complete_from(complete_from)
          .seen("cla_review", "2015-09-01");
    };
    CHECK(has(seen("2015-04-01"), "-: 2015-04-01 due 2015-10-01 not_yet_due"));
    CHECK(!has(seen("2015-04-02"), "2015-04-01 due"));
  }
}

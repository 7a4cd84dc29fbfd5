// Children who may be placed for adoption, and children returned: Adoption Agencies Regulations
// 2005, reg 36(1) and (10). The days were counted by hand on a calendar.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kAuthority = "adoption_authority_review";
constexpr std::string_view kReturn = "adoption_return_review";

/// In foster care, and from a day under a placement order as well.
History ordered(std::string_view order, std::string_view reviews = {}) {
  return History()
      .care("2023-01-02", order, {"S", "X1", "C2", "U6"})
      .care(order, {}, {"L", "", "E1", "U6"})
      .reviews(reviews);
}

/// Placed for adoption with consent, and back in foster care from a day to another.
History returned(std::string_view day, std::string_view reviews = {}, std::string_view until = {}) {
  return History()
      .care("2023-01-02", day, {"S", "X1", "C2", "A4"})
      .care(day, until, {"P", "E4A", "C2", "U6"})
      .reviews(reviews);
}

/// What becomes of the first link.
std::string first_of(const History& h, std::string_view duty, std::string_view on) {
  const std::string all = h.seen(duty, on);
  return all.substr(0, all.find(';'));
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("the agency's first review is due three months after the placement order") {
    CHECK(first_of(ordered("2025-07-10", "2025-10-09"), kAuthority, "2026-03-31") ==
          "1: 2025-07-10 due 2025-10-10 held 2025-10-09 on_time");
    CHECK(first_of(ordered("2025-07-10", "2025-10-10"), kAuthority, "2026-03-31") ==
          "1: 2025-07-10 due 2025-10-10 held 2025-10-10 on_time");
    CHECK(first_of(ordered("2025-07-10", "2025-10-11"), kAuthority, "2026-03-31") ==
          "1: 2025-07-10 due 2025-10-10 held 2025-10-11 late 1");
    CHECK(ordered("2025-07-10").seen(kAuthority, "2025-10-09") ==
          "1: 2025-07-10 due 2025-10-10 not_yet_due");
    CHECK(ordered("2025-07-10").seen(kAuthority, "2025-10-10") ==
          "1: 2025-07-10 due 2025-10-10 overdue 0");
  }

  TEST_CASE("a limit of months is not moved by Christmas or Easter, and ends with a short month") {
    CHECK(first_of(ordered("2025-09-25", "2025-12-25"), kAuthority, "2026-03-31") ==
          "1: 2025-09-25 due 2025-12-25 held 2025-12-25 on_time");
    CHECK(first_of(ordered("2025-09-25", "2025-12-26"), kAuthority, "2026-03-31") ==
          "1: 2025-09-25 due 2025-12-25 held 2025-12-26 late 1");
    CHECK(first_of(ordered("2026-01-03", "2026-04-03"), kAuthority, "2026-04-30") ==
          "1: 2026-01-03 due 2026-04-03 held 2026-04-03 on_time");  // Good Friday
    CHECK(first_of(ordered("2025-11-30", "2026-03-01"), kAuthority, "2026-03-31") ==
          "1: 2025-11-30 due 2026-02-28 held 2026-03-01 late 1");
    CHECK(first_of(ordered("2023-11-30", "2024-02-29"), kAuthority, "2024-03-31") ==
          "1: 2023-11-30 due 2024-02-29 held 2024-02-29 on_time");
  }

  TEST_CASE("a review before the order does not meet it, one on its day does") {
    CHECK(ordered("2025-07-10", "2025-07-09").seen(kAuthority, "2025-09-01") ==
          "1: 2025-07-10 due 2025-10-10 not_yet_due");
    CHECK(ordered("2025-07-10", "2025-07-10").seen(kAuthority, "2025-09-01") ==
          "1: 2025-07-10 due 2025-10-10 held 2025-07-10 on_time; 2: 2025-07-10 due 2026-01-10 "
          "not_yet_due");
  }

  TEST_CASE("the review of a child under an order meets both duties") {
    const History h = ordered("2025-07-10", "2025-01-06 2025-06-27 2025-12-22");
    CHECK(h.seen(kAuthority, "2026-03-31") ==
          "1: 2025-07-10 due 2025-10-10 held 2025-12-22 late 73; 2: 2025-12-22 due 2026-06-22 "
          "not_yet_due");
    CHECK(h.seen("cla_review", "2026-03-31")
              .find("2025-06-27 due 2025-12-27 held 2025-12-22 on_time") != std::string::npos);
  }

  TEST_CASE("an order on the day of the placement owes nothing until a return") {
    const auto placed_at_once = [](std::string_view until) {
      History h;
      h.care("2025-01-06", "2025-07-10", {"S", "X1", "C2", "U6"})
          .care("2025-07-10", until, {"B", "X1", "E1", "A4"});
      if (!until.empty()) h.care(until, "", {"P", "", "E1", "U6"});
      return h;
    };
    CHECK(placed_at_once("").seen(kAuthority, "2026-03-31") == "");
    CHECK(placed_at_once("2025-12-10").seen(kAuthority, "2026-03-31") ==
          "1: 2025-07-10 due 2025-10-10 overdue 172");
  }

  TEST_CASE("after a return the agency's reviews go on from the last of any kind since the order") {
    const History h = History()
                          .care("2024-09-02", "2025-01-10", {"S", "X1", "C2", "U6"})
                          .care("2025-01-10", "2025-03-01", {"L", "X1", "E1", "U6"})
                          .care("2025-03-01", "2025-12-10", {"P", "X1", "E1", "A4"})
                          .care("2025-12-10", "", {"P", "", "E1", "U6"})
                          .reviews("2025-03-20 2025-06-20");
    CHECK(h.seen(kAuthority, "2025-12-19") == "-: 2025-06-20 due 2025-12-20 not_yet_due");
    CHECK(h.seen(kReturn, "2025-12-19") == "1: 2025-12-10 due 2026-01-21 not_yet_due");
  }

  TEST_CASE("a review on the day of the order is one since the order") {
    const History h = History()
                          .care("2025-01-06", "2025-07-10", {"S", "X1", "C2", "U6"})
                          .care("2025-07-10", "2025-08-01", {"L", "X1", "E1", "U6"})
                          .care("2025-08-01", "2025-12-10", {"P", "X1", "E1", "A4"})
                          .care("2025-12-10", "", {"P", "", "E1", "U6"})
                          .reviews("2025-07-10");
    CHECK(h.seen(kAuthority, "2025-12-31") ==
          "1: 2025-07-10 due 2025-10-10 held 2025-07-10 on_time; -: 2025-07-10 due 2026-01-10 "
          "not_yet_due");
  }

  TEST_CASE("an order that ends while the child is placed, or on the return, goes on no more") {
    const auto ends_on = [](std::string_view end) {
      return History()
          .care("2025-01-06", "2025-07-10", {"S", "X1", "C2", "U6"})
          .care("2025-07-10", "2025-10-01", {"L", "X1", "E1", "U6"})
          .care("2025-10-01", end, {"P", "X1", "E1", "A4"})
          .care(end, "2025-12-10", {"L", "X1", "C2", "A4"})
          .care("2025-12-10", "", {"P", "", "C2", "U6"})
          .seen(kAuthority, "2026-03-31");
    };
    CHECK(ends_on("2025-11-03") == "");
    CHECK(ends_on("2025-12-10") == "");
  }

  TEST_CASE("where the order ends the agency's duty ends, and a new order is a new one") {
    const auto revoked = [](std::string_view on, std::string_view reviews) {
      return History()
          .care("2025-01-06", "2025-07-10", {"S", "X1", "C2", "U6"})
          .care("2025-07-10", on, {"L", "X1", "E1", "U6"})
          .care(on, "2026-01-12", {"L", "X1", "C2", "U6"})
          .care("2026-01-12", "", {"L", "", "E1", "U6"})
          .reviews(reviews)
          .seen(kAuthority, "2026-03-31");
    };
    const std::string again = "1: 2026-01-12 due 2026-04-12 not_yet_due";
    CHECK(revoked("2025-10-10", "") == again);
    CHECK(revoked("2025-10-11", "") == "1: 2025-07-10 due 2025-10-10 not_held; " + again);
    // A review on the day the order ends is not held under it.
    CHECK(revoked("2025-10-11", "2025-10-11") == "1: 2025-07-10 due 2025-10-10 not_held; " + again);
    CHECK(revoked("2025-10-12", "2025-10-11") ==
          "1: 2025-07-10 due 2025-10-10 held 2025-10-11 late 1; " + again);
  }

  TEST_CASE("a review on the last day of care is held under the order") {
    const History h = History()
                          .care("2025-01-06", "2025-07-10", {"S", "X1", "C2", "U6"})
                          .care("2025-07-10", "2025-10-11", {"L", "E4A", "E1", "U6"})
                          .reviews("2025-10-11");
    CHECK(h.seen(kAuthority, "2026-03-31") ==
          "1: 2025-07-10 due 2025-10-10 held 2025-10-11 late 1");
  }

  TEST_CASE("an order of before reviews are complete has a beginning unseen, and then six months") {
    const History h = ordered("2024-01-10", "2024-06-03 2024-12-03").complete_from("2024-04-01");
    CHECK(h.seen(kAuthority, "2025-03-31") ==
          "-: held 2024-06-03 indeterminate; -: 2024-06-03 due 2024-12-03 held 2024-12-03 on_time; "
          "-: 2024-12-03 due 2025-06-03 not_yet_due");
  }

  TEST_CASE("a review of the only day of care is held under its order") {
    const auto seen = [](std::string_view place) {
      return History()
          .care("2025-07-10", "2025-07-10", {"S", "E4", "E1", place})
          .reviews("2025-07-10")
          .seen(kAuthority, "2026-03-31");
    };
    CHECK(seen("U6") == "1: 2025-07-10 due 2025-10-10 held 2025-07-10 on_time");
    CHECK(seen("A4") == "");
  }

  TEST_CASE("the 18th birthday ends the agency's duties") {
    CHECK(ordered("2025-07-10").born("2007-10-10").seen(kAuthority, "2026-03-31") == "");
    CHECK(ordered("2025-07-10").born("2007-10-11").seen(kAuthority, "2026-03-31") ==
          "1: 2025-07-10 due 2025-10-10 not_held");
    CHECK(returned("2025-12-10").born("2008-01-21").seen(kReturn, "2026-03-31") == "");
    CHECK(returned("2025-12-10").born("2008-01-22").seen(kReturn, "2026-03-31") ==
          "1: 2025-12-10 due 2026-01-21 not_held");
  }

  TEST_CASE("after a return the review is due from the 28th day to the 42nd") {
    const std::string due = "1: 2025-12-10 due 2026-01-21 ";
    CHECK(returned("2025-12-10", "2026-01-06").seen(kReturn, "2026-01-20") == due + "not_yet_due");
    CHECK(returned("2025-12-10", "2026-01-07").seen(kReturn, "2026-03-31") ==
          due + "held 2026-01-07 on_time");
    CHECK(returned("2025-12-10", "2026-01-06 2026-01-20").seen(kReturn, "2026-03-31") ==
          due + "held 2026-01-20 on_time");
    CHECK(returned("2025-12-10", "2026-01-21 2026-02-20").seen(kReturn, "2026-03-31") ==
          due + "held 2026-01-21 on_time");
    CHECK(returned("2025-12-10", "2026-01-22").seen(kReturn, "2026-03-31") ==
          due + "held 2026-01-22 late 1");
    CHECK(returned("2025-12-10").seen(kReturn, "2026-01-21") == due + "overdue 0");
  }

  TEST_CASE("the days after a return are not moved by Christmas or Easter, nor by a month's end") {
    CHECK(returned("2025-11-13", "2025-12-25").seen(kReturn, "2026-03-31") ==
          "1: 2025-11-13 due 2025-12-25 held 2025-12-25 on_time");
    CHECK(returned("2025-11-13", "2025-12-26").seen(kReturn, "2026-03-31") ==
          "1: 2025-11-13 due 2025-12-25 held 2025-12-26 late 1");
    CHECK(returned("2026-02-22", "2026-04-05").seen(kReturn, "2026-04-30") ==
          "1: 2026-02-22 due 2026-04-05 held 2026-04-05 on_time");  // Easter Sunday
    CHECK(returned("2026-01-31", "2026-03-15").seen(kReturn, "2026-03-31") ==
          "1: 2026-01-31 due 2026-03-14 held 2026-03-15 late 1");
  }

  TEST_CASE("placed again or out of care before the 42nd day, nothing was owed after a return") {
    CHECK(returned("2025-12-10", "", "2026-01-21").seen(kReturn, "2026-03-31") == "");
    CHECK(returned("2025-12-10", "", "2026-01-22").seen(kReturn, "2026-03-31") ==
          "1: 2025-12-10 due 2026-01-21 not_held");
    // What is held on the last day of care is held in time.
    CHECK(returned("2025-12-10", "2026-01-20", "2026-01-20").seen(kReturn, "2026-03-31") ==
          "1: 2025-12-10 due 2026-01-21 held 2026-01-20 on_time");
    const auto placed_again = [](std::string_view on, std::string_view reviews) {
      return History()
          .care("2024-01-01", "2025-12-10", {"S", "X1", "C2", "A4"})
          .care("2025-12-10", on, {"P", "X1", "C2", "U6"})
          .care(on, "", {"P", "", "C2", "A3"})
          .reviews(reviews)
          .seen(kReturn, "2026-03-31");
    };
    CHECK(placed_again("2026-01-21", "") == "");
    CHECK(placed_again("2026-01-22", "") == "1: 2025-12-10 due 2026-01-21 not_held");
    CHECK(placed_again("2026-01-15", "2026-01-14") ==
          "1: 2025-12-10 due 2026-01-21 held 2026-01-14 on_time");
    // A review on the day of the new placement, or in it, belongs to that.
    CHECK(placed_again("2026-01-15", "2026-01-15") == "");
    CHECK(placed_again("2026-01-22", "2026-01-22") == "1: 2025-12-10 due 2026-01-21 not_held");
  }

  TEST_CASE("care that ends with the placement is no return") {
    CHECK(History()
              .care("2024-01-01", "2025-12-10", {"S", "E11", "E1", "A4"})
              .seen(kReturn, "2026-03-31") == "");
  }

  TEST_CASE("a return is judged where its 28th day is not before reviews are complete") {
    CHECK(returned("2025-12-10").complete_from("2026-01-08").seen(kReturn, "2026-03-31") == "");
    CHECK(returned("2025-12-10").complete_from("2026-01-07").seen(kReturn, "2026-03-31") ==
          "1: 2025-12-10 due 2026-01-21 overdue 69");
    // Without any review in the files it cannot be told, once it is due.
    const History none = returned("2025-12-10").found_in_data();
    CHECK(none.seen(kReturn, "2026-01-20") == "1: 2025-12-10 due 2026-01-21 not_yet_due");
    CHECK(none.seen(kReturn, "2026-01-21") == "-: indeterminate");
  }

  TEST_CASE("what fell due after the reviews in the files end is not known to be missed") {
    History h = History()
                    .care("2014-01-06", "2015-06-01", {"S", "X1", "C2", "A4"})
                    .care("2015-06-01", "", {"P", "", "C2", "U6"})
                    .reviews("2014-11-03")
                    .found_in_data();
    for (int i = 0; i < 12; ++i) {
      h.child("B" + std::to_string(i)).care("2014-01-06").reviews("2014-05-02 2014-11-03");
      h.child("C" + std::to_string(i)).care("2015-11-02");
    }
    CHECK(h.seen(kReturn, "2015-12-31") == "1: 2015-06-01 due 2015-07-13 indeterminate");
  }

  TEST_CASE("duly when says from which day a review after a return meets the duty") {
    const Said said = run_duly({"when", "--returned", "2025-12-10", "--as-at", "2026-01-10"});
    CHECK(said.out.find("2026-01-21") != std::string::npos);
    CHECK(said.out.find("Not before Wed 7 Jan 2026.") != std::string::npos);
    const Said early = run_duly(
        {"when", "--returned", "2025-12-10", "--held", "2026-01-06", "--as-at", "2026-01-10"});
    CHECK(early.out.find("A review held before that day does not meet it.") != std::string::npos);
    CHECK(early.out.find("not_yet_due") != std::string::npos);
  }

  TEST_CASE("due and explain say from which day on a review meets the duty") {
    const TempFolder folder;
    const std::string e =
        folder.write("e.csv",
                     "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA1001,02/01/2025,S,C2,A4,10/12/2025,X1\n"
                     "A1001,10/12/2025,P,C2,U6,,\n");
    const std::string r = folder.write("r.csv", "CHILD,REVIEW,REVIEW_CODE\nA1001,20/01/2025,PN1\n");
    for (const char* command : {"due", "explain"}) {
      std::vector<std::string> args = {command, e, r, "--as-at", "2025-12-31", "-f", "csv"};
      if (std::string(command) == "explain") args.insert(args.end(), {"--child", "A1001"});
      CHECK(run_duly(args).out.find("not before 2026-01-07") != std::string::npos);
    }
  }
}

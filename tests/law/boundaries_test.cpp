// Every limit of law at its edge: the day before, the day, the day after.

#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// A link of a chain: what begins it, what was held before it, and the last day in time.
struct Link {
  std::string_view why, duty, start, held_before, anchor, due;
  int ordinal;
};

constexpr Link kLinks[] = {
    {"the last day of the old law", "cla_review", "2011-03-31", "", "2011-03-31", "2011-04-28", 1},
    {"the first day of the new law", "cla_review", "2011-04-01", "", "2011-04-01", "2011-05-05", 1},
    {"over Christmas", "cla_review", "2014-12-12", "", "2014-12-12", "2015-01-14", 1},
    {"over Easter", "cla_review", "2015-03-20", "", "2015-03-20", "2015-04-21", 1},
    {"from a Saturday", "cla_review", "2016-03-26", "", "2016-03-26", "2016-04-25", 1},
    {"from a bank holiday", "cla_review", "2015-08-31", "", "2015-08-31", "2015-09-28", 1},
    {"from 29 February", "cla_review", "2016-02-29", "", "2016-02-29", "2016-03-30", 1},
    {"three months under the old law", "cla_review", "2011-01-10", "2011-01-31", "2011-01-31",
     "2011-04-30", 2},
    {"three months under the new law", "cla_review", "2011-03-31", "2011-04-01", "2011-04-01",
     "2011-07-01", 2},
    {"three months to 29 February", "cla_review", "2015-11-03", "2015-11-30", "2015-11-30",
     "2016-02-29", 2},
    {"three months from a late first review", "cla_review", "2015-06-01", "2015-07-10",
     "2015-07-10", "2015-10-10", 2},
    {"three months from an early first review", "cla_review", "2015-06-01", "2015-06-01",
     "2015-06-01", "2015-09-01", 2},
    {"six months under the old law", "cla_review", "2010-05-03", "2010-05-31 2010-08-31",
     "2010-08-31", "2011-02-28", 3},
    {"six months to 29 February", "cla_review", "2015-05-11", "2015-06-01 2015-08-31", "2015-08-31",
     "2016-02-29", 3},
    {"six months, fourth", "cla_review", "2014-05-12", "2014-06-02 2014-08-29 2015-02-28",
     "2015-02-28", "2015-08-28", 4},
    {"four weeks", "adoption_review", "2015-06-01", "", "2015-06-01", "2015-06-29", 1},
    {"four weeks before 2011 too", "adoption_review", "2011-03-31", "", "2011-03-31", "2011-04-28",
     1},
    {"four weeks ending on a bank holiday", "adoption_review", "2014-11-27", "", "2014-11-27",
     "2014-12-25", 1},
    {"three months", "adoption_review", "2015-05-10", "2015-05-31", "2015-05-31", "2015-08-31", 2},
    {"six months", "adoption_review", "2015-05-10", "2015-05-31 2015-08-31", "2015-08-31",
     "2016-02-29", 3},
    {"three months from 30 November", "short_break_review", "2015-11-30", "", "2015-11-30",
     "2016-02-29", 1},
    {"six months second", "short_break_review", "2015-05-31", "2015-08-31", "2015-08-31",
     "2016-02-29", 2},
    {"six months third", "short_break_review", "2014-05-31", "2014-08-31 2015-02-28", "2015-02-28",
     "2015-08-28", 3},
    {"three months from 30 November", "cp_review", "2015-11-30", "", "2015-11-30", "2016-02-29", 1},
    {"six months second", "cp_review", "2015-06-01", "2015-08-31", "2015-08-31", "2016-02-29", 2},
    {"six months third", "cp_review", "2014-06-01", "2014-08-31 2015-02-28", "2015-02-28",
     "2015-08-28", 3},
    {"15 working days from a Saturday over Easter", "icpc", "2015-03-21", "", "2015-03-21",
     "2015-04-14", 1},
    {"15 working days over Christmas", "icpc", "2014-12-15", "", "2014-12-15", "2015-01-08", 1},
};

/// The case of the link with everything held before it, and perhaps an end.
History begun(const Link& link, std::string_view ended = {}) {
  History h;
  if (link.duty == "cla_review") h.care(link.start, ended).reviews(link.held_before);
  if (link.duty == "adoption_review") {
    h.care(link.start, ended, {"S", "E11", "E1", "A4"}).reviews(link.held_before);
  }
  if (link.duty == "short_break_review") {
    h.care(link.start, ended, {"S", "E8", "V4", "U6"}).reviews(link.held_before);
  }
  if (link.duty == "cp_review") h.plan(link.start, ended).conferences(link.held_before);
  if (link.duty == "icpc") h.enquiry(link.start);
  return h;
}

void hold(History& h, const Link& link, const std::string& held) {
  if (link.duty == "icpc") {
    h.conference("ICPC", held, {});
  } else if (link.duty == "cp_review") {
    h.conferences(held);
  } else {
    h.reviews(held);
  }
}

std::string after(std::string_view from, int days) {
  return to_string(day(from).plus_days(days));
}

/// The link as printed, without what came of it.
std::string shown(const Link& link) {
  return std::to_string(link.ordinal) + ": " + std::string(link.anchor) + " due " +
         std::string(link.due);
}

/// Does `text` hold `part`?
bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A birth date that makes `on` the 18th birthday; none for 29 February.
std::optional<std::string> born_for_18_on(std::string_view on) {
  const Date d = day(on);
  const std::optional<Date> born = Date::make(d.year() - 18, d.month(), d.day());
  return born ? std::optional(to_string(*born)) : std::nullopt;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a review on the last day in time is on time, one the day after is late by a day") {
    for (const Link& link : kLinks) {
      SUBCASE((std::string(link.duty) + ": " + std::string(link.why)).c_str()) {
        for (const int offset : {-1, 0, 1, 2}) {
          History h = begun(link);
          const std::string held = after(link.due, offset);
          hold(h, link, held);
          std::string expected = shown(link) + " held " + held + " ";
          expected += offset <= 0 ? "on_time" : "late " + std::to_string(offset);
          const std::string seen = h.seen(link.duty, after(link.due, 3));
          CAPTURE(seen);
          CHECK(has(seen + ";", expected + ";"));
        }
      }
    }
  }

  TEST_CASE("a link not held is not yet due to its last day, and overdue at the close of it") {
    for (const Link& link : kLinks) {
      SUBCASE((std::string(link.duty) + ": " + std::string(link.why)).c_str()) {
        const History h = begun(link);
        const auto seen = [&](int offset) {
          return h.seen(link.duty, after(link.due, offset)) + ";";
        };
        CHECK(has(seen(-1), shown(link) + " not_yet_due;"));
        CHECK(has(seen(0), shown(link) + " overdue 0;"));
        CHECK(has(seen(1), shown(link) + " overdue 1;"));
      }
    }
  }

  TEST_CASE("duly due judges at the start of the day") {
    for (const Link& link : kLinks) {
      SUBCASE((std::string(link.duty) + ": " + std::string(link.why)).c_str()) {
        const History h = begun(link);
        const std::string due(link.due);
        CHECK(h.due(after(due, -1)) == "not_yet_due " + due + " 1");
        CHECK(h.due(due) == "due_today " + due + " 0");
        CHECK(h.due(after(due, 1)) == "overdue " + due + " -1");
      }
    }
  }

  TEST_CASE("a case that ends by the due date leaves no link, a day later a review not held") {
    for (const Link& link : kLinks) {
      if (link.duty == "icpc") continue;  // an enquiry has no end
      SUBCASE((std::string(link.duty) + ": " + std::string(link.why)).c_str()) {
        const std::string later = after(link.due, 40);
        const auto seen = [&](int offset) {
          return begun(link, after(link.due, offset)).seen(link.duty, later) + ";";
        };
        CHECK(!has(seen(-1), shown(link)));
        CHECK(!has(seen(0), shown(link)));
        CHECK(has(seen(1), shown(link) + " not_held;"));
        // An end that has not come by the day asked about is not known.
        const History h = begun(link, after(link.due, 1));
        CHECK(has(h.seen(link.duty, link.due) + ";", shown(link) + " overdue 0;"));
        CHECK(has(h.seen(link.duty, after(link.due, 1)) + ";", shown(link) + " not_held;"));
        const History on_due = begun(link, link.due);
        CHECK(has(on_due.seen(link.duty, after(link.due, -1)), shown(link) + " not_yet_due"));
        CHECK(!has(on_due.seen(link.duty, link.due), shown(link)));
      }
    }
  }

  TEST_CASE("a review on the last day of the case counts, one after it does not") {
    for (const Link& link : kLinks) {
      if (link.duty == "icpc") continue;
      SUBCASE((std::string(link.duty) + ": " + std::string(link.why)).c_str()) {
        const std::string held = after(link.due, -1);
        History on_end = begun(link, held);
        hold(on_end, link, held);
        CHECK(has(on_end.seen(link.duty, after(link.due, 9)), " held " + held + " on_time"));
        History past_end = begun(link, after(held, -1));
        hold(past_end, link, held);
        CHECK(!has(past_end.seen(link.duty, after(link.due, 9)), " held " + held));
      }
    }
  }

  TEST_CASE("the 18th birthday ends every duty") {
    for (const Link& link : kLinks) {
      SUBCASE((std::string(link.duty) + ": " + std::string(link.why)).c_str()) {
        const auto at = [&](int birthday, int close) -> std::optional<std::string> {
          const auto born = born_for_18_on(after(link.due, birthday));
          if (!born) return std::nullopt;
          return begun(link).born(*born).seen(link.duty, after(link.due, close)) + ";";
        };
        for (const int birthday : {-1, 0}) {
          for (const int close : {-2, -1, 0, 5}) {
            if (const auto seen = at(birthday, close)) CHECK(!has(*seen, shown(link)));
          }
        }
        if (const auto seen = at(1, -1)) CHECK(has(*seen, shown(link) + " not_yet_due;"));
        if (const auto seen = at(1, 0)) CHECK(has(*seen, shown(link) + " overdue 0;"));
        if (const auto seen = at(1, 1)) CHECK(has(*seen, shown(link) + " not_held;"));
      }
    }
  }

  TEST_CASE("a review before the 18th birthday is judged, one on it belongs to nothing") {
    for (const Link& link : kLinks) {
      SUBCASE((std::string(link.duty) + ": " + std::string(link.why)).c_str()) {
        const std::string held = after(link.due, -1);
        for (const int birthday : {0, 1}) {
          const auto born = born_for_18_on(after(held, birthday));
          if (!born) continue;
          History h = begun(link).born(*born);
          hold(h, link, held);
          CHECK(has(h.seen(link.duty, after(link.due, 9)), " held " + held + " on_time") ==
                (birthday == 1));
        }
      }
    }
  }

  TEST_CASE("born on 29 February, 18 comes on 1 March") {
    // 18 on 1 March 2014: a first review due that day has no link, one due the day before has.
    const auto h = [](std::string_view from) { return History().care(from).born("1996-02-29"); };
    CHECK(h("2014-01-31").seen("cla_review", "2014-02-28") ==
          "1: 2014-01-31 due 2014-02-28 overdue 0");
    CHECK(h("2014-01-31").seen("cla_review", "2014-03-01") ==
          "1: 2014-01-31 due 2014-02-28 not_held");
  }

  TEST_CASE("what is held after the day asked about does not exist yet") {
    const History h = History().care("2015-06-01").reviews("2015-06-20");
    CHECK(h.seen("cla_review", "2015-06-19") == "1: 2015-06-01 due 2015-06-29 not_yet_due");
    CHECK(h.seen("cla_review", "2015-06-20") ==
          "1: 2015-06-01 due 2015-06-29 held 2015-06-20 on_time; "
          "2: 2015-06-20 due 2015-09-20 not_yet_due");
    CHECK(h.seen("cla_review", "2015-05-31") == "");
    CHECK(h.seen("cla_review", "2015-06-01") == "1: 2015-06-01 due 2015-06-29 not_yet_due");
  }

  TEST_CASE("ordinary care that begins after an adoption placement begins with the first link") {
    const History h = History()
                          .care("2015-06-01", "2015-09-01", {"S", "X1", "E1", "A4"})
                          .care("2015-09-01", "", {"P", "", "E1", "U6"})
                          .reviews("2015-06-20 2015-09-05");
    CHECK(h.seen("2016-01-01") ==
          std::vector<std::string>{
              "adoption_review 1: 2015-06-01 due 2015-06-29 held 2015-06-20 on_time",
              "cla_review 1: 2015-09-01 due 2015-09-29 held 2015-09-05 on_time",
              "cla_review 2: 2015-09-05 due 2015-12-05 overdue 27"});
  }

  TEST_CASE("ordinary care that resumes runs six months from the last review of any kind") {
    const auto history = [](std::string_view reviews) {
      return History()
          .care("2015-01-05", "2015-04-01", {"S", "X1", "E1", "U6"})
          .care("2015-04-01", "2015-07-01", {"P", "X1", "E1", "A4"})
          .care("2015-07-01", "", {"P", "", "E1", "U6"})
          .reviews(reviews);
    };
    CHECK(history("2015-02-02 2015-04-20").seen("2015-12-01") ==
          std::vector<std::string>{
              "adoption_review 1: 2015-04-01 due 2015-04-29 held 2015-04-20 on_time",
              "cla_review 1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time",
              "cla_review -: 2015-04-20 due 2015-10-20 overdue 42"});
    // A review on the day care resumes is held in ordinary care: it meets the resumed link.
    CHECK(history("2015-02-02 2015-07-01").seen("cla_review", "2015-12-01") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time; "
          "-: 2015-02-02 due 2015-08-02 held 2015-07-01 on_time; "
          "-: 2015-07-01 due 2016-01-01 not_yet_due");
    // The day before it was held in the placement, and the link runs from it.
    CHECK(history("2015-02-02 2015-06-30").seen("cla_review", "2015-12-01") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time; "
          "-: 2015-06-30 due 2015-12-30 not_yet_due");
    // A link of the first run that fell due before the placement was missed.
    CHECK(history("2015-06-30").seen("cla_review", "2015-12-01") ==
          "1: 2015-01-05 due 2015-02-02 not_held; -: 2015-06-30 due 2015-12-30 not_yet_due");
  }

  TEST_CASE("a link missed before a placement is told once, by the care that resumes") {
    const auto seen = [](std::string_view reviews) {
      return History()
          .care("2015-01-05", "2016-01-01", {"S", "X1", "E1", "U6"})
          .care("2016-01-01", "2016-03-01", {"P", "X1", "E1", "A4"})
          .care("2016-03-01", "", {"P", "", "E1", "U6"})
          .reviews(reviews)
          .seen("cla_review", "2016-04-01");
    };
    CHECK(seen("2015-02-02 2015-05-02") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time; "
          "2: 2015-02-02 due 2015-05-02 held 2015-05-02 on_time; "
          "-: 2015-05-02 due 2015-11-02 overdue 151");
    // A second link has another limit than one that resumes: both are told.
    CHECK(seen("2015-02-02") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-02-02 on_time; "
          "2: 2015-02-02 due 2015-05-02 not_held; "
          "-: 2015-02-02 due 2015-08-02 overdue 243");
  }

  TEST_CASE("where no review was ever held the resumed link is the first, one obligation") {
    const auto history = [](std::string_view reviews) {
      return History()
          .care("2015-01-05", "2015-04-01", {"S", "X1", "E1", "U6"})
          .care("2015-04-01", "2015-07-01", {"P", "X1", "E1", "A4"})
          .care("2015-07-01", "", {"P", "", "E1", "U6"})
          .reviews(reviews);
    };
    CHECK(history("").seen("cla_review", "2015-07-10") ==
          "1: 2015-01-05 due 2015-02-02 overdue 158");
    CHECK(history("2015-07-10").seen("cla_review", "2015-07-10") ==
          "1: 2015-01-05 due 2015-02-02 held 2015-07-10 late 158; "
          "2: 2015-07-10 due 2015-10-10 not_yet_due");
  }

  TEST_CASE("each run of short breaks and each placement for adoption has its own chain") {
    const History h = History()
                          .care("2015-01-05", "2015-02-01", {"S", "X1", "V4", "U6"})
                          .care("2015-02-01", "2015-06-01", {"L", "X1", "C2", "U6"})
                          .care("2015-06-01", "", {"L", "", "V4", "U6"})
                          .reviews("2015-01-20 2015-02-01 2015-06-01");
    CHECK(h.periods("2016-01-01") ==
          "2015-01-05.. V4 to 2015-02-01 (1) ordinary from 2015-02-01 to 2015-06-01 (1) "
          "V4 from 2015-06-01 (1)");
    CHECK(h.seen("2015-12-01") ==
          std::vector<std::string>{
              "cla_review 1: 2015-02-01 due 2015-02-27 held 2015-02-01 on_time",
              "cla_review 2: 2015-02-01 due 2015-05-01 not_held",
              "short_break_review 1: 2015-01-05 due 2015-04-05 held 2015-01-20 on_time",
              "short_break_review 1: 2015-06-01 due 2015-09-01 held 2015-06-01 on_time",
              "short_break_review 2: 2015-06-01 due 2015-12-01 overdue 0"});
  }

  TEST_CASE("a review on the last day of care belongs to the last run") {
    const History h = History()
                          .care("2015-01-05", "2015-02-01", {"S", "X1", "C2", "U6"})
                          .care("2015-02-01", "2015-03-01", {"P", "E11", "E1", "A3"})
                          .reviews("2015-01-20 2015-03-01 2015-03-02");
    CHECK(h.periods("2016-01-01") ==
          "2015-01-05..2015-03-01 ordinary to 2015-02-01 (1) adoption from 2015-02-01 (1)");
    CHECK(h.findings("2016-01-01") == "N03");
  }

  TEST_CASE("short breaks recorded singly make no obligation") {
    CHECK(History().care("2015-01-05", "", {"S", "", "V3", "U6"}).seen("2016-01-01").empty());
  }

  TEST_CASE("the placements that count as adoption are A3 to A6") {
    for (const char* place : {"A3", "A4", "A5", "A6"}) {
      CHECK(History().care("2015-01-05", "", {"S", "", "E1", place}).periods("2015-02-01") ==
            "2015-01-05.. adoption");
    }
    for (const char* place : {"U1", "T0", "H5", "ZZ", ""}) {
      CHECK(History().care("2015-01-05", "", {"S", "", "E1", place}).periods("2015-02-01") ==
            "2015-01-05.. ordinary");
    }
    // A short break stands before the placement.
    CHECK(History().care("2015-01-05", "", {"S", "", "V4", "A4"}).periods("2015-02-01") ==
          "2015-01-05.. V4");
  }
}

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

  TEST_CASE("a review due or held under the relaxed rules carries a remark") {
    const auto relaxed = [](std::string_view from, std::string_view held) {
      const auto links =
          History().care(from, "", {"S", "", "E1", "A4"}).reviews(held).obligations("2020-12-31");
      REQUIRE(!links.empty());
      return (links[0].remarks & kRelaxedRules) != 0;
    };
    CHECK(!relaxed("2020-03-26", "2020-04-01"));  // due on 23 April
    CHECK(relaxed("2020-03-27", "2020-04-01"));   // due on 24 April
    CHECK(relaxed("2020-08-28", "2020-09-28"));   // due on 25 September
    CHECK(!relaxed("2020-08-29", "2020-09-28"));  // due on 26 September
    CHECK(!relaxed("2020-03-20", "2020-04-23"));
    CHECK(relaxed("2020-03-20", "2020-04-24"));
    CHECK(relaxed("2020-09-01", "2020-09-25"));
    CHECK(!relaxed("2020-09-01", "2020-09-26"));
  }
}

// Every limit of law at its edge: the day before, the day, the day after.

#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

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

  TEST_CASE("a six-monthly review due or held under the relaxed rules carries a remark") {
    // The third review, six months after a second one on a day.
    const auto relaxed = [](const std::string& second, const std::string& third) {
      const std::string held = "2019-07-20 " + second + " " + third;
      const auto links = History().care("2019-07-01").reviews(held).obligations("2021-12-31");
      REQUIRE(links.size() > 2);
      return (links[2].remarks & kRelaxedRules) != 0;
    };
    CHECK(!relaxed("2019-10-23", "2020-04-01"));  // due on 23 April
    CHECK(relaxed("2019-10-24", "2020-04-01"));   // due on 24 April
    CHECK(relaxed("2020-03-25", "2020-09-28"));   // due on 25 September
    CHECK(!relaxed("2020-03-26", "2020-09-28"));  // due on 26 September
    CHECK(!relaxed("2019-10-01", "2020-04-23"));
    CHECK(relaxed("2019-10-01", "2020-04-24"));
    CHECK(relaxed("2020-04-01", "2020-09-25"));
    CHECK(!relaxed("2020-04-01", "2020-09-26"));
  }

  TEST_CASE("a six-monthly review not held carries the remark too") {
    const auto links =
        History().care("2019-07-01").reviews("2019-07-20 2019-10-24").obligations("2020-05-01");
    REQUIRE(links.size() == 3);
    CHECK(links[2].outcome == Outcome::overdue);
    CHECK((links[2].remarks & kRelaxedRules) != 0);
  }

  TEST_CASE("no other limit was relaxed in 2020, and no other review carries the remark") {
    const auto none = [](const History& h) {
      const auto links = h.obligations("2020-09-30");
      REQUIRE(links.size() > 1);
      return std::none_of(links.begin(), links.end(),
                          [](const Obligation& o) { return (o.remarks & kRelaxedRules) != 0; });
    };
    CHECK(none(History().care("2020-04-24").reviews("2020-05-20 2020-08-19").care("2020-08-20")));
    CHECK(none(History().care("2020-04-24", "", {"S", "", "E1", "A4"}).reviews("2020-05-20")));
    CHECK(none(History().plan("2020-04-24").conferences("2020-07-01")));
    CHECK(none(History().care("2020-04-24", "", {"S", "", "V4", "U6"}).reviews("2020-07-01")));
  }
}

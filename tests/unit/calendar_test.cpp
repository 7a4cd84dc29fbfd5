// Working days of England and Wales, and how certain they are.

#include "duly/calendar.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string listed(const std::vector<Holiday>& holidays) {
  std::string out;
  for (const Holiday& h : holidays) {
    if (!out.empty()) out += "; ";
    out += to_string(h.day) + " " + h.title;
  }
  return out;
}

/// Published for 2014 to 2016, made by rule to 2018.
WorkingCalendar small_calendar() {
  std::vector<Holiday> published;
  for (const int year : {2014, 2015, 2016}) {
    for (Holiday& h : generated_holidays(year)) published.push_back(std::move(h));
  }
  return WorkingCalendar(std::move(published), 2014, 2016, 2018);
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a working day is no Saturday, no Sunday and no bank holiday") {
    const WorkingCalendar& c = calendar();
    CHECK(c.is_working_day(day("2015-12-24")));
    CHECK(!c.is_working_day(day("2015-12-25")));
    CHECK(!c.is_working_day(day("2015-12-26")));
    CHECK(!c.is_working_day(day("2015-12-27")));
    CHECK(!c.is_working_day(day("2015-12-28")));
    CHECK(c.is_working_day(day("2015-12-29")));
    CHECK(c.is_working_day(day("2016-03-24")));
    CHECK(!c.is_working_day(day("2016-03-25")));
    CHECK(!c.is_working_day(day("2016-03-28")));
  }

  TEST_CASE("counting none stays on the day, whatever day it is") {
    CHECK(calendar().add_working_days(day("2015-12-25"), 0).date == day("2015-12-25"));
    CHECK(calendar().working_days_between(day("2015-12-25"), day("2015-12-25")) == 0);
  }

  TEST_CASE("a count of days before a day is negative") {
    CHECK(calendar().working_days_between(day("2015-06-08"), day("2015-06-01")) == -5);
  }

  TEST_CASE("bank holidays between two days leave out the first and take in the last") {
    const auto between = [](std::string_view from, std::string_view to) {
      return listed(calendar().holidays_between(day(from), day(to)));
    };
    CHECK(between("2015-12-24", "2015-12-25") == "2015-12-25 Christmas Day");
    CHECK(between("2015-12-25", "2015-12-27") == "");
    CHECK(between("2015-12-24", "2015-12-24") == "");
    CHECK(between("2015-08-30", "2015-08-31") == "2015-08-31 Summer bank holiday");
  }

  TEST_CASE("how certain a count is depends on the years its days lie in") {
    const WorkingCalendar c = small_calendar();
    const auto certainty = [&c](std::string_view from, std::string_view to) {
      return c.certainty(day(from), day(to));
    };
    CHECK(certainty("2014-01-01", "2016-12-31") == Certainty::known);
    CHECK(certainty("2013-12-31", "2014-01-15") == Certainty::missing);
    CHECK(certainty("2016-12-31", "2017-01-01") == Certainty::provisional);
    CHECK(certainty("2018-01-01", "2018-12-31") == Certainty::provisional);
    CHECK(certainty("2018-12-31", "2019-01-01") == Certainty::missing);
    CHECK(c.add_working_days(day("2016-11-30"), 20).certainty == Certainty::known);  // 30 December
    CHECK(c.add_working_days(day("2016-12-01"), 20).certainty == Certainty::provisional);
    CHECK(c.first_year() == 2014);
    CHECK(c.last_year() == 2016);
  }

  TEST_CASE("the years made by rule have their bank holidays") {
    const WorkingCalendar c = small_calendar();
    CHECK(!c.is_working_day(day("2017-12-25")));
    CHECK(!c.is_working_day(day("2018-12-25")));
    CHECK(c.is_working_day(day("2019-12-25")));
  }

  TEST_CASE("the rules of the 1971 Act give the bank holidays of a year") {
    CHECK(listed(generated_holidays(2015)) ==
          "2015-01-01 New Year's Day; 2015-04-03 Good Friday; 2015-04-06 Easter Monday; "
          "2015-05-04 Early May bank holiday; 2015-05-25 Spring bank holiday; "
          "2015-08-31 Summer bank holiday; 2015-12-25 Christmas Day; "
          "2015-12-28 Boxing Day (substitute day)");
    const auto one = [](int year, std::size_t at) {
      const Holiday h = generated_holidays(year).at(at);
      return to_string(h.day) + " " + h.title;
    };
    CHECK(one(2010, 0) == "2010-01-01 New Year's Day");                   // a Friday
    CHECK(one(2011, 0) == "2011-01-03 New Year's Day (substitute day)");  // a Saturday
    CHECK(one(2012, 0) == "2012-01-02 New Year's Day (substitute day)");  // a Sunday
    CHECK(one(2010, 6) == "2010-12-27 Christmas Day (substitute day)");
    CHECK(one(2010, 7) == "2010-12-28 Boxing Day (substitute day)");
    CHECK(one(2011, 6) == "2011-12-26 Boxing Day");
    CHECK(one(2011, 7) == "2011-12-27 Christmas Day (substitute day)");
    CHECK(one(2012, 6) == "2012-12-25 Christmas Day");
    CHECK(one(2012, 7) == "2012-12-26 Boxing Day");
    CHECK(one(2014, 7) == "2014-12-26 Boxing Day");
    CHECK(one(2017, 3) == "2017-05-01 Early May bank holiday");  // the 1st is a Monday
    CHECK(one(2018, 3) == "2018-05-07 Early May bank holiday");  // and a Tuesday
    for (int year = 2009; year <= 2016; ++year) CHECK(generated_holidays(year).size() == 8);
  }

  TEST_CASE(
      "Easter is where the Church has it, in 2049 and 2076 too, when it is moved a week back") {
    const auto monday = [](int year) { return to_string(generated_holidays(year).at(2).day); };
    CHECK(monday(2008) == "2008-03-24");
    CHECK(monday(2038) == "2038-04-26");
    CHECK(monday(2049) == "2049-04-19");
    CHECK(monday(2076) == "2076-04-20");
    CHECK(monday(2079) == "2079-04-24");
    CHECK(monday(2095) == "2095-04-25");
  }

  TEST_CASE("a published year has the days published, in whatever order, and none made by rule") {
    const WorkingCalendar c({{day("2016-05-09"), "Moved"}, {day("2016-01-01"), "New Year's Day"}},
                            2016, 2016, 2017);
    CHECK(!c.is_working_day(day("2016-01-01")));
    CHECK(!c.is_working_day(day("2016-05-09")));
    CHECK(c.is_working_day(day("2016-05-02")));
    CHECK(listed(c.holidays_between(day("2015-12-31"), day("2016-12-31"))) ==
          "2016-01-01 New Year's Day; 2016-05-09 Moved");
    CHECK(!c.is_working_day(day("2017-05-01")));
  }

  TEST_CASE("days that no file can hold are counted as the first or the last that one can") {
    const auto between = [](int from, int to) {
      return calendar().working_days_between(*Date::make(from, 1, 1), *Date::make(to, 1, 1));
    };
    CHECK(between(1900, 1950) == 0);
    CHECK(between(2150, 2200) == 0);
    CHECK(between(2100, 2200) == between(2100, 2150));
    const Counted past = calendar().add_working_days(*Date::make(2150, 1, 1), 5);
    CHECK(past.date < *Date::make(2102, 1, 2));
    CHECK(past.certainty == Certainty::missing);
  }

  TEST_CASE("months and years later are those of the calendar, within the table and beyond it") {
    const auto on = [](int year, unsigned month, unsigned d) { return Date::make(year, month, d); };
    for (Date from = *on(1880, 1, 1); from < *on(2220, 1, 1); from = from.plus_days(1)) {
      for (const int months : {-12, -1, 1, 3, 6, 120, 216}) {
        const int month = from.year() * 12 + static_cast<int>(from.month()) - 1 + months;
        unsigned last = from.day();
        while (!on(month / 12, static_cast<unsigned>(month % 12) + 1, last)) --last;
        if (add_months(from, months) ==
            *on(month / 12, static_cast<unsigned>(month % 12) + 1, last))
          continue;
        FAIL_CHECK(to_string(from) << " and " << months << " months");
      }
      const auto same = on(from.year() + 18, from.month(), from.day());
      if (birthday(from, 18) == (same ? *same : *on(from.year() + 18, 3, 1))) continue;
      FAIL_CHECK(to_string(from) << " and 18 years");
    }
  }

  TEST_CASE("a day in words has the weekday before it") {
    CHECK(in_words(day("2016-01-01")) == "Fri 1 Jan 2016");
    CHECK(in_words(day("2016-12-31")) == "Sat 31 Dec 2016");
  }

  TEST_CASE("the rules agree with the published list but for days proclaimed or moved") {
    // Easter of every published year lies where the rule puts it.
    for (int year = calendar().first_year(); year <= calendar().last_year(); ++year) {
      CAPTURE(year);
      const auto made = generated_holidays(year);
      CHECK(!calendar().is_working_day(made[1].day));
      CHECK(!calendar().is_working_day(made[2].day));
    }
  }
}

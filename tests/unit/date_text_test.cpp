// Every form in which a date is read, and what only looks like one.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "duly/date.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// The date, or what is wrong.
std::string said(std::string_view text, const DateReading& how = {}) {
  const ReadDate read = read_date(text, how);
  if (read.date) return to_string(*read.date);
  switch (read.text) {
    case DateText::blank: return "blank";
    case DateText::database_blank: return "database blank";
    case DateText::far_future: return "far future";
    case DateText::not_a_date: return "not a date";
    case DateText::no_such_day: return "no such day";
    case DateText::two_digit_year: return "two-digit year";
    case DateText::other_order: return "other order";
    case DateText::year_outside: return "year outside";
    case DateText::ok:
    case DateText::time_cut:
    case DateText::excel_serial:
    case DateText::two_digit_year_read: break;
  }
  return "?";
}

using Texts = std::vector<std::string>;

constexpr DateReading kMonthFirst{true, false};
constexpr DateReading kShortYears{false, true};

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("every form of a date is read, with the weekday before it or a midnight after it") {
    const Texts forms = {
        "04/03/2024", "4/3/2024",    "2024-03-04",  "2024-3-4",     "2024/03/04",    "04-Mar-2024",
        "4-mar-2024", "04/Mar/2024", "04 Mar 2024", "4 March 2024", "04-MARCH-2024", "04.03.2024",
        "4.3.2024",   "04-03-2024",  "20240304",    "Mar  4 2024",  "March 4 2024",  "mar 04 2024"};
    const Texts weekdays = {"", "Mon ", "Monday ", "mon, ", "Monday,  "};
    const Texts midnights = {"",
                             " 00:00",
                             " 0:00",
                             " 00:00:00",
                             " 12:00AM",
                             " 12:00:00 AM",
                             " 00:00:00.000",
                             "T00:00:00",
                             " 12:00 am",
                             "T00:00:00Z",
                             "T00:00:00+00:00",
                             " 12:00:00:000AM",
                             " 00:00:00.0",
                             "t00:00z",
                             "T00:00+0100",
                             "T00:00-05:00",
                             " 12:00:00 AM +01:00"};
    for (const std::string& form : forms) {
      for (const std::string& weekday : weekdays) {
        for (const std::string& midnight : midnights) {
          const std::string text = weekday + form + midnight;
          CAPTURE(text);
          const ReadDate read = read_date(text);
          CHECK(read.date == day("2024-03-04"));
          CHECK(read.text == DateText::ok);
        }
      }
    }
  }

  TEST_CASE("a time of day that is not midnight is cut, and said to be") {
    for (const std::string time :
         {" 09:30", " 9:30:15", " 12:00PM", " 12:00", " 1:00 AM", "T00:00:01", " 00:00:00.001",
          " 11:59:59 pm", "T23:59:59+01:00", " 00:00:59", " 23:59", " 12:59 AM", " 0:00 PM"}) {
      CAPTURE(time);
      const ReadDate read = read_date("04/03/2024" + time);
      CHECK(read.date == day("2024-03-04"));
      CHECK(read.text == DateText::time_cut);
    }
  }

  TEST_CASE("what only looks like a date is none") {
    const Texts near_misses = {"15-Juneau-2015",
                               "15-Mart-2015",
                               "15-Ju-2015",
                               "15-Septe-2015",
                               "4th March 2024",
                               "March 2024",
                               "2024",
                               "2024-03",
                               "04/03",
                               "04/03/2024/",
                               "04/03-2024",
                               "04//03/2024",
                               "/04/03/2024",
                               "04/03/20245",
                               "04/03/202",
                               "2024.03.04",
                               "04 03 2024",
                               "Mox 04/03/2024",
                               "Mon04/03/2024",
                               "Mon",
                               "Monday",
                               "Mar 4",
                               "Mar",
                               "Mar 4 2024x",
                               "2024030",
                               "202403041",
                               "4533x",
                               "45337.x",
                               "45337.",
                               "see notes",
                               "2024-03-04 25:00",
                               "2024-03-04 00:60",
                               "2024-03-04 13:00PM",
                               "2024-03-04 00",
                               "2024-03-04T",
                               "2024-03-04x",
                               "2024-03-04 00:00:00+1",
                               "-04/03/2024",
                               "04/03/-2024",
                               "0x/03/2024",
                               "1e3/03/2024",
                               "004/03/2024",
                               "04/003/2024",
                               "12:00AM",
                               "Mo 04/03/2024",
                               "4//2024",
                               "4 March2024",
                               "04 2024",
                               "2024-Mar-04",
                               "2024-03-",
                               "2024-03-004",
                               "03/25/2024 noon",
                               "2024-03-04 :00",
                               "2024-03-04 00:",
                               "2024-03-04 24:00",
                               "2024-03-04 00:00:",
                               "2024-03-04 00:00:60",
                               "2024-03-04 00:00:00.",
                               "2024-03-04 12:00A",
                               "2024-03-04 12:00P",
                               "2024-03-04 00:00*0100",
                               "2024-03-04 00:00+010",
                               "2024-03-04 00:00+01000",
                               "2024-03-04 00:00+0100Z",
                               "2024-03-04 00:00+01:00Z",
                               "2024-03-04 00:00+01:0",
                               "2024-03-04 00:00+01:"};
    for (const std::string& text : near_misses) {
      CAPTURE(text);
      CHECK(said(text) == "not a date");
    }
  }

  TEST_CASE("a letter or a dot in any place of a usual date makes it none") {
    for (const std::string usual : {"04/03/2024", "2024-03-04"}) {
      for (std::size_t i = 0; i < usual.size(); ++i) {
        for (const char spoiler : {'x', '.'}) {
          std::string spoilt = usual;
          spoilt[i] = spoiler;
          CAPTURE(spoilt);
          CHECK(said(spoilt) == "not a date");
        }
      }
    }
  }

  TEST_CASE(
      "every day, and every number that is none, is read alike in the short way and the long") {
    // A space before it keeps a date from the short way.
    std::size_t different = 0;
    for (int year = 1890; year <= 2110; ++year) {
      for (int month = 0; month <= 13; ++month) {
        for (int day = 0; day <= 32; ++day) {
          const std::string slashes = fmt::format("{:02}/{:02}/{:04}", day, month, year);
          const std::string hyphens = fmt::format("{:04}-{:02}-{:02}", year, month, day);
          for (const std::string& text : {slashes, hyphens}) {
            for (const DateReading& how : {DateReading{}, kMonthFirst}) {
              const ReadDate usual = read_date(text, how);
              const ReadDate other = read_date(" " + text, how);
              const bool alike = usual.date == other.date && usual.text == other.text &&
                                 usual.either == other.either;
              if (!alike) ++different;
            }
          }
        }
      }
    }
    CHECK(different == 0);
  }

  TEST_CASE("spaces and tabs around a date do not matter") {
    for (const std::string text :
         {" 04/03/2024", "04/03/2024 ", "\t04/03/2024\t", "  2024-03-04  ", " \t4 March 2024 "}) {
      CAPTURE(text);
      CHECK(said(text) == "2024-03-04");
    }
    CHECK(said("") == "blank");
    CHECK(said(" \t ") == "blank");
  }

  TEST_CASE("every month is known by its whole name and its first three letters, and by no other") {
    const Texts months = {"January", "February", "March",     "April",   "May",      "June",
                          "July",    "August",   "September", "October", "November", "December"};
    for (std::size_t m = 0; m < months.size(); ++m) {
      const std::string number = (m < 9 ? "0" : "") + std::to_string(m + 1);
      const std::string date = "2015-" + number + "-15";
      const auto read = [](const std::string& month) { return said("15-" + month + "-2015"); };
      const std::string& name = months[m];
      CAPTURE(name);
      CHECK(said("2015" + number + "15") == date);
      CHECK(read(name) == date);
      CHECK(read(name.substr(0, 3)) == date);
      CHECK(read(name.substr(0, 2)) == "not a date");
      CHECK(read(name + "x") == "not a date");
      CHECK(read(name.substr(0, 3) + "x") == "not a date");
      for (std::size_t letters = 4; letters < name.size(); ++letters) {
        if (name.substr(0, letters) == "Sept") continue;
        CHECK(read(name.substr(0, letters)) == "not a date");
      }
    }
  }

  TEST_CASE("September may be Sept, and no other month has four letters of its own") {
    CHECK(said("15-Sept-2015") == "2015-09-15");
    CHECK(said("15 June 2015") == "2015-06-15");
    CHECK(said("15 Augu 2015") == "not a date");
  }

  TEST_CASE("a day that no calendar has is told from text that is no date") {
    for (const std::string text :
         {"31/02/2024", "29/02/2023", "2024-02-30", "31-Apr-2024", "00/03/2024", "04/00/2024",
          "31/13/2024", "20241301", "Feb 30 2024", "32.01.2024", "00/12/2024", "0/12/2024",
          "Mar 0 2024", "Mar 99 2024", "4/0/2024", "99/99/2024"}) {
      CAPTURE(text);
      CHECK(said(text) == "no such day");
    }
    CHECK(said("29/02/2024") == "2024-02-29");
  }

  TEST_CASE("a second number over twelve proves the other order, a first proves nothing") {
    CHECK(said("03/25/2024") == "other order");
    CHECK(said("3.25.2024") == "other order");
    CHECK(said("03-25-2024 00:00") == "other order");
    CHECK(said("12/13/2024") == "other order");
    CHECK(said("1/99/2024") == "other order");
    CHECK(said("25/03/2024") == "2024-03-25");
    CHECK(said("03/25/2024", kMonthFirst) == "2024-03-25");
    CHECK(said("01/25/2024", kMonthFirst) == "2024-01-25");
    CHECK(said("03/04/2024", kMonthFirst) == "2024-03-04");
    CHECK(said("25/03/2024", kMonthFirst) == "other order");
    CHECK(said("2024-03-04", kMonthFirst) == "2024-03-04");
    CHECK(said("4 March 2024", kMonthFirst) == "2024-03-04");
  }

  TEST_CASE("a date that would be another day in the other order is known to be either") {
    CHECK(read_date("03/04/2024").either);
    CHECK(read_date("3-4-2024").either);
    CHECK(read_date("12/03/2024").either);
    CHECK(read_date("12-3-2024").either);
    CHECK(read_date("03/04/2024 12:00AM").either);
    CHECK(!read_date("04/04/2024").either);
    CHECK(!read_date("13/04/2024").either);
    CHECK(!read_date("2024-03-04").either);
    CHECK(!read_date("2024/03/04").either);
    CHECK(!read_date("4 March 2024").either);
    CHECK(!read_date("Mar  4 2024").either);
    CHECK(!read_date("03/25/2024").either);
    CHECK(read_date("03/04/2024", kMonthFirst).either);
  }

  TEST_CASE("two digits of a year are read only where that is asked for") {
    CHECK(said("04/03/24") == "two-digit year");
    CHECK(said("4-Mar-24") == "two-digit year");
    CHECK(said("04/03/00", kShortYears) == "2000-03-04");
    CHECK(said("04/03/49", kShortYears) == "2049-03-04");
    CHECK(said("04/03/50", kShortYears) == "year outside");
    CHECK(said("04/03/50", {false, true, 1950}) == "1950-03-04");
    CHECK(said("04/03/99", kShortYears) == "1999-03-04");
    CHECK(said("Mar  4 24 12:00AM", kShortYears) == "2024-03-04");
    CHECK(said("31/02/24", kShortYears) == "no such day");
    CHECK(read_date("4.3.24", kShortYears).text == DateText::two_digit_year_read);
    CHECK(read_date("4.3.2024", kShortYears).text == DateText::ok);
  }

  TEST_CASE("years from 1985 to 2099 are read, and from 1950 where a date is only reckoned with") {
    CHECK(said("31/12/1984") == "year outside");
    CHECK(said("01/01/1985") == "1985-01-01");
    CHECK(said("31/12/2099") == "2099-12-31");
    CHECK(said("02/01/2100") == "year outside");
    CHECK(said("31/12/1949", {false, false, 1950}) == "year outside");
    CHECK(said("01/01/1950", {false, false, 1950}) == "1950-01-01");
  }

  TEST_CASE("the days databases write for blank and for open are known in every form") {
    for (const std::string text : {"1900-01-01", "01/01/1900", "1899-12-30", "30-Dec-1899",
                                   "Jan  1 1900 12:00AM", "1900-01-01 00:00:00.000"}) {
      CAPTURE(text);
      CHECK(said(text) == "database blank");
    }
    for (const std::string text : {"31/12/9999", "9999-12-31", "01/01/9999", "31/12/2100",
                                   "1 Jan 3000", "9999-12-31 23:59:59.997"}) {
      CAPTURE(text);
      CHECK(said(text) == "far future");
    }
    CHECK(said("30/12/9999") == "year outside");
  }

  TEST_CASE("five digits are a day number of Excel, with or without a time of day") {
    CHECK(said("45355") == "2024-03-04");
    CHECK(said("45355.0") == "2024-03-04");
    CHECK(said("45355.75") == "2024-03-04");
    CHECK(said("31048") == "1985-01-01");
    CHECK(said("31047") == "year outside");
    CHECK(said("73050") == "2099-12-31");
    CHECK(said("73051") == "year outside");
    CHECK(said("99999") == "year outside");
    CHECK(read_date("45355").text == DateText::excel_serial);
  }
}

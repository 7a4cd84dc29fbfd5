// layer: base
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <date/date.h>

namespace duly {

/// A day that exists. Four bytes, ordered; the only type that knows the calendar library.
class Date {
 public:
  constexpr Date() = default;  ///< 1 January 1970: for members about to be set, never for "unknown"
  static constexpr std::optional<Date> make(int year, unsigned month, unsigned day) {
    const date::year_month_day ymd{date::year{year}, date::month{month}, date::day{day}};
    if (!ymd.ok()) return std::nullopt;
    return Date{date::sys_days{ymd}.time_since_epoch().count()};
  }
  /// The day `days` after 1 January 1970; the inverse of `serial`.
  static constexpr Date from_serial(std::int32_t days) { return Date{days}; }

  constexpr std::int32_t serial() const { return days_; }
  constexpr Date plus_days(int n) const { return Date{days_ + n}; }
  constexpr int days_since(Date earlier) const { return days_ - earlier.days_; }
  constexpr int year() const { return int{ymd().year()}; }
  constexpr unsigned month() const { return unsigned{ymd().month()}; }
  constexpr unsigned day() const { return unsigned{ymd().day()}; }
  /// 0 is Monday, 6 is Sunday.
  constexpr unsigned weekday() const {
    return date::weekday{date::sys_days{date::days{days_}}}.iso_encoding() - 1U;
  }
  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  friend class OptDate;
  constexpr explicit Date(std::int32_t days) : days_(days) {}
  constexpr date::year_month_day ymd() const { return date::sys_days{date::days{days_}}; }
  std::int32_t days_ = 0;
};

/// A day or none, in four bytes. None is never ordered: ask `has_value` first, or use `or_far`.
class OptDate {
 public:
  constexpr OptDate() = default;
  constexpr OptDate(Date d) : days_(d.serial()) {}  // NOLINT(google-explicit-constructor)
  constexpr OptDate(std::optional<Date> d)          // NOLINT(google-explicit-constructor)
      : days_(d ? d->serial() : kNone) {}
  constexpr bool has_value() const { return days_ != kNone; }
  constexpr explicit operator bool() const { return has_value(); }
  constexpr Date operator*() const { return Date{days_}; }
  /// The day, or a day after every other: for "open" in comparisons of ends.
  constexpr Date or_far() const { return has_value() ? **this : Date{kFar}; }
  friend constexpr bool operator==(OptDate, OptDate) = default;

 private:
  static constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int32_t kFar = std::numeric_limits<std::int32_t>::max();
  std::int32_t days_ = kNone;
};

/// From `from` up to, not including, `until`; no `until` means still running.
struct Period {
  Date from;
  OptDate until;
  constexpr bool contains(Date d) const { return from <= d && d < until.or_far(); }
};

/// What was found in a cell that should hold a date.
enum class DateText : std::uint8_t {
  ok,
  blank,
  time_cut,      ///< a time of day other than midnight was cut off
  excel_serial,  ///< a five-digit Excel day number (of the 1900 system, unless DateReading says
                 ///< else)
  two_digit_year_read,  ///< read because DateReading asks for it
  database_blank,       ///< 1900-01-01 or 1899-12-30: a database's blank, taken as blank
  far_future,           ///< 31 December or 1 January of a year after 2099: an end still open
  not_a_date,
  no_such_day,  ///< 31/02/2024
  two_digit_year,
  other_order,   ///< day and month prove to stand the other way about: 03/25/2024
  year_outside,  ///< not in 1985 to 2099
};

/// A cell read as a date: `date` is set for ok, time_cut, excel_serial and two_digit_year_read.
struct ReadDate {
  OptDate date;
  DateText text = DateText::blank;
  bool either = false;  ///< in the other order of day and month it would be another day
};

/// What a user may say of how dates are written.
struct DateReading {
  bool month_first = false;      ///< mm/dd/yyyy
  bool two_digit_years = false;  ///< 00 to 49 are 2000 to 2049, 50 to 99 are 1950 to 1999
  int first_year = 1985;
  bool from_1904 = false;  ///< serials are counted so, as a workbook may say
};

/// Reads dates as docs/formats.md lists their forms, strictly; surrounding spaces are allowed.
/// Never guesses an order of day and month.
ReadDate read_date(std::string_view text, const DateReading& how = {});

/// The corresponding date `months` later; the last day of the month where there is none.
/// Authority: data/citations.csv dodds-v-walker.
Date add_months(Date from, int months);

/// 18th birthday and the like: the same date `years` later; 29 February becomes 1 March.
Date birthday(Date born, int years);

/// 1 April of the collection year that holds `d`.
Date collection_year_start(Date d);

std::string to_string(Date d);                ///< yyyy-mm-dd
void append_iso(std::string& out, Date d);    ///< yyyy-mm-dd, without a temporary
std::string in_words(Date d);                 ///< Thu 26 Feb 2026
std::string written(Date d);                  ///< 26 February 2026
std::string_view weekday_name(Date d);        ///< Thursday
std::string_view month_name(unsigned month);  ///< January of 1

}  // namespace duly

#include "answers/period.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "duly/number.hpp"

namespace duly::answers {
namespace {

/// 1 April of the reporting year whose first calendar year is `year`.
std::optional<Date> april(int year) {
  if (year < 1985 || year > 2099) return std::nullopt;
  return Date::make(year, 4, 1);
}

ReportingPeriod months_from(Date first, int months) {
  return {first, add_months(first, months).plus_days(-1)};
}

}  // namespace

ReportingPeriod year_typed(const std::string& text) {
  const int first =
      text.size() == 4 || text.size() == 7 ? number_in<int>(text.substr(0, 4)).value_or(-1) : -1;
  const std::optional<Date> start = april(first);
  if (!start || text.size() != 7 || (text[4] != '-' && text[4] != '/')) {
    const std::string fix =
        start ? std::to_string(first) + "-" + std::to_string((first + 1) % 100 + 100).substr(1)
              : "2015-16";
    throw WrongQuestion("year", " takes a reporting year (April to March) such as " + fix);
  }
  if (number_in<int>(text.substr(5)) != (first + 1) % 100) {
    const std::string next = std::to_string((first + 1) % 100 + 100).substr(1);
    throw WrongQuestion("year", " " + text + ": the year after " + text.substr(0, 4) + " ends in " +
                                    next + "; try " + text.substr(0, 4) + "-" + next);
  }
  return months_from(*start, 12);
}

ReportingPeriod quarter_typed(const std::string& text) {
  const bool shaped = text.size() == 7 && text[4] == '-' && (text[5] == 'Q' || text[5] == 'q') &&
                      text[6] >= '1' && text[6] <= '4';
  const std::optional<Date> start =
      shaped ? april(number_in<int>(text.substr(0, 4)).value_or(0)) : std::nullopt;
  if (!start)
    throw WrongQuestion("quarter", " takes a quarter such as 2015-Q1 (April to June 2015)");
  return months_from(add_months(*start, 3 * (text[6] - '1')), 3);
}

ReportingPeriod month_typed(const std::string& text) {
  const ReadDate first = read_date(text + "-01");
  if (text.size() != 7 || !first.date)
    throw WrongQuestion("month", " takes a month such as 2015-04");
  return months_from(*first.date, 1);
}

Date date_typed(std::string_view part, const std::string& text, const DateReading& how) {
  const ReadDate read = read_date(text, how);
  const bool plain = read.text == DateText::ok;
  if (!plain) {
    throw WrongQuestion(part, " " + text + ": not a date; write it as 2016-03-31");
  }
  return *read.date;
}

Date within_typed(const std::string& text, Date as_at) {
  const auto [n, unit] = leading_number<int>(text);
  if (n && *n >= 0) {
    if (unit == "d") return as_at.plus_days(*n);
    if (unit == "w") return as_at.plus_days(7 * *n);
    if (unit == "m") return add_months(as_at, *n);
  }
  throw WrongQuestion("within", " takes days, weeks or months, such as 28d, 4w or 1m");
}

std::string reporting_year(Date day) {
  constexpr int kHundred = 100;
  const int first = collection_year_start(day).year();
  return fmt::format("{}-{:02}", first, (first + 1) % kHundred);
}

JudgedPeriod judged(const ReportingPeriod& period, Date as_at) {
  if (as_at < period.from) {
    throw WrongQuestion("the period begins on " + to_string(period.from) + ", after " +
                        to_string(as_at) + "; ask for an earlier one, or a later --as-at");
  }
  JudgedPeriod out{period.from, period.to, std::min(period.to, as_at), {}};
  if (as_at < period.to) {
    out.provisional = "provisional: the period is not over on " + to_string(as_at);
  }
  return out;
}

}  // namespace duly::answers

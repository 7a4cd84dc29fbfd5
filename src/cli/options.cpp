// The periods and dates people type.

#include "cli/options.hpp"

#include <algorithm>
#include <charconv>

namespace duly::cli {
namespace {

int number(std::string_view text) {
  int n = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc{} && end == text.data() + text.size() ? n : -1;
}

/// 1 April of the reporting year whose first calendar year is `year`.
std::optional<Date> april(int year) {
  if (year < 1985 || year > 2099) return std::nullopt;
  return Date::make(year, 4, 1);
}

ReportingPeriod months_from(Date first, int months) {
  return {first, add_months(first, months).plus_days(-1)};
}

ReportingPeriod year_typed(const std::string& text) {
  const int first = text.size() == 4 || text.size() == 7 ? number(text.substr(0, 4)) : -1;
  const std::optional<Date> start = april(first);
  if (!start || text.size() != 7 || (text[4] != '-' && text[4] != '/')) {
    const std::string fix =
        start ? std::to_string(first) + "-" + std::to_string((first + 1) % 100 + 100).substr(1)
              : "2015-16";
    throw WrongUsage("--year takes a reporting year (April to March) such as " + fix);
  }
  if (number(text.substr(5)) != (first + 1) % 100) {
    const std::string next = std::to_string((first + 1) % 100 + 100).substr(1);
    throw WrongUsage("--year " + text + ": the year after " + text.substr(0, 4) + " ends in " +
                     next + "; try --year " + text.substr(0, 4) + "-" + next);
  }
  return months_from(*start, 12);
}

ReportingPeriod quarter_typed(const std::string& text) {
  const bool shaped = text.size() == 7 && text[4] == '-' && (text[5] == 'Q' || text[5] == 'q') &&
                      text[6] >= '1' && text[6] <= '4';
  const std::optional<Date> start = shaped ? april(number(text.substr(0, 4))) : std::nullopt;
  if (!start) throw WrongUsage("--quarter takes a quarter such as 2015-Q1 (April to June 2015)");
  return months_from(add_months(*start, 3 * (text[6] - '1')), 3);
}

ReportingPeriod month_typed(const std::string& text) {
  const ReadDate first = read_date(text + "-01");
  if (text.size() != 7 || !first.date) throw WrongUsage("--month takes a month such as 2015-04");
  return months_from(*first.date, 1);
}

}  // namespace

Date date_typed(std::string_view option, const std::string& text, const DateReading& how) {
  const ReadDate read = read_date(text, how);
  const bool plain = read.text == DateText::ok;
  if (!plain) {
    throw WrongUsage(std::string(option) + " " + text + ": not a date; write it as 2016-03-31");
  }
  return *read.date;
}

Date within_typed(const std::string& text, Date as_at) {
  int n = -1;
  const char* const end_of_text = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), end_of_text, n);
  if (error == std::errc{} && n >= 0 && end + 1 == end_of_text) {
    if (*end == 'd') return as_at.plus_days(n);
    if (*end == 'w') return as_at.plus_days(7 * n);
    if (*end == 'm') return add_months(as_at, n);
  }
  throw WrongUsage("--within takes days, weeks or months, such as 28d, 4w or 1m");
}

ReportingPeriod period_typed(const Options& o) {
  const int given = (o.year.empty() ? 0 : 1) + (o.quarter.empty() ? 0 : 1) +
                    (o.month.empty() ? 0 : 1) + (o.from.empty() && o.to.empty() ? 0 : 1);
  if (given == 0) {
    throw WrongUsage(
        "which period? Give --year 2015-16, --quarter 2015-Q1, --month 2015-04, or"
        " --from DATE --to DATE");
  }
  if (given > 1) {
    throw WrongUsage("one period, please: --year, --quarter, --month, or --from with --to");
  }
  if (!o.year.empty()) return year_typed(o.year);
  if (!o.quarter.empty()) return quarter_typed(o.quarter);
  if (!o.month.empty()) return month_typed(o.month);
  if (o.from.empty() || o.to.empty()) throw WrongUsage("--from and --to go together");
  const ReportingPeriod period{date_typed("--from", o.from), date_typed("--to", o.to)};
  if (period.to < period.from) {
    throw WrongUsage("--from " + o.from + " is after --to " + o.to + "; swap them");
  }
  return period;
}

std::size_t suppress_typed(const Options& o) {
  if (o.suppress.empty()) return 0;
  constexpr int kMost = 1000;
  const bool digits = std::all_of(o.suppress.begin(), o.suppress.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  const int least = digits ? number(o.suppress) : -1;
  if (least < 2 || kMost < least) {
    throw WrongUsage("--suppress takes a number from 2 to 1000, not '" + o.suppress +
                     "': --suppress 6 hides counts from 1 to 5");
  }
  return static_cast<std::size_t>(least);
}

void refuse_suppress(const Options& o, std::string_view what) {
  if (o.suppress.empty()) return;
  throw WrongUsage(std::string(what) +
                   " lists children one by one: --suppress hides counts; use --pseudonyms");
}

}  // namespace duly::cli

#include "duly/date.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/months.hpp"
#include "base/names.hpp"

namespace duly {
namespace {

/// Year, month and day in one step: asked for one by one, each takes the whole of it.
date::year_month_day parts_of(Date d) {
  return date::sys_days{date::days{d.serial()}};
}

Date day_of(date::year_month_day there_is) {
  return Date::from_serial(date::sys_days{there_is}.time_since_epoch().count());
}

/// A day as far into a later month as one is into its own, and the first day after that month.
struct InLaterMonth {
  std::int32_t day;
  std::int32_t month_end;
};
std::optional<InLaterMonth> in_later_month(Date from, int by) {
  if (!months::has(from)) return std::nullopt;
  const std::size_t own = months::month_of(from);
  const std::size_t later = own + static_cast<std::size_t>(by);  // before the first: far above all
  if (months::kCount <= later) return std::nullopt;
  const std::int32_t into = from.serial() - months::kStarts[own];
  return InLaterMonth{months::kStarts[later] + into, months::kStarts[later + 1]};
}

}  // namespace

Date add_months(Date from, int months) {
  using date::last;
  if (const std::optional<InLaterMonth> usual = in_later_month(from, months)) {
    return Date::from_serial(std::min(usual->day, usual->month_end - 1));
  }
  const date::year_month_day parts = parts_of(from);
  const date::year_month month = parts.year() / parts.month() + date::months{months};
  return day_of(month / std::min(parts.day(), (month / last).day()));
}

Date birthday(Date born, int years) {
  constexpr int kMonthsOfYear = 12;
  if (const std::optional<InLaterMonth> usual = in_later_month(born, kMonthsOfYear * years)) {
    return Date::from_serial(std::min(usual->day, usual->month_end));
  }
  const date::year_month_day same = parts_of(born) + date::years{years};
  return day_of(same.ok() ? same : same.year() / date::March / 1);
}

Date collection_year_start(Date d) {
  const int year = d.month() >= 4 ? d.year() : d.year() - 1;
  return *Date::make(year, 4, 1);
}

void append_iso(std::string& out, Date d) {
  const int year = d.year();
  const unsigned month = d.month();
  const unsigned day = d.day();
  const auto put = [&out](int n) { out.push_back(static_cast<char>('0' + n % 10)); };
  put(year / 1000);
  put(year / 100);
  put(year / 10);
  put(year);
  out.push_back('-');
  put(static_cast<int>(month / 10));
  put(static_cast<int>(month));
  out.push_back('-');
  put(static_cast<int>(day / 10));
  put(static_cast<int>(day));
}

std::string to_string(Date d) {
  std::string out;
  append_iso(out, d);
  return out;
}

std::string_view weekday_name(Date d) {
  return kWeekdayNames[d.weekday()];
}

std::string in_words(Date d) {
  std::string out{weekday_name(d).substr(0, 3)};
  out += ' ' + std::to_string(d.day()) + ' ';
  out += month_name(d.month()).substr(0, 3);
  return out + ' ' + std::to_string(d.year());
}

std::string written(Date d) {
  std::string out = std::to_string(d.day()) + ' ';
  out += month_name(d.month());
  return out + ' ' + std::to_string(d.year());
}

std::string_view month_name(unsigned month) {
  return kMonthNames[month - 1];
}

}  // namespace duly

#include "duly/date.hpp"

#include <algorithm>
#include <array>

namespace duly {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

}  // namespace

Date add_months(Date from, int months) {
  using date::last;
  const date::year_month month =
      date::year_month{date::year{from.year()}, date::month{from.month()}} + date::months{months};
  const unsigned last_day = unsigned{(month / last).day()};
  return *Date::make(int{month.year()}, unsigned{month.month()}, std::min(from.day(), last_day));
}

Date birthday(Date born, int years) {
  const int year = born.year() + years;
  const std::optional<Date> same = Date::make(year, born.month(), born.day());
  return same ? *same : *Date::make(year, 3, 1);
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
  return kWeekdays[d.weekday()];
}

std::string in_words(Date d) {
  std::string out{weekday_name(d).substr(0, 3)};
  out += ' ' + std::to_string(d.day()) + ' ';
  out += kMonths[d.month() - 1];
  return out + ' ' + std::to_string(d.year());
}

}  // namespace duly

#include "duly/calendar.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace duly {
namespace {

// The table spans more than every date the reader accepts (1985 to 2099) plus any limit of law.
constexpr std::int32_t kTableFrom = 5114;    // 1984-01-02
constexpr std::int32_t kTableUntil = 48213;  // 2102-01-02

constexpr unsigned kDaysOfWeek = 7;
constexpr unsigned kWorkdaysOfWeek = 5;
bool on_weekday(Date d) {
  return d.weekday() < kWorkdaysOfWeek;
}

Date day_of(int year, unsigned month, unsigned day) {
  return *Date::make(year, month, day);
}

/// Easter Sunday by the anonymous Gregorian computus.
Date easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return day_of(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

Date first_monday(int year, unsigned month) {
  const Date first = day_of(year, month, 1);
  return first.plus_days(static_cast<int>((7 - first.weekday()) % 7));
}

Date last_monday(int year, unsigned month) {
  const Date last = day_of(year, month, 31);
  return last.plus_days(-static_cast<int>(last.weekday()));
}

/// Where a day stands in the table; days outside it stand at its ends.
std::size_t index(Date d) {
  return static_cast<std::size_t>(std::clamp(d.serial(), kTableFrom, kTableUntil - 1) - kTableFrom);
}

}  // namespace

std::vector<Holiday> generated_holidays(int year) {
  const Date new_year = day_of(year, 1, 1);
  const unsigned on = new_year.weekday();
  const Date sunday = easter(year);
  const Date christmas = day_of(year, 12, 25);
  std::vector<Holiday> out = {{on < 5 ? new_year : new_year.plus_days(static_cast<int>(7 - on)),
                               on < 5 ? "New Year's Day" : "New Year's Day (substitute day)"},
                              {sunday.plus_days(-2), "Good Friday"},
                              {sunday.plus_days(1), "Easter Monday"},
                              {first_monday(year, 5), "Early May bank holiday"},
                              {last_monday(year, 5), "Spring bank holiday"},
                              {last_monday(year, 8), "Summer bank holiday"}};
  switch (christmas.weekday()) {
    case 4:  // Friday: Boxing Day is a Saturday
      out.push_back({christmas, "Christmas Day"});
      out.push_back({christmas.plus_days(3), "Boxing Day (substitute day)"});
      break;
    case 5:
      out.push_back({christmas.plus_days(2), "Christmas Day (substitute day)"});
      out.push_back({christmas.plus_days(3), "Boxing Day (substitute day)"});
      break;
    case 6:
      out.push_back({christmas.plus_days(1), "Boxing Day"});
      out.push_back({christmas.plus_days(2), "Christmas Day (substitute day)"});
      break;
    default:
      out.push_back({christmas, "Christmas Day"});
      out.push_back({christmas.plus_days(1), "Boxing Day"});
  }
  return out;
}

WorkingCalendar::WorkingCalendar(std::vector<Holiday> holidays, int first_year, int last_year,
                                 int provisional_until)
    : holidays_(std::move(holidays)),
      first_year_(first_year),
      last_year_(last_year),
      known_from_(day_of(first_year, 1, 1)),
      known_end_(day_of(last_year + 1, 1, 1)),
      provisional_end_(day_of(std::max(provisional_until, last_year) + 1, 1, 1)) {
  for (int year = last_year_ + 1; year < provisional_end_.year(); ++year) {
    for (Holiday& h : generated_holidays(year)) holidays_.push_back(std::move(h));
  }
  std::sort(holidays_.begin(), holidays_.end(),
            [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
  count_days();
}

// Each run of the program counts these days: in few steps, and without asking the calendar.
void WorkingCalendar::count_days() {
  counted_.resize(static_cast<std::size_t>(kTableUntil - kTableFrom));
  for (const Holiday& h : holidays_) {
    const std::int32_t serial = h.day.serial();
    if (kTableFrom <= serial && serial < kTableUntil) counted_[index(h.day)] = 1;
  }
  nth_.resize(counted_.size() + 1);
  nth_[0] = kTableFrom - 1;
  std::size_t counted = 0;
  unsigned weekday = Date::from_serial(kTableFrom).weekday();
  for (std::size_t i = 0; i < counted_.size(); ++i) {
    const bool works = weekday < kWorkdaysOfWeek && counted_[i] == 0;
    nth_[counted + 1] = kTableFrom + static_cast<std::int32_t>(i);
    counted += works ? 1U : 0U;
    counted_[i] = static_cast<std::int32_t>(counted);
    weekday = weekday + 1 == kDaysOfWeek ? 0 : weekday + 1;
  }
  nth_.resize(counted + 1);
}

Counted WorkingCalendar::add_working_days(Date from, int n) const {
  const std::size_t wanted =
      static_cast<std::size_t>(counted_[index(from)]) + static_cast<std::size_t>(n);
  const Date reached = n == 0 ? from : Date::from_serial(nth_[std::min(wanted, nth_.size() - 1)]);
  return {reached, certainty(from, reached)};
}

int WorkingCalendar::working_days_between(Date from, Date to) const {
  return counted_[index(to)] - counted_[index(from)];
}

bool WorkingCalendar::is_working_day(Date d) const {
  return working_days_between(d.plus_days(-1), d) == 1;
}

OptDate WorkingCalendar::last_working_day_by(Date d) const {
  const Date found = Date::from_serial(nth_[static_cast<std::size_t>(counted_[index(d)])]);
  if (certainty(found.plus_days(-1), d) == Certainty::missing) return {};
  return found;
}

Certainty WorkingCalendar::certainty(Date from, Date to) const {
  if (from < known_from_ || provisional_end_ <= to) return Certainty::missing;
  return known_end_ <= to ? Certainty::provisional : Certainty::known;
}

std::vector<Holiday> WorkingCalendar::holidays_between(Date from, Date to) const {
  std::vector<Holiday> out;
  for (const Holiday& h : holidays_) {
    if (from < h.day && h.day <= to && on_weekday(h.day)) out.push_back(h);
  }
  return out;
}

}  // namespace duly

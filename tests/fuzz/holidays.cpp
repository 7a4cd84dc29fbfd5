// Any bytes as bank holidays, CSV or JSON: refused with a sentence, or a calendar by which counting
// working days forward and counting them back agree.

#include <cstdint>
#include <optional>
#include <string>

#include "duly/calendar.hpp"
#include "duly/input.hpp"
#include "fuzz/fuzz.hpp"

using duly::fuzz::require;

namespace {

void count_with(const duly::WorkingCalendar& calendar, duly::Date from) {
  duly::Date before = from;
  for (int n = 1; n <= 25; ++n) {
    const duly::Date day = calendar.add_working_days(from, n).date;
    require(before < day && calendar.is_working_day(day));
    require(calendar.working_days_between(from, day) == n);
    before = day;
  }
  for (const duly::Holiday& h : calendar.holidays_between(from, before)) {
    require(from < h.day && !(before < h.day) && !calendar.is_working_day(h.day));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const duly::fuzz::Bytes bytes(data, size);
  std::string problem;
  const std::optional<duly::WorkingCalendar> calendar = duly::calendar_from(bytes.text(), problem);
  require(calendar.has_value() == problem.empty());
  if (!calendar) return 0;
  require(calendar->first_year() <= calendar->last_year());
  for (const int year : {calendar->first_year(), calendar->last_year(), 2015, 2026}) {
    if (year < 1990 || year > 2060) continue;
    count_with(*calendar, *duly::Date::make(year, 3, 20));
    count_with(*calendar, *duly::Date::make(year, 12, 15));
  }
  return 0;
}

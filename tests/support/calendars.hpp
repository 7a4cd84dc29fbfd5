#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "duly/day_event.hpp"
#include "duly/table.hpp"

namespace duly::test {

/// An output with these days and an empty table, as at 31 March 2016.
Output output_of_days(DayCalendar days);

/// The bytes of format ics.
std::string as_ics(const DayCalendar& days);

/// A calendar read again; the test stops where it is none.
DayCalendar ics_read(std::string_view text);

/// "uid day sequence", with "cancelled" behind it where it is so, of each event.
std::vector<std::string> told(const DayCalendar& days);

}  // namespace duly::test

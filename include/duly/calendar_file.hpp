// layer: report
#pragma once

// Calendars that duly wrote, read again, so that the next one can say what has moved since.

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "duly/day_event.hpp"

namespace duly {

/// Why a text is no calendar that duly wrote; never with a value in it.
struct NotACalendar {
  std::size_t line = 0;
  std::string why;
};

/// Reads what the format ics wrote. Takes any line ends, and folds at any length.
std::variant<DayCalendar, NotACalendar> read_calendar(std::string_view text);

/// Makes `now` the next calendar after `earlier`, which is of the same selection: an event that
/// moved has the next sequence, and one that is no more is cancelled. What was cancelled before
/// stays so: should it come again, its sequence has to go on from there.
void carry_on(const DayCalendar& earlier, DayCalendar& now);

}  // namespace duly

#pragma once

// What falls due, as the days of a calendar.

#include <string>
#include <string_view>

#include "answers/data_set.hpp"
#include "answers/due.hpp"
#include "duly/day_event.hpp"
#include "duly/obligation.hpp"

namespace duly::answers {

/// An open duty, and what a calendar says of it.
struct DueEvent {
  const Obligation& obligation;
  DueToday today;
  OptDate book_by;
  std::string_view child;  ///< as it is shown
  Date case_start;
  std::string note;
};

/// Known by child, duty and the start of the case: that of the second review is the event of the
/// first, moved on.
DayEvent day_event(const DueEvent& due, Date as_at);

/// Who was asked about, as names of the files.
struct AskedAbout {
  std::string_view child, officer, team;
};

/// The name of the calendar, and what was asked for.
DayCalendar due_calendar(const DataSet& data, const DueQuestion& question, const AskedAbout& about);

/// Adds the events by uid. Two cases of a child that begin on one day are numbered.
void add_events(std::vector<DayEvent> events, DayCalendar& calendar);

}  // namespace duly::answers

#include "support/calendars.hpp"

#include <variant>

#include <doctest/doctest.h>

#include "duly/calendar_file.hpp"
#include "duly/report.hpp"
#include "support/run.hpp"

namespace duly::test {

Output output_of_days(DayCalendar days) {
  return Output{.title = {},
                .table = Table({}),
                .closing = {},
                .as_at = day("2016-03-31"),
                .readings = {},
                .inputs = {},
                .prose = {},
                .tree = {},
                .parts = {},
                .days = std::move(days)};
}

std::string as_ics(const DayCalendar& days) {
  std::string out;
  find_output_format("ics")->write(output_of_days(days), {}, out);
  return out;
}

DayCalendar ics_read(std::string_view text) {
  const std::variant<DayCalendar, NotACalendar> read = read_calendar(text);
  if (const auto* wrong = std::get_if<NotACalendar>(&read)) {
    FAIL("line " << wrong->line << ": " << wrong->why);
  }
  return std::get<DayCalendar>(read);
}

std::vector<std::string> told(const DayCalendar& days) {
  std::vector<std::string> out;
  for (const DayEvent& event : days.events) {
    out.push_back(event.uid + " " + (event.day ? to_string(*event.day) : "no day") + " " +
                  std::to_string(event.sequence) + (event.cancelled ? " cancelled" : ""));
  }
  return out;
}

}  // namespace duly::test

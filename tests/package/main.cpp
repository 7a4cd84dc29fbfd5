// The twentieth working day after a Monday before Easter 2016, asked of the library as installed.

#include <cstdio>

#include "duly/calendar.hpp"
#include "duly/date.hpp"
#include "duly/input.hpp"
#include "duly/rule.hpp"

int main() {
  const duly::Date began = *duly::Date::make(2016, 3, 7);
  const duly::Limit& limit =
      duly::statutory_rules().in_force(duly::RuleId::cla_first_review, began);
  const duly::Counted due = duly::last_day_in_time(limit, began, duly::built_in_calendar());
  std::printf("%s\n", duly::to_string(due.date).c_str());
  return 0;
}

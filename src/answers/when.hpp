#pragma once

// Due dates from dates given, and plain sums of dates: without any file.

#include <string>
#include <vector>

#include "answers/law_asked.hpp"
#include "duly/table.hpp"

namespace duly::answers {

struct WhenQuestion {
  Duty duty = Duty::cla_review;
  Date from;               ///< the beginning: into care, of the plan, ...
  std::vector<Date> held;  ///< in any order, none before the beginning
  OptDate ended, born;
  Date as_at;
  bool for_data = false;  ///< as in Setting
};

/// A sum of dates: so many days, weeks, months or working days after a day.
struct SumOfDates {
  Date from;
  Limit limit;
};
/// "2026-03-20 + 20wd" (wd, d, w or m), or a day by itself; "today" is a day. WrongQuestion.
SumOfDates sum_typed(const std::string& text, Date today);

/// What is only reckoned may lie before the first year of extracts: a birth, an old order.
constexpr DateReading kAnyYear{false, false, 1950};

struct WhenAnswer {
  Output output;
  std::size_t warnings = 0;  ///< the first closing lines: bank holidays that are not certain
};
WhenAnswer due_dates(const WhenQuestion& question, const LawAsked& asked);
WhenAnswer sum_of_dates(const SumOfDates& sum, const LawAsked& asked);

}  // namespace duly::answers

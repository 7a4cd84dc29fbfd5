#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "answers/data_set.hpp"

namespace duly::answers {

constexpr std::size_t kDueStatusCount = 4;

/// What falls due: open duties, one row each or counted by group.
struct DueQuestion {
  std::optional<Date> within;  ///< due by this day, and what is overdue
  std::string within_typed;    ///< the same as typed: it holds for another day too
  std::vector<DueStatus> statuses;
  std::vector<Duty> duties;
  std::string child, officer, team;  ///< as typed; blank: everyone
  std::vector<std::string> by;       ///< groups; none: a row each
  bool overdue_is_missed = false;    ///< a row that is overdue misses what was to be judged
  bool as_calendar = false;          ///< the days of a calendar are asked for too
};

Wanted wanted_for(const DueQuestion& question);
Answer due_list(DataSet& data, const DueQuestion& question);

}  // namespace duly::answers

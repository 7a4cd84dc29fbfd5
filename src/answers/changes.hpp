#pragma once

// `changes`: what moved each figure between two sets of extracts, child by child. Both are judged
// for one period, each by its own files.

#include <string>
#include <vector>

#include "answers/data_set.hpp"
#include "answers/period.hpp"
#include "duly/measure.hpp"

namespace duly::answers {

/// What is asked for, understood.
struct ChangesQuestion {
  std::vector<const Measure*> chosen;
  std::vector<const Measure*> named;  ///< those asked for by name
  JudgedPeriod before, after;         ///< the one period, at the close of a day for each side
  /// No day was given for the side before: it is judged no later than its files go.
  bool before_to_its_end = true;
};

/// `measures` as for kpi. WrongQuestion where the period has not begun on one of the days, or the
/// day before is the later.
ChangesQuestion changes_question(const ReportingPeriod& period,
                                 const std::vector<std::string>& measures, Date as_at,
                                 OptDate before_as_at);
Wanted wanted_for(const ChangesQuestion& question);
Answer changes(DataSet& before, DataSet& after, const ChangesQuestion& question);

}  // namespace duly::answers

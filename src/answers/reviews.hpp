#pragma once

#include <string>
#include <vector>

#include "answers/data_set.hpp"
#include "answers/period.hpp"

namespace duly::answers {

/// The obligations of a period, one row each or counted by group.
struct ReviewsQuestion {
  JudgedPeriod period;
  std::vector<Duty> duties;
  std::vector<Outcome> outcomes;
  std::string child;            ///< as typed; blank: everyone
  std::vector<std::string> by;  ///< groups; none: a row each
};

Wanted wanted_for(const ReviewsQuestion& question);
Answer review_list(DataSet& data, const ReviewsQuestion& question);

}  // namespace duly::answers

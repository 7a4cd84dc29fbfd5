#pragma once

// What measures of looked-after reviews share.

#include "duly/care.hpp"
#include "measures/families.hpp"

namespace duly::judging {

/// Calls `look` with each review of the child that belongs to a period of care and was held in the
/// period, and a verdict on it: `counted`.
template <class Look>
void for_each_review(const MeasureInput& in, const Look& look) {
  for (const PeriodOfCare& period : in.cases.periods_of(in.child_case())) {
    for (std::uint32_t r = period.reviews.first; r < period.reviews.last; ++r) {
      const Held& held = in.cases.reviews[r];
      if (!in.in_period(held.day)) continue;
      Verdict verdict = about(in, Reason::counted, held.day);
      verdict.review = r;
      look(in.records.reviews[held.record], verdict);
    }
  }
}

inline const ReviewExtra& extra_of(const MeasureInput& in, const Review& row) {
  return in.records.review_extras[row.extra];
}

}  // namespace duly::judging

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

/// What measures of all reviews held say in `identities`: they are as many in each, and among them
/// are those of every duty.
inline constexpr std::string_view kEveryReview =
    "record_15wd.denominator + record_15wd.excluded = denominator + excluded";
inline constexpr std::string_view kReviewsOfDuties =
    "denominator + excluded >= cla_reviews_on_time.denominator + cla_reviews_on_time.indeterminate"
    " + adoption_reviews_on_time.denominator + adoption_reviews_on_time.indeterminate"
    " + short_break_reviews_on_time.denominator + short_break_reviews_on_time.indeterminate";

inline const ReviewExtra& extra_of(const MeasureInput& in, const Review& row) {
  return in.records.review_extras[row.extra];
}

}  // namespace duly::judging

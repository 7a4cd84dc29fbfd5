#include "duly/care.hpp"
#include "duly/cases.hpp"

namespace duly {

Date last_meeting(const Records& records, const Review& review) {
  const OptDate completed = records.review_extras[review.extra].completed;
  return completed && *review.held < *completed ? *completed : *review.held;
}

bool ReviewDates::unlikely() const {
  // Chosen wide: a small extract proves nothing, and a few weekend reviews are held everywhere.
  constexpr std::size_t kEnough = 50;
  const bool days_off = on_days_off * 100 > reviews * 15;
  const bool outside = outside_care * 100 > reviews * 20;
  return reviews >= kEnough && (days_off || outside);
}

ReviewDates look_at_review_dates(const Records& records, const Histories& histories,
                                 const Cases& cases, const WorkingCalendar& calendar) {
  ReviewDates out;
  for (const std::uint32_t i : histories.reviews) {
    const Review& review = records.reviews[i];
    const Date held = cases.last_meetings ? last_meeting(records, review) : *review.held;
    if (cases.as_at < held) continue;
    ++out.reviews;
    if (!calendar.is_working_day(held)) ++out.on_days_off;
  }
  out.outside_care = out.reviews - cases.reviews.size();
  return out;
}

}  // namespace duly

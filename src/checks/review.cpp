// Reviews of looked-after children: the Department's checks of the table, and our own of single
// reviews. What is late or missing is looked at in review_timing.cpp.

#include "checks/look.hpp"

namespace duly::checks {
namespace {

/// N04: a review dated after the extract cannot have been held.
void after_the_extract(const Look& look) {
  for (const Review* r : look.reviews) {
    if (look.world.as_at() < *r->held) look.found(r->row, "REVIEW");
  }
}

}  // namespace

std::vector<Check> review_checks() {
  return {
      {{"166", Severity::note, "the review date is missing or not a date",
        "the finding of our own on the same cell says what is wrong with it", "REVIEW"},
       "reviews",
       nullptr,
       nullptr,
       "reviews.date"},
      {{"N04", Severity::warning, "a review dated after the extract",
        "correct the date, or say with --as-at when the extract was taken", "REVIEW"},
       "reviews",
       after_the_extract},
  };
}

}  // namespace duly::checks

/// When the case of a child returned from an adoption placement must be reviewed.
/// Authority: data/citations.csv aar-2005-36-10. Once, no earlier than 28 and no later than 42 days
/// after the return; a review held before the 28th day does not meet it.

#include <algorithm>

#include "law/duties.hpp"

namespace duly::law {
namespace {

/// A stay away from placements for adoption, after one.
struct Return {
  Date day;
  OptDate until;        ///< placed again, or out of care
  bool placed = false;  ///< placed again
};

void follow_return(const DutyInput& in, std::uint32_t period, const Return& back) {
  const Date first_day = in.law.last_day(RuleId::adoption_return_not_before, back.day).date;
  const OptDate complete = in.coverage.care.complete_from;
  if (complete && first_day < *complete) return;
  Range meets = in.cases.periods[period].reviews;
  while (!meets.empty() && in.cases.reviews[meets.first].day < first_day) ++meets.first;
  // One on the day of a placement belongs to the placement; one on the day care ends, to the stay.
  const auto after = [&](Date day) {
    return back.until && (back.placed ? *back.until <= day : *back.until < day);
  };
  while (!meets.empty() && after(in.cases.reviews[meets.last - 1].day)) --meets.last;
  Chain chain{Duty::adoption_return_review,
              complete ? Beginning::first : Beginning::unloaded,
              back.day,
              complete,
              duty_end(in, back.until),
              in.child.turns_18,
              {},
              meets.first,
              period};
  chain.held = visible(in, in.cases.reviews_of(meets), chain.first_held, {});
  if (!chain.held.empty()) {
    chain.held = chain.held.first(1);
    chain.goes_on = true;  // it is met: there is no next one
  }
  chain.told_to = in.coverage.care.held_end;
  Follower(in.law, in.cases.as_at, in.out).follow(chain);
}

}  // namespace

void add_adoption_return_reviews(const DutyInput& in) {
  const auto placed = [](const Run& run) { return run.regime == Regime::placed_for_adoption; };
  for (std::uint32_t p = in.child.periods.first; p < in.child.periods.last; ++p) {
    const PeriodOfCare& period = in.cases.periods[p];
    const auto runs = in.cases.runs_of(period);
    for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
      if (!placed(runs[i])) continue;
      const auto after = runs.subspan(i + 1);
      const auto again = std::find_if(after.begin(), after.end(), placed);
      const bool any = again != after.end();
      follow_return(in, p, {after.front().from, any ? OptDate(again->from) : period.until, any});
    }
  }
}

}  // namespace duly::law

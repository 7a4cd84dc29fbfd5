/// When the case of a child who may be placed for adoption, and is not, must be reviewed.
/// Authority: data/citations.csv aar-2005-36-1. Three months from the placement order, then six
/// months from each review held, of any kind: it runs beside the ordinary reviews, stops while the
/// child is placed, and goes on after a return.

#include <algorithm>

#include "law/parts.hpp"

namespace duly::law {
namespace {

/// The reviews of the run that were held under the order.
Range held_under(const DutyInput& in, const PlacementOrder& order, const Run& run) {
  Range out = run.reviews;
  while (!out.empty() && in.cases.reviews[out.first].day < order.from) ++out.first;
  const bool ends_first = order.until && *order.until < run.until.or_far();
  while (ends_first && !out.empty() && *order.until <= in.cases.reviews[out.last - 1].day) {
    --out.last;
  }
  return out;
}

void follow_order(const DutyInput& in, std::uint32_t period, const PlacementOrder& order) {
  Parts authority(in, Duty::adoption_authority_review, period, order.from, order.from);
  for (const Run& run : in.cases.runs_of(in.cases.periods[period])) {
    if (run.regime == Regime::placed_for_adoption) continue;
    const Date from = std::max(order.from, run.from);
    const Date until = std::min(order.until.or_far(), run.until.or_far());
    // A run of no days is a whole period of care: what was held that day was held under the order.
    const bool no_days = run.until && *run.until <= run.from;
    if (until <= from && !no_days) continue;
    const bool open = !order.until && !run.until;
    authority.add({from, open ? OptDate{} : until, held_under(in, order, run)});
  }
  authority.finish();
}

}  // namespace

void add_adoption_authority_reviews(const DutyInput& in) {
  for (std::uint32_t p = in.child.periods.first; p < in.child.periods.last; ++p) {
    for (const PlacementOrder& order : in.cases.orders_of(in.cases.periods[p])) {
      follow_order(in, p, order);
    }
  }
}

}  // namespace duly::law

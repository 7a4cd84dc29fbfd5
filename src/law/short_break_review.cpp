/// When the case of a child in an agreed series of short breaks (V4) must be reviewed.
/// Authority: data/citations.csv cppr-2010-48. Three months from the first placement, then six
/// months from each review held. Short breaks recorded singly (V3) carry the duty but cannot anchor
/// it.

#include "law/duties.hpp"

namespace duly::law {

void add_short_break_reviews(const DutyInput& in) {
  add_run_chains(in, Regime::short_break_v4, Duty::short_break_review);
}

}  // namespace duly::law

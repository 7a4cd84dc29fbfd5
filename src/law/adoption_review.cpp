/// When the case of a child placed for adoption must be reviewed.
/// Authority: data/citations.csv aar-2005-36. Four weeks from the placement, three months from that
/// review held, then six months; the ordinary reviews stop while the placement lasts.

#include "law/duties.hpp"

namespace duly::law {

void add_adoption_reviews(const DutyInput& in) {
  add_run_chains(in, Regime::placed_for_adoption, Duty::adoption_review);
}

}  // namespace duly::law

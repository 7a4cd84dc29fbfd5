/// When a looked-after child's case must be reviewed.
/// Authority: data/citations.csv cppr-2010-33-1, cppr-2010-33-2, rcc-1991-3. The first review
/// counts from the first day of ordinary care; the second from the first review *held*; later ones
/// from the review held before.

#include "law/parts.hpp"

namespace duly::law {

void add_cla_reviews(const DutyInput& in) {
  for (std::uint32_t p = in.child.periods.first; p < in.child.periods.last; ++p) {
    const PeriodOfCare& period = in.cases.periods[p];
    std::optional<Parts> ordinary_care;
    for (const Run& run : in.cases.runs_of(period)) {
      if (run.regime != Regime::ordinary) continue;
      // It goes on from any review of the period, one before its own first day too.
      if (!ordinary_care) ordinary_care.emplace(in, Duty::cla_review, p, run.from, period.from);
      ordinary_care->add({run.from, run.until, run.reviews});
    }
    if (ordinary_care) ordinary_care->finish();
  }
}

}  // namespace duly::law

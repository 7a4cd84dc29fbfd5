#pragma once

// What measures of child protection plans share.

#include <algorithm>
#include <span>

#include "duly/protection.hpp"
#include "measures/families.hpp"

namespace duly::judging {

inline const PlanRow& row_of(const MeasureInput& in, const Plan& plan) {
  return in.histories.plans[plan.record];
}

/// How many plans the child had before each: those in the files, or as many as the extract says
/// where that is more. They are asked about in order.
class PlansBefore {
 public:
  explicit PlansBefore(const MeasureInput& in)
      : in_(in), plans_(in.cases.plans_of(in.child_case())) {}

  int of(const Plan& plan) {
    for (; plans_[next_].from < plan.from; ++next_) {
      if (!row_of(in_, plans_[next_]).temporary) ++seen_;
    }
    return std::max(seen_, int{row_of(in_, plan).previous_plans});
  }

 private:
  const MeasureInput& in_;
  std::span<const Plan> plans_;
  std::size_t next_ = 0;  ///< the first that did not begin before the plan asked about last
  int seen_ = 0;
};

/// Calls `look` with each of the child's plans and a verdict on it: `temporary` where it is held
/// for another authority, which takes part in no measure; else `counted`.
template <class Look>
void for_each_plan(const MeasureInput& in, const Look& look) {
  const Range plans = in.child_case().plans;
  for (std::uint32_t i = plans.first; i < plans.last; ++i) {
    const Plan& plan = in.cases.plans[i];
    const PlanRow& row = row_of(in, plan);
    Verdict verdict = about(in, row.temporary ? Reason::temporary : Reason::counted);
    verdict.plan_id = row.plan_id;
    verdict.plan = i;
    look(plan, verdict);
  }
}

}  // namespace duly::judging

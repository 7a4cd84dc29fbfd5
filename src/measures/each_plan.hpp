#pragma once

// What measures of child protection plans share.

#include <algorithm>

#include "duly/protection.hpp"
#include "measures/families.hpp"

namespace duly::judging {

inline const PlanRow& row_of(const MeasureInput& in, const Plan& plan) {
  return in.histories.plans[plan.record];
}

/// How many plans the child had before: those in the files, or as many as the extract says where
/// that is more.
inline int plans_before(const MeasureInput& in, const Plan& plan) {
  const auto plans = in.cases.plans_of(in.child_case());
  const auto seen = std::count_if(plans.begin(), plans.end(), [&](const Plan& other) {
    return other.from < plan.from && !row_of(in, other).temporary;
  });
  return std::max(static_cast<int>(seen), int{row_of(in, plan).previous_plans});
}

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

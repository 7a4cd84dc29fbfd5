/// When a child protection plan must be reviewed.
/// Authority: data/citations.csv wt-cp-review. Three months from the start of the plan (reading
/// cp_anchor), then six months from each review conference held.

#include "law/duties.hpp"

namespace duly {

Date plan_anchor(const Cases& cases, const ChildCase& child, const Plan& plan,
                 const Histories& histories, CpAnchor reading) {
  if (reading == CpAnchor::plan_start) return plan.from;
  const PlanRow& row = histories.plans[plan.record];
  if (row.icpc) return *row.icpc;
  OptDate last;
  for (const Icpc& icpc : cases.icpcs_of(child)) {
    if (row.plan_id != kNoId && icpc.plan_id == row.plan_id) return icpc.held;
    if (icpc.held <= plan.from) last = icpc.held;
  }
  return last ? *last : plan.from;
}

namespace law {

void add_cp_reviews(const DutyInput& in) {
  Follower follower(in.law, in.cases.as_at, in.out);
  const OptDate complete = in.coverage.protection.complete_from;
  for (std::uint32_t i = in.child.plans.first; i < in.child.plans.last; ++i) {
    const Plan& plan = in.cases.plans[i];
    const Date anchor =
        plan_anchor(in.cases, in.child, plan, in.histories, in.law.readings.cp_anchor);
    Chain chain{Duty::cp_review,
                {RuleId::cp_first_review, RuleId::cp_later_review, RuleId::cp_later_review},
                beginning_of(anchor, complete),
                anchor,
                complete,
                duty_end(in, plan.until),
                in.child.turns_18,
                {},
                plan.conferences.first,
                i};
    chain.held = visible(in, in.cases.conferences_of(plan), chain.first_held,
                         chain.beginning == Beginning::unseen ? complete : OptDate{});
    chain.summary = in.histories.plans[plan.record].summary;
    chain.told_to = in.coverage.protection.held_end;
    follower.follow(chain);
  }
}

}  // namespace law
}  // namespace duly

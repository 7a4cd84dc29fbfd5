/// When a child protection plan must be reviewed.
/// Authority: data/citations.csv wt-cp-review. Three months from the start of the plan (reading
/// cp_anchor), then six months from each review conference held.

#include <algorithm>
#include <vector>

#include "duly/protection.hpp"
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
namespace {

/// A plan absent from a newer extract may have ended: whether what fell due since the older one was
/// owed is not known. What was held is. `from` is the plan's first link in the list.
void doubt_links_of_absent(const DutyInput& in, OptDate known_to, std::size_t from) {
  if (!known_to || in.cases.as_at <= *known_to) return;
  for (std::size_t i = from; i < in.out.size(); ++i) {
    Obligation& o = in.out[i];
    if (o.held || (o.due && *o.due <= *known_to)) continue;
    o.outcome = Outcome::indeterminate;
    o.days_late = {};
    o.remarks |= kAbsentFromNewer;
  }
  const auto over = [](const Obligation& o) {  // as with every open link: only while the duty runs
    return (o.remarks & kAbsentFromNewer) != 0 && !o.open;
  };
  in.out.erase(
      std::remove_if(in.out.begin() + static_cast<std::ptrdiff_t>(from), in.out.end(), over),
      in.out.end());
}

}  // namespace

void add_cp_reviews(const DutyInput& in) {
  Follower follower(in.law, in.cases.as_at, in.out);
  const OptDate complete = in.coverage.protection.complete_from;
  for (std::uint32_t i = in.child.plans.first; i < in.child.plans.last; ++i) {
    const Plan& plan = in.cases.plans[i];
    const Date anchor =
        plan_anchor(in.cases, in.child, plan, in.histories, in.law.readings.cp_anchor);
    Chain chain{Duty::cp_review,
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
    const std::size_t before = in.out.size();
    follower.follow(chain);
    doubt_links_of_absent(in, in.histories.plans[plan.record].known_to, before);
  }
}

}  // namespace law
}  // namespace duly

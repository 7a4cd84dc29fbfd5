// Child protection plans: NI64, NI65, NI67 and the conferences held on time.

#include <algorithm>

#include "measures/families.hpp"

namespace duly::judging {
namespace {

const PlanRow& row_of(const MeasureInput& in, const Plan& plan) {
  return in.histories.plans[plan.record];
}

/// Did the plan last two years or more? (reading two_years; both end days count in the latter)
bool lasted_two_years(const MeasureInput& in, const Plan& plan) {
  switch (in.law.readings.two_years) {
    case TwoYears::months_24: return add_months(plan.from, 24) <= *plan.until;
    case TwoYears::over_729_days: return plan.until.or_far().days_since(plan.from) + 1 > 729;
  }
  return false;
}

bool had_earlier_plan(const MeasureInput& in, const Plan& plan) {
  if (row_of(in, plan).previous_plans > 0) return true;
  const std::span<const Plan> plans = in.cases.plans_of(in.child_case());
  return std::any_of(plans.begin(), plans.end(), [&](const Plan& other) {
    return other.from < plan.from && !row_of(in, other).temporary;
  });
}

/// Reading cp_unit = child: each child once, the verdict that counts in the numerator if there is
/// one.
void keep_one_a_child(const MeasureInput& in, std::vector<Verdict>& out, std::size_t first) {
  if (in.law.readings.cp_unit == CpUnit::plan) return;
  const auto begin = out.begin() + static_cast<std::ptrdiff_t>(first);
  auto best = out.end();
  for (auto v = begin; v != out.end(); ++v) {
    if (!counted(v->reason)) continue;
    if (best == out.end() || (in_numerator(v->reason) && !in_numerator(best->reason))) best = v;
  }
  if (best == out.end()) return;
  const Verdict kept = *best;
  out.erase(std::remove_if(begin, out.end(), [](const Verdict& v) { return counted(v.reason); }),
            out.end());
  out.push_back(kept);
}

bool too_short_for_ni67(const MeasureInput& in, const Plan& plan) {
  const Date three_months = add_months(plan.from, 3);
  switch (in.law.readings.ni67_minimum) {
    case Ni67Minimum::three_months: return in.to < three_months;
    case Ni67Minimum::over_three_months: return in.to <= three_months;
  }
  return false;
}

/// The links of the plan that NI67 asks for (reading ni67_scope).
WorstLink required_conferences(const MeasureInput& in, std::uint32_t plan) {
  const Ni67Scope scope = in.law.readings.ni67_scope;
  WorstLink worst;
  const Obligation* last_held = nullptr;
  std::size_t last_index = 0;
  bool open = false;
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty != Duty::cp_review || o.case_index != plan) continue;
    if (open_and_due(o)) {
      worst.look(o, i);
      open = true;
    }
    const bool wanted = scope == Ni67Scope::whole_plan ? o.held.has_value() : in.in_period(o.held);
    if (!wanted) continue;
    if (scope == Ni67Scope::latest_only) {
      last_held = &o;
      last_index = i;
    } else {
      worst.look(o, i);
    }
  }
  if (last_held != nullptr && !open) worst.look(*last_held, last_index);
  return worst;
}

}  // namespace

/// Plans ended in the period that had lasted two years or more.
void judge_ni64(const MeasureInput& in, std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  for (const Plan& plan : in.cases.plans_of(in.child_case())) {
    if (!in.in_period(plan.until)) continue;
    Reason reason =
        lasted_two_years(in, plan) ? Reason::two_years_or_more : Reason::under_two_years;
    if (row_of(in, plan).temporary) reason = Reason::temporary;
    out.push_back({in.child, reason, row_of(in, plan).plan_id, plan.until});
  }
  keep_one_a_child(in, out, first);
}

/// Plans begun in the period by a child who had an earlier one, however long ago.
void judge_ni65(const MeasureInput& in, std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  for (const Plan& plan : in.cases.plans_of(in.child_case())) {
    if (!in.in_period(plan.from)) continue;
    Reason reason = had_earlier_plan(in, plan) ? Reason::earlier_plan : Reason::first_plan;
    if (row_of(in, plan).temporary) reason = Reason::temporary;
    out.push_back({in.child, reason, row_of(in, plan).plan_id, plan.from});
  }
  keep_one_a_child(in, out, first);
}

/// Plans open at the close of the period whose every review conference due was held in time.
void judge_ni67(const MeasureInput& in, std::vector<Verdict>& out) {
  const ChildCase& child = in.child_case();
  for (std::uint32_t i = child.plans.first; i < child.plans.last; ++i) {
    const Plan& plan = in.cases.plans[i];
    if (plan.until) continue;
    Verdict verdict{in.child, Reason::on_time, row_of(in, plan).plan_id, {}};
    if (row_of(in, plan).temporary) {
      verdict.reason = Reason::temporary;
    } else if (child.turns_18 && *child.turns_18 <= in.to) {
      verdict.reason = Reason::aged_18;
    } else if (too_short_for_ni67(in, plan)) {
      verdict.reason = Reason::under_three_months;
    } else {
      const WorstLink worst = required_conferences(in, i);
      verdict.reason = worst.reason();
      verdict.because = worst.because();
    }
    out.push_back(verdict);
  }
}

/// Review conferences held in the period, each child counted singly.
void judge_cp_reviews_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty != Duty::cp_review || !in.in_period(o.held)) continue;
    const PlanRow& row = row_of(in, in.cases.plans[o.case_index]);
    WorstLink link;
    link.look(o, i);
    out.push_back({in.child, row.temporary ? Reason::temporary : link.reason(), row.plan_id, o.held,
                   link.because()});
  }
}

/// Initial conferences held in the period within 15 working days of the strategy discussion.
void judge_icpc_15wd(const MeasureInput& in, std::vector<Verdict>& out) {
  for (const Icpc& icpc : in.cases.icpcs_of(in.child_case())) {
    if (!in.in_period(icpc.held)) continue;
    Verdict verdict{in.child, Reason::on_time, icpc.plan_id, icpc.held};
    const OptDate adult = in.child_case().turns_18;
    if (adult && *adult <= icpc.held) {
      verdict.reason = Reason::aged_18;
      out.push_back(verdict);
      continue;
    }
    switch (icpc.kind) {
      case IcpcKind::transfer_in: verdict.reason = Reason::transfer_in; break;
      case IcpcKind::no_strategy_discussion: verdict.reason = Reason::no_strategy_discussion; break;
      case IcpcKind::before_strategy_discussion:
        verdict.reason = Reason::before_strategy_discussion;
        break;
      case IcpcKind::judged: {
        const Date anchor = *icpc.strategy_discussion;
        const Limit& limit = in.law.rules.in_force(RuleId::icpc, anchor);
        const Date due = last_day_in_time(limit, anchor, in.law.calendar).date;
        verdict.reason = icpc.held <= due ? Reason::on_time : Reason::failed;
        for (std::size_t i = 0; i < in.obligations.size(); ++i) {
          const Obligation& o = in.obligations[i];
          if (o.duty == Duty::icpc && o.anchor == anchor && o.held == icpc.held) {
            verdict.because = static_cast<std::uint32_t>(i);
          }
        }
        break;
      }
    }
    out.push_back(verdict);
  }
}

}  // namespace duly::judging

// Child protection plans: NI64, NI65 and NI67.

#include <algorithm>

#include "measures/families.hpp"

namespace duly::judging {
namespace {

/// Did the plan last two years or more? (reading two_years: over 729 days where both end days
/// count)
bool lasted_two_years(const MeasureInput& in, const Plan& plan) {
  const auto lasted = [&](RuleId rule) {
    return in.law.last_day(rule, plan.from).date <= plan.until.or_far();
  };
  switch (in.law.readings.two_years) {
    case TwoYears::months_24: return lasted(RuleId::two_year_plan);
    case TwoYears::over_729_days: return lasted(RuleId::two_year_plan_in_days);
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
  const Date three_months = in.law.last_day(RuleId::ni67_minimum, plan.from).date;
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
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.until)) return;
    verdict.day = plan.until;
    if (verdict.reason != Reason::temporary) {
      verdict.reason =
          lasted_two_years(in, plan) ? Reason::two_years_or_more : Reason::under_two_years;
    }
    out.push_back(verdict);
  });
  keep_one_a_child(in, out, first);
}

/// Plans begun in the period by a child who had an earlier one, however long ago.
void judge_ni65(const MeasureInput& in, std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.from)) return;
    verdict.day = plan.from;
    if (verdict.reason != Reason::temporary) {
      verdict.reason = had_earlier_plan(in, plan) ? Reason::earlier_plan : Reason::first_plan;
    }
    out.push_back(verdict);
  });
  keep_one_a_child(in, out, first);
}

/// Plans open at the close of the period whose every review conference due was held in time.
void judge_ni67(const MeasureInput& in, std::vector<Verdict>& out) {
  const OptDate adult = in.child_case().turns_18;
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (plan.until) return;
    if (verdict.reason == Reason::temporary) {
      // held for another authority, whatever else
    } else if (adult && *adult <= in.to) {
      verdict.reason = Reason::aged_18;
    } else if (too_short_for_ni67(in, plan)) {
      verdict.reason = Reason::under_three_months;
    } else {
      const WorstLink worst = required_conferences(in, verdict.plan);
      verdict.reason = worst.reason();
      verdict.because = worst.because();
    }
    out.push_back(verdict);
  });
}

}  // namespace duly::judging

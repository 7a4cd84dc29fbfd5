// How long plans last, how soon another follows, and how many there are.

#include <algorithm>

#include "measures/families.hpp"

namespace duly::judging {
namespace {

Date reaches(const MeasureInput& in, RuleId length, const Plan& plan) {
  return in.law.last_day(length, plan.from).date;
}

/// The band of the plan's length on `day`: up to 3 months, over 3 to 6, over 6 to under 12, 12 to
/// under 24, 24 and over.
std::uint16_t length_band(const MeasureInput& in, const Plan& plan, Date day) {
  if (day <= reaches(in, RuleId::first_plan_length, plan)) return 0;
  if (day <= reaches(in, RuleId::second_plan_length, plan)) return 1;
  if (day < reaches(in, RuleId::third_plan_length, plan)) return 2;
  return day < reaches(in, RuleId::two_year_plan, plan) ? 3 : 4;
}

/// The last day of the child's last plan before this one, or none.
OptDate last_end_before(const MeasureInput& in, const Plan& plan) {
  OptDate last;
  for (const Plan& other : in.cases.plans_of(in.child_case())) {
    if (row_of(in, other).temporary || !other.until) continue;
    // One that began earlier, or stands first of that day.
    const bool before = &other < &plan && *other.until <= plan.from;
    if (before && (!last || *last < *other.until)) last = other.until;
  }
  return last;
}

void judge_repeat(const MeasureInput& in, RuleId soon, std::vector<Verdict>& out) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.from)) return;
    verdict.day = plan.from;
    if (verdict.reason != Reason::temporary) {
      const OptDate ended = last_end_before(in, plan);
      const bool repeat = ended && plan.from <= in.law.last_day(soon, *ended).date;
      verdict.reason = repeat ? Reason::repeat_plan : Reason::no_repeat_plan;
    }
    out.push_back(verdict);
  });
}

template <class Judge>
void judge_open(const MeasureInput& in, std::vector<Verdict>& out, const Judge& judge) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (plan.until) return;
    if (verdict.reason != Reason::temporary) judge(plan, verdict);
    out.push_back(verdict);
  });
}

}  // namespace

void judge_cp_repeat_12m(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_repeat(in, RuleId::repeat_plan_in_a_year, out);
}
void judge_cp_repeat_24m(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_repeat(in, RuleId::repeat_plan_in_two_years, out);
}

void judge_cp_open_2y(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_open(in, out, [&](const Plan& plan, Verdict& v) {
    const bool long_open = reaches(in, RuleId::two_year_plan, plan) <= in.to;
    v.reason = long_open ? Reason::two_years_or_more : Reason::under_two_years;
  });
}

void judge_cp_open_15m(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_open(in, out, [&](const Plan& plan, Verdict& v) {
    const bool long_open = reaches(in, RuleId::long_plan, plan) < in.to;
    v.reason = long_open ? Reason::over_fifteen_months : Reason::up_to_fifteen_months;
  });
}

void judge_cp_open_lengths(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_open(in, out, [&](const Plan& plan, Verdict& v) { v.band = length_band(in, plan, in.to); });
}

void judge_cp_at_end(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_open(in, out, [](const Plan&, Verdict&) {});
}

void judge_cp_ended_lengths(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.until)) return;
    verdict.day = plan.until;
    verdict.band = length_band(in, plan, *plan.until);
    out.push_back(verdict);
  });
}

void judge_cp_ended(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_cp_ended_lengths(in, out);
}

void judge_cp_started(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.from)) return;
    verdict.day = plan.from;
    out.push_back(verdict);
  });
}

}  // namespace duly::judging

// The four named indicators: plans (NI64, NI65, NI67) and looked-after children (NI66).

#include <algorithm>
#include <optional>

#include "measures/each_plan.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

int severity(Reason r) {
  if (r == Reason::failed) return 3;
  if (r == Reason::indeterminate) return 2;
  return r == Reason::on_time ? 1 : 0;
}

/// Looks at the links of one case and keeps the worst: a fail beats indeterminate, and
/// indeterminate beats a pass.
class WorstLink {
 public:
  void look(const Obligation& o, std::size_t index);
  /// on_time, failed or indeterminate; no_review_required where no link was looked at.
  Reason reason() const { return reason_; }
  std::uint32_t because() const { return because_; }

 private:
  Reason reason_ = Reason::no_review_required;
  std::uint32_t because_ = kNoIndex;
};

void WorstLink::look(const Obligation& o, std::size_t index) {
  const Reason r = verdict_on(o);
  if (severity(r) <= severity(reason_)) return;
  reason_ = r;
  because_ = static_cast<std::uint32_t>(index);
}

/// Is `o` the case's open link, overdue or not to be judged?
bool open_and_due(const Obligation& o) {
  return o.open && (o.outcome == Outcome::overdue || o.outcome == Outcome::indeterminate);
}

/// Did the plan last two years or more? (reading two_years; both end days count in the latter)
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
  PlansBefore before(in);
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.from)) return;
    verdict.day = plan.from;
    if (verdict.reason != Reason::temporary) {
      verdict.reason = before.of(plan) > 0 ? Reason::earlier_plan : Reason::first_plan;
    }
    out.push_back(verdict);
  });
  keep_one_a_child(in, out, first);
}

OptDate first_ordinary_day(const MeasureInput& in, const PeriodOfCare& period) {
  for (const Run& run : in.cases.runs_of(period)) {
    if (run.regime == Regime::ordinary) return run.from;
  }
  return {};
}

/// Has the child been looked after for less than the least NI66 asks for? (reading ni66_minimum)
bool too_short(const MeasureInput& in, const PeriodOfCare& period) {
  const OptDate ordinary = first_ordinary_day(in, period);
  const Date first = ordinary ? *ordinary : period.from;
  const auto below = [&](RuleId least) { return in.to < in.law.last_day(least, first).date; };
  switch (in.law.readings.ni66_minimum) {
    case Ni66Minimum::four_weeks: return below(RuleId::ni66_minimum);
    case Ni66Minimum::twenty_working_days: return below(RuleId::ni66_minimum_working_days);
    case Ni66Minimum::none: return false;
  }
  return false;
}

/// Why a child in care at the close of the period is left out of NI66, first that applies.
std::optional<Reason> left_out_of_ni66(const MeasureInput& in, const PeriodOfCare& period) {
  if (in.child_case().turns_18 && *in.child_case().turns_18 <= in.to) return Reason::aged_18;
  const Regime regime = last_regime(in, period);
  if (is_short_break(regime)) return Reason::short_break;
  const bool adoption_left_out = in.law.readings.ni66_adoption == Ni66Adoption::left_out;
  if (regime == Regime::placed_for_adoption && adoption_left_out) {
    return Reason::placed_for_adoption;
  }
  if (too_short(in, period)) return Reason::under_four_weeks;
  return std::nullopt;
}

/// Owed by the adoption agency while the child is not placed.
constexpr DutySet kReviewsOfAgency =
    both(only(Duty::adoption_authority_review), only(Duty::adoption_return_review));

/// The duties whose links NI66 asks for (readings ni66_adoption, ni66_authority).
DutySet required_duties(const Readings& readings, bool placed) {
  DutySet out = only(Duty::cla_review);
  if (placed && readings.ni66_adoption == Ni66Adoption::all_duties) {
    out = both(out, only(Duty::adoption_review));
  }
  if (readings.ni66_authority == Ni66Authority::counted) {
    out = both(out, kReviewsOfAgency);
  }
  return out;
}

/// Children in care at the close of the period whose every review due was held in time. The link
/// that straddles the first day is judged by the review held inside the period.
void judge_ni66(const MeasureInput& in, std::vector<Verdict>& out) {
  const Range periods = in.child_case().periods;
  if (periods.empty() || in.cases.periods[periods.last - 1].until) return;
  const std::uint32_t current = periods.last - 1;
  Verdict verdict = about(in, Reason::no_review_required);
  if (const auto left_out = left_out_of_ni66(in, in.cases.periods[current])) {
    verdict.reason = *left_out;
  } else {
    // A child placed for adoption has links that a placement ended: those missed are its own too.
    const bool placed = last_regime(in, in.cases.periods[current]) == Regime::placed_for_adoption;
    const DutySet required = required_duties(in.law.readings, placed);
    WorstLink worst;
    for (std::size_t i = 0; i < in.obligations.size(); ++i) {
      const Obligation& o = in.obligations[i];
      if ((required & only(o.duty)) == 0 || o.case_index != current) continue;
      const bool missed = placed && o.outcome == Outcome::not_held && in.in_period(o.due);
      if (in.in_period(o.held) || open_and_due(o) || missed) worst.look(o, i);
    }
    verdict.reason = worst.reason();
    verdict.because = worst.because();
  }
  out.push_back(verdict);
}

/// The links of plans that NI67 asks for (reading ni67_scope). Links stand plan by plan, and plans
/// are asked about in order.
class RequiredConferences {
 public:
  explicit RequiredConferences(const MeasureInput& in) : in_(in) {}
  WorstLink of(std::uint32_t plan);

 private:
  const MeasureInput& in_;
  std::size_t next_ = 0;  ///< the first link after those of the plan asked about last
};

WorstLink RequiredConferences::of(std::uint32_t plan) {
  const MeasureInput& in = in_;
  const Ni67Scope scope = in.law.readings.ni67_scope;
  WorstLink worst;
  const Obligation* last_held = nullptr;
  std::size_t last_index = 0;
  bool open = false;
  for (; next_ < in.obligations.size(); ++next_) {
    const std::size_t i = next_;
    const Obligation& o = in.obligations[i];
    if (o.duty != Duty::cp_review || o.case_index < plan) continue;
    if (plan < o.case_index) break;
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

/// Plans open at the close of the period whose every review conference due was held in time.
void judge_ni67(const MeasureInput& in, std::vector<Verdict>& out) {
  const OptDate adult = in.child_case().turns_18;
  RequiredConferences required(in);
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (plan.until) return;
    if (verdict.reason == Reason::temporary) {
      // held for another authority, whatever else
    } else if (adult && *adult <= in.to) {
      verdict.reason = Reason::aged_18;
    } else if (too_short_for_ni67(in, plan)) {
      verdict.reason = Reason::under_three_months;
    } else {
      const WorstLink worst = required.of(verdict.plan);
      verdict.reason = worst.reason();
      verdict.because = worst.because();
    }
    out.push_back(verdict);
  });
}

/// Under one reading or another.
constexpr DutySet kReviewsOfNi66 =
    both(both(only(Duty::cla_review), only(Duty::adoption_review)), kReviewsOfAgency);

constexpr std::array kMeasures = {
    Measure{.id = "NI64",
            .title = "Plans lasting two years or more",
            .unit = "plan",
            .numerator = "plans that had lasted two years or more",
            .denominator = "plans ended in the period",
            .citation = "ni-64",
            .by_default = true,
            .judge = judge_ni64,
            .events = true,
            .needs = Needs(kPlans),
            .identities = {"cp_ended.numerator = denominator", "cp_ended.excluded = excluded",
                           "numerator = cp_ended_lengths[24 months and over]",
                           "cp_ended.numerator >= denominator"}},
    Measure{.id = "NI65",
            .title = "Second or subsequent plans",
            .unit = "plan",
            .numerator = "plans of a child who had an earlier plan",
            .denominator = "plans started in the period",
            .citation = "ni-65",
            .by_default = true,
            .judge = judge_ni65,
            .events = true,
            .needs = Needs(kPlans),
            .identities = {"cp_started.numerator = denominator", "cp_started.excluded = excluded",
                           "cp_started.numerator >= denominator",
                           "numerator >= cp_repeat_24m.numerator >= cp_repeat_12m.numerator"}},
    Measure{
        .id = "NI66",
        .title = "Looked-after children reviewed in time",
        .unit = "child",
        .numerator = "children whose every review due was held in time",
        .denominator = "children looked after four weeks or more at the end of the period",
        .citation = "ni-66",
        .duties = kReviewsOfNi66,
        .duties_under = [](const Readings& readings) { return required_duties(readings, true); },
        .by_default = true,
        .judge = judge_ni66,
        .needs = Needs(kEpisodes),
        .identities = {"cla_at_end.excluded ~= [short_break]",
                       "cla_at_end.numerator + cla_at_end.excluded = denominator + indeterminate"
                       " + excluded",
                       "excluded >= cla_at_end.excluded", "cla_at_end.excluded >= [short_break]",
                       "[aged_18] + [short_break] >= cla_at_end.excluded",
                       "NI63.excluded >= [aged_18] + [short_break] + [under_four_weeks]"}},
    Measure{.id = "NI67",
            .title = "Plans reviewed in time",
            .unit = "plan",
            .numerator = "plans whose every review conference due was held in time",
            .denominator = "plans open three months or more at the end of the period",
            .citation = "ni-67",
            .duties = only(Duty::cp_review),
            .by_default = true,
            .judge = judge_ni67,
            .needs = Needs(kPlans),
            .identities = {"cp_at_end.excluded = [temporary]",
                           "cp_at_end.numerator + cp_at_end.excluded = denominator + indeterminate"
                           " + excluded",
                           "excluded >= cp_at_end.excluded",
                           "[under_three_months] ~= cp_open_lengths[up to 3 months]",
                           "excluded ~= cp_at_end.excluded + cp_open_lengths[up to 3 months]",
                           "cp_open_lengths[up to 3 months] >= [under_three_months]"}}};

}  // namespace

std::span<const Measure> named_indicators() {
  return kMeasures;
}

}  // namespace duly::judging

// Looked-after reviews: NI66 and the share of reviews on time.

#include <optional>

#include "measures/families.hpp"

namespace duly::judging {
namespace {

int severity(Reason r) {
  if (r == Reason::failed) return 3;
  if (r == Reason::indeterminate) return 2;
  return r == Reason::on_time ? 1 : 0;
}

Reason verdict_on(const Obligation& o) {
  if (o.outcome == Outcome::indeterminate) return Reason::indeterminate;
  return o.outcome == Outcome::on_time ? Reason::on_time : Reason::failed;
}

OptDate first_ordinary_day(const MeasureInput& in, const PeriodOfCare& period) {
  for (const Run& run : in.cases.runs_of(period)) {
    if (run.regime == Regime::ordinary) return run.from;
  }
  return {};
}

/// Has the child been looked after for less than the least NI66 asks for? (reading ni66_minimum)
bool too_short(const MeasureInput& in, const PeriodOfCare& period) {
  const OptDate first = first_ordinary_day(in, period);
  if (!first) return false;
  switch (in.law.readings.ni66_minimum) {
    case Ni66Minimum::four_weeks: return in.to < first.or_far().plus_days(28);
    case Ni66Minimum::twenty_working_days:
      return in.to < in.law.calendar.add_working_days(*first, 20).date;
    case Ni66Minimum::none: return false;
  }
  return false;
}

/// Why a child in care at the close of the period is left out of NI66, first that applies.
std::optional<Reason> left_out_of_ni66(const MeasureInput& in, const PeriodOfCare& period) {
  if (in.child_case().turns_18 && *in.child_case().turns_18 <= in.to) return Reason::aged_18;
  switch (in.cases.runs_of(period).back().regime) {
    case Regime::short_break_v3:
    case Regime::short_break_v4: return Reason::short_break;
    case Regime::placed_for_adoption: return Reason::placed_for_adoption;
    case Regime::ordinary: break;
  }
  if (too_short(in, period)) return Reason::under_four_weeks;
  return std::nullopt;
}

}  // namespace

bool open_and_due(const Obligation& o) {
  return o.open && (o.outcome == Outcome::overdue || o.outcome == Outcome::indeterminate);
}

void WorstLink::look(const Obligation& o, std::size_t index) {
  const Reason r = verdict_on(o);
  if (severity(r) <= severity(reason_)) return;
  reason_ = r;
  because_ = static_cast<std::uint32_t>(index);
}

/// Children in care at the close of the period whose every review due was held in time. The link
/// that straddles the first day is judged by the review held inside the period.
void judge_ni66(const MeasureInput& in, std::vector<Verdict>& out) {
  const Range periods = in.child_case().periods;
  if (periods.empty() || in.cases.periods[periods.last - 1].until) return;
  const std::uint32_t current = periods.last - 1;
  Verdict verdict{in.child, Reason::no_review_required, kNoId, {}};
  if (const auto left_out = left_out_of_ni66(in, in.cases.periods[current])) {
    verdict.reason = *left_out;
  } else {
    WorstLink worst;
    for (std::size_t i = 0; i < in.obligations.size(); ++i) {
      const Obligation& o = in.obligations[i];
      if (o.duty != Duty::cla_review || o.case_index != current) continue;
      if (in.in_period(o.held) || open_and_due(o)) worst.look(o, i);
    }
    verdict.reason = worst.reason();
    verdict.because = worst.because();
  }
  out.push_back(verdict);
}

/// Reviews held in the period, each on time or not.
void judge_cla_reviews_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty != Duty::cla_review || !in.in_period(o.held)) continue;
    out.push_back({in.child, verdict_on(o), kNoId, o.held, static_cast<std::uint32_t>(i)});
  }
}

}  // namespace duly::judging

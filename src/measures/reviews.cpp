// Looked-after reviews: NI66 and the shares of reviews on time.

#include <limits>
#include <optional>

#include "measures/families.hpp"

namespace duly::judging {
namespace {

int severity(Reason r) {
  if (r == Reason::failed) return 3;
  if (r == Reason::indeterminate) return 2;
  return r == Reason::on_time ? 1 : 0;
}

/// Calls `look` with each review of the duty held in the period and a verdict on it.
template <class Look>
void for_each_review(const MeasureInput& in, Duty duty, const Look& look) {
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty != duty || !in.in_period(o.held)) continue;
    Verdict verdict = about(in, verdict_on(o), o.held);
    verdict.because = static_cast<std::uint32_t>(i);
    verdict.review = o.met_by;
    look(o, verdict);
  }
}

/// Reviews whose place in the chain is `first` to `last`; of an unknown place: left out.
void judge_ordinals(const MeasureInput& in, int first, int last, std::vector<Verdict>& out) {
  for_each_review(in, Duty::cla_review, [&](const Obligation& o, Verdict v) {
    if (o.ordinal == 0) {
      v.reason = Reason::ordinal_not_known;
    } else if (o.ordinal < first || last < o.ordinal) {
      return;
    }
    out.push_back(v);
  });
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
  const auto below = [&](RuleId least) { return in.to < in.law.last_day(least, *first).date; };
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

Reason verdict_on(const Obligation& o) {
  if (o.outcome == Outcome::indeterminate) return Reason::indeterminate;
  return o.outcome == Outcome::on_time ? Reason::on_time : Reason::failed;
}

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
  Verdict verdict = about(in, Reason::no_review_required);
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
  for_each_review(in, Duty::cla_review,
                  [&](const Obligation&, const Verdict& v) { out.push_back(v); });
}

/// Reviews held in the period, and those that were due in it and have not been held: a missed
/// review is not forgotten because nothing was held.
void judge_cla_obligations_met(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_cla_reviews_on_time(in, out);
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty != Duty::cla_review || o.held) continue;
    const bool missed = o.outcome == Outcome::overdue || o.outcome == Outcome::not_held;
    const bool unknown = o.outcome == Outcome::indeterminate;
    if ((!missed || !in.in_period(o.due)) && !unknown) continue;
    // What is not known stands on the last day.
    Verdict verdict = about(in, unknown ? Reason::indeterminate : Reason::failed,
                            o.due && missed ? o.due : OptDate(in.to));
    verdict.because = static_cast<std::uint32_t>(i);
    out.push_back(verdict);
  }
}

void judge_cla_first_review_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_ordinals(in, 1, 1, out);
}
void judge_cla_second_review_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_ordinals(in, 2, 2, out);
}
void judge_cla_later_review_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_ordinals(in, 3, std::numeric_limits<int>::max(), out);
}

void judge_adoption_reviews_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review(in, Duty::adoption_review,
                  [&](const Obligation&, const Verdict& v) { out.push_back(v); });
}
void judge_short_break_reviews_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review(in, Duty::short_break_review,
                  [&](const Obligation&, const Verdict& v) { out.push_back(v); });
}

}  // namespace duly::judging

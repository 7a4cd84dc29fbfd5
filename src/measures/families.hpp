#pragma once

// One function a measure, in a file for each family; the list of them is list.cpp.

#include <optional>

#include "duly/code.hpp"
#include "duly/measure.hpp"
#include "duly/protection.hpp"

namespace duly::judging {

// plans.cpp
void judge_ni64(const MeasureInput&, std::vector<Verdict>& out);
void judge_ni65(const MeasureInput&, std::vector<Verdict>& out);
void judge_ni67(const MeasureInput&, std::vector<Verdict>& out);
// plan_lengths.cpp
void judge_cp_repeat_12m(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_repeat_24m(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_open_2y(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_open_15m(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_ended_lengths(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_open_lengths(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_at_end(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_started(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_ended(const MeasureInput&, std::vector<Verdict>& out);
// conferences.cpp
void judge_cp_reviews_on_time(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_meetings_on_time(const MeasureInput&, std::vector<Verdict>& out);
void judge_icpc_15wd(const MeasureInput&, std::vector<Verdict>& out);
void judge_icpc_bands(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_participation(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_participation_code(const MeasureInput&, std::vector<Verdict>& out);
// reviews.cpp
void judge_ni66(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_reviews_on_time(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_obligations_met(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_first_review_on_time(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_second_review_on_time(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_later_review_on_time(const MeasureInput&, std::vector<Verdict>& out);
void judge_adoption_reviews_on_time(const MeasureInput&, std::vector<Verdict>& out);
void judge_short_break_reviews_on_time(const MeasureInput&, std::vector<Verdict>& out);
// participation.cpp
void judge_cla_participation(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_participation_reviews(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_participation_code(const MeasureInput&, std::vector<Verdict>& out);
// looked_after.cpp
void judge_cla_at_end(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_started(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_started_periods(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_ceased(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_ceased_periods(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_and_cp(const MeasureInput&, std::vector<Verdict>& out);
// placements.cpp
void judge_ni62(const MeasureInput&, std::vector<Verdict>& out);
void judge_ni63(const MeasureInput&, std::vector<Verdict>& out);
// workload.cpp
void judge_reviews_due_by_month(const MeasureInput&, std::vector<Verdict>& out);
void judge_caseload(const MeasureInput&, std::vector<Verdict>& out);
// practice.cpp
void judge_record_15wd(const MeasureInput&, std::vector<Verdict>& out);
void judge_midpoint_checks(const MeasureInput&, std::vector<Verdict>& out);
void judge_health_assessment(const MeasureInput&, std::vector<Verdict>& out);
void judge_pep(const MeasureInput&, std::vector<Verdict>& out);
void judge_permanence(const MeasureInput&, std::vector<Verdict>& out);

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

/// on_time, failed or indeterminate.
Reason verdict_on(const Obligation& o);
/// Is `o` the case's open link, overdue or not to be judged?
bool open_and_due(const Obligation& o);

/// A verdict on the child, to be filled in.
inline Verdict about(const MeasureInput& in, Reason reason, OptDate day = {}) {
  Verdict out;
  out.child = in.child;
  out.reason = reason;
  out.day = day;
  return out;
}

inline const PlanRow& row_of(const MeasureInput& in, const Plan& plan) {
  return in.histories.plans[plan.record];
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

/// The period of care open at the close of the period, or none.
inline const PeriodOfCare* open_period(const MeasureInput& in) {
  const Range periods = in.child_case().periods;
  if (periods.empty()) return nullptr;
  const PeriodOfCare& last = in.cases.periods[periods.last - 1];
  return last.until ? nullptr : &last;
}

inline bool is_short_break(const Episode& e) {
  return e.legal_status == ShortCode("V3") || e.legal_status == ShortCode("V4");
}
inline bool is_short_break(Regime regime) {
  return regime == Regime::short_break_v3 || regime == Regime::short_break_v4;
}
/// The regime at the end of a period of care, or today where it is open.
inline Regime last_regime(const MeasureInput& in, const PeriodOfCare& period) {
  return in.cases.runs_of(period).back().regime;
}

/// Codes of participation: did the child's views count (PN1, 2, 3, 5, 6), or not (PN4, PN7)?
/// Nothing for PN0, which is of a child under four, and for a blank or unknown code.
enum class Views : std::uint8_t { given, not_given, no_code };
Views views_of(ShortCode participation);
/// PN0 to PN7 as 0 to 7, or nothing.
std::optional<std::uint16_t> participation_band(ShortCode participation);

}  // namespace duly::judging

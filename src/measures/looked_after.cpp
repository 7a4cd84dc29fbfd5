// How many children are looked after, start and cease to be. Children in short breaks (V3, V4) on
// the day that decides are left out.

#include "duly/care.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

/// A period of care that began or ended, told by its first or last episode: another of that day may
/// be of another period.
Verdict about_episode(const MeasureInput& in, std::uint32_t episode, OptDate day) {
  const bool breaks = is_short_break(in.histories.episodes[episode]);
  Verdict out = about(in, breaks ? Reason::short_break : Reason::counted, day);
  out.episode = episode;
  return out;
}

/// One verdict a child: of its last event that counts, else of its last one.
void keep_last_that_counts(std::vector<Verdict>& out, std::size_t first) {
  if (out.size() <= first) return;
  Verdict kept = out[first];
  for (std::size_t i = first + 1; i < out.size(); ++i) {
    if (counted(out[i].reason) || !counted(kept.reason)) kept = out[i];
  }
  out.resize(first);
  out.push_back(kept);
}

}  // namespace

void judge_cla_at_end(const MeasureInput& in, std::vector<Verdict>& out) {
  const PeriodOfCare* period = open_period(in);
  if (period == nullptr) return;
  const bool breaks = is_short_break(last_regime(in, *period));
  out.push_back(about(in, breaks ? Reason::short_break : Reason::counted));
}

void judge_cla_started_periods(const MeasureInput& in, std::vector<Verdict>& out) {
  for (const PeriodOfCare& period : in.cases.periods_of(in.child_case())) {
    if (!in.in_period(period.from)) continue;
    out.push_back(about_episode(in, period.first_episode, period.from));
  }
}

void judge_cla_ceased_periods(const MeasureInput& in, std::vector<Verdict>& out) {
  for (const PeriodOfCare& period : in.cases.periods_of(in.child_case())) {
    if (!in.in_period(period.until)) continue;
    out.push_back(about_episode(in, period.last_episode, period.until));
  }
}

void judge_cla_started(const MeasureInput& in, std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  judge_cla_started_periods(in, out);
  keep_last_that_counts(out, first);
}

void judge_cla_ceased(const MeasureInput& in, std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  judge_cla_ceased_periods(in, out);
  keep_last_that_counts(out, first);
}

/// Looked after, and on a plan that is not held for another authority.
void judge_cla_and_cp(const MeasureInput& in, std::vector<Verdict>& out) {
  if (open_period(in) == nullptr) return;
  Verdict found;
  bool any = false;
  for_each_plan(in, [&](const Plan& plan, const Verdict& v) {
    if (plan.until) return;
    if (!any || found.reason == Reason::temporary) found = v;
    any = true;
  });
  if (any) out.push_back(found);
}

}  // namespace duly::judging

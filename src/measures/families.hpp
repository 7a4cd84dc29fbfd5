#pragma once

// The families of measures: a file each, with its functions and its lines of the list together.

#include <array>

#include "duly/code.hpp"
#include "duly/measure.hpp"

namespace duly::judging {

std::span<const Measure> named_indicators();
std::span<const Measure> looked_after_reviews();  // reviews.cpp
std::span<const Measure> participation();
std::span<const Measure> conferences();
std::span<const Measure> initial_conferences();
std::span<const Measure> plan_lengths();
std::span<const Measure> plan_courses();
std::span<const Measure> placements();
std::span<const Measure> how_many();
std::span<const Measure> workload();
std::span<const Measure> officers();
std::span<const Measure> practice();

// What lines of several families say.
using Labels = std::span<const std::string_view>;
using Needs = std::span<const Need>;
using Kinds = std::span<const std::string_view>;
constexpr std::array<Need, 1> kEpisodes = {{{"episodes", ""}}};
constexpr std::array<Need, 1> kPlans = {{{"plans", ""}}};
/// The last two stand beside the whole: a child under four, and what has no code.
constexpr std::array<std::string_view, 9> kParticipation = {"PN1", "PN2", "PN3", "PN4",   "PN5",
                                                            "PN6", "PN7", "PN0", "(none)"};
constexpr std::size_t kNoParticipation = 2;

/// on_time, failed or indeterminate.
inline Reason verdict_on(const Obligation& o) {
  if (o.outcome == Outcome::indeterminate) return Reason::indeterminate;
  return o.outcome == Outcome::on_time ? Reason::on_time : Reason::failed;
}

/// A verdict on the child, to be filled in.
inline Verdict about(const MeasureInput& in, Reason reason, OptDate day = {}) {
  Verdict out;
  out.child = in.child;
  out.reason = reason;
  out.day = day;
  return out;
}

/// The period of care open at the close of the period, or none.
inline const PeriodOfCare* open_period(const MeasureInput& in) {
  const Range periods = in.child_case().periods;
  if (periods.empty()) return nullptr;
  const PeriodOfCare& last = in.cases.periods[periods.last - 1];
  return last.until ? nullptr : &last;
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
/// Puts the verdict into its band of kParticipation.
void band_by_code(ShortCode participation, Verdict& verdict);

}  // namespace duly::judging

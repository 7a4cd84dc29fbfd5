// layer: measures
#pragma once

#include <cstdint>
#include <string_view>

#include "duly/date.hpp"
#include "duly/group.hpp"
#include "duly/ids.hpp"

namespace duly {

/// Why someone looked at is counted as it is, or left out. Words and meanings: reasons.cpp.
enum class Reason : std::uint8_t {
  on_time,
  failed,
  two_years_or_more,
  under_two_years,
  over_fifteen_months,
  up_to_fifteen_months,
  earlier_plan,
  first_plan,
  repeat_plan,
  no_repeat_plan,
  participated,
  did_not_participate,
  three_or_more_placements,
  fewer_placements,
  same_placement,
  moved,
  counted,
  indeterminate,
  aged_18,
  short_break,
  placed_for_adoption,
  under_four_weeks,
  no_review_required,
  temporary,
  under_three_months,
  transfer_in,
  no_strategy_discussion,
  before_strategy_discussion,
  ordinal_not_known,
  not_coded,
  no_meeting_id,
  no_birth_date,
  aged_16,
  under_two_and_a_half_years,
  overdue,
  not_yet_due,
  reviewed_before_midpoint,
  under_three,
  no_longer_looked_after,
  done,
  not_done,
  no_record,
  no_officer,
  hours_not_known,
  allocation_not_dated,
  ended_at_first_review,
  ended_otherwise,
  earlier_reviews_not_in_files,
  not_notified,
  looked_after_too_short,
  not_counted,
  no_value,
  other_value,
};
constexpr std::size_t kReasonCount = 53;

/// How a reason counts: in numerator and denominator, in the denominator, in neither but shown,
/// or left out and shown.
enum class Counting : std::uint8_t { met, not_met, indeterminate, left_out };

std::string_view name(Reason reason);
std::string_view meaning(Reason reason);
Counting counting(Reason reason);
inline bool counted(Reason reason) {  ///< in the denominator
  return counting(reason) == Counting::met || counting(reason) == Counting::not_met;
}
inline bool in_numerator(Reason reason) {
  return counting(reason) == Counting::met;
}

/// What a measure says of one child, plan, review or conference it looked at.
struct Verdict {
  Id child = kNoId;
  Reason reason = Reason::on_time;
  Id plan_id = kNoId;
  OptDate day;  ///< of the event counted: set by measures of events and by no other
  /// The link that decided, or kNoIndex: index into the obligations given.
  std::uint32_t because = kNoIndex;
  std::uint32_t plan = kNoIndex;         ///< in Cases::plans, where it is about a plan
  std::uint32_t episode = kNoIndex;      ///< in Histories::episodes, where it is about that one
  std::uint32_t review = kNoIndex;       ///< in Cases::reviews, where it is about a review
  std::uint32_t conference = kNoIndex;   ///< in Records::conferences, of a local measure
  std::uint32_t local_event = kNoIndex;  ///< in Records::events, of a local measure
  std::uint16_t band = 0;                ///< where the measure has bands: which
  Id worker = kNoId;                     ///< of measures by worker: whose
  std::uint32_t amount = 1;              ///< of a mean: the days; else each is one
  /// A meeting or a family: its verdicts of one band and worker, on several children, are one, and
  /// the worst stands. kNoId: stands alone.
  Id once = kNoId;
};

}  // namespace duly

// The reasons of verdicts: the word in `--list`, how it counts, and what it means. To add one: a
// line in the order of the enum in include/duly/verdict.hpp.

#include <array>

#include "duly/measure.hpp"
#include "duly/verdict.hpp"

namespace duly {
namespace {

struct ReasonInfo {
  Reason reason;
  Counting counting;
  std::string_view name;
  std::string_view meaning;
};

constexpr std::array<ReasonInfo, kReasonCount> kReasons = {{
    {Reason::on_time, Counting::met, "on_time", "everything looked at was done in time"},
    {Reason::failed, Counting::not_met, "failed", "something was done late, or is overdue"},
    {Reason::two_years_or_more, Counting::met, "two_years_or_more",
     "the plan has lasted two years or more: at its end, or at the end of the period"},
    {Reason::under_two_years, Counting::not_met, "under_two_years",
     "the plan has lasted less than two years"},
    {Reason::over_fifteen_months, Counting::met, "over_fifteen_months",
     "the plan has been open for more than 15 months"},
    {Reason::up_to_fifteen_months, Counting::not_met, "up_to_fifteen_months",
     "the plan has been open for 15 months or less"},
    {Reason::earlier_plan, Counting::met, "earlier_plan", "the child had an earlier plan"},
    {Reason::first_plan, Counting::not_met, "first_plan", "no earlier plan of the child is known"},
    {Reason::repeat_plan, Counting::met, "repeat_plan",
     "the child's last plan had ended within the months asked about"},
    {Reason::no_repeat_plan, Counting::not_met, "no_repeat_plan",
     "no earlier plan, or it had ended longer ago"},
    {Reason::participated, Counting::met, "participated",
     "the child's views were given, at every review looked at (PN1, 2, 3, 5, 6)"},
    {Reason::did_not_participate, Counting::not_met, "did_not_participate",
     "the child's views were not given, at one review at least (PN4, PN7)"},
    {Reason::three_or_more_placements, Counting::met, "three_or_more_placements",
     "three placements or more in the period"},
    {Reason::fewer_placements, Counting::not_met, "fewer_placements",
     "fewer than three placements in the period"},
    {Reason::same_placement, Counting::met, "same_placement",
     "in the same placement for two years or more"},
    {Reason::moved, Counting::not_met, "moved", "moved to the placement within two years"},
    {Reason::counted, Counting::met, "counted", "counted"},
    {Reason::indeterminate, Counting::indeterminate, "indeterminate",
     "the files do not hold enough of the history to say"},
    {Reason::aged_18, Counting::left_out, "aged_18", "the child had turned 18"},
    {Reason::short_break, Counting::left_out, "short_break",
     "in short breaks (V3 or V4) on the day that decides"},
    {Reason::placed_for_adoption, Counting::left_out, "placed_for_adoption",
     "placed for adoption (A3 to A6) at the end of the period"},
    {Reason::under_four_weeks, Counting::left_out, "under_four_weeks",
     "looked after for less time than the reading `ni66_minimum` asks"},
    {Reason::no_review_required, Counting::left_out, "no_review_required",
     "nothing was held in the period and nothing was due"},
    {Reason::temporary, Counting::left_out, "temporary", "the plan is held for another authority"},
    {Reason::under_three_months, Counting::left_out, "under_three_months",
     "the plan was open for less time than the reading `ni67_minimum` asks"},
    {Reason::transfer_in, Counting::left_out, "transfer_in",
     "the conference took over a plan from another authority"},
    {Reason::no_strategy_discussion, Counting::left_out, "no_strategy_discussion",
     "no strategy discussion to count from is known"},
    {Reason::before_strategy_discussion, Counting::left_out, "before_strategy_discussion",
     "the conference is dated before its strategy discussion"},
    {Reason::ordinal_not_known, Counting::left_out, "ordinal_not_known",
     "which review of the chain it was is not in the files"},
    {Reason::not_coded, Counting::left_out, "not_coded",
     "no code of participation that counts: uncoded, or PN0"},
    {Reason::no_meeting_id, Counting::left_out, "no_meeting_id",
     "the conference names no meeting, so that meetings cannot be told apart"},
    {Reason::no_birth_date, Counting::left_out, "no_birth_date", "no birth date is in the files"},
    {Reason::aged_16, Counting::left_out, "aged_16", "the child had turned 16"},
    {Reason::under_two_and_a_half_years, Counting::left_out, "under_two_and_a_half_years",
     "looked after for less than two and a half years"},
    {Reason::overdue, Counting::left_out, "overdue", "due already, and not held"},
    {Reason::not_yet_due, Counting::left_out, "not_yet_due", "not done, and not yet due"},
    {Reason::reviewed_before_midpoint, Counting::left_out, "reviewed_before_midpoint",
     "the next review was held before the check came due"},
    {Reason::under_three, Counting::left_out, "under_three",
     "the child had not turned three: before early education"},
    {Reason::no_longer_looked_after, Counting::left_out, "no_longer_looked_after",
     "not looked after at the end of the period, and the reading `participation_cohort` asks it"},
    {Reason::done, Counting::met, "done", "all that was due was done, in time or later"},
    {Reason::not_done, Counting::not_met, "not_done", "something that was due was not done"},
    {Reason::no_record, Counting::left_out, "no_record",
     "no record dated on or after the review had been written by the end of the period"},
    {Reason::no_officer, Counting::left_out, "no_officer",
     "no reviewing officer is known, of the review or of the child"},
    {Reason::hours_not_known, Counting::left_out, "hours_not_known",
     "the officer's full-time equivalent is not known, or none"},
    {Reason::allocation_not_dated, Counting::left_out, "allocation_not_dated",
     "when the allocation to an officer began is not told"},
    {Reason::ended_at_first_review, Counting::met, "ended_at_first_review",
     "the plan ended on the day of its first review conference, or within a week of it"},
    {Reason::ended_otherwise, Counting::not_met, "ended_otherwise",
     "the plan ended before its first review conference, or more than a week after it"},
    {Reason::earlier_reviews_not_in_files, Counting::left_out, "earlier_reviews_not_in_files",
     "the plan began before the files' review conferences are complete"},
    {Reason::not_notified, Counting::left_out, "not_notified",
     "the day the authority was told of the child is not in the files, or lies after the"
     " conference"},
    {Reason::looked_after_too_short, Counting::left_out, "looked_after_too_short",
     "looked after for under four weeks at the end of the period, and the reading"
     " `participation_cohort` asks them"},
    {Reason::not_counted, Counting::not_met, "not_counted",
     "a value that the definition (`--define`) does not count"},
    {Reason::no_value, Counting::left_out, "no_value",
     "the column that the definition asks for is blank"},
    {Reason::other_value, Counting::left_out, "other_value",
     "a value that the definition does not ask about"},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kReasonCount; ++i) {
    if (kReasons[i].reason != static_cast<Reason>(i)) return false;
  }
  return true;
}
static_assert(in_order(), "a line for each reason, in the order of the enum");

const ReasonInfo& info(Reason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}

}  // namespace

std::string_view name(Reason reason) {
  return info(reason).name;
}

std::string_view meaning(Reason reason) {
  return info(reason).meaning;
}

Counting counting(Reason reason) {
  return info(reason).counting;
}

void Tally::add(Reason reason, std::uint32_t amount) {
  switch (counting(reason)) {
    case Counting::met: numerator += amount; [[fallthrough]];
    case Counting::not_met: ++denominator; break;
    case Counting::indeterminate: ++indeterminate; break;
    case Counting::left_out: ++excluded; break;
  }
}

void Tally::add(const Tally& other) {
  numerator += other.numerator;
  denominator += other.denominator;
  indeterminate += other.indeterminate;
  excluded += other.excluded;
}

}  // namespace duly

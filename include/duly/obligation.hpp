// layer: law
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "duly/calendar.hpp"
#include "duly/cases.hpp"
#include "duly/date.hpp"
#include "duly/duty.hpp"
#include "duly/reading.hpp"
#include "duly/rule.hpp"

namespace duly {

/// How a link of the chain came out, seen at the close of a day: measures section 2.
enum class Outcome : std::uint8_t { on_time, late, overdue, not_yet_due, not_held, indeterminate };
constexpr std::size_t kOutcomeCount = 6;
std::string_view name(Outcome outcome);

/// Things to say beside an obligation; several may be set.
enum Remark : std::uint16_t {
  kProvisionalHolidays = 1,
  kMissingHolidays = 2,
  kRelaxedRules = 4,        ///< due or held while they were: covid-2020-445
  kResumed = 8,             ///< ordinary care resumed: six months from the last review of any kind
  kHistoryIncomplete = 16,  ///< earlier reviews are not in the files
  kTwoLimits = 32,          ///< which of two limits applies is not known
  kNoReviewsLoaded = 64,    ///< no review at all is in the files
  kLatestPossible = 128,    ///< the due date is the latest it can have been
  kReviewsEnd = 256,        ///< fell due after the last day of the reviews in the files
  kAbsentFromNewer = 512,   ///< its plan is absent from a newer extract: it may have ended
};

/// One link of a chain: anchor, last day in time, and what was held for it (or nothing).
struct Obligation {
  Duty duty = Duty::cla_review;
  Outcome outcome = Outcome::not_yet_due;
  bool open = false;          ///< the duty still runs and nothing was held
  std::uint16_t ordinal = 0;  ///< 0: not known (printed blank)
  std::uint16_t remarks = 0;
  OptDate anchor;
  OptDate due;
  OptDate held;
  OptDate earliest, latest;  ///< set where two limits may apply: the two due dates
  OptDate told_to;           ///< with kReviewsEnd: the last day of the reviews in the files
  std::optional<int> days_late;
  const Limit* limit = nullptr;  ///< lives as long as the rule book
  std::uint32_t met_by = 0;      ///< index in Cases::reviews, conferences or discussions, if held
  std::uint32_t case_index = 0;  ///< index in Cases::periods, plans or discussions
};

/// What the law step needs besides the cases.
struct Law {
  RuleBook rules;
  WorkingCalendar calendar;
  Readings readings;

  /// The last day in time for an anchor, by the limit in force on it.
  Counted last_day(RuleId rule, Date anchor) const {
    return last_day_in_time(rules.in_force(rule, anchor), anchor, calendar);
  }
};

/// From which day and to which day the files can be relied on, apart for looked-after children with
/// their reviews and for plans with their conferences: measures section 3.
struct Extent {
  OptDate complete_from;        ///< H; none: no review is loaded
  std::size_t held_before = 0;  ///< reviews before H: used in no chain
  std::vector<Date> covered;    ///< 1 April of years that hold about as many reviews as they should
  OptDate files_end;            ///< L; none: the files have no such date
  bool ends_early = false;      ///< reviews fell due between L and the day asked about
  OptDate cases_end;            ///< the last day of starts and ends alone
  /// The last day of the reviews, where they are much older than the starts and ends: what fell due
  /// after it cannot be judged.
  OptDate held_end;

  /// Is the end of the files so long before `day` that it must be said?
  bool stale_on(Date day) const;
};

/// What can be relied on, and what is known to be missing.
struct Coverage {
  Extent care, protection;
  /// Nothing but the latest review (conference) of each child is given: what was in time is not
  /// known.
  bool latest_reviews_only = false;
  bool latest_conferences_only = false;
  OptDate reviews_from() const { return care.complete_from; }
  OptDate conferences_from() const { return protection.complete_from; }
};
Coverage coverage_of(const Cases& cases, const Readings& readings);

/// Appends every obligation of one child, as seen at the close of cases.as_at, duty by duty and
/// case by case in order of days (of enquiries the latest first). Work is done for no duty that is
/// not asked about.
void obligations_of(const Cases& cases, Id child, const Histories& histories, const Law& law,
                    const Coverage& coverage, std::vector<Obligation>& out,
                    DutySet duties = kEveryDuty);

/// Does its due date count days whose bank holidays are not certain?
inline bool counts_uncertain_days(const Obligation& o) {
  return (o.remarks & (kProvisionalHolidays | kMissingHolidays)) != 0;
}

/// The row that began the case (period of care, plan or enquiry) an obligation is of.
RowRef row_of_case(const Cases& cases, const Histories& histories, const Obligation& o);

/// Reports a due date that counts days whose bank holidays are not certain (N39). `row` is that of
/// its case.
void report_uncertain_holidays(Id child, const Obligation& o, RowRef row, Diagnostics& findings);

/// Where an open obligation stands at the *start* of the day asked about: for `due`.
enum class DueStatus : std::uint8_t { overdue, due_today, not_yet_due, indeterminate };
std::string_view name(DueStatus status);
struct DueToday {
  DueStatus status = DueStatus::indeterminate;
  OptDate due;
  std::optional<int> days;  ///< to the due date; negative when over
};
DueToday due_at_start_of(Date day, const Obligation& open);

/// The day the first review conference of a plan is counted from, by the reading cp_anchor.
Date plan_anchor(const Cases& cases, const ChildCase& child, const Plan& plan,
                 const Histories& histories, CpAnchor reading);

}  // namespace duly

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
#include "duly/reading.hpp"
#include "duly/rule.hpp"

namespace duly {

/// The duties to review, in the order of their names: outputs are sorted by it.
enum class Duty : std::uint8_t {
  adoption_review,
  cla_review,
  cp_review,
  icpc,
  short_break_review,
};
constexpr std::size_t kDutyCount = 5;
std::string_view name(Duty duty);

/// How a link of the chain came out, seen at the close of a day: measures section 2.
enum class Outcome : std::uint8_t { on_time, late, overdue, not_yet_due, not_held, indeterminate };
constexpr std::size_t kOutcomeCount = 6;
std::string_view name(Outcome outcome);

/// Things to say beside an obligation; several may be set.
enum Remark : std::uint16_t {
  kProvisionalHolidays = 1,
  kMissingHolidays = 2,
  kRelaxedRules = 4,        ///< due or held 24 April to 25 September 2020
  kResumed = 8,             ///< ordinary care resumed: six months from the last review of any kind
  kHistoryIncomplete = 16,  ///< earlier reviews are not in the files
  kTwoLimits = 32,          ///< which of two limits applies is not known
  kNoReviewsLoaded = 64,    ///< no review at all is in the files
  kLatestPossible = 128,    ///< the due date is the latest it can have been
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
};

/// The days from which reviews and review conferences are complete: measures section 3.
struct Coverage {
  OptDate reviews_from;      ///< none: no review is loaded
  OptDate conferences_from;  ///< none: no review conference is loaded
  /// 1 April of years that hold reviews but lie before a year without: not used.
  std::vector<Date> unused_review_years, unused_conference_years;
  /// Nothing but the latest review (conference) of each child is given: what was in time is not
  /// known.
  bool latest_reviews_only = false;
  bool latest_conferences_only = false;
};
Coverage coverage_of(const Cases& cases, const Readings& readings);

/// Which duties are asked about: work is done for no other.
using DutySet = std::uint8_t;
constexpr DutySet only(Duty duty) {
  return static_cast<DutySet>(1U << static_cast<unsigned>(duty));
}
constexpr DutySet kEveryDuty = (1U << kDutyCount) - 1U;

/// Appends every obligation of one child, as seen at the close of cases.as_at, duty by duty and
/// case by case in order of days.
void obligations_of(const Cases& cases, Id child, const Histories& histories, const Law& law,
                    const Coverage& coverage, std::vector<Obligation>& out,
                    DutySet duties = kEveryDuty);

/// Does its due date count days whose bank holidays are not certain?
inline bool counts_uncertain_days(const Obligation& o) {
  return (o.remarks & (kProvisionalHolidays | kMissingHolidays)) != 0;
}

/// Reports a due date that counts days whose bank holidays are not certain (N39).
void report_uncertain_holidays(Id child, const Obligation& o, Diagnostics& findings);

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

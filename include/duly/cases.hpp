// layer: cases
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "duly/calendar.hpp"
#include "duly/code.hpp"
#include "duly/date.hpp"
#include "duly/diagnostic.hpp"
#include "duly/extent.hpp"
#include "duly/record.hpp"

namespace duly {

/// Which duty to review runs: measures section 1.
enum class Regime : std::uint8_t { ordinary, placed_for_adoption, short_break_v4, short_break_v3 };

/// Indices [first, last) into one of the lists of Cases or Histories.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool empty() const { return first == last; }
  std::uint32_t size() const { return last - first; }
};

/// Something held on a day: a review or a review conference. `record` indexes the records.
struct Held {
  Date day;
  std::uint32_t record = 0;
  bool latest_only = false;  ///< what was held before it is not in the files (Annex A)
};

/// Part of a period of care under one regime; `until` is the first day outside.
struct Run {
  Regime regime = Regime::ordinary;
  Date from;
  OptDate until;
  Range reviews;                                      ///< in Cases::reviews
  std::uint32_t first_episode = 0, last_episode = 0;  ///< in Histories::episodes
};

/// A placement order (legal status E1): the authority may place the child for adoption. Moves under
/// it carry it on; `until` is the first day outside.
struct PlacementOrder {
  Date from;
  OptDate until;
};

/// From the day a child became looked after to the day care ended (the first day outside).
struct PeriodOfCare {
  Date from;
  OptDate until;
  Range runs;                ///< in Cases::runs
  Range orders;              ///< in Cases::orders
  Range reviews;             ///< in Cases::reviews; those of all its runs
  RowRef row;                ///< the episode it began with
  bool unknown_end = false;  ///< its end was taken from the extract: the true one is not known
  bool summary = false;  ///< of a list of current cases, with the latest review if there was one
  std::uint32_t first_episode = 0, last_episode = 0;  ///< in Histories::episodes
};

/// A child protection plan as known at the close of a day.
struct Plan {
  Date from;
  OptDate until;
  Range conferences;         ///< in Cases::conferences
  std::uint32_t record = 0;  ///< in Histories::plans
};

/// Why an initial conference can or cannot be judged.
enum class IcpcKind : std::uint8_t {
  judged,
  transfer_in,
  no_strategy_discussion,
  before_strategy_discussion,
};

/// An initial child protection conference held.
struct Icpc {
  Date held;
  OptDate strategy_discussion;  ///< of its own row, or of the enquiry it meets
  IcpcKind kind = IcpcKind::judged;
  Id plan_id = kNoId;
  RowRef row;
  std::uint32_t record = kNoPlace;  ///< in Records::conferences, where it stands there
};

/// A strategy discussion, and the initial conference that met it if one did.
struct StrategyDiscussion {
  Date day;
  OptDate icpc;
  RowRef row;
  RowRef icpc_row;
  std::uint32_t icpc_record = kNoPlace;  ///< in Records::conferences, where it stands there
};

/// One child: where its histories lie in the lists of Cases. Its number is its Id.
struct ChildCase {
  OptDate turns_18;
  Range periods, plans, icpcs, discussions;
};

/// What bringing extracts together did besides choosing between rows.
struct Repairs {
  std::size_t care_ended = 0;    ///< children whose care a repair ended (D301, D302)
  std::size_t rows_moved = 0;    ///< episodes and plans ended or replaced that go on (D301, D313)
  std::size_t plans_absent = 0;  ///< open plans that are absent from a newer extract (D315)
  bool not_successive = false;   ///< episodes are of returns of which nothing was ended (D121)
};

/// What is told of a child where files say which are unaccompanied asylum seekers.
struct Unaccompanied {
  bool ever = false;
  OptDate until;  ///< blank: still
  bool on(Date day) const { return ever && day < until.or_far(); }
};

/// Rows of all extracts brought together: one row a thing, by child and then by day. Independent of
/// the day asked about.
struct Histories {
  // Episodes and plans are known here by name alone, as in Records.
  Histories();
  Histories(const Histories&);
  Histories(Histories&&) noexcept;
  Histories& operator=(const Histories&);
  Histories& operator=(Histories&&) noexcept;
  ~Histories();

  std::vector<Episode> episodes;           ///< by child, start, end
  std::vector<std::uint32_t> reviews;      ///< indices of records, by child and day; one a day
  std::vector<PlanRow> plans;              ///< by child and start
  std::vector<std::uint32_t> conferences;  ///< indices of records, by child and day
  /// Rows that tell of one of these initial conferences again, with another strategy discussion.
  std::vector<std::uint32_t> conferences_again;  ///< likewise
  std::vector<std::uint32_t> enquiries;          ///< likewise
  std::vector<std::uint32_t> events;             ///< likewise, of what an authority counts itself
  std::vector<std::uint32_t> episodes_of, reviews_of, plans_of, conferences_of, enquiries_of,
      events_of;
  std::vector<OptDate> born;
  Repairs repairs;
  // By child as well, where GatherOptions::profile asks for them; else empty.
  std::vector<ShortCode> sex;        ///< M, F or U; blank where it is not told
  std::vector<ShortCode> ethnicity;  ///< blank where it is not told
  std::vector<OptDate> expected;     ///< of a child not yet born
  /// Until when it is an unaccompanied asylum-seeking child; empty where no file says who is.
  std::vector<Unaccompanied> unaccompanied;
  /// By child, and for each the columns of the children tables asked for by name: words, or kNoId.
  std::vector<Id> child_cells;
};

struct GatherOptions {
  Date as_at;          ///< an extract covers no day after it
  bool repair = true;  ///< false (--no-repair): rows stay as they came and repairs become errors
  bool keep_rows = false;  ///< episodes, plans and birth dates stay in the records as well
  bool profile = false;  ///< what groups ask of children: sex, ...; read with LoadOptions::details
  unsigned threads = 1;  ///< to work with; the histories do not depend on it
};

/// Brings extracts of one kind together (inputs, "Merging several extracts"). The episodes and
/// plans move out of the records; reviews, conferences and enquiries stay, and are pointed at.
Histories gather(Records& records, const GatherOptions& options, Diagnostics& findings);

/// Every child's case as known at the close of `as_at`: rows dated later do not exist, and an end
/// after it leaves the case open.
struct Cases {
  Date as_at = Date::from_serial(0);
  std::vector<ChildCase> children;  ///< by child Id
  std::vector<PeriodOfCare> periods;
  std::vector<Run> runs;
  std::vector<PlacementOrder> orders;
  std::vector<Held> reviews;
  std::vector<Plan> plans;
  std::vector<Held> conferences;
  std::vector<Icpc> icpcs;
  std::vector<StrategyDiscussion> discussions;
  Told care, protection;
  /// Reviews, or review conferences, come (also) from lists that hold the latest one only.
  bool latest_reviews_only = false;
  bool latest_conferences_only = false;
  bool last_meetings = false;  ///< BuildOptions::last_meetings

  /// As new, with the room it had.
  void clear();

  template <class T>
  static std::span<const T> part(const std::vector<T>& all, Range r) {
    return std::span<const T>(all).subspan(r.first, r.size());
  }
  std::span<const PeriodOfCare> periods_of(const ChildCase& c) const {
    return part(periods, c.periods);
  }
  std::span<const Run> runs_of(const PeriodOfCare& p) const { return part(runs, p.runs); }
  std::span<const PlacementOrder> orders_of(const PeriodOfCare& p) const {
    return part(orders, p.orders);
  }
  std::span<const Held> reviews_of(Range r) const { return part(reviews, r); }
  std::span<const Plan> plans_of(const ChildCase& c) const { return part(plans, c.plans); }
  std::span<const Held> conferences_of(const Plan& p) const {
    return part(conferences, p.conferences);
  }
  std::span<const Icpc> icpcs_of(const ChildCase& c) const { return part(icpcs, c.icpcs); }
  std::span<const StrategyDiscussion> discussions_of(const ChildCase& c) const {
    return part(discussions, c.discussions);
  }
};

/// From the first to the last day a child's records tell of (an open case: for ever), and what a
/// day that builds no case of it needs to know of it.
struct Lifeline {
  Date first, last;
  LastDays care, protection;
  bool latest_reviews_only = false;      ///< its care is told by a list of the latest review only
  bool latest_conferences_only = false;  ///< likewise its plans
  bool touches(Date from, Date to) const { return first <= to && from <= last; }
};
/// By child Id; `whole` are the cases of every child at the latest day asked about. Without `plans`
/// of what care tells alone, for days that are built without them.
std::vector<Lifeline> lifelines_of(const Records& records, const Histories& histories,
                                   const Cases& whole, bool plans = true, unsigned threads = 1);

struct BuildOptions {
  /// false leaves out strategy discussions and initial conferences: for measures that look at
  /// neither.
  bool initial_conferences = true;
  /// false leaves out plans, on days of which nobody asks how far the files go for them.
  bool plans = true;
  /// A review of several meetings counts on the day of the last of them, where that is told.
  bool last_meetings = false;
  /// Where given, children of whom nothing is told from `from` to the day asked about have no case:
  /// each month of a series needs few of all the children there ever were.
  std::span<const Lifeline> lifelines = {};
  Date from = Date::from_serial(0);
  /// With them: the cases of every child at a later day. Who was in care, and which reviews were
  /// held, on a day is known from these as well.
  const Cases* whole = nullptr;
  unsigned threads = 0;  ///< to work with, 0 for those of the run; the cases do not depend on it
};
/// `old` is the cases of another day, whose room is used again.
Cases build_cases(const Records& records, const Histories& histories, Date as_at,
                  Diagnostics& findings, const BuildOptions& options = {}, Cases old = {});

/// The child's episodes begun by `day`, by start and then by the end as known that day: of two open
/// ones the row that stands first in the extract. Into `out`, which is emptied first.
void episodes_begun_by(const Histories& histories, Id child, Date day,
                       std::vector<const Episode*>& out);

/// 1 April of the first collection year in which any child's episode, or plan, ends: earlier years
/// are not whole in the files (F, measures section 3). None where nothing ever ends.
struct FilesBegin {
  OptDate care, protection;
};
FilesBegin files_begin(const Histories& histories);

/// The day the last meeting of a review ended: the day it was held, where no later one is told.
Date last_meeting(const Records& records, const Review& review);

/// How the dates of reviews look as a whole: real ones fall on working days and inside care.
struct ReviewDates {
  std::size_t reviews = 0;
  std::size_t on_days_off = 0;   ///< on a weekend or bank holiday
  std::size_t outside_care = 0;  ///< belonging to no period of care
  /// Many reviews, and far more of them on days off or outside care than any authority holds.
  bool unlikely() const;
};
ReviewDates look_at_review_dates(const Records& records, const Histories& histories,
                                 const Cases& cases, const WorkingCalendar& calendar);

}  // namespace duly

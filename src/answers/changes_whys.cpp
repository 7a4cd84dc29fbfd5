#include "answers/changes_whys.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "answers/changes_held.hpp"

namespace duly::answers {
namespace {

// The two sides of what moved.

bool is_reason(const SideOfMove& side, Reason reason) {
  return side.verdict != nullptr && side.verdict->reason == reason;
}
bool later(const Moved& m) {
  return m.child.before.day < m.child.after.day;
}
/// After the day at whose close the side before was judged, and no later than the one after.
bool since(const Moved& m, OptDate day) {
  return day && m.child.before.day < *day && *day <= m.child.after.day;
}

// Its case.

const CaseSeen* case_before(const Moved& m) {
  return m.before.own.empty() ? nullptr : &m.child.before.cases[m.before.own.front()];
}
/// A case of the side after that the side before has not, of those the verdict is of.
const CaseSeen* begun(const Moved& m) {
  for (const std::size_t i : m.after.own) {
    if (m.child.case_before[i] == kNoIndex) return &m.child.after.cases[i];
  }
  return nullptr;
}
/// A case as both sides have it.
struct CasePair {
  const CaseSeen& before;
  const CaseSeen& after;
};
/// Does any case that both sides have, and a verdict of one of them is of, fit?
template <class Fits>
bool any_case(const Moved& m, const Fits& fits) {
  const ChildTold& c = m.child;
  const auto of_before = [&](std::size_t i) {
    const std::uint32_t a = c.case_after[i];
    return a != kNoIndex && fits(CasePair{c.before.cases[i], c.after.cases[a]});
  };
  const auto of_after = [&](std::size_t i) {
    const std::uint32_t b = c.case_before[i];
    return b != kNoIndex && fits(CasePair{c.before.cases[b], c.after.cases[i]});
  };
  return std::any_of(m.before.own.begin(), m.before.own.end(), of_before) ||
         std::any_of(m.after.own.begin(), m.after.own.end(), of_after);
}

// What was held.

/// Has the other side a day near this one that the side itself has not?
bool corrected_to(Date day, const std::vector<Date>& own, const std::vector<Date>& other) {
  return std::any_of(other.begin(), other.end(), [&](Date near) {
    return std::abs(near.days_since(day)) <= kDaysOfCorrection && !is_among(own, near);
  });
}
bool is_corrected(const Moved& m, Date day, bool after) {
  const std::vector<Date>& before_days = m.child.before.held;
  const std::vector<Date>& after_days = m.child.after.held;
  return after ? corrected_to(day, after_days, before_days)
               : corrected_to(day, before_days, after_days);
}

// The rules, in the order they are tried.

bool no_longer_in_files(const Moved& m) {
  if (came(m)) return false;
  if (!m.child.after.in_files) return true;
  const CaseSeen* was = case_before(m);
  if (was == nullptr || m.child.after.day < was->from) return false;
  return m.child.case_after[m.before.own.front()] == kNoIndex;
}

bool corrected_date(const Moved& m) {
  const DaysThatBear bearing(m);
  const auto corrected = [&m](bool after) {
    return [&m, after](Date day) { return is_corrected(m, day, after); };
  };
  const std::vector<Date> now = bearing.only_after();
  const std::vector<Date> then = bearing.only_before();
  return std::any_of(now.begin(), now.end(), corrected(true)) ||
         std::any_of(then.begin(), then.end(), corrected(false));
}

bool review_removed(const Moved& m) {
  const std::vector<Date> then = DaysThatBear(m).only_before();
  return std::any_of(then.begin(), then.end(), [&m](Date day) { return day <= m.child.after.day; });
}

/// A start bears on what is counted from it, not on later links.
bool corrected_start(const Moved& m) {
  const Obligation* link = deciding(m).link;
  return any_case(m, [&](const CasePair& c) {
    if (c.before.from == c.after.from) return false;
    return link == nullptr || !link->anchor || link->anchor == OptDate(c.before.from) ||
           link->anchor == OptDate(c.after.from);
  });
}

bool is_of_age(const SideOfMove& side) {
  return is_reason(side, Reason::aged_18) || is_reason(side, Reason::aged_16) ||
         is_reason(side, Reason::no_birth_date) || is_reason(side, Reason::under_three);
}
/// What one side alone has: is the child an adult by then on the other, which therefore has none?
/// On what is open at the end it is asked about its last day.
bool is_past_age(const SideOfMove& told, const ChildSeen& other) {
  const OptDate day = told.verdict->day ? told.verdict->day : OptDate(other.day);
  return other.turns_18 && *other.turns_18 <= *day;
}
bool an_age_decides(const Moved& m) {
  if (came(m)) return is_of_age(m.after) || is_past_age(m.after, m.child.before);
  if (went(m)) return is_of_age(m.before) || is_past_age(m.before, m.child.after);
  return is_of_age(m.before) || is_of_age(m.after);
}
bool corrected_birth_date(const Moved& m) {
  const bool corrected = m.child.before.turns_18 != m.child.after.turns_18;
  return corrected && m.child.before.in_files && m.child.after.in_files && an_age_decides(m);
}

bool turned_18(const Moved& m) {
  const bool out = m.after.verdict == nullptr || is_reason(m.after, Reason::aged_18);
  return out && since(m, m.child.after.turns_18) &&
         m.child.before.turns_18 == m.child.after.turns_18;
}

/// Can an end have moved it? One that a measure of what is so at the end finds anew has not ended.
bool may_have_ended(const Moved& m) {
  return !is_held(m) && (m.measure.events || !came(m));
}
bool left(const Moved& m) {
  return may_have_ended(m) && any_case(m, [&m](const CasePair& c) {
           return !c.before.until && since(m, c.after.until);
         });
}
bool end_recorded_since(const Moved& m) {
  return may_have_ended(m) && any_case(m, [&m](const CasePair& c) {
           return !c.before.until && c.after.until && *c.after.until <= m.child.before.day;
         });
}
bool corrected_end(const Moved& m) {
  return !is_held(m) && any_case(m, [](const CasePair& c) {
    return c.before.until && c.before.until != c.after.until;
  });
}

/// The least for being counted was not reached before.
bool long_enough(const Moved& m) {
  constexpr std::array kWaiting = {Reason::under_four_weeks, Reason::under_three_months,
                                   Reason::under_two_and_a_half_years, Reason::under_three};
  return later(m) && m.after.verdict != nullptr &&
         std::any_of(kWaiting.begin(), kWaiting.end(),
                     [&m](Reason r) { return is_reason(m.before, r); });
}

bool became_late(const Moved& m) {
  if (came(m) && (is_held(m) || begun(m) != nullptr)) return false;
  const Obligation* link = m.after.link;
  return link != nullptr && m.after.counting == Counting::not_met &&
         m.before.counting != Counting::not_met && since(m, link->due);
}

bool review_held_since(const Moved& m) {
  if (!is_held(m) && begun(m) != nullptr) return false;
  const std::vector<Date> now = DaysThatBear(m).only_after();
  return std::any_of(now.begin(), now.end(), [&m](Date day) { return since(m, day); });
}

bool began_since(const Moved& m) {
  const CaseSeen* is = begun(m);
  return is != nullptr && since(m, is->from);
}
bool start_recorded_since(const Moved& m) {
  const CaseSeen* is = begun(m);
  return is != nullptr && is->from <= m.child.before.day;
}
bool review_recorded_since(const Moved& m) {
  const std::vector<Date> now = DaysThatBear(m).only_after();
  return std::any_of(now.begin(), now.end(), [&m](Date day) { return day <= m.child.before.day; });
}

bool episode_since(const Moved& m) {
  if (!looks_at(m.measure, RowKind::episodes) || same_link(m)) return false;
  const RowsApart apart = rows_apart(m.child, RowKind::episodes);
  return std::any_of(apart.after.begin(), apart.after.end(),
                     [&m](const RowSeen& row) { return since(m, row.day); });
}

/// Of one worker on both sides, are the hours others?
bool hours_changed(const Moved& m) {
  if (!is_by_worker(m.measure.shape) || came(m) || went(m)) return false;
  const Id then = m.before.verdict->worker;
  const Id now = m.after.verdict->worker;
  if (then == kNoId || now == kNoId) return false;
  const Side& before = *m.child.before.side;
  const Side& after = *m.child.after.side;
  return before.data().word(then) == after.data().word(now) &&
         before.context().hours.of(then) != after.context().hours.of(now);
}

template <RowKind kKind>
bool differs(const Moved& m) {
  return looks_at(m.measure, kKind) && !rows_apart(m.child, kKind).none();
}
template <RowKind kKind>
bool case_differs(const Moved& m) {
  return differs<kKind>(m) && !same_link(m);
}
/// Do the rows of a day that both sides have differ in their other cells?
template <RowKind kKind>
bool cells_differ(const Moved& m) {
  if (!looks_at(m.measure, kKind)) return false;
  const RowsApart apart = rows_apart(m.child, kKind);
  return std::any_of(apart.after.begin(), apart.after.end(), [&apart](const RowSeen& now) {
    return std::any_of(apart.before.begin(), apart.before.end(),
                       [&now](const RowSeen& then) { return then.day == now.day; });
  });
}

bool other_history(const Moved& m) {
  return m.measure.duties != 0 && m.child.before.complete_from != m.child.after.complete_from;
}

bool corrected_review(const Moved& m) {
  return held_bears(m) && cells_differ<RowKind::reviews>(m);
}

bool nothing_differs(const Moved& m) {
  const bool same_held = !held_bears(m) || (m.child.before.held == m.child.after.held &&
                                            !differs<RowKind::reviews>(m));
  return same_held && m.child.before.turns_18 == m.child.after.turns_18 &&
         !differs<RowKind::episodes>(m) && !differs<RowKind::plans>(m) &&
         !differs<RowKind::conferences>(m) && !differs<RowKind::enquiries>(m) &&
         !differs<RowKind::care_dates>(m) && !differs<RowKind::allocations>(m);
}
bool time_passed(const Moved& m) {
  return later(m) && (same_link(m) || nothing_differs(m));
}

constexpr std::array kWhys = {
    Why{"no_longer_in_files",
        "the child, or the period of care or plan, stands in the files before and not in those"
        " after",
        no_longer_in_files},
    Why{"corrected_date",
        "a review or conference stands on one day before and on another, at most 31 days away,"
        " after",
        corrected_date},
    Why{"review_removed",
        "a review or conference stands in the files before and not in those after", review_removed},
    Why{"corrected_start",
        "the period of care, plan or enquiry starts on one day before and on another after",
        corrected_start},
    Why{"corrected_birth_date", "the birth date differs, and an age decides", corrected_birth_date},
    Why{"left", "the period of care or plan ended since the day of the files before", left},
    Why{"end_recorded_since",
        "the period of care or plan had ended by the day of the files before, which have it open",
        end_recorded_since},
    Why{"corrected_end",
        "the period of care or plan ended on another day, or is open, in the files after",
        corrected_end},
    Why{"turned_18", "the child turned 18 since the day of the files before", turned_18},
    Why{"long_enough",
        "on the day of the files before it had not lasted long enough to be counted; now it has",
        long_enough},
    Why{"became_late",
        "a review or conference fell due since the day of the files before, and was not held in"
        " time",
        became_late},
    Why{"review_held_since", "a review or conference was held since the day of the files before",
        review_held_since},
    Why{"new", "the period of care, plan or enquiry began since the day of the files before",
        began_since},
    Why{"start_recorded_since",
        "the period of care, plan or enquiry began by the day of the files before, which have none"
        " such",
        start_recorded_since},
    Why{"review_recorded_since",
        "a review or conference was held by the day of the files before, which have none that day",
        review_recorded_since},
    Why{"hours_changed",
        "the full-time equivalent of a worker differs: a line of the worker, and those whose hours"
        " are known on one side alone",
        hours_changed},
    Why{"other_workers",
        "a worker has reviews or cases on one side alone, whose hours the figure is set against:"
        " only a line of the worker",
        [](const Moved&) { return false; }},
    Why{"corrected_review", "what else is recorded of a review differs", corrected_review},
    Why{"corrected_conference", "what else is recorded of a conference differs",
        cells_differ<RowKind::conferences>},
    Why{"corrected_enquiry", "what is recorded of an enquiry differs", differs<RowKind::enquiries>},
    Why{"care_dates", "other dates are recorded of what is done for the child besides reviews",
        differs<RowKind::care_dates>},
    Why{"allocated_otherwise", "the child's allocations differ", differs<RowKind::allocations>},
    Why{"new_episode", "an episode of care began since the day of the files before", episode_since},
    Why{"corrected_episode", "an episode of care is told otherwise, or another stands beside it",
        case_differs<RowKind::episodes>},
    Why{"corrected_plan", "a plan is told otherwise, or another stands beside it",
        case_differs<RowKind::plans>},
    Why{"other_history", "the two sets of files tell reviews or conferences from different days on",
        other_history},
    Why{"time_passed",
        "nothing recorded that bears on it differs: it is judged at the close of a later day",
        time_passed},
    Why{"other", "none of these; the reasons before and after say what is known",
        [](const Moved&) { return true; }}};

}  // namespace

std::span<const Why> whys() {
  return kWhys;
}

const Why& why_of(const Moved& moved) {
  return *std::find_if(kWhys.begin(), kWhys.end(),
                       [&moved](const Why& why) { return why.fits(moved); });
}

const Why& why_of_hours(bool they_differ) {
  const std::string_view name = they_differ ? "hours_changed" : "other_workers";
  return *std::find_if(kWhys.begin(), kWhys.end(),
                       [name](const Why& why) { return why.name == name; });
}

}  // namespace duly::answers

// Social workers' episodes (SSDA903 SWEpisodes) one after another: a child looked after on the last
// day of the year has a social worker that day, and had one ever since the year or care began. Of
// two returns the newer is looked at. The last day is that of the latest year loaded, or the day
// asked about where that is earlier.

#include <algorithm>

#include "checks/worker_rows.hpp"

namespace duly::checks {
namespace {

/// The child's social workers' episodes of the returns of `year`, by start; those without one last.
WorkerRows rows_of_year(const Look& look, Period year) {
  WorkerRows out = worker_rows(look);
  const auto other = [&](const Allocation* a) {
    const Period told = look.year_of(a->row);
    return is_year(told) != is_year(year) || (is_year(year) && told.from != year.from);
  };
  out.erase(std::remove_if(out.begin(), out.end(), other), out.end());
  std::stable_sort(out.begin(), out.end(), [](const Allocation* a, const Allocation* b) {
    return a->from.or_far() < b->from.or_far();
  });
  return out;
}

/// Those of the newest return that have a start, by start.
WorkerRows newest(const Look& look) {
  WorkerRows out = rows_of_year(look, latest_year(look.world, "allocations"));
  out.erase(std::remove_if(out.begin(), out.end(), [](const Allocation* a) { return !a->from; }),
            out.end());
  return out;
}

/// The last day of the latest year loaded, or the day asked about where that is earlier.
Date last_day(const Look& look) {
  const Period year = latest_year(look.world);
  return is_year(year) ? std::min(year.until.or_far().plus_days(-1), look.world.as_at())
                       : look.world.as_at();
}

bool is_short_break(const Run& run) {
  return run.regime == Regime::short_break_v3 || run.regime == Regime::short_break_v4;
}

/// The period of care the child is in at the close of `day`; none in a short break.
const PeriodOfCare* in_care_on(const Look& look, Date day) {
  for (const PeriodOfCare& p : look.periods) {
    if (!Period{p.from, p.until}.contains(day)) continue;
    for (const Run& run : look.world.cases.runs_of(p)) {
      if (Period{run.from, run.until}.contains(day)) return is_short_break(run) ? nullptr : &p;
    }
  }
  return nullptr;
}

/// SW01: looked after on the last day, but no social worker's episode is sent.
void no_worker(const Look& look) {
  const PeriodOfCare* period = in_care_on(look, last_day(look));
  if (period == nullptr) return;
  if (rows_of_year(look, latest_year(look.world, "allocations")).empty()) {
    look.found(period->row, "DECOM");
  }
}

/// SW08: a new episode starts while the one just before it has no end.
void starts_while_open(const Look& look) {
  const WorkerRows rows = newest(look);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (!rows[i - 1]->until) look.found(rows[i]->row, "SW_DECOM");
  }
}

/// SW10: a new episode starts before the end of the one just before it.
void overlaps(const Look& look) {
  const WorkerRows rows = newest(look);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const OptDate end = rows[i - 1]->until;
    if (end && *rows[i]->from < *end) look.found(rows[i]->row, "SW_DECOM");
  }
}

/// SW11a: the last episode ended before the last day, on which the child is looked after.
void ended_while_in_care(const Look& look) {
  const WorkerRows rows = newest(look);
  const Date day = last_day(look);
  if (rows.empty() || in_care_on(look, day) == nullptr) return;
  const Allocation& last = *rows.back();
  if (last.until && *last.until < day) look.found(last.row, "SW_DEC");
}

/// SW11b: the last episode ended while care went on, though care has ended since.
void ended_before_care(const Look& look) {
  const WorkerRows rows = newest(look);
  if (rows.empty() || !rows.back()->until) return;
  const Date end = *rows.back()->until;
  for (const PeriodOfCare& p : look.periods) {
    const bool ended_since = p.from <= end && p.until && end < *p.until;
    if (ended_since) look.found(rows.back()->row, "SW_DEC");
  }
}

/// SW12: the first episode begins after the year began, and after care did.
void year_not_full(const Look& look) {
  const WorkerRows rows = newest(look);
  const PeriodOfCare* period = in_care_on(look, last_day(look));
  const Period year = latest_year(look.world);
  if (rows.empty() || period == nullptr || !is_year(year)) return;
  if (std::max(year.from, period->from) < *rows.front()->from) {
    look.found(rows.front()->row, "SW_DECOM");
  }
}

/// SW14: an episode other than the last has no end. (SW08 tells of the one that starts after it.)
void not_last_and_open(const Look& look) {
  const WorkerRows rows = newest(look);
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    if (!rows[i]->until) look.found(rows[i]->row, "SW_DEC");
  }
}

/// SW17: looked after on the last day, and no episode sent is open at its close.
void none_open(const Look& look) {
  const WorkerRows rows = newest(look);
  const Date day = last_day(look);
  if (rows.empty() || in_care_on(look, day) == nullptr) return;
  const bool open = std::any_of(rows.begin(), rows.end(), [day](const Allocation* a) {
    return Period{*a->from, a->until}.contains(day);
  });
  if (!open) look.found(rows.back()->row, "SW_DEC");
}

/// The episode the return before left open, and this year's first that lasted into the year.
struct Carried {
  const Allocation* before = nullptr;
  const Allocation* now = nullptr;
};

Carried carried_over(const Look& look) {
  constexpr int kMonthsOfYear = 12;
  const Period year = latest_year(look.world, "allocations");
  Carried out;
  if (!is_year(year)) return out;
  const WorkerRows last_year =
      rows_of_year(look, {add_months(year.from, -kMonthsOfYear), year.from});
  for (const Allocation* a : last_year) {
    if (a->from) out.before = a;
  }
  if (out.before != nullptr && out.before->until) out.before = nullptr;
  for (const Allocation* a : newest(look)) {
    if (out.now == nullptr && year.from <= a->until.or_far()) out.now = a;
  }
  return out;
}

/// Did both returns tell of the episode, as their start days say?
bool same_start(const Carried& c) {
  return c.before != nullptr && c.now != nullptr && c.before->from == c.now->from;
}

/// SW16a: the episode left open last year has another worker this year.
void other_worker(const Look& look) {
  const Carried c = carried_over(look);
  if (same_start(c) && c.before->worker != c.now->worker) look.found(c.now->row, "SW_ID");
}

/// SW16b: the episode left open last year has another start this year.
void other_start(const Look& look) {
  const Carried c = carried_over(look);
  const bool both = c.before != nullptr && c.now != nullptr;
  if (both && !same_start(c)) look.found(c.now->row, "SW_DECOM");
}

/// SW16c: the episode left open last year has another reason this year.
void other_reason(const Look& look) {
  const Carried c = carried_over(look);
  if (same_start(c) && c.before->reason != c.now->reason) look.found(c.now->row, "SW_REASON");
}

constexpr std::string_view kRows = "allocations.reason";
constexpr std::string_view kRowsAndEpisodes = "allocations.reason episodes";
constexpr std::string_view kTwoYears = "allocations*2 allocations.reason";

}  // namespace

std::vector<Check> worker_chain_checks() {
  return {
      {{"SW01", Severity::warning,
        "looked after on 31 March (or the day of the extract) without a social worker's episode",
        "add the social worker's episode", "SW_ID, SW_DECOM, SW_REASON"},
       "episodes allocations.reason",
       no_worker},
      {{"SW08", Severity::warning,
        "a social worker's episode starts though the one before has no end",
        "add the end of the one before", "SW_DECOM, SW_DEC"},
       kRows,
       starts_while_open},
      {{"SW10", Severity::warning,
        "a social worker's episode starts before the one before it has ended", "correct the dates",
        "SW_DECOM, SW_DEC"},
       kRows,
       overlaps},
      {{"SW11a", Severity::warning,
        "the last social worker's episode has ended, though the child is still looked after",
        "add the next worker's episode, or clear the end", "SW_DEC, SW_DECOM"},
       kRowsAndEpisodes,
       ended_while_in_care},
      {{"SW11b", Severity::note,
        "the last social worker's episode ended before care did, and none follows",
        "add the next worker's episode, or correct the end", "SW_DEC, SW_DECOM"},
       kRowsAndEpisodes,
       ended_before_care},
      {{"SW12", Severity::note,
        "the first social worker's episode begins after both the year and care began",
        "send the social workers' episodes of the full year", "SW_DECOM"},
       kRowsAndEpisodes,
       year_not_full},
      {{"SW14", Severity::warning,
        "a social worker's episode has no end, though a later one has been sent", "add its end",
        "SW_DEC, SW_DECOM"},
       kRows,
       not_last_and_open},
      {{"SW16a", Severity::note, "the worker differs from the episode left open last year",
        "correct the id in the year it is wrong", "SW_ID"},
       kTwoYears,
       other_worker},
      {{"SW16b", Severity::note, "the start differs from the episode left open last year",
        "correct the start in the year it is wrong", "SW_DECOM"},
       kTwoYears,
       other_start},
      {{"SW16c", Severity::note, "the reason differs from the episode left open last year",
        "correct the reason in the year it is wrong", "SW_REASON"},
       kTwoYears,
       other_reason},
      {{"SW17", Severity::warning,
        "looked after on 31 March (or the day of the extract), but no worker's episode is open",
        "add the social worker's episode of that day", "SW_DEC, SW_DECOM"},
       kRowsAndEpisodes,
       none_open},
  };
}

}  // namespace duly::checks

// Episodes to periods of care and their runs; reviews to the run they belong to.
// Authority for the table of broken chains: docs/periods-and-history.md.

#include <algorithm>

#include "cases/build.hpp"
#include "duly/care.hpp"

namespace duly::cases {
namespace {

using codes::kContinues;
using codes::kStarted;

Regime regime_of(const Episode& e) {
  if (e.legal_status == codes::kShortBreakSingly) return Regime::short_break_v3;
  if (e.legal_status == codes::kShortBreaksAgreed) return Regime::short_break_v4;
  if (codes::among(e.placement, codes::kForAdoption)) return Regime::placed_for_adoption;
  return Regime::ordinary;
}

/// The end of the last episode as taken, and why it ended.
struct LastEpisode {
  OptDate until;
  bool x1 = false;
  bool reason_known = true;  ///< false where the extract has no REC column
  RowRef row;
  Id period_id = kNoId;
  bool under_order = false;  ///< a placement order was in force
};

/// Whether `next` goes on with the period of `last`; reports what is odd about the join.
bool goes_on(const LastEpisode& last, const Episode& next, Building& b) {
  // Without reasons the extract's own numbering of periods decides, or else the dates.
  const bool numbered =
      next.no_reason_start_column && next.period_id != kNoId && last.period_id != kNoId;
  const bool started = numbered ? next.period_id != last.period_id : next.reason_start == kStarted;
  const Date from = *next.from;
  const auto report = [&](Code code, std::string_view column) -> Diagnostic& {
    return b.findings.report(code, next.row, column, b.child);
  };
  if (!last.until || from < *last.until) {
    Diagnostic& d = last.until ? report(Code::dfe_501, "DECOM")
                               : b.findings.report(Code::dfe_142, last.row, "DEC", b.child);
    if (last.row.file == next.row.file) d.severity = Severity::error;  // a clash within one extract
    return !started;
  }
  const bool same_day = *last.until == from;
  const bool x1 = last.reason_known ? last.x1 : same_day;
  if (started) {
    if (same_day) report(x1 ? Code::dfe_431 : Code::n18_restart_same_day, "RNE");
    return false;
  }
  if (x1) {
    if (same_day) return true;
    const bool one_day = from.days_since(*last.until) == 1;
    report(one_day ? Code::n17_gap_of_a_day : Code::dfe_433, "DECOM");
    return false;
  }
  if (!next.no_reason_start_column) report(Code::dfe_432, "RNE");
  return false;
}

/// The episode's end as known at the close of `day`.
OptDate end_by(const Episode& e, Date day) {
  return e.until && *e.until <= day ? e.until : OptDate{};
}

class PeriodBuilder {
 public:
  PeriodBuilder(Building& b, ChildCase& child) : b_(b), child_(child) {}

  void add(const Episode& e) {
    const OptDate until = end_by(e, b_.cases.as_at);
    const bool continues = any_ && goes_on(last_, e, b_);
    if (any_) end_last_at(last_.until && *last_.until <= *e.from ? last_.until : e.from);
    if (!continues) {
      if (any_) drop_run_of_no_days();
      b_.cases.periods.push_back({*e.from,
                                  {},
                                  {run_count(), run_count()},
                                  no_orders(),
                                  {},
                                  e.row,
                                  false,
                                  e.summary,
                                  at(e),
                                  at(e)});
      if (e.summary) b_.cases.latest_reviews_only = true;
    }
    add_run(e, continues);
    // A list that tells of care in one row does not say since when the order is in force.
    const bool under_order = e.legal_status == codes::kPlacementOrder && !e.summary;
    if (under_order) add_to_order(*e.from);
    any_ = true;
    b_.cases.periods.back().unknown_end = until && e.unknown_end;
    b_.cases.periods.back().last_episode = at(e);
    last_ = {until,
             until && e.reason_end == kContinues,
             !e.no_reason_end_column,
             e.row,
             e.period_id,
             under_order};
  }

  void finish() {
    if (!any_) return;
    if (last_.until) end_last_at(last_.until);
    drop_run_of_no_days();
    if (last_.x1) {
      b_.findings.report(Code::dfe_388, last_.row, "REC", b_.child);
    }
    child_.periods.last = static_cast<std::uint32_t>(b_.cases.periods.size());
  }

 private:
  std::uint32_t at(const Episode& e) const {
    return static_cast<std::uint32_t>(&e - b_.histories.episodes.data());
  }
  std::uint32_t run_count() const { return static_cast<std::uint32_t>(b_.cases.runs.size()); }
  Range& runs() { return b_.cases.periods.back().runs; }

  void end_last_at(OptDate day) {
    b_.cases.periods.back().until = day;
    b_.cases.runs.back().until = day;
    if (last_.under_order) b_.cases.orders.back().until = day;
  }

  Range no_orders() const {
    const auto at = static_cast<std::uint32_t>(b_.cases.orders.size());
    return {at, at};
  }

  /// Moves under one order carry it on; an order after another that ended is a new one.
  void add_to_order(Date from) {
    std::vector<PlacementOrder>& all = b_.cases.orders;
    Range& of_period = b_.cases.periods.back().orders;
    if (!of_period.empty() && all.back().until == from) {
      all.back().until = {};
    } else {
      all.push_back({from, {}});
    }
    of_period.last = static_cast<std::uint32_t>(all.size());
  }

  /// A run of no days (an episode that ended on its first day) leaves no trace, unless the whole
  /// period has none.
  void drop_run_of_no_days() {
    std::vector<Run>& all = b_.cases.runs;
    const bool empty = all.back().until && *all.back().until == all.back().from;
    if (!empty || runs().size() < 2) return;
    all.pop_back();
    runs().last = run_count();
  }

  void add_run(const Episode& e, bool continues) {
    std::vector<Run>& all = b_.cases.runs;
    const Run run{regime_of(e), *e.from, {}, {}, at(e), at(e)};
    if (continues) {
      b_.cases.periods.back().until = {};
      if (all.back().from == run.from) all.pop_back();  // a run of no days
      const bool same = all.size() > runs().first && all.back().regime == run.regime;
      if (same) {
        all.back().until = {};
        all.back().last_episode = at(e);
      } else {
        all.push_back(run);
      }
    } else {
      all.push_back(run);
    }
    runs().last = run_count();
  }

  Building& b_;
  ChildCase& child_;
  LastEpisode last_;
  bool any_ = false;
};

/// Hands the child's reviews, in order of days, to the periods and runs they belong to.
class ReviewAssigner {
 public:
  ReviewAssigner(Building& b, const ChildCase& child)
      : b_(b), period_(child.periods.first), end_(child.periods.last) {
    const auto at = static_cast<std::uint32_t>(b.cases.reviews.size());
    for (std::uint32_t p = period_; p < end_; ++p) {
      PeriodOfCare& period = b.cases.periods[p];
      period.reviews = {at, at};
      for (std::uint32_t r = period.runs.first; r < period.runs.last; ++r) {
        b.cases.runs[r].reviews = {at, at};
      }
    }
  }

  /// A review that belongs to no period is reported and used nowhere.
  void add(Date day, std::uint32_t record) {
    std::vector<PeriodOfCare>& periods = b_.cases.periods;
    while (period_ + 1 < end_ && periods[period_ + 1].from <= day) ++period_;
    const bool inside = period_ < end_ && periods[period_].from <= day &&
                        (!periods[period_].until || day <= *periods[period_].until);
    if (!inside) {
      const bool before = period_ >= end_ || day < periods[period_].from;
      b_.findings.report(before ? Code::n02_review_before_care : Code::n03_review_after_care,
                         b_.records.reviews[record].row, "REVIEW", b_.child);
      return;
    }
    PeriodOfCare& period = periods[period_];
    // The last run begun by then; the first one where there is none.
    const auto runs = b_.cases.runs.begin();
    const auto after = std::partition_point(runs + period.runs.first + 1, runs + period.runs.last,
                                            [day](const Run& r) { return r.from <= day; });
    const auto run = static_cast<std::uint32_t>(after - runs) - 1;
    extend(period.reviews);
    extend(b_.cases.runs[run].reviews);
    b_.cases.reviews.push_back({day, record, b_.records.reviews[record].latest_only});
  }

 private:
  void extend(Range& range) const {
    const auto at = static_cast<std::uint32_t>(b_.cases.reviews.size());
    if (range.empty()) range.first = at;
    range.last = at + 1;
  }

  Building& b_;
  std::uint32_t period_, end_;
};

/// The child's reviews in order of their last meetings: of two that end on one day the first
/// stands.
void add_by_last_meeting(const Building& b, ReviewAssigner& assigner) {
  const Histories& h = b.histories;
  std::vector<Held> ended;
  for (std::uint32_t i = h.reviews_of[b.child]; i < h.reviews_of[b.child + 1]; ++i) {
    ended.push_back({last_meeting(b.records, b.records.reviews[h.reviews[i]]), h.reviews[i]});
  }
  std::stable_sort(ended.begin(), ended.end(),
                   [](const Held& x, const Held& y) { return x.day < y.day; });
  OptDate before;
  for (const Held& review : ended) {
    if (b.cases.as_at < review.day) break;
    if (before != review.day) assigner.add(review.day, review.record);
    before = review.day;
  }
}

}  // namespace

void add_periods(Building& b, ChildCase& child) {
  child.periods.first = child.periods.last = static_cast<std::uint32_t>(b.cases.periods.size());
  const Histories& h = b.histories;
  PeriodBuilder periods(b, child);
  std::vector<const Episode*>& begun = b.scratch.begun;
  episodes_begun_by(h, b.child, b.cases.as_at, begun);
  for (const Episode* e : begun) {
    periods.add(*e);
  }
  periods.finish();
  ReviewAssigner assigner(b, child);
  if (b.last_meetings) {
    add_by_last_meeting(b, assigner);
    return;
  }
  for (std::uint32_t i = h.reviews_of[b.child]; i < h.reviews_of[b.child + 1]; ++i) {
    const Date day = *b.records.reviews[h.reviews[i]].held;
    if (b.cases.as_at < day) break;
    assigner.add(day, h.reviews[i]);
  }
}

}  // namespace duly::cases

namespace duly {

void episodes_begun_by(const Histories& histories, Id child, Date day,
                       std::vector<const Episode*>& out) {
  const auto all = Cases::part(histories.episodes,
                               {histories.episodes_of[child], histories.episodes_of[child + 1]});
  out.clear();
  bool ties = false;
  for (const Episode& e : all) {
    if (day < *e.from) break;
    ties = ties || (!out.empty() && out.back()->from == e.from);
    out.push_back(&e);
  }
  if (!ties) return;
  std::stable_sort(out.begin(), out.end(), [day](const Episode* x, const Episode* y) {
    if (x->from != y->from) return *x->from < *y->from;
    const OptDate x_end = cases::end_by(*x, day);
    const OptDate y_end = cases::end_by(*y, day);
    if (x_end != y_end) return x_end.or_far() < y_end.or_far();
    return x->row.line < y->row.line;
  });
}

}  // namespace duly

// Episodes and plans of several extracts brought together: docs/periods-and-history.md, "Several
// extracts".

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

#include "cases/gather.hpp"

namespace duly::cases {
namespace {

/// Whether two facts agree. Of two extracts one may leave it blank: only an extract that fills a
/// cell tells it.
class Agreement {
 public:
  Agreement(RowRef a, RowRef b) : one_extract_(a.file == b.file) {}

  bool on(ShortCode a, ShortCode b) const { return a == b || told_once(a.blank(), b.blank()); }
  bool on(OptDate a, OptDate b) const { return a == b || told_once(!a, !b); }
  bool on(Id a, Id b) const { return a == b || told_once(a == kNoId, b == kNoId); }
  bool on(std::int16_t a, std::int16_t b) const { return a == b || told_once(a < 0, b < 0); }

 private:
  bool told_once(bool a_blank, bool b_blank) const { return !one_extract_ && (a_blank || b_blank); }
  bool one_extract_;
};

bool same_facts(const Episode& a, const Episode& b) {
  const Agreement agree(a.row, b.row);
  return a.from == b.from && a.until == b.until && agree.on(a.reason_start, b.reason_start) &&
         agree.on(a.reason_end, b.reason_end) && agree.on(a.legal_status, b.legal_status) &&
         agree.on(a.placement, b.placement);
}

bool same_facts(const PlanRow& a, const PlanRow& b) {
  const Agreement agree(a.row, b.row);
  return a.from == b.from && a.until == b.until && agree.on(a.plan_id, b.plan_id) &&
         agree.on(a.icpc, b.icpc) && agree.on(a.previous_plans, b.previous_plans) &&
         a.temporary == b.temporary;
}

/// What the row that stands leaves blank is taken from the other that tells the same.
void fill(ShortCode& blank, ShortCode told) {
  if (blank.blank()) blank = told;
}
void fill(OptDate& blank, OptDate told) {
  if (!blank) blank = told;
}
void fill(Id& blank, Id told) {
  if (blank == kNoId) blank = told;
}

void fill_blanks(Episode& stands, const Episode& other) {
  fill(stands.reason_start, other.reason_start);
  fill(stands.reason_end, other.reason_end);
  fill(stands.legal_status, other.legal_status);
  fill(stands.placement, other.placement);
  fill(stands.period_id, other.period_id);
  stands.no_reason_start_column = stands.no_reason_start_column && other.no_reason_start_column;
  stands.no_reason_end_column = stands.no_reason_end_column && other.no_reason_end_column;
}

void fill_blanks(PlanRow& stands, const PlanRow& other) {
  fill(stands.plan_id, other.plan_id);
  fill(stands.icpc, other.icpc);
  if (stands.previous_plans < 0) stands.previous_plans = other.previous_plans;
  stands.summary = stands.summary && other.summary;
}

std::string in_words(const Episode& e) {
  return e.reason_end.text() + "|" + e.reason_start.text() + "|" + e.legal_status.text() + "|" +
         e.placement.text();
}
std::string in_words(const PlanRow& p) {
  return std::to_string(p.previous_plans) + (p.temporary ? "|temporary" : "");
}

/// Of two rows for one thing in two extracts: the ended one; else the newer extract's; else the
/// later end.
template <class Row>
bool stands_before(const Records& records, const Row& a, const Row& b) {
  if (a.until.has_value() != b.until.has_value()) return a.until.has_value();
  if (newer(records, a.row, b.row)) return true;
  if (newer(records, b.row, a.row)) return false;
  if (a.until != b.until) return *b.until < *a.until;
  return in_words(a) < in_words(b);  // so that the order of the files does not matter
}

struct Merging {
  const Records& records;
  const GatherOptions& options;
  Diagnostics& findings;

  Diagnostic& repaired(Code code, RowRef row, Id child) const {
    Diagnostic& d = findings.report(code, row, {}, child);
    if (!options.repair) d.severity = Severity::error;
    return d;
  }
};

/// Settles rows that tell of one thing: keeps the standing extract's rows in `out`.
template <class Row>
void settle(const Merging& m, std::span<const Row> group, std::vector<Row>& out) {
  const Row* best = &group.front();
  for (const Row& row : group) {
    if (stands_before(m.records, row, *best)) best = &row;
  }
  const std::uint16_t file = best->row.file;
  const auto in_best = std::count_if(group.begin(), group.end(),
                                     [file](const Row& r) { return r.row.file == file; });
  for (const Row& row : group) {
    if (row.row.file == file) {
      if (in_best > 1) m.findings.report(Code::d305_clash_in_extract, row.row, {}, row.child);
      out.push_back(row);
      continue;
    }
    // A row left open in one extract and ended in another is the usual course of yearly returns.
    const bool usual = !row.until && best->until && m.options.repair;
    if (!usual) m.repaired(Code::d303_extracts_differ, row.row, row.child);
    if (!m.options.repair) out.push_back(row);
  }
  if (in_best > 1 || !m.options.repair) return;
  for (const Row& row : group) {
    if (row.row.file != file) fill_blanks(out.back(), row);
  }
}

/// Drops rows that repeat the facts of another of the group, then settles what is left. `clash`:
/// rows of one extract in one group contradict each other.
template <class Row, class Same>
void settle_groups(const Merging& m, std::vector<Row>& rows, Same same, bool clash,
                   std::vector<Row>& out) {
  std::vector<Row> group;
  for (std::size_t begin = 0; begin < rows.size();) {
    group.assign(1, rows[begin]);
    std::size_t i = begin + 1;
    for (; i < rows.size() && same(rows[begin], rows[i]); ++i) {
      const auto again = std::find_if(group.begin(), group.end(),
                                      [&](const Row& r) { return same_facts(r, rows[i]); });
      if (again != group.end()) {
        fill_blanks(*again, rows[i]);
        m.findings.report(Code::d304_same_row_again, rows[i].row, {}, rows[i].child);
      } else {
        group.push_back(rows[i]);
      }
    }
    const bool one_extract = std::all_of(group.begin(), group.end(), [&group](const Row& r) {
      return r.row.file == group.front().row.file;
    });
    if (group.size() == 1 || (one_extract && !clash)) {
      out.insert(out.end(), group.begin(), group.end());
    } else {
      settle(m, std::span<const Row>(group), out);
    }
    begin = i;
  }
}

/// What an extract of episodes is: see docs/periods-and-history.md.
struct ReturnOf {
  Date year = Date::from_serial(0);
  Date covers_to = Date::from_serial(0);
  bool whole = false;
};

std::vector<ReturnOf> returns_of(const Records& records, Date as_at) {
  std::vector<ReturnOf> out;
  for (const Extract& extract : records.extracts) {
    ReturnOf& r = out.emplace_back();
    const bool episodes = extract.kind == "episodes" || extract.kind == "ssda903";
    if (!episodes || !extract.last_date) continue;
    r.year = collection_year_start(*extract.last_date);
    r.covers_to = std::min(add_months(r.year, 12).plus_days(-1), as_at);
    r.whole = *extract.first_date < r.year;
  }
  return out;
}

/// Ends episodes left open in an older extract and absent from a newer whole return.
class AbsentEpisodes {
 public:
  explicit AbsentEpisodes(const Merging& m)
      : m_(m), returns_(returns_of(m.records, m.options.as_at)) {
    std::size_t wholes = 0;
    for (const ReturnOf& r : returns_) wholes += r.whole ? 1 : 0;
    any_ = wholes > 0 && returns_.size() > 1;
  }

  /// `as_read` are all rows of the child, `merged` those kept; both by start.
  void repair(std::span<const Episode> as_read, std::span<Episode> merged) const {
    if (!any_) return;
    for (Episode& e : merged) {
      if (!e.until) repair_one(as_read, e);
    }
  }

 private:
  void repair_one(std::span<const Episode> as_read, Episode& e) const {
    const ReturnOf told = last_return_telling(as_read, e);
    bool absent = false;
    const Episode* next = nullptr;  // the earliest later episode in any such return
    for (std::size_t file = 0; file < returns_.size(); ++file) {
      if (!returns_[file].whole || returns_[file].year <= told.year) continue;
      absent = true;
      const auto found = std::find_if(as_read.begin(), as_read.end(), [&](const Episode& other) {
        return other.row.file == file && *e.from < *other.from;
      });
      if (found == as_read.end()) continue;
      if (next == nullptr || *found->from < *next->from) next = &*found;
    }
    if (!absent) return;
    m_.repaired(next != nullptr ? Code::d301_end_from_next : Code::d302_end_from_extract, e.row,
                e.child);
    if (!m_.options.repair) return;
    e.until = next != nullptr ? *next->from : std::max(*e.from, told.covers_to);
    e.unknown_end = next == nullptr;
    if (next != nullptr && next->reason_start != ShortCode("S")) e.reason_end = ShortCode("X1");
  }

  /// The return of the latest collection year that holds this episode.
  ReturnOf last_return_telling(std::span<const Episode> as_read, const Episode& e) const {
    ReturnOf latest = returns_[e.row.file];
    for (const Episode& other : as_read) {
      const ReturnOf& r = returns_[other.row.file];
      if (other.from == e.from && latest.year < r.year) latest = r;
    }
    return latest;
  }

  const Merging& m_;
  std::vector<ReturnOf> returns_;
  bool any_ = false;
};

/// A list of current cases (Annex A list 8) tells a period of care in one row. Where the history of
/// episodes tells of the same time, the history stands; a period only the list knows is kept.
void settle_summaries(const Merging& m, std::vector<Episode>& rows) {
  const auto is_summary = [](const Episode& e) { return e.summary; };
  const bool both = std::any_of(rows.begin(), rows.end(), is_summary) &&
                    !std::all_of(rows.begin(), rows.end(), is_summary);
  if (!both) return;
  std::vector<Episode> told;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(told),
               [](const Episode& e) { return !e.summary; });
  const auto told_by_history = [&](const Episode& summary) {
    if (!summary.summary) return false;
    const auto same_time = [&summary](const Episode& e) {
      return *e.from < summary.until.or_far() && *summary.from < e.until.or_far();
    };
    const auto first = std::find_if(told.begin(), told.end(), same_time);
    if (first == told.end()) return false;
    const auto last = std::find_if(told.rbegin(), told.rend(), same_time);
    const bool begins = std::any_of(
        told.begin(), told.end(), [&summary](const Episode& e) { return e.from == summary.from; });
    if (!begins || last->until != summary.until) {
      m.findings.report(
          Code::d309_sources_differ, summary.row, {}, summary.child,
          begins ? "the end of the period of care" : "the start of the period of care");
    }
    return true;
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), told_by_history), rows.end());
}

/// By start, then end; an open one last.
template <class Row>
bool before(const Row& a, const Row& b) {
  if (a.from != b.from) return *a.from < *b.from;
  return a.until.or_far() < b.until.or_far();
}

template <class Row>
void take_child(const std::vector<Row>& rows, const ByChild& order, std::size_t child,
                std::vector<Row>& out) {
  out.clear();
  for (std::uint32_t i = order.of[child]; i < order.of[child + 1]; ++i) {
    out.push_back(rows[order.rows[i]]);
  }
}

}  // namespace

void gather_episodes(const Records& records, const GatherOptions& options, Histories& out,
                     Diagnostics& findings) {
  const Merging m{records, options, findings};
  const AbsentEpisodes absent(m);
  const std::vector<Episode>& rows = records.episodes;
  ByChild order = by_child(rows, records.children.size(), [](const Episode&) { return true; });
  sort_each_child(order,
                  [&rows](std::uint32_t a, std::uint32_t b) { return before(rows[a], rows[b]); });
  out.episodes.reserve(rows.size());
  out.episodes_of.push_back(0);
  std::vector<Episode> child_rows;
  for (std::size_t child = 0; child < records.children.size(); ++child) {
    take_child(rows, order, child, child_rows);
    settle_summaries(m, child_rows);
    const std::size_t first = out.episodes.size();
    settle_groups(
        m, child_rows, [](const Episode& a, const Episode& b) { return a.from == b.from; }, true,
        out.episodes);
    absent.repair(child_rows, std::span<Episode>(out.episodes).subspan(first));
    out.episodes_of.push_back(static_cast<std::uint32_t>(out.episodes.size()));
  }
}

void gather_plans(const Records& records, const GatherOptions& options, Histories& out,
                  Diagnostics& findings) {
  const Merging m{records, options, findings};
  const std::vector<PlanRow>& rows = records.plans;
  ByChild order = by_child(rows, records.children.size(), [](const PlanRow&) { return true; });
  sort_each_child(order,
                  [&rows](std::uint32_t a, std::uint32_t b) { return before(rows[a], rows[b]); });
  out.plans.reserve(rows.size());
  out.plans_of.push_back(0);
  std::vector<PlanRow> by_start;
  std::vector<PlanRow> by_id;
  for (std::size_t child = 0; child < records.children.size(); ++child) {
    take_child(rows, order, child, by_start);
    by_id.clear();
    settle_groups(
        m, by_start, [](const PlanRow& a, const PlanRow& b) { return a.from == b.from; }, true,
        by_id);
    const std::size_t first = out.plans.size();
    if (by_id.size() > 1) {
      std::stable_sort(by_id.begin(), by_id.end(),
                       [](const PlanRow& a, const PlanRow& b) { return a.plan_id < b.plan_id; });
    }
    settle_groups(
        m, by_id,
        [](const PlanRow& a, const PlanRow& b) {
          return a.plan_id != kNoId && a.plan_id == b.plan_id;
        },
        false, out.plans);
    const auto begin = out.plans.begin() + static_cast<std::ptrdiff_t>(first);
    if (!std::is_sorted(begin, out.plans.end(), before<PlanRow>)) {
      std::stable_sort(begin, out.plans.end(), before<PlanRow>);
    }
    out.plans_of.push_back(static_cast<std::uint32_t>(out.plans.size()));
  }
}

}  // namespace duly::cases

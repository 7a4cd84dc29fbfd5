// Episodes and plans of several extracts brought together: docs/periods-and-history.md, "Several
// extracts".

#include <algorithm>
#include <span>
#include <tuple>

#include "cases/absent.hpp"
#include "cases/facts.hpp"
#include "cases/merging.hpp"
#include "duly/by_child.hpp"
#include "duly/care.hpp"
#include "duly/protection.hpp"

namespace duly::cases {
namespace {

/// By start, then end, an open one last; then the newer file's first. What is looked at first of
/// rows that tell the same does not depend on the order of the files.
template <class Row>
void sort_rows(const Merging& m, std::vector<Row>& rows) {
  if (rows.size() < 2) return;
  const auto before = [&m](const Row& a, const Row& b) {
    if (a.from != b.from) return *a.from < *b.from;
    if (a.until != b.until) return a.until.or_far() < b.until.or_far();
    return m.newer(a.row, b.row);
  };
  if (!std::is_sorted(rows.begin(), rows.end(), before)) {
    std::stable_sort(rows.begin(), rows.end(), before);
  }
}

/// Of two rows for one thing in two extracts: the ended one; else the newer extract's.
template <class Row>
bool stands_before(const Merging& m, const Row& a, const Row& b) {
  if (a.until.has_value() != b.until.has_value()) return a.until.has_value();
  return m.newer(a.row, b.row);
}

/// Settles rows that tell of one thing: keeps the standing extract's rows in `out`.
template <class Row>
void settle(const Merging& m, std::span<const Row> group, std::vector<Row>& out) {
  const Row* best = &group.front();
  for (const Row& row : group) {
    if (stands_before(m, row, *best)) best = &row;
  }
  const std::uint16_t file = best->row.file;
  const auto in_best = std::count_if(group.begin(), group.end(),
                                     [file](const Row& r) { return r.row.file == file; });
  std::vector<const Row*> others;
  for (const Row& row : group) {
    if (row.row.file == file) {
      if (in_best > 1) m.findings.report(Code::d305_clash_in_extract, row.row, {}, row.child);
      out.push_back(row);
      continue;
    }
    others.push_back(&row);
    // A row left open in one extract and ended in another is the usual course of yearly returns.
    const bool usual =
        !row.until && best->until && m.options.repair && same_besides_end(row, *best);
    if (!usual) m.repaired(Code::d303_extracts_differ, row.row, {}, row.child);
    if (!m.options.repair) out.push_back(row);
  }
  if (in_best > 1 || !m.options.repair) return;
  std::stable_sort(others.begin(), others.end(),
                   [&m](const Row* a, const Row* b) { return m.newer(a->row, b->row); });
  for (const Row* other : others) fill_blanks(out.back(), *other);
}

bool ended_alike(const Episode& a, const Episode& b) {
  return a.until == b.until && a.reason_end == b.reason_end;
}
bool ended_alike(const PlanRow& a, const PlanRow& b) {
  return a.until == b.until;
}

/// Could the open row be the ended one as an earlier year had it? What ended on the day it began is
/// followed by what begins that day.
bool once_open(const Episode& /*open*/, const Episode& ended) {
  return ended.until && ended.until != ended.from;
}
bool once_open(const PlanRow& open, const PlanRow& ended) {
  const bool one_plan =
      open.plan_id == ended.plan_id || open.plan_id == kNoId || ended.plan_id == kNoId;
  return one_plan && ended.until && ended.until != ended.from;
}

/// One open row of a file and the others ended alike: years stacked in one file. The open one goes,
/// as between two returns.
template <class Row>
void drop_stacked(const Merging& m, std::vector<Row>& group) {
  if (!m.options.repair) return;
  const auto stacked = [&group](const Row& open) {
    const Row* ended = nullptr;
    for (const Row& other : group) {
      if (other.row.file != open.row.file || &other == &open) continue;
      if (!once_open(open, other) || (ended != nullptr && !ended_alike(*ended, other)))
        return false;
      ended = &other;
    }
    return ended != nullptr;
  };
  for (std::size_t i = 0; i < group.size();) {
    if (group[i].until || !stacked(group[i])) {
      ++i;
      continue;
    }
    m.findings.report(Code::d314_stacked_years, group[i].row,
                      heading_of(m.records, group[i].row.file, kind_of(group[i]), "end"),
                      group[i].child);
    group.erase(group.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

/// Drops rows that repeat the facts of another of the group, then settles what is left. `clash`:
/// rows of one extract in one group contradict each other.
template <class Row, class Same>
void settle_groups(const Merging& m, const std::vector<Row>& rows, Same same, bool clash,
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
    if (group.size() > 1 && clash) drop_stacked(m, group);
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

template <class Row>
void take_child(const std::vector<Row>& rows, const ByChild& order, std::size_t child,
                std::vector<Row>& out) {
  out.clear();
  for (std::uint32_t i = order.of[child]; i < order.of[child + 1]; ++i) {
    out.push_back(rows[order.rows[i]]);
  }
}

/// Rows that an older version of a year's return has and the newest has not.
template <class Row>
void report_in_one_version(const Merging& m, const std::vector<Row>& rows) {
  std::vector<RowRef> of_it;
  for (const Row& row : rows) {
    const std::vector<std::uint16_t>& newer = m.of(row.row).newer_versions;
    const bool told_absent = std::any_of(newer.begin(), newer.end(), [&](std::uint16_t file) {
      return m.returns[file].tells_absence_of(row.child);
    });
    if (row.summary || !told_absent) continue;
    of_it.clear();
    for (const Row& other : rows) {
      if (same_thing(row, other)) of_it.push_back(other.row);
    }
    if (!lacks_newer_version(m.returns, row.row, of_it)) continue;
    m.findings.report(Code::d316_in_one_version, row.row, {}, row.child);
  }
}

/// The child's rows as they are to be brought together; how many starts were corrected.
template <class Row>
std::size_t prepare(const Merging& m, std::vector<Row>& rows) {
  read_as_open(m, std::span<Row>(rows));
  sort_rows(m, rows);
  const std::size_t corrected = drop_corrected(m, rows);
  report_in_one_version(m, rows);
  return corrected;
}

/// Plans: by start, and what is then left by the number of the plan.
class PlanMerger {
 public:
  explicit PlanMerger(const Merging& m) : m_(m) {}

  void add(const std::vector<PlanRow>& rows, std::vector<PlanRow>& out) {
    by_id_.clear();
    settle_groups(
        m_, rows, [](const PlanRow& a, const PlanRow& b) { return a.from == b.from; }, true,
        by_id_);
    const std::size_t first = out.size();
    if (by_id_.size() > 1) {
      std::stable_sort(by_id_.begin(), by_id_.end(),
                       [](const PlanRow& a, const PlanRow& b) { return a.plan_id < b.plan_id; });
    }
    settle_groups(
        m_, by_id_,
        [](const PlanRow& a, const PlanRow& b) {
          return a.plan_id != kNoId && a.plan_id == b.plan_id;
        },
        false, out);
    if (out.size() - first < 2) return;  // a sort of one asks for memory all the same
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                     [](const PlanRow& a, const PlanRow& b) {
                       return std::tuple(*a.from, a.until.or_far()) <
                              std::tuple(*b.from, b.until.or_far());
                     });
  }

 private:
  const Merging& m_;
  std::vector<PlanRow> by_id_;
};

}  // namespace

void gather_episodes(const Merging& m, Histories& out) {
  AbsentEpisodes absent(m);
  const std::vector<Episode>& rows = m.records.episodes;
  const ByChild order =
      by_child(rows, m.records.children.size(), [](const Episode&) { return true; });
  out.episodes.reserve(rows.size());
  out.episodes_of.push_back(0);
  std::vector<Episode> child_rows;
  for (std::size_t child = 0; child < m.records.children.size(); ++child) {
    take_child(rows, order, child, child_rows);
    out.repairs.rows_moved += prepare(m, child_rows);
    settle_summaries(m, child_rows);
    const std::size_t first = out.episodes.size();
    settle_groups(
        m, child_rows, [](const Episode& a, const Episode& b) { return a.from == b.from; }, true,
        out.episodes);
    absent.look_at(child_rows, out.episodes, first);
    out.episodes_of.push_back(static_cast<std::uint32_t>(out.episodes.size()));
  }
  absent.end(out.episodes, out.repairs);
}

void gather_plans(const Merging& m, Histories& out) {
  const std::vector<PlanRow>& rows = m.records.plans;
  const ByChild order =
      by_child(rows, m.records.children.size(), [](const PlanRow&) { return true; });
  const bool any_absent = any_successor(m.returns, kPlans);
  out.plans.reserve(rows.size());
  out.plans_of.push_back(0);
  PlanMerger merger(m);
  std::vector<PlanRow> child_rows;
  for (std::size_t child = 0; child < m.records.children.size(); ++child) {
    take_child(rows, order, child, child_rows);
    out.repairs.rows_moved += prepare(m, child_rows);
    const std::size_t first = out.plans.size();
    merger.add(child_rows, out.plans);
    for (std::size_t i = first; any_absent && i < out.plans.size(); ++i) {
      if (mark_absent(m, child_rows, out.plans[i])) ++out.repairs.plans_absent;
    }
    out.plans_of.push_back(static_cast<std::uint32_t>(out.plans.size()));
  }
}

}  // namespace duly::cases

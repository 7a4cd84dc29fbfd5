// A start that a newer return has corrected: the row of the older goes, or the child would be in
// care twice. One for one, the nearest first.

#include <algorithm>
#include <cstdlib>

#include "cases/facts.hpp"
#include "cases/merging.hpp"
#include "duly/care.hpp"
#include "duly/protection.hpp"

namespace duly::cases {
namespace {

constexpr int kDaysOff = 31;

/// Could `n`, of a newer return, be the row `o` of an older one with its start put right?
bool corrects(const Merging& m, const Episode& n, const Episode& o) {
  if (n.reason_start != o.reason_start) return false;
  if (*n.from < *o.from) return true;
  return (*n.from).days_since(*o.from) <= kDaysOff && *n.from <= m.of(o.row).covers_to;
}

bool corrects(const Merging& /*m*/, const PlanRow& n, const PlanRow& o) {
  const bool one_plan = n.plan_id == o.plan_id || n.plan_id == kNoId || o.plan_id == kNoId;
  return one_plan && std::abs((*n.from).days_since(*o.from)) <= kDaysOff;
}

template <class Row>
bool overlap(const Row& a, const Row& b) {
  return *a.from < b.until.or_far() && *b.from < a.until.or_far();
}

template <class Row>
bool has_row(const std::vector<Row>& rows, std::uint16_t file, OptDate from) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const Row& r) { return r.row.file == file && r.from == from; });
}

/// A pair of rows, by place, that may be one.
struct Pair {
  int days = 0;
  std::size_t newer = 0, older = 0;
};

template <class Row>
std::vector<Pair> pairs_of(const Merging& m, const std::vector<Row>& rows) {
  std::vector<Pair> out;
  for (std::size_t o = 0; o < rows.size(); ++o) {
    for (std::size_t n = 0; n < rows.size(); ++n) {
      const Row& older = rows[o];
      const Row& newer = rows[n];
      if (newer.row.file == older.row.file || newer.from == older.from) continue;
      if (newer.summary || older.summary || !m.of(newer.row).whole) continue;
      if (!m.newer(newer.row, older.row) || !corrects(m, newer, older) || !overlap(newer, older)) {
        continue;
      }
      const bool partners =
          has_row(rows, newer.row.file, older.from) || has_row(rows, older.row.file, newer.from);
      if (!partners) out.push_back({std::abs((*newer.from).days_since(*older.from)), n, o});
    }
  }
  // Rows stand by start: of two as near, the earlier is first whatever the order of the files.
  std::stable_sort(out.begin(), out.end(),
                   [](const Pair& a, const Pair& b) { return a.days < b.days; });
  return out;
}

bool one_file(const auto& rows) {
  return std::all_of(rows.begin(), rows.end(),
                     [&rows](const auto& r) { return r.row.file == rows.front().row.file; });
}

/// Rows of one file and start stand and go together: the same row may be there twice.
template <class Row>
bool alike(const Row& a, const Row& b) {
  return a.row.file == b.row.file && a.from == b.from;
}

template <class Row>
std::size_t drop(const Merging& m, std::vector<Row>& rows) {
  if (rows.size() < 2 || one_file(rows)) return 0;
  std::vector<Pair> taken;
  for (const Pair& p : pairs_of(m, rows)) {
    const bool free = std::none_of(taken.begin(), taken.end(), [&](const Pair& t) {
      const bool older_gone =
          alike(rows[t.older], rows[p.older]) && rows[t.newer].row.file == rows[p.newer].row.file;
      const bool newer_used =
          alike(rows[t.newer], rows[p.newer]) && rows[t.older].row.file == rows[p.older].row.file;
      return older_gone || newer_used;
    });
    if (free) taken.push_back(p);
  }
  if (taken.empty()) return 0;
  std::vector<bool> gone(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    gone[i] = std::any_of(taken.begin(), taken.end(),
                          [&](const Pair& t) { return alike(rows[t.older], rows[i]); });
    if (!gone[i]) continue;
    m.repaired(Code::d313_start_corrected, rows[i].row,
               heading_of(m.records, rows[i].row.file, kind_of(rows[i]), "start"), rows[i].child);
  }
  if (!m.options.repair) return 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!gone[i]) rows[kept++] = rows[i];
  }
  const std::size_t dropped = rows.size() - kept;
  rows.resize(kept);
  return dropped;
}

}  // namespace

std::size_t drop_corrected(const Merging& m, std::vector<Episode>& child_rows) {
  return drop(m, child_rows);
}

std::size_t drop_corrected(const Merging& m, std::vector<PlanRow>& child_rows) {
  return drop(m, child_rows);
}

}  // namespace duly::cases

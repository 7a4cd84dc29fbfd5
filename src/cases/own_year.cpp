// Dates after the year their file is a return of: nobody can have known them.

#include <algorithm>

#include "cases/facts.hpp"
#include "cases/merging.hpp"
#include "duly/care.hpp"
#include "duly/protection.hpp"

namespace duly::cases {
namespace {

template <class Row>
void report_late_start(const Merging& m, const Row& row) {
  if (*row.from <= m.of(row.row).year_end()) return;
  m.findings.report(Code::d317_after_own_year, row.row,
                    heading_of(m.records, row.row.file, kind_of(row), "start"), row.child);
}

/// An end on 1 April is one of the year ended.
template <class Row>
bool ends_late(const Merging& m, const Row& row) {
  const bool late = row.until && m.of(row.row).year_end().plus_days(1) < *row.until;
  if (!late) return false;
  m.repaired(Code::d317_after_own_year, row.row,
             heading_of(m.records, row.row.file, kind_of(row), "end"), row.child, "read as open");
  return m.options.repair;
}

bool used(const Review& row) {
  return !row.cancelled;
}
bool used(const Conference& /*row*/) {
  return true;
}

template <class Row>
void report_held_late(const Records& records, const Returns& returns, const std::vector<Row>& rows,
                      Rows kind, std::string_view name, Diagnostics& findings) {
  const bool any = std::any_of(returns.begin(), returns.end(), [kind](const ReturnOf& r) {
    return r.runs_on && (r.holds(kind) || r.holds(kLists));
  });
  if (!any) return;
  for (const Row& row : rows) {
    const ReturnOf& r = returns[row.row.file];
    if (!r.runs_on || !used(row) || *row.held <= r.year_end()) continue;
    findings.report(Code::d317_after_own_year, row.row,
                    heading_of(records, row.row.file, name, "date"), row.child);
  }
}

}  // namespace

void read_as_open(const Merging& m, std::span<Episode> child_rows) {
  for (Episode& e : child_rows) {
    if (!m.of(e.row).runs_on) continue;
    report_late_start(m, e);
    if (!ends_late(m, e)) continue;
    e.until = {};
    e.reason_end = {};
  }
}

void read_as_open(const Merging& m, std::span<PlanRow> child_rows) {
  for (PlanRow& p : child_rows) {
    if (!m.of(p.row).runs_on) continue;
    report_late_start(m, p);
    if (ends_late(m, p)) p.until = {};
  }
}

void report_after_own_year(const Records& records, const Returns& returns, Diagnostics& findings) {
  report_held_late(records, returns, records.reviews, kReviews, "reviews", findings);
  report_held_late(records, returns, records.conferences, kConferences, "conferences", findings);
}

}  // namespace duly::cases

#pragma once

// What the steps share by which rows of several extracts are brought together.

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cases/gather.hpp"
#include "cases/returns.hpp"

namespace duly::cases {

struct Merging {
  const Records& records;
  const GatherOptions& options;
  const Returns& returns;
  Diagnostics& findings;

  const ReturnOf& of(RowRef row) const { return returns[row.file]; }
  bool newer(RowRef a, RowRef b) const { return cases::newer(returns, a, b); }

  /// A repair: with --no-repair it is not made, and is an error.
  Diagnostic& repaired(Code code, RowRef row, std::string_view column, Id child,
                       std::string detail = {}) const {
    Diagnostic& d = findings.report(code, row, column, child, std::move(detail));
    if (!options.repair) d.severity = Severity::error;
    return d;
  }
};

/// Is `row` the newest of the rows of one thing in versions of one year's return, and has a still
/// newer version none? Then it is told (D316).
template <class Refs>
bool lacks_newer_version(const Returns& returns, RowRef row, const Refs& rows_of_it) {
  const ReturnOf& r = returns[row.file];
  return !r.newer_versions.empty() &&
         std::none_of(rows_of_it.begin(), rows_of_it.end(), [&](RowRef other) {
           const ReturnOf& o = returns[other.file];
           const bool repeated = other.file == row.file && other.line < row.line;
           return o.year == r.year && (r.rank < o.rank || repeated);
         });
}

/// Dates after the year their file is of are told (D317); an end among them is read as open.
void read_as_open(const Merging& m, std::span<Episode> child_rows);
void read_as_open(const Merging& m, std::span<PlanRow> child_rows);
/// The same of reviews and conferences, which stay as they are.
void report_after_own_year(const Records& records, const Returns& returns, Diagnostics& findings);

/// A list of current cases (Annex A list 8) tells a period of care in one row. Where the history of
/// episodes tells of the same time, the history stands; a period only the list knows is kept.
void settle_summaries(const Merging& m, std::vector<Episode>& child_rows);

/// Drops rows whose start a newer return has corrected (D313); how many.
std::size_t drop_corrected(const Merging& m, std::vector<Episode>& child_rows);
std::size_t drop_corrected(const Merging& m, std::vector<PlanRow>& child_rows);

}  // namespace duly::cases

#pragma once

// The points of a question judged: a period whole, or the months, quarters or years of a series.

#include <span>
#include <vector>

#include "answers/extent.hpp"
#include "answers/kpi.hpp"
#include "answers/kpi_sheet.hpp"

namespace duly::answers {

/// What figures are made from, and what is asked of it.
struct KpiAsked {
  const DataSet& data;
  const KpiRequest& request;
  std::span<const Grouping> breakdowns;
  const MeasureSource& source;
};

/// `cases` are those at the close of the point, built as `how` says, with their coverage.
KpiPoint judge_point(const KpiAsked& asked, std::size_t at, const Cases& cases, Coverage coverage,
                     const BuildOptions& how);

/// The same of a point that another question judged, of no groups, with these measures and more.
KpiPoint judged_already(const KpiAsked& asked, std::size_t at, const KpiPoint& judged);

/// The points of a series before its last, whose cases are `whole`: several at once where there are
/// threads, since few children concern each.
std::vector<KpiPoint> judge_earlier_points(const KpiAsked& asked, const Cases& whole,
                                           BuildOptions how);

}  // namespace duly::answers

#pragma once

// Published figures beside one's own: `kpi --benchmark`.

#include <string>
#include <string_view>
#include <vector>

#include "answers/kpi.hpp"

namespace duly::answers {

/// Before the name of an area, as a group.
constexpr std::string_view kBenchmark = "benchmark: ";

/// Of the measures asked for beside benchmarks, those of which nobody publishes anything: they are
/// named once, not given a row for each area.
std::vector<const Measure*> nowhere_published(const KpiRequest& request);

/// Adds a row for each area asked for and each figure published of the measure for the year that
/// ends with or holds the end of the point's period; of a series once a year.
void add_benchmarks(const KpiRequest& request, const Measure& measure, std::size_t point,
                    std::vector<KpiRow>& rows);

}  // namespace duly::answers

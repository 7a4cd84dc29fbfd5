#pragma once

// Published figures beside one's own: `kpi --benchmark`.

#include <string>
#include <vector>

#include "answers/kpi.hpp"

namespace duly::answers {

/// The areas typed, by their published names. WrongQuestion gives the nearest names of one there is
/// not.
std::vector<std::string> areas_typed(const std::vector<std::string>& typed);

/// Adds a row for each area asked for and each figure published of the measure for the year that
/// ends with or holds the end of the point's period; of a series once a year.
void add_benchmarks(const KpiRequest& request, const Measure& measure, std::size_t point,
                    std::vector<KpiRow>& rows);

}  // namespace duly::answers

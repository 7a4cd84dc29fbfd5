#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/generate.hpp"
#include "support/run.hpp"

namespace duly::test {

class TempFolder;

/// Checks of `changes` as CSV that the moves of every measure add up to the difference of its
/// totals: denominators, numerators, those that cannot be judged, and each band.
void check_moves_add_up(const std::string& csv);

/// Checks that the totals of one side are what `kpi` counts with these options and files.
void check_totals(const std::string& csv, std::string_view side,
                  const std::vector<std::string>& kpi);

/// Writes the files of a world into a folder of their own below `folder`; returns its path.
std::string write_world(const TempFolder& folder, const std::string& name, const World& world);

}  // namespace duly::test

// layer: input
#pragma once

// How many children live in the area, group by group: a file of one's own.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace duly {

/// A line of `group,value,population`; group and value are blank where it is of everyone.
struct PopulationLine {
  std::size_t line = 0;
  std::string group, value;
  std::size_t children = 0;
};

/// The lines of a CSV, read as any side table is. `problem` says what is wrong with it, with the
/// line; blank where nothing is.
std::vector<PopulationLine> population_from(std::string_view bytes, std::string& problem);

}  // namespace duly

#pragma once

// The areas whose published figures are asked for, one by one or pooled under a name.

#include <string>
#include <vector>

#include "duly/benchmark.hpp"

namespace duly::answers {

/// An area, or several whose counts are added up.
struct AreasAsked {
  std::string name;                ///< as published, or as typed before the equals sign
  std::vector<std::string> areas;  ///< as published

  bool pooled() const { return areas.size() > 1; }
};

/// "England", or "Neighbours=Bolton,Bury,Wigan"; each once. WrongQuestion gives the nearest names
/// of an area there is not.
std::vector<AreasAsked> areas_typed(const std::vector<std::string>& typed,
                                    const PublishedFigures& published);

}  // namespace duly::answers

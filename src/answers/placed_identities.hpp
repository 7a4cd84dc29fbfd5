#pragma once

// What is known of how counts add up, by where they stand in the table of counts.

#include <cstddef>
#include <vector>

#include "answers/count_places.hpp"
#include "answers/kpi.hpp"

namespace duly::answers {

struct PlacedTerm {
  const Measure* measure = nullptr;  ///< none: a count that is not printed makes up the rest
  std::size_t measure_number = 0;
  CountPlaces::Column column = 0;
  bool last_point = false;  ///< of the point before in a series
  bool of_reason = false;
};

struct PlacedIdentity {
  using Side = std::vector<PlacedTerm>;
  std::vector<Side> sides;
  bool at_least = false;
  bool is_single = false;
};

/// All that are known of the program's measures and those defined that are asked for.
std::vector<PlacedIdentity> placed_identities(const KpiRequest& request, CountPlaces& places);

}  // namespace duly::answers

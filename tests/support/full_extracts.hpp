#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/generate.hpp"

namespace duly::test {

/// The world as extracts with every column that a measure or group looks at, made up from the seed:
/// one CSV text a kind. Allocations change over time, some plans are temporary, siblings share
/// meetings, temporary placements and short breaks stand among the others.
std::vector<std::string> full_extracts(const World& world, std::uint64_t seed);

/// Events of an authority's own (kind events), some time after each review.
std::string full_events(const World& world);

}  // namespace duly::test

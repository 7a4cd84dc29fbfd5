#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace duly::test {

/// Ids of eight bytes, all with the same hash: whoever knows the hash can make them.
std::vector<std::string> colliding_ids(std::size_t count);

}  // namespace duly::test

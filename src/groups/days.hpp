#pragma once

// The day of an event as a group.

#include <cstdint>
#include <string>

#include "duly/group.hpp"

namespace duly::groups {

std::uint32_t month_of(const GroupQuestion& q);
std::string month_label(const GroupSource& source, std::uint32_t value);
/// Quarters of the reporting year: April to June is the first.
std::uint32_t quarter_of(const GroupQuestion& q);
std::string quarter_label(const GroupSource& source, std::uint32_t value);

}  // namespace duly::groups

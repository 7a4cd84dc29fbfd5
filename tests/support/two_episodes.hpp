#pragma once

#include <string_view>

namespace duly::test {

// Two episodes of ordinary care, from 5 January 2015 and from 2 March: as printed by
// History::periods.
constexpr std::string_view kOne = "2015-01-05.. ordinary";  ///< where the second goes on
constexpr std::string_view kTwo =
    "2015-01-05..2015-03-02 ordinary; 2015-03-02.. ordinary";  ///< where it begins a new period

}  // namespace duly::test

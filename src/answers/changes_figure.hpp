#pragma once

// The figures that `changes` compares. Those of measures by worker stand against hours, which no
// child has: what moved of them has lines of its own.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "answers/changes_side.hpp"

namespace duly::answers {

/// "92.0 (104 of 113)", "125", or a range where too much is indeterminate: the figure of a side. Of
/// a measure by worker "53.8 (183 of 3.4, within 50 to 70)", as kpi prints it.
std::string figure_of(const Measure& measure, const Side& side, const Seen& seen);

/// A worker's hours as they count on each side, in hundredths of full time: -1 where they are not
/// known, or nothing that counts is the worker's.
struct HoursMoved {
  std::string_view role;  ///< blank where the measure has none
  std::string_view worker;
  std::int64_t before = -1, after = -1;
  bool on_both = false;  ///< the worker has some on both sides, so that the hours themselves differ

  std::int64_t difference() const;
};
/// In order; together they are the difference of the full-time equivalents.
std::vector<HoursMoved> hours_moved(const Measure& measure, const Side& before,
                                    const Seen& seen_before, const Side& after,
                                    const Seen& seen_after);

/// "0.8", "3", or "none" where there are none.
std::string full_time(std::int64_t hundredths);

}  // namespace duly::answers

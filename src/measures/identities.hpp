#pragma once

// What counts of different measures have to do with each other: a count hidden in one must not
// stand in another.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "duly/measure.hpp"

namespace duly {

/// A count of a measure: a column, a band's numerator, or those left out for a reason. One number.
using CountPart = std::uint16_t;
namespace count_part {
constexpr CountPart kNumerator = 0, kDenominator = 1, kIndeterminate = 2, kExcluded = 3;
constexpr CountPart kBands = 0x100, kReasons = 0x8000;
constexpr CountPart band(std::size_t number) {
  return static_cast<CountPart>(kBands + number);
}
constexpr CountPart reason(std::size_t number) {
  return static_cast<CountPart>(kReasons + number);
}
}  // namespace count_part

struct CountTerm {
  const Measure* measure = nullptr;  ///< none: a count that is not printed makes up the rest
  CountPart part = 0;
  bool last_point = false;  ///< of the point before in a series
  friend bool operator==(const CountTerm&, const CountTerm&) = default;
};

/// Sides that come to the same, or the first to as much as each of the others or more.
struct CountIdentity {
  using Side = std::vector<CountTerm>;
  std::vector<Side> sides;
  bool at_least = false;
  bool nearly = false;  ///< there are worlds in which they do not

  /// Does it say that single counts are one number?
  bool is_single() const;
};

/// All that are known, those that say two counts are one first.
const std::vector<CountIdentity>& count_identities();
/// Those of measures that an authority defines itself: with each other, and with our own.
std::vector<CountIdentity> identities_of(std::span<const Measure* const> defined);

}  // namespace duly

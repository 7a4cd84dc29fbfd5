// layer: record
#pragma once

#include <cstdint>

#include "duly/by_child.hpp"
#include "duly/record.hpp"

namespace duly {

enum class CareEvent : std::uint8_t;

/// What was done for looked-after children besides reviews, found by child.
class CareDates {
 public:
  explicit CareDates(const Records& records);
  /// The last such day from `from` to `to`, both inside, or none.
  OptDate last(Id child, CareEvent what, Date from, Date to) const;

 private:
  const Records& records_;
  ByChild order_;  ///< of no rows where there are none
};

}  // namespace duly

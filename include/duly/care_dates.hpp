// layer: record
#pragma once

#include <cstdint>
#include <vector>

#include "duly/record.hpp"

namespace duly {

/// What was done for looked-after children besides reviews, found by child.
class CareDates {
 public:
  explicit CareDates(const Records& records);
  /// The last such day from `from` to `to`, both inside, or none.
  OptDate last(Id child, CareEvent what, Date from, Date to) const;

 private:
  std::vector<CareDate> rows_;  // by child
  std::vector<std::uint32_t> of_;
};

}  // namespace duly

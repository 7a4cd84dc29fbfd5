// layer: record
#pragma once

#include <cstdint>
#include <span>

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
  /// All of the child, as the extracts have them: indices of Records::care_dates.
  std::span<const std::uint32_t> of(Id child) const {
    if (order_.of.empty()) return {};
    return std::span<const std::uint32_t>(order_.rows)
        .subspan(order_.of[child], order_.of[child + 1] - order_.of[child]);
  }

 private:
  const Records& records_;
  ByChild order_;  ///< of no rows where there are none
};

}  // namespace duly

// layer: record
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "duly/by_child.hpp"
#include "duly/record.hpp"
#include "duly/work.hpp"

namespace duly {

/// Who a child is allocated to, found by child and day.
class Allocations {
 public:
  explicit Allocations(const Records& records);
  /// The allocation of that role in force on `day`, the last begun where several are; or none.
  const Allocation* on(Id child, Role role, Date day) const;
  /// Is anyone allocated in that role, of any child on any day?
  bool has(Role role) const { return has_[static_cast<std::size_t>(role)]; }
  /// All of the child, as the extracts have them: indices of Records::allocations.
  std::span<const std::uint32_t> of(Id child) const {
    if (order_.of.empty()) return {};
    return std::span<const std::uint32_t>(order_.rows)
        .subspan(order_.of[child], order_.of[child + 1] - order_.of[child]);
  }

 private:
  const Records& records_;
  ByChild order_;  ///< of no rows where there are none
  std::array<bool, 3> has_{};
};

/// Is the allocation in force on `day`?
inline bool in_force(const Allocation& a, Date day) {
  return (!a.from || *a.from <= day) && day < a.until.or_far();
}

}  // namespace duly

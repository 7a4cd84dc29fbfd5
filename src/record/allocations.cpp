#include "duly/allocations.hpp"

namespace duly {

Allocations::Allocations(const Records& records) : records_(records) {
  if (records.allocations.empty()) return;
  order_ = by_child(records.allocations, records.children.size(),
                    [](const Allocation&) { return true; });
  for (const Allocation& a : records.allocations) has_.at(static_cast<std::size_t>(a.role)) = true;
}

const Allocation* Allocations::on(Id child, Role role, Date day) const {
  const Allocation* found = nullptr;
  for (const std::uint32_t row : of(child)) {
    const Allocation& a = records_.allocations[row];
    if (a.role != role || !in_force(a, day)) continue;
    const bool later = found == nullptr || !found->from || (a.from && *found->from < *a.from);
    if (later) found = &a;
  }
  return found;
}

}  // namespace duly

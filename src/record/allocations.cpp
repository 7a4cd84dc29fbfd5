#include "duly/allocations.hpp"

namespace duly {

Allocations::Allocations(const Records& records) : records_(records) {
  of_.assign(records.children.size() + 1, 0);
  for (const Allocation& a : records.allocations) {
    ++of_[a.child + 1];
    has_.at(static_cast<std::size_t>(a.role)) = true;
  }
  for (std::size_t c = 1; c < of_.size(); ++c) of_[c] += of_[c - 1];
  rows_.resize(records.allocations.size());
  std::vector<std::uint32_t> next(of_.begin(), of_.end() - 1);
  for (std::uint32_t i = 0; i < records.allocations.size(); ++i) {
    rows_[next[records.allocations[i].child]++] = i;
  }
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

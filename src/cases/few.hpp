#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "duly/diagnostic.hpp"

namespace duly::cases {

/// Up to N different children: enough to weigh by, however many there are.
template <std::size_t N>
class Few {
 public:
  void add(Id child) {
    if (size_ == N || holds(child)) return;
    ids_[size_] = child;
    ++size_;
  }
  void add(const Few& others) {
    for (std::size_t i = 0; i < others.size_; ++i) add(others.ids_[i]);
  }
  std::size_t size() const { return size_; }
  bool holds(Id child) const {
    return std::find(ids_.begin(), ids_.begin() + size_, child) != ids_.begin() + size_;
  }
  /// How many of them are not among `others`.
  std::size_t beside(const Few& others) const {
    return static_cast<std::size_t>(std::count_if(
        ids_.begin(), ids_.begin() + size_, [&others](Id child) { return !others.holds(child); }));
  }

 private:
  std::array<Id, N> ids_{};
  std::uint8_t size_ = 0;
};

}  // namespace duly::cases

#pragma once

// Counts that are printed together, before it is known which of them are one number.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "duly/suppress.hpp"

namespace duly {

/// Draws up a CountSheet. What is said of counts is taken only where it is so of these: a measure
/// counted under another reading may differ from one it otherwise equals.
class SmallCounts {
 public:
  using Slot = std::uint32_t;
  using Slots = std::span<const Slot>;

  Slot add(std::size_t value, Shown shown = Shown::printed);
  std::int64_t value(Slot slot) const { return values_[slot]; }
  std::int64_t value(Slots slots) const;

  /// Both come to the same. Two single counts are then one number in two places.
  void equal(Slots left, Slots right);
  /// The total is the sum of its parts.
  void sum(Slot total, Slots parts);
  /// What is in the whole and in no part is a count of its own, which is not printed.
  void rest(Slots whole, Slots parts);
  /// The same, and nothing there is taken to be known: `whole` and `parts` come to the same.
  void rest_or_equal(Slots whole, Slots parts);

  void hide(std::size_t least, unsigned threads = 1, const SecretNumber& secret = {});
  bool hidden(Slot slot) const { return hidden_[slot]; }

 private:
  struct Relation {
    std::vector<Slot> left, right;
    bool is_sum = false;  ///< left is one total
  };
  Slot root(Slot slot);
  void settle(Relation& relation);
  void put(const Relation& relation, std::span<const CountId> ids, CountSheet& sheet) const;

  std::vector<std::int64_t> values_;
  std::vector<Shown> shown_;
  std::vector<Slot> same_as_;
  std::vector<Relation> relations_;
  std::vector<bool> hidden_;
};

}  // namespace duly

#pragma once

// What a measure looked at on two sides, matched: each child, plan, review or conference of the one
// with that of the other.

#include <cstdint>
#include <string>
#include <vector>

#include "answers/changes_side.hpp"

namespace duly::answers {

/// Two of one sort whose days differ by no more than this are one whose date was corrected, where
/// neither side has the other's day: as a corrected start may lie (inputs, merging).
constexpr int kDaysOfCorrection = 31;

/// The children of two sides under common numbers.
class ChildPairs {
 public:
  ChildPairs(const DataSet& before, const DataSet& after);
  std::uint32_t of_before(Id child) const { return of_before_[child]; }
  static std::uint32_t of_after(Id child) { return child; }
  std::uint32_t count() const { return count_; }
  /// The child on the side before, by its id after; kNoId for none.
  Id before(Id after) const { return before_[after]; }
  /// The child on the side after, by its id before; kNoId for none.
  Id after(Id before) const {
    return of_before_[before] < before_.size() ? of_before_[before] : kNoId;
  }
  bool any_in_common() const { return common_ > 0; }

 private:
  std::vector<std::uint32_t> of_before_;
  std::vector<Id> before_;
  std::uint32_t count_ = 0;
  std::size_t common_ = 0;
};

/// One thing looked at, as each side has it; one of them may be missing.
struct Unit {
  const Verdict* before = nullptr;
  const Verdict* after = nullptr;
};

/// Everything the measure looked at on either side, each verdict once. Where two are matched that
/// are not the same thing the counts are right all the same: only the reason would be another.
std::vector<Unit> units_of(const Measure& measure, const Side& before, const Seen& seen_before,
                           const Side& after, const Seen& seen_after, const ChildPairs& children);

/// What a verdict adds to a figure.
struct Contribution {
  bool denominator = false;
  std::uint32_t numerator = 0;  ///< 1, or the days of a mean
  bool indeterminate = false;
  std::string band{};  ///< blank where it is not counted, and without bands
  friend bool operator==(const Contribution&, const Contribution&) = default;
};
Contribution contribution_of(const Measure& measure, const Verdict* verdict, const Seen& seen);

}  // namespace duly::answers

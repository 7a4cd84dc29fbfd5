#pragma once

// Where each printed count of `kpi` stands. What is known of measures asks for counts millions of
// times: their parts and groups are numbered, and a count is looked up in a table.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "answers/kpi_sheet.hpp"
#include "measures/identities.hpp"
#include "suppress/small_counts.hpp"

namespace duly::answers {

class CountPlaces {
 public:
  using Slot = SmallCounts::Slot;
  /// A part of a measure, numbered when it is first asked for.
  using Column = std::uint32_t;
  static constexpr Slot kNoSlot = 0xFFFFFFFF;

  CountPlaces(std::size_t points, std::span<const Measure> defined)
      : slots_(points), defined_(defined) {}

  /// The measures that are the program's own, then those defined.
  std::size_t measure_number(const Measure* measure) const;
  Column column(const Measure* measure, CountPart part);
  /// All that were asked for, by measure and then by part.
  std::vector<Column> columns_in_order() const;

  /// The same group of the same breakdown has one number in all measures and points; 0 is the
  /// total.
  std::uint32_t group(const GroupName& name);
  std::optional<std::uint32_t> find_group(const GroupName& name) const;
  std::uint32_t breakdown_of(std::uint32_t group) const { return breakdowns_[group]; }

  /// kNoSlot where no count was put.
  Slot at(std::size_t point, std::uint32_t group, Column column) const {
    const auto& groups = slots_[point];
    return group < groups.size() && column < groups[group].size() ? groups[group][column] : kNoSlot;
  }
  void put(std::size_t point, std::uint32_t group, Column column, Slot slot);

 private:
  std::vector<std::vector<std::vector<Slot>>> slots_;  ///< by point, group and column
  std::span<const Measure> defined_;
  std::unordered_map<std::uint64_t, Column> columns_;  ///< by measure and part
  std::map<GroupName, std::uint32_t> groups_;
  std::vector<std::uint32_t> breakdowns_ = {0};  ///< by group
};

}  // namespace duly::answers

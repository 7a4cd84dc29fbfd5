#include "answers/count_places.hpp"

#include <algorithm>
#include <utility>

namespace duly::answers {

std::size_t CountPlaces::measure_number(const Measure* measure) const {
  const bool is_defined = measure->definition != nullptr;
  const auto number =
      is_defined ? measure - defined_.data() + std::ssize(measures()) : measure - measures().data();
  return static_cast<std::size_t>(number);
}

CountPlaces::Column CountPlaces::column(const Measure* measure, CountPart part) {
  const std::uint64_t key = std::uint64_t{measure_number(measure)} << 16U | part;
  return columns_.try_emplace(key, static_cast<Column>(columns_.size())).first->second;
}

std::vector<CountPlaces::Column> CountPlaces::columns_in_order() const {
  std::vector<std::pair<std::uint64_t, Column>> all(columns_.begin(), columns_.end());
  std::sort(all.begin(), all.end());
  std::vector<Column> out;
  for (const auto& [key, column] : all) out.push_back(column);
  return out;
}

std::uint32_t CountPlaces::group(const GroupName& name) {
  const auto [at, added] =
      groups_.try_emplace(name, static_cast<std::uint32_t>(breakdowns_.size()));
  if (added) breakdowns_.push_back(name.breakdown);
  return at->second;
}

std::optional<std::uint32_t> CountPlaces::find_group(const GroupName& name) const {
  const auto at = groups_.find(name);
  return at == groups_.end() ? std::nullopt : std::optional(at->second);
}

void CountPlaces::put(std::size_t point, std::uint32_t group, Column column, Slot slot) {
  auto& groups = slots_[point];
  if (groups.size() <= group) groups.resize(group + std::size_t{1});
  std::vector<Slot>& slots = groups[group];
  if (slots.size() <= column) slots.resize(column + std::size_t{1}, kNoSlot);
  slots[column] = slot;
}

}  // namespace duly::answers

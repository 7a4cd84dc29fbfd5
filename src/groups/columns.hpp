#pragma once

#include "duly/group.hpp"

namespace duly::groups {

inline std::uint32_t of_word(Id word) {
  return word == kNoId ? kNoGroup : word;
}
inline std::string word(const GroupSource& s, std::uint32_t value) {
  return std::string(s.records.words[value]);
}

/// The cell that the column asked about has in a row.
inline Id cell_of(const GroupQuestion& q, std::uint32_t row_cells) {
  return q.source.records.local.cell(row_cells, q.which);
}

// Of the allocation and the episode that every other group of theirs is of: kinds.cpp.
std::uint32_t column_of_allocation(const GroupQuestion& q);
std::uint32_t column_of_episode(const GroupQuestion& q);

}  // namespace duly::groups

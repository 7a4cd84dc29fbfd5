// layer: record
#pragma once

// Columns of an authority's own: of no field of ours, and asked for by the name their file gives
// them (reviews.venue).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "duly/ids.hpp"

namespace duly {

/// A column asked for. Its cells are read; of a column that nobody asks for they are not.
struct LocalColumn {
  std::string kind;  ///< of kLocalKinds
  std::string name;  ///< as it was typed
  friend bool operator==(const LocalColumn&, const LocalColumn&) = default;
};

/// The kinds whose rows keep such columns.
constexpr std::array<std::string_view, 6> kLocalKinds = {"allocations", "children", "conferences",
                                                         "episodes",    "events",   "reviews"};

/// The one of those kinds that an extract's rows are of: conferences come in three tables. Blank
/// where they keep none.
std::string_view local_kind_of(std::string_view extract_kind);

/// The columns asked for, and the cells read of them. Those of a row stand together, in the order
/// in which columns of its kind were asked for.
struct LocalCells {
  std::vector<LocalColumn> columns;
  std::vector<Id> cells;  ///< words, or kNoId

  /// How many columns of the kind were asked for.
  std::size_t count(std::string_view kind) const;
  /// Which of them a column is; kNoPlace where it was not asked for.
  std::uint32_t place(const LocalColumn& column) const;
  /// A cell of the row whose cells stand at `row`; none where its file has no such columns.
  Id cell(std::uint32_t row, std::uint32_t place) const {
    return row == kNoPlace ? kNoId : cells[row + place];
  }
};

}  // namespace duly

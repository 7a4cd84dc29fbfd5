// layer: input
#pragma once

// A small table that is given beside the extracts, such as published figures of one's own.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duly {

/// A row by the columns asked for; blank where the table has no such column. Without spaces around.
struct SideRow {
  std::size_t line = 0;
  std::vector<std::string> cells;
};

struct SideTable {
  std::vector<std::string_view> lacking;  ///< columns asked for that it does not have
  std::vector<SideRow> rows;
};

/// Reads CSV in any form that an extract may have: UTF-8, UTF-16 or Windows-1252, any separator,
/// headings in any order and however they are written. Blank rows are passed over.
SideTable side_table(std::string_view bytes, std::span<const std::string_view> columns);

}  // namespace duly

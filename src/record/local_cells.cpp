// Columns asked for by the name their file gives them.

#include <algorithm>

#include "duly/record.hpp"

namespace duly {

std::string_view local_kind_of(std::string_view extract_kind) {
  if (extract_kind == "initial_conferences" || extract_kind == "review_conferences") {
    return "conferences";
  }
  const auto* found = std::find(kLocalKinds.begin(), kLocalKinds.end(), extract_kind);
  return found == kLocalKinds.end() ? std::string_view{} : *found;
}

std::string_view local_heading_of(const Records& records, std::uint16_t file, std::uint32_t place) {
  for (const ExtractLocalColumn& column : records.extracts[file].local_columns) {
    if (column.place == place) return column.heading;
  }
  return {};
}

std::size_t LocalCells::count(std::string_view kind) const {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(),
                    [kind](const LocalColumn& column) { return column.kind == kind; }));
}

std::uint32_t LocalCells::place(const LocalColumn& column) const {
  std::uint32_t out = 0;
  for (const LocalColumn& other : columns) {
    if (other == column) return out;
    if (other.kind == column.kind) ++out;
  }
  return kNoPlace;
}

}  // namespace duly

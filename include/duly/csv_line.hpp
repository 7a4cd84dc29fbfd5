// layer: csv
#pragma once

// The lines of a table of ours (data/), by the names in its heading row.

#include <cstddef>
#include <string_view>

#include "duly/csv.hpp"

namespace duly::csv {

/// The cells of a row by the names of the heading row; blank where there is none. Good until the
/// next line is read.
class Line {
 public:
  Line(const Row& heading, const Row& row) : heading_(heading), row_(row) {}
  std::string_view operator[](std::string_view name) const {
    for (std::size_t i = 0; i < heading_.cells.size() && i < row_.cells.size(); ++i) {
      if (heading_.cells[i] == name) return row_.cells[i];
    }
    return {};
  }
  std::size_t number() const { return row_.line; }

 private:
  const Row& heading_;
  const Row& row_;
};

/// Calls `use` with each line below the heading.
template <class Use>
void for_each_line(std::string_view text, Use use) {
  Reader reader(text, ',');
  Row heading;
  Row row;
  if (!reader.next(heading)) return;
  while (reader.next(row)) use(Line(heading, row));
}

}  // namespace duly::csv

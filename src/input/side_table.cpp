#include "duly/side_table.hpp"

#include <algorithm>

#include "duly/csv.hpp"
#include "duly/text.hpp"
#include "input/recognise.hpp"
#include "input/text.hpp"

namespace duly {

SideTable side_table(std::string_view bytes, std::span<const std::string_view> columns) {
  SideTable out;
  input::Text text;
  input::read_text(bytes, text);
  const std::string_view first = text.utf8.substr(0, text.utf8.find_first_of("\r\n"));
  csv::Reader reader(text.utf8, csv::sniff_separator(first));
  csv::Row row;
  if (!reader.next(row)) return out;
  const std::size_t none = row.cells.size();
  std::vector<std::size_t> places(columns.size(), none);
  for (std::size_t at = row.cells.size(); at-- > 0;) {  // of two of one name the first
    const std::string heading = input::plain(row.cells[at]);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (heading == input::plain(columns[c])) places[c] = at;
    }
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (places[c] == none) out.lacking.push_back(columns[c]);
  }
  while (reader.next(row)) {
    SideRow read{row.line, {}};
    bool blank = true;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const bool there = places[c] != none && places[c] < row.cells.size();
      read.cells.emplace_back(there ? trimmed(row.cells[places[c]]) : "");
      blank = blank && read.cells.back().empty();
    }
    if (!blank) out.rows.push_back(std::move(read));
  }
  return out;
}

}  // namespace duly

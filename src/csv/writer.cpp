#include <algorithm>

#include "duly/csv.hpp"

namespace duly::csv {

void append_field(std::string& out, std::string_view cell) {
  const bool needs_quotes = std::any_of(cell.begin(), cell.end(), [](char c) {
    return c == ',' || c == '"' || c == '\n' || c == '\r';
  });
  if (!needs_quotes) {
    out.append(cell);
    return;
  }
  out.push_back('"');
  for (const char c : cell) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

}  // namespace duly::csv

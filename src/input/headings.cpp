#include <cctype>

#include "duly/csv.hpp"
#include "duly/embedded.hpp"
#include "input/recognise.hpp"

namespace duly {

Headings::Headings() {
  csv::Reader reader(embedded_file("headings.csv"), ',');
  csv::Row row;
  reader.next(row);
  while (reader.next(row)) {
    all_.push_back({std::string(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[3]),
                    std::string(row.cells[4]), row.cells[2] == "yes", row.cells[2] == "any"});
  }
}

std::string Headings::add_map(std::string_view csv_text) {
  csv_text.remove_prefix(csv::byte_order_mark(csv_text));
  csv::Reader reader(csv_text, ',');
  csv::Row row;
  if (!reader.next(row)) return "the map is empty; its headings are kind,field,heading";
  if (row.cells.size() < 3 || input::plain(row.cells[0]) != "kind" ||
      input::plain(row.cells[1]) != "field" || input::plain(row.cells[2]) != "heading") {
    return "the first row of a map is kind,field,heading";
  }
  while (reader.next(row)) {
    if (row.cells.size() < 3) return "line " + std::to_string(row.line) + " has too few cells";
    const auto like = std::find_if(all_.begin(), all_.end(), [&](const Heading& h) {
      return h.kind == row.cells[0] && h.field == row.cells[1];
    });
    if (like == all_.end()) {
      return "line " + std::to_string(row.line) +
             " names no known kind and field; `duly formats`"
             " lists them";
    }
    Heading added = *like;
    added.source = "map";
    added.heading = row.cells[2];
    all_.push_back(std::move(added));
  }
  return {};
}

namespace input {

std::string plain(std::string_view heading) {
  std::string out;
  constexpr std::size_t kLongest = 200;  // longer is no heading of ours
  if (heading.size() > kLongest) return "?";
  for (const char c : heading) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) out.push_back(static_cast<char>(std::tolower(byte)));
    if (byte >= 0x80) out.push_back(c);
  }
  return out;
}

}  // namespace input
}  // namespace duly

// Where the headings stand, and which kind of extract they are.

#include "input/heading_row.hpp"

#include <algorithm>

#include "duly/csv.hpp"
#include "input/kinds.hpp"
#include "input/text.hpp"

namespace duly::input {
namespace {

/// A title above the headings is looked past (Ofsted's Annex A templates have one).
constexpr int kRowsSearchedForHeadings = 20;

/// The cells of a row with look-alikes made one, as cells below them are read.
std::vector<std::string> as_strings(const csv::Row& row) {
  std::vector<std::string> out;
  for (const std::string_view cell : row.cells) out.push_back(folded(cell));
  return out;
}

std::size_t known_headings(const HeadingCells& row) {
  return static_cast<std::size_t>(std::count_if(row.known.begin(), row.known.end(),
                                                [](const auto& known) { return !known.empty(); }));
}

/// Takes the row for what it is: a kind, or a table known to be unused. False where it is neither.
bool take(HeadingRow& out, const HeadingCells& row, std::string_view forced_kind,
          const Headings& headings) {
  out.found = recognise(row, forced_kind, headings);
  const bool certain = !out.found.kind.empty() && !last_resort(out.found.kind);
  if (certain || !forced_kind.empty()) return !out.found.kind.empty();
  out.unused = unused_table(row, out.found.columns.size());
  if (!out.unused.empty()) return true;
  if (out.found.kind == "children" && tells_of_cases(row, out.found, headings)) {
    out.found = {};
  }
  if (out.found.kind.empty()) return false;
  // A last resort hides no other kind's misspelt heading.
  for (const std::string_view kind : kinds_in_question({})) {
    if (last_resort(kind)) continue;
    if (fits_but_for_slips(row, kind, headings)) out.found = {};
    if (out.found.kind.empty()) return false;
  }
  return true;
}

}  // namespace

HeadingRow find_headings(std::string_view text, std::string_view forced_kind,
                         const Headings& headings) {
  HeadingRow out;
  std::size_t line = 0;
  std::size_t at = 0;
  std::vector<std::string> nearest;
  std::size_t most_known = 0;
  for (int i = 0; i < kRowsSearchedForHeadings && at < text.size(); ++i) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    out.too_long = end - at;
    out.too_long_line = line + 1;
    if (out.too_long > kLongestHeadingRow) break;
    const char separator = csv::sniff_separator(text.substr(at, end - at));
    csv::Reader reader(text, separator, at, text.size());
    csv::Row row;
    if (!reader.next(row)) break;
    out.too_long = reader.position() - at;
    if (out.too_long > kLongestHeadingRow) break;
    out.too_long = 0;
    out.cells = as_strings(row);
    out.sheet = {separator, reader.position(), line + reader.lines() + 1, row.cells.size(), {}, 0};
    const HeadingCells looked_up = look_up(out.cells, headings);
    if (take(out, looked_up, forced_kind, headings)) return out;
    const std::size_t known = known_headings(looked_up);
    if (nearest.empty() || known > most_known) {
      most_known = known;
      nearest = out.cells;
    }
    line += reader.lines();
    at = reader.position();
  }
  if (!nearest.empty()) out.too_long = 0;  // what stands above it is more worth showing
  out.cells = std::move(nearest);
  return out;
}

}  // namespace duly::input

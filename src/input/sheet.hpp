#pragma once

// The heading row as bound to fields, and the rows below it that hold data.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "duly/ascii.hpp"
#include "duly/csv.hpp"
#include "input/cell.hpp"

namespace duly::input {

/// The heading row as bound: which column carries which field.
struct BoundColumn {
  std::size_t at = 0;
  std::string_view field;
  std::string_view heading;
  std::string_view source;             ///< whose heading it is: SSDA903, SSD, plain, ...
  bool in_doubt = false;               ///< its dates prove the other order of day and month
  const Meanings* meanings = nullptr;  ///< of local codes in the column, or none
};

/// What --map says a cell's text means: itself, where it is no local code.
std::string_view mapped(const Meanings& meanings, std::string_view text);

/// A column asked for by name (Records::local): where it stands, and which it is of its kind.
struct LocalPlace {
  std::size_t at = 0;
  std::uint32_t place = 0;
  std::string_view heading;
};

struct Sheet {
  char separator = ',';
  std::size_t body = 0;       ///< first byte below the heading row
  std::size_t body_line = 0;  ///< its line, from 1
  std::size_t heading_count = 0;
  std::vector<BoundColumn> columns;
  std::uint16_t file = 0;
  std::span<const std::string> headings = {};  ///< the whole heading row
  std::vector<LocalPlace> local = {};
  std::size_t local_width = 0;  ///< columns asked for of the kind, in this file or another
};

/// Does a row hold data? A blank line does not; nor does what is printed between rows or below
/// them.
enum class RowSort : std::uint8_t { data, blank, no_data };
RowSort look_at(const csv::Row& row, const Sheet& sheet);
/// Nearly every row ends here: only the start of a row without data is looked for.
inline RowSort sort_of(const csv::Row& row, const Sheet& sheet) {
  const bool usual = row.cells.size() == sheet.heading_count && row.cells.size() > 1 &&
                     !row.cells[0].empty() && !row.cells[1].empty();
  if (!usual) return look_at(row, sheet);
  const char first = small_letter(row.cells[0].front());
  const bool as_heading =
      !sheet.headings[0].empty() && first == small_letter(sheet.headings[0].front());
  const bool as_footer =
      first == 't' || first == 'g' || first == 's' || first == '+' || first == '_';
  return as_heading || as_footer || starts_unusually(row.cells[0]) ? look_at(row, sheet)
                                                                   : RowSort::data;
}

/// The fields a sheet has.
std::vector<std::string_view> fields_of(const Sheet& sheet);

/// Whether a row that says nothing of when its event was held tells of one to come.
bool tells_of_planned(const csv::Row& row, const Sheet& sheet);

/// Checks a row's quoting and length; false when it has to be left out.
bool odd_row_is_sound(const csv::Row& row, const Sheet& sheet, RowContext& context);
inline bool row_is_sound(const csv::Row& row, const Sheet& sheet, RowContext& context) {
  const bool usual =
      row.oddities == 0 && row.cells.size() == sheet.heading_count && !context.has_nul;
  return usual || odd_row_is_sound(row, sheet, context);
}

}  // namespace duly::input

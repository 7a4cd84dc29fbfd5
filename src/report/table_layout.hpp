// How the columns of a table lie side by side on a screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "duly/table.hpp"

namespace duly {

/// A column as it is laid out. Widths are of characters.
struct Lane {
  std::size_t column;
  Align align;
  std::size_t width;
  std::vector<std::string> heading;  ///< its lines
  std::size_t fold;                  ///< longer text goes on in further lines; 0: it does not
};

struct TableLayout {
  std::vector<Lane> lanes;
  std::vector<Lane> below;            ///< what stands under each row
  std::vector<std::string> left_out;  ///< headings of columns for which there is no room
};

/// The lines of a text broken at spaces where it is longer than `fold`; those after the first are
/// set in, so that they are no row of their own. A longer word is broken behind "_" and where
/// a path has its folders, else it stands out.
std::vector<std::string> folded(std::string_view text, std::size_t fold);

/// In as many characters as a screen has; 0: as wide as it comes. Where it is too wide, text on the
/// right goes on in further lines first; then some stands under its row; then columns are left out,
/// the most spare one first. What cannot be spared stays, however narrow the screen.
TableLayout laid_out(const Table& table, std::size_t screen);

}  // namespace duly

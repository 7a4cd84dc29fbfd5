#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "input/recognise.hpp"
#include "input/sheet.hpp"

namespace duly::input {

/// No row of headings comes near; cells are made of a line only after this is known.
constexpr std::size_t kLongestHeadingRow = std::size_t{1} << 20;

/// The row that was taken for the headings, and for what.
struct HeadingRow {
  std::vector<std::string> cells;
  Recognised found;
  std::string unused;
  Sheet sheet;
  std::size_t too_long = 0;       ///< bytes of a line that is no heading row for its length
  std::size_t too_long_line = 0;  ///< from 1
};

/// Looks for the heading row among the first rows; `found.kind` and `unused` are blank without one,
/// and `cells` the row with the most headings we know.
HeadingRow find_headings(std::string_view text, std::string_view forced_kind,
                         const Headings& headings);

}  // namespace duly::input

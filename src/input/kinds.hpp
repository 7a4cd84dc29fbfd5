#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "input/pieces.hpp"
#include "input/sheet.hpp"

namespace duly::input {

/// A kind of extract: its name, what it is of in words, and how the rows of a sheet are read
/// (false: not by these pieces).
struct Kind {
  std::string_view name;
  std::string_view words;
  bool (*read)(const Sheet&, Pieces&, const LoadOptions&, Records&, Diagnostics&);
  bool by_name_only = false;  ///< its headings could be any table's: read only as KIND=PATH
};

std::span<const Kind> kinds();
/// Those a file may be of: the one it is forced to be, else all that are known by headings.
std::vector<std::string_view> kinds_in_question(std::string_view forced_kind);

}  // namespace duly::input

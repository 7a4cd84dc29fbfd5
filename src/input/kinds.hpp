#pragma once

#include <span>
#include <string_view>

#include "input/sheet.hpp"

namespace duly::input {

/// A kind of extract: its name, and how the rows of a sheet are read.
struct Kind {
  std::string_view name;
  void (*read)(const Sheet&, const LoadOptions&, Records&, Diagnostics&);
};

std::span<const Kind> kinds();

}  // namespace duly::input

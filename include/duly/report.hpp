// layer: report
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "duly/table.hpp"

namespace duly {

struct Style {
  bool colour = false;
};

/// csv: RFC 4180, LF, heading always, ISO dates. json: an object with as_at, readings, inputs,
/// rows. table: aligned columns. md: a Markdown table.
struct OutputFormat {
  std::string_view name;
  void (*write)(const Output&, const Style&, std::string& out);
};
std::span<const OutputFormat> output_formats();
const OutputFormat* find_output_format(std::string_view name);

}  // namespace duly

#include <array>
#include <span>
#include <string_view>

#include "duly/report.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

/// The one list; the first is the default. To add a format, write its function and name it here.
constexpr std::array kFormats = {
    OutputFormat{"table", &write_table},
    OutputFormat{"csv", &write_csv},
    OutputFormat{"json", &write_json},
    OutputFormat{"md", &write_markdown},
    OutputFormat{"html", &write_tables_page},
    OutputFormat{.name = "xlsx", .write = &write_workbook, .binary = true},
    OutputFormat{.name = "ics", .write = &write_calendar, .of_days = true},
};

}  // namespace

std::span<const OutputFormat> output_formats() {
  return kFormats;
}

const OutputFormat* find_output_format(std::string_view name) {
  for (const OutputFormat& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace duly

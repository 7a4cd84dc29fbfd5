// layer: report
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "duly/document.hpp"
#include "duly/table.hpp"

namespace duly {

struct Style {
  bool colour = false;
};

/// csv: RFC 4180, LF, heading always, ISO dates. json: an object with as_at, readings, inputs,
/// rows. table: aligned columns. md: a Markdown table. ics: RFC 5545, CRLF, an event for each day.
struct OutputFormat {
  std::string_view name;
  void (*write)(const Output&, const Style&, std::string& out);
  bool of_days = false;  ///< of what falls on days alone: a calendar
};
std::span<const OutputFormat> output_formats();
const OutputFormat* find_output_format(std::string_view name);

/// html: one page that needs nothing else. md: Markdown to paste into a report.
struct DocumentFormat {
  std::string_view name;
  void (*write)(const Document&, std::string& out);
};
std::span<const DocumentFormat> document_formats();
const DocumentFormat* find_document_format(std::string_view name);

}  // namespace duly

// layer: report
#pragma once

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "duly/document.hpp"
#include "duly/table.hpp"

namespace duly {

/// A format lacks what it needs of the machine, such as room for a file of its own.
class NotWritten : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Style {
  bool colour = false;
  std::size_t screen = 0;  ///< how many characters a line has; 0: as many as it needs
  bool excel = false;      ///< csv as Excel opens it: byte order mark, CRLF, ids as text
};

/// csv: RFC 4180, LF, heading always, ISO dates. json: an object with as_at, readings, inputs,
/// rows. table: aligned columns. md: a Markdown table. html: a page that needs nothing else. xlsx:
/// a workbook, with what csv has. ics: RFC 5545, CRLF, an event for each day.
struct OutputFormat {
  std::string_view name;
  void (*write)(const Output&, const Style&, std::string& out);
  bool of_days = false;  ///< of what falls on days alone: a calendar
  bool binary = false;   ///< not for a terminal
};
std::span<const OutputFormat> output_formats();
const OutputFormat* find_output_format(std::string_view name);

/// html: one page that needs nothing else. md: Markdown to paste into a report. xlsx:
/// a workbook, a table a sheet.
struct DocumentFormat {
  std::string_view name;
  void (*write)(const Document&, std::string& out);
  bool binary = false;  ///< not for a terminal
};
std::span<const DocumentFormat> document_formats();
const DocumentFormat* find_document_format(std::string_view name);

}  // namespace duly

// A file, from its bytes to records: its text, its headings, its rows.

#include <algorithm>

#include "input/heading_row.hpp"
#include "input/kinds.hpp"
#include "input/recognise.hpp"
#include "input/text.hpp"

namespace duly {
namespace {

/// Headings by name, or by place where they may be values: a name in a first row that holds a date
/// or an id may be a child's.
std::string listed(std::span<const std::size_t> columns, std::span<const std::string> headings,
                   bool show_values) {
  constexpr std::size_t kMostNamed = 20;
  constexpr std::size_t kLongest = 200;
  const bool by_name = show_values || !input::looks_like_data(headings);
  std::string out;
  for (std::size_t i = 0; i < std::min(columns.size(), kMostNamed); ++i) {
    const std::string& heading = headings[columns[i]];
    const bool shown =
        by_name && heading.size() <= kLongest && (show_values || !input::may_be_value(heading));
    if (i > 0) out += ", ";
    out += shown ? heading : "column " + std::to_string(columns[i] + 1);
  }
  if (columns.size() > kMostNamed) {
    out += " and " + std::to_string(columns.size() - kMostNamed) + " more";
  }
  return out;
}

void report_columns(const input::Recognised& found, const Extract& extract, RowRef heading_row,
                    bool show_values, Diagnostics& findings) {
  if (!found.twice.empty()) {
    findings.report(Code::d102_duplicate_heading, heading_row, {}, kNoId,
                    listed(found.twice, extract.headings, show_values));
  }
  const bool any_columns = found.kind == "events";  // which has whatever an authority counts
  if (!found.unknown.empty() && !any_columns) {
    findings.report(Code::d103_unknown_heading, heading_row, {}, kNoId,
                    listed(found.unknown, extract.headings, show_values));
  }
  const bool episodes_by_date =
      found.kind == "episodes" &&
      std::none_of(found.columns.begin(), found.columns.end(),
                   [](const input::BoundColumn& c) { return c.field == "reason_start"; });
  if (episodes_by_date) findings.report(Code::d107_no_reason_start, heading_row);
}

void report_encoding(const input::Text& text, std::uint16_t file, Diagnostics& findings) {
  if (text.windows_line > 0) {
    findings.report(Code::d105_windows_1252, {static_cast<std::uint32_t>(text.windows_line), file},
                    {}, kNoId, std::to_string(text.windows_bytes));
  }
  if (text.broken > 0) {
    findings.report(Code::d108_broken_characters, {0, file}, {}, kNoId,
                    std::to_string(text.broken));
  }
}

/// Reads what stands below the headings.
void read_rows(input::HeadingRow top, const LoadOptions& options, Records& records,
               Diagnostics& findings) {
  const std::uint16_t file = top.sheet.file;
  Extract& extract = records.extracts[file];
  const RowRef heading_row{static_cast<std::uint32_t>(top.sheet.body_line - 1), file};
  top.sheet.local = bind_local_columns(extract.headings, records.local, top.found);
  top.sheet.local_width = records.local.count(local_kind_of(extract.kind));
  for (input::BoundColumn& c : top.found.columns) c.heading = extract.headings[c.at];
  report_columns(top.found, extract, heading_row, options.keep_values, findings);
  if (heading_row.line > 1) findings.report(Code::d106_heading_below_top, heading_row);
  for (const input::BoundColumn& c : top.found.columns) {
    extract.columns.push_back({std::string(c.heading), extract.kind, std::string(c.field)});
    extract.latest_only = extract.latest_only || c.field == "latest_review";
  }
  top.sheet.columns = std::move(top.found.columns);
  top.sheet.headings = extract.headings;
  for (const input::LocalPlace& c : top.sheet.local) {
    extract.local_columns.push_back({std::string(c.heading), c.place});
  }
  for (const input::Kind& kind : input::kinds()) {
    if (kind.name == extract.kind) kind.read(top.sheet, options, records, findings);
  }
  if (extract.rows == extract.left_out) findings.report(Code::d101_no_usable_row, {0, file});
}

}  // namespace

std::optional<Unrecognised> load_extract(std::string name, std::string_view forced_kind,
                                         std::string_view text, const Headings& headings,
                                         const LoadOptions& options, Records& records,
                                         Diagnostics& findings) {
  input::Text decoded;
  input::read_text(text, decoded);
  input::HeadingRow top = input::find_headings(decoded.utf8, forced_kind, headings);
  if (top.too_long > input::kLongestHeadingRow) {
    Unrecognised out;
    out.too_long = top.too_long;
    out.line = top.too_long_line;
    return out;
  }
  if (top.unused.empty() && top.found.kind.empty()) {
    return input::nearest_kind(input::look_up(top.cells, headings), forced_kind, headings);
  }
  const auto file = static_cast<std::uint16_t>(records.extracts.size());
  Extract& extract = records.extracts.emplace_back();
  extract.name = std::move(name);
  extract.kind = top.unused.empty() ? top.found.kind : top.unused;
  extract.headings = std::move(top.cells);
  report_encoding(decoded, file, findings);
  if (!top.unused.empty()) {
    findings.report(Code::d104_unused_table, {0, file}, {}, kNoId, top.unused);
    return std::nullopt;
  }
  top.sheet.file = file;
  top.sheet.has_nul = decoded.has_nul;
  top.sheet.has_high = decoded.has_high;
  read_rows(std::move(top), options, records, findings);
  return std::nullopt;
}

}  // namespace duly

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

/// Reads what stands below the headings. False where that cannot be done by these pieces.
bool read_rows(input::HeadingRow top, input::Pieces pieces, const LoadOptions& options,
               Records& records, Diagnostics& findings) {
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
    if (kind.name != extract.kind) continue;
    if (!kind.read(top.sheet, pieces, options, records, findings)) return false;
  }
  if (extract.rows == extract.left_out) findings.report(Code::d101_no_usable_row, {0, file});
  return true;
}

/// The extract that the headings are of, as yet without rows.
void begin_extract(const std::string& name, input::HeadingRow& top, Records& records) {
  top.sheet.file = static_cast<std::uint16_t>(records.extracts.size());
  Extract& extract = records.extracts.emplace_back();
  extract.name = name;
  extract.kind = top.unused.empty() ? top.found.kind : top.unused;
  extract.headings = std::move(top.cells);
}

/// Are there headings of a kind whole in the start of a file?
bool are_whole(const input::HeadingRow& top, std::string_view start) {
  const std::string_view above = start.substr(0, top.sheet.body);
  return top.unused.empty() && !top.found.kind.empty() && top.sheet.body < start.size() &&
         std::count(above.begin(), above.end(), '"') % 2 == 0;
}

/// Reads a large file as it streams by. False where it is not as nearly all are.
bool load_streamed(const std::string& name, std::string_view forced_kind, const Source& source,
                   const Headings& headings, const LoadOptions& options, Records& records,
                   Diagnostics& findings) {
  input::StreamedPieces streamed(source, options.piece_bytes);
  input::HeadingRow top = input::find_headings(streamed.start(), forced_kind, headings);
  if (!are_whole(top, streamed.start())) return false;
  begin_extract(name, top, records);
  const std::size_t body = top.sheet.body;
  Diagnostics told;
  const bool read = read_rows(std::move(top), streamed.from(body), options, records, told);
  if (!read) records.extracts.pop_back();
  if (read) findings.append(std::move(told));
  return read;
}

}  // namespace

std::optional<Unrecognised> load_extract(const std::string& name, std::string_view forced_kind,
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
  begin_extract(name, top, records);
  const std::uint16_t file = top.sheet.file;
  report_encoding(decoded, file, findings);
  if (!top.unused.empty()) {
    findings.report(Code::d104_unused_table, {0, file}, {}, kNoId, top.unused);
    return std::nullopt;
  }
  const std::size_t body = top.sheet.body;
  read_rows(std::move(top), input::pieces_of(decoded, body, options.piece_bytes), options, records,
            findings);
  return std::nullopt;
}

std::optional<Unrecognised> load_extract(const std::string& name, std::string_view forced_kind,
                                         const Source& source, const Headings& headings,
                                         const LoadOptions& options, Records& records,
                                         Diagnostics& findings) {
  if (source.size > 2 * options.piece_bytes) {
    if (load_streamed(name, forced_kind, source, headings, options, records, findings)) {
      return std::nullopt;
    }
    source.restart();
  }
  return load_extract(name, forced_kind, source.whole(), headings, options, records, findings);
}

}  // namespace duly

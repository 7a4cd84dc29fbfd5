// The list of kinds of extract, and how a file is taken for one of them.

#include <array>

#include "input/recognise.hpp"
#include "input/text.hpp"

namespace duly {
namespace {

using input::Recognised;
using input::Sheet;

struct Kind {
  std::string_view name;
  void (*read)(const Sheet&, const LoadOptions&, Records&, Diagnostics&);
};

template <const auto& kind>
void read(const Sheet& sheet, const LoadOptions& options, Records& records, Diagnostics& findings) {
  input::read_sheet(sheet, kind, options, records, findings);
}

constexpr std::array kKinds = {Kind{"episodes", read<input::kEpisodes>},
                               Kind{"reviews", read<input::kReviews>},
                               Kind{"children", read<input::kChildren>},
                               Kind{"plans", read<input::kPlans>},
                               Kind{"conferences", read<input::kConferences>},
                               Kind{"initial_conferences", read<input::kInitialConferences>},
                               Kind{"review_conferences", read<input::kReviewConferences>},
                               Kind{"enquiries", read<input::kEnquiries>},
                               Kind{"referrals", read<input::kReferrals>},
                               Kind{"assessments", read<input::kAssessments>},
                               Kind{"cin_plans", read<input::kCinPlans>},
                               Kind{"missing", read<input::kMissing>},
                               Kind{"care_leavers", read<input::kCareLeavers>},
                               Kind{"allocations", read<input::kAllocations>},
                               Kind{"workers", read<input::kWorkers>},
                               Kind{"legal_statuses", read<input::kLegalStatuses>},
                               Kind{"placements", read<input::kPlacements>},
                               Kind{"care_dates", read<input::kCareDates>}};

/// A title above the headings is looked past (Ofsted's Annex A templates have one).
constexpr int kRowsSearchedForHeadings = 20;

/// The cells of a row with look-alikes made one, as cells below them are read.
std::vector<std::string> as_strings(const csv::Row& row) {
  std::vector<std::string> out;
  for (const std::string_view cell : row.cells) out.push_back(input::folded(cell));
  return out;
}

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

void report_columns(const Recognised& found, const Extract& extract, RowRef heading_row,
                    bool show_values, Diagnostics& findings) {
  if (!found.twice.empty()) {
    findings.report(Code::d102_duplicate_heading, heading_row, {}, kNoId,
                    listed(found.twice, extract.headings, show_values));
  }
  if (!found.unknown.empty()) {
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

struct HeadingRow {
  std::vector<std::string> cells;
  Recognised found;
  std::string unused;
  Sheet sheet;
  std::size_t too_long = 0;       ///< bytes of a line that is no heading row for its length
  std::size_t too_long_line = 0;  ///< from 1
};

/// No row of headings comes near; cells are made of a line only after this is known.
constexpr std::size_t kLongestHeadingRow = std::size_t{1} << 20;

std::size_t known_headings(const input::HeadingCells& row) {
  return static_cast<std::size_t>(std::count_if(row.known.begin(), row.known.end(),
                                                [](const auto& known) { return !known.empty(); }));
}

/// Takes the row for what it is: a kind, or a table known to be unused. False where it is neither.
bool take(HeadingRow& out, const input::HeadingCells& row, std::string_view forced_kind,
          const Headings& headings) {
  out.found = input::recognise(row, forced_kind, headings);
  const bool certain = !out.found.kind.empty() && !input::last_resort(out.found.kind);
  if (certain || !forced_kind.empty()) return !out.found.kind.empty();
  out.unused = input::unused_table(row, out.found.columns.size());
  if (!out.unused.empty()) return true;
  if (out.found.kind == "children" && input::tells_of_cases(row, out.found, headings)) {
    out.found = {};
  }
  if (out.found.kind.empty()) return false;
  for (const Kind& kind : kKinds) {  // a last resort hides no other kind's misspelt heading
    if (input::last_resort(kind.name)) continue;
    if (input::fits_but_for_slips(row, kind.name, headings)) out.found = {};
    if (out.found.kind.empty()) return false;
  }
  return true;
}

/// Looks for the heading row among the first rows; `found.kind` and `unused` are blank without one,
/// and `cells` the row with the most headings we know.
HeadingRow find_headings(std::string_view text, std::string_view forced_kind,
                         const Headings& headings) {
  HeadingRow out;
  std::size_t line = 0;
  std::size_t at = 0;
  std::vector<std::string> nearest;
  std::size_t most_known = 0;
  for (int i = 0; i < kRowsSearchedForHeadings && at < text.size(); ++i) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    out.too_long = end - at;
    out.too_long_line = line + 1;
    if (out.too_long > kLongestHeadingRow) break;
    const char separator = csv::sniff_separator(text.substr(at, end - at));
    csv::Reader reader(text, separator, at, text.size());
    csv::Row row;
    if (!reader.next(row)) break;
    out.too_long = reader.position() - at;
    if (out.too_long > kLongestHeadingRow) break;
    out.too_long = 0;
    out.cells = as_strings(row);
    out.sheet = {
        text, separator, reader.position(), line + reader.lines() + 1, row.cells.size(), {},
        0,    false};
    const input::HeadingCells looked_up = input::look_up(out.cells, headings);
    if (take(out, looked_up, forced_kind, headings)) return out;
    const std::size_t known = known_headings(looked_up);
    if (nearest.empty() || known > most_known) {
      most_known = known;
      nearest = out.cells;
    }
    line += reader.lines();
    at = reader.position();
  }
  if (!nearest.empty()) out.too_long = 0;  // what stands above it is more worth showing
  out.cells = std::move(nearest);
  return out;
}

/// Reads what stands below the headings.
void read_rows(HeadingRow top, const LoadOptions& options, Records& records,
               Diagnostics& findings) {
  const std::uint16_t file = top.sheet.file;
  Extract& extract = records.extracts[file];
  const RowRef heading_row{static_cast<std::uint32_t>(top.sheet.body_line - 1), file};
  const bool has_local = extract.kind == "allocations";
  const std::vector<input::LocalColumn> local =
      has_local ? bind_local_columns(extract.headings, options.local_columns, top.found)
                : std::vector<input::LocalColumn>{};
  for (input::BoundColumn& c : top.found.columns) c.heading = extract.headings[c.at];
  report_columns(top.found, extract, heading_row, options.keep_values, findings);
  if (heading_row.line > 1) findings.report(Code::d106_heading_below_top, heading_row);
  for (const input::BoundColumn& c : top.found.columns) {
    extract.columns.push_back({std::string(c.heading), extract.kind, std::string(c.field)});
    extract.latest_only = extract.latest_only || c.field == "latest_review";
  }
  top.sheet.columns = std::move(top.found.columns);
  top.sheet.headings = extract.headings;
  for (const input::LocalColumn& c : local) {
    const std::string& heading = extract.headings[c.at];
    extract.columns.push_back({heading, extract.kind, options.local_columns[c.place]});
    top.sheet.columns.push_back({c.at, input::kLocalFields[c.place], heading, "local"});
  }
  for (const Kind& kind : kKinds) {
    if (kind.name == extract.kind) kind.read(top.sheet, options, records, findings);
  }
  if (extract.rows == extract.left_out) findings.report(Code::d101_no_usable_row, {0, file});
}

}  // namespace

std::vector<std::string> input_kinds() {
  std::vector<std::string> out;
  for (const Kind& kind : kKinds) out.emplace_back(kind.name);
  return out;
}

std::optional<Unrecognised> load_extract(std::string name, std::string_view forced_kind,
                                         std::string_view text, const Headings& headings,
                                         const LoadOptions& options, Records& records,
                                         Diagnostics& findings) {
  input::Text decoded;
  input::read_text(text, decoded);
  HeadingRow top = find_headings(decoded.utf8, forced_kind, headings);
  if (top.too_long > kLongestHeadingRow) {
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

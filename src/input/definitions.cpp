// The measures an authority defines itself: a file of lines id,title,kind,column,counted,of.

#include <algorithm>
#include <array>

#include "duly/ascii.hpp"
#include "duly/csv.hpp"
#include "duly/definition.hpp"
#include "duly/nearest.hpp"
#include "duly/text.hpp"
#include "input/recognise.hpp"
#include "input/text.hpp"

namespace duly {
namespace {

constexpr std::size_t kId = 0;
constexpr std::size_t kTitle = 1;
constexpr std::size_t kKind = 2;
constexpr std::size_t kColumn = 3;
constexpr std::size_t kCounted = 4;
constexpr std::size_t kOf = 5;
constexpr std::array<std::string_view, 6> kColumns = {"id",     "title",   "kind",
                                                      "column", "counted", "of"};
constexpr std::string_view kColumnsInWords = "id,title,kind,column,counted,of";

/// The kinds whose rows are held on a day.
const std::array<std::string, 3> kKinds = {"reviews", "conferences", "events"};

constexpr std::size_t kMostDefinitions = 200;

std::string text_of(std::string_view cell) {
  const std::string plain_text = input::folded(cell);
  return std::string(trimmed(plain_text));
}

/// "Y|N" are two values.
std::vector<std::string> values_in(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t bar = std::min(text.find('|', at), text.size());
    const std::string value(trimmed(std::string_view(text).substr(at, bar - at)));
    if (!value.empty()) out.push_back(value);
    at = bar + 1;
  }
  return out;
}

bool is_among(const std::string& value, const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(),
                     [&value](const std::string& v) { return same_but_for_case(v, value); });
}

/// Letters, digits, _ and -: it stands between commas, and before >= in a target.
bool is_id(const std::string& text) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  return !text.empty() && text.find_first_not_of(kAllowed) == std::string::npos;
}

/// What is wrong with the line, or nothing.
std::string wrong_values(const Definition& d) {
  if (d.plain_count && !d.counted.empty()) {
    return "counts * and a value besides: * alone counts every row";
  }
  if (!d.plain_count && d.counted.empty()) {
    return "says no value to count: write it under counted, or * for a plain count of rows";
  }
  if (d.column.empty() && !(d.plain_count && d.of.empty())) {
    return "names no column; only a plain count (counted *, of blank) needs none";
  }
  for (const std::string& value : d.counted) {
    if (!d.of.empty() && !is_among(value, d.of)) {
      return "counts '" + value + "', which is not among the values under of";
    }
  }
  return {};
}

std::string wrong_line(const Definition& d, const std::vector<Definition>& before) {
  if (!is_id(d.id)) return "has no id of letters, digits, _ and -";
  for (const Definition& other : before) {
    if (same_but_for_case(other.id, d.id)) {
      return "has the id " + d.id + ", as line " + std::to_string(other.line) + " has";
    }
  }
  if (d.title.empty()) return "has no title";
  if (std::find(kKinds.begin(), kKinds.end(), d.kind) == kKinds.end()) {
    return "names the kind '" + d.kind + "', not one of reviews, conferences and events" +
           did_you_mean(d.kind, kKinds);
  }
  return wrong_values(d);
}

Definition definition_in(const csv::Row& row) {
  const auto cell = [&row](std::size_t at) {
    return at < row.cells.size() ? text_of(row.cells[at]) : std::string();
  };
  Definition out;
  out.id = cell(kId);
  out.title = cell(kTitle);
  out.kind = input::map_word(cell(kKind));
  out.column = cell(kColumn);
  out.counted = values_in(cell(kCounted));
  out.of = values_in(cell(kOf));
  const auto star = std::find(out.counted.begin(), out.counted.end(), "*");
  out.plain_count = star != out.counted.end();
  if (out.plain_count) out.counted.erase(star);
  out.line = row.line;
  return out;
}

bool is_blank(const csv::Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](std::string_view c) { return text_of(c).empty(); });
}

}  // namespace

std::optional<NotRead> read_definitions(std::string_view bytes, std::vector<Definition>& out) {
  input::Text text;
  input::read_text(bytes, text);
  const std::string_view first = text.utf8.substr(0, text.utf8.find_first_of("\r\n"));
  csv::Reader reader(text.utf8, csv::sniff_separator(first));
  csv::Row row;
  const std::string headings = "the first row is " + std::string(kColumnsInWords);
  if (!reader.next(row)) return NotRead{1, "is empty; " + headings};
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    const bool there = i < row.cells.size() && input::plain(row.cells[i]) == kColumns[i];
    if (!there) return NotRead{row.line, headings};
  }
  while (reader.next(row)) {
    if (is_blank(row)) continue;
    if (row.cells.size() > kColumns.size()) {
      return NotRead{row.line, "has more cells than " + std::string(kColumnsInWords) +
                                   "; put quotes around a text with a comma"};
    }
    const Definition d = definition_in(row);
    std::string wrong = wrong_line(d, out);
    if (!wrong.empty()) return NotRead{row.line, std::move(wrong)};
    out.push_back(d);
    if (out.size() > kMostDefinitions) {
      return NotRead{row.line, "is one more than the " + std::to_string(kMostDefinitions) +
                                   " definitions one run can hold"};
    }
  }
  if (out.empty()) return NotRead{1, "defines nothing: no line stands below the headings"};
  return std::nullopt;
}

}  // namespace duly

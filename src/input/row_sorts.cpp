// Which rows hold data, and which of those can be trusted.

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "duly/ascii.hpp"
#include "duly/text.hpp"
#include "input/recognise.hpp"
#include "input/sheet.hpp"
#include "input/text.hpp"

namespace duly::input {
namespace {

bool holds_nul(const csv::Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) {
    return cell.find('\0') != std::string_view::npos;
  });
}

/// ="00123" is text as Excel keeps it.
bool quotes_are_of_formulas(const csv::Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) {
    return cell.find('"') == std::string_view::npos || is_formula_of_text(trimmed(cell));
  });
}

bool blank_beyond(const csv::Row& row, std::size_t count) {
  return row.not_kept == 0 &&
         std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(count), row.cells.end(),
                     [](std::string_view cell) { return trimmed(cell).empty(); });
}

/// A cell as people read it.
std::string as_read(std::string_view cell) {
  return std::string(trimmed(has_high(cell) ? folded(cell) : std::string(cell)));
}

bool is_blank(const std::string& cell) {
  return cell.empty() || is_word_for_blank(cell, Blanks::all);
}

/// Of the line some tools print under the headings.
bool is_rule(const std::string& cell) {
  return cell.find_first_not_of("-=+_ ") == std::string::npos;
}

bool is_number(const std::string& cell) {
  return cell.find_first_not_of("0123456789.,% ") == std::string::npos;
}

/// (12 rows affected), 12 rows selected., no rows: what tools for SQL print below a table.
bool is_row_count(const std::string& cell) {
  static constexpr std::array<std::string_view, 5> kAfter = {"", "affected", "selected", "returned",
                                                             "fetched"};
  std::vector<std::string> words(1);
  for (const char c : cell) {
    if (c == ' ') {
      words.emplace_back();
    } else if (c != '(' && c != ')' && c != '.') {
      words.back() += small_letter(c);
    }
  }
  constexpr std::size_t kMostWords = 3;
  if (words.size() < 2 || words.size() > kMostWords) return false;
  words.resize(kMostWords);
  const bool count = words[0] == "no" || (!words[0].empty() && is_number(words[0]));
  const bool rows = words[1] == "row" || words[1] == "rows" || words[1] == "record" ||
                    words[1] == "records" || words[1] == "row(s)";
  return count && rows && std::find(kAfter.begin(), kAfter.end(), words[2]) != kAfter.end();
}

/// Does the cell begin with the words, whatever their case and what is drawn before them?
bool begins(const std::string& cell, std::span<const std::string_view> with) {
  const std::size_t first = cell.find_first_not_of("*-= ");
  if (first == std::string::npos) return false;
  return std::any_of(with.begin(), with.end(), [&](std::string_view words) {
    const std::size_t end = first + words.size();
    if (cell.size() < end || (cell.size() > end && is_letter(cell[end]))) return false;
    return same_but_for_case(words, std::string_view(cell).substr(first, words.size()));
  });
}

/// Total, Grand total: 12.
bool is_total(const std::string& cell) {
  static constexpr std::array<std::string_view, 6> kWords = {
      "grand total", "totals", "total", "subtotal", "sub-total", "sub total"};
  return begins(cell, kWords);
}

/// What tools for SQL and reports print when they are done.
bool is_closing(const std::string& cell) {
  static constexpr std::array<std::string_view, 3> kWords = {"completion time", "end of report",
                                                             "report generated"};
  return begins(cell, kWords);
}

bool repeats_headings(const std::vector<std::string>& cells,
                      std::span<const std::string> headings) {
  if (cells.size() > headings.size()) return false;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (plain(i < cells.size() ? cells[i] : std::string()) != plain(headings[i])) return false;
  }
  return true;
}

}  // namespace

RowSort look_at(const csv::Row& row, const Sheet& sheet) {
  if (row.oddities != 0 || row.not_kept > 0) return RowSort::data;
  std::vector<std::string> cells;
  for (const std::string_view cell : row.cells) {
    cells.push_back(as_read(cell));
    // Most rows looked at are data after all: their first cells tell.
    const std::string& last = cells.back();
    const bool may_be = is_blank(last) || is_rule(last) || is_number(last) || is_row_count(last) ||
                        is_total(last) || is_closing(last) ||
                        cells.size() > sheet.headings.size() ||
                        plain(last) == plain(sheet.headings[cells.size() - 1]);
    if (!may_be) return RowSort::data;
  }
  if (repeats_headings(cells, sheet.headings)) return RowSort::no_data;
  std::vector<std::string> filled;
  std::copy_if(cells.begin(), cells.end(), std::back_inserter(filled),
               [](const std::string& cell) { return !is_blank(cell); });
  if (filled.empty()) return RowSort::blank;
  if (std::all_of(filled.begin(), filled.end(), is_rule)) return RowSort::no_data;
  const bool numbers = std::all_of(filled.begin() + 1, filled.end(), is_number);
  const bool closing = is_row_count(filled[0]) || is_closing(filled[0]);
  const bool footer = (closing && filled.size() == 1) || (is_total(filled[0]) && numbers);
  return footer ? RowSort::no_data : RowSort::data;
}

std::vector<std::string_view> fields_of(const Sheet& sheet) {
  std::vector<std::string_view> out;
  for (const BoundColumn& column : sheet.columns) out.push_back(column.field);
  return out;
}

bool tells_of_planned(const csv::Row& row, const Sheet& sheet) {
  return std::any_of(sheet.columns.begin(), sheet.columns.end(), [&](const BoundColumn& column) {
    const bool of_plan = std::find(kPlannedFields.begin(), kPlannedFields.end(), column.field) !=
                         kPlannedFields.end();
    return of_plan && column.at < row.cells.size() && !is_blank(as_read(row.cells[column.at]));
  });
}

bool odd_row_is_sound(const csv::Row& row, const Sheet& sheet, RowContext& context) {
  if (context.has_nul && holds_nul(row)) {
    context.findings.report(Code::d219_nul, context.row);
    return false;
  }
  if (row.oddities == 0 && row.cells.size() == sheet.heading_count) return true;
  const auto counts = [&] {
    return std::to_string(row.cells.size() + row.not_kept) + " cells, " +
           std::to_string(sheet.heading_count) + " headings";
  };
  Diagnostics& out = context.findings;
  if ((row.oddities & csv::kUnclosedQuote) != 0) {
    out.report(Code::d212_unclosed_quote, context.row);
    return false;
  }
  if ((row.oddities & csv::kMalformedQuote) != 0) {
    out.report(Code::d211_malformed_quote, context.row);
    return false;
  }
  if ((row.oddities & csv::kStrayQuote) != 0 && !quotes_are_of_formulas(row)) {
    out.report(Code::d210_stray_quote, context.row);
  }
  if (row.cells.size() < sheet.heading_count) {
    out.report(Code::d213_short_row, context.row, {}, kNoId, counts());
  } else if (row.cells.size() > sheet.heading_count) {
    const bool blank = blank_beyond(row, sheet.heading_count);
    out.report(blank ? Code::d215_extra_blank_cells : Code::d214_long_row, context.row, {}, kNoId,
               counts());
    return blank;
  }
  return true;
}

}  // namespace duly::input

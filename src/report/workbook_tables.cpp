// Tables and cells of a workbook, and the output of a command as one.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>
#include <xlsxwriter.h>

#include "duly/ascii.hpp"
#include "duly/report.hpp"
#include "duly/text.hpp"
#include "report/workbook.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

/// The words that fit, whole where there is more than one.
std::string shortened(std::string_view text, std::size_t most) {
  if (characters_in(text) <= most) return std::string(text);
  while (characters_in(text) > most + 1) text.remove_suffix(1);
  const std::size_t space = text.rfind(' ');
  if (space != std::string_view::npos && space > 0) return std::string(text.substr(0, space));
  while (characters_in(text) > most) text.remove_suffix(1);
  return std::string(text);
}

/// Shortened, and not to end in "by how long they".
std::string name_of(std::string_view words, std::size_t most) {
  std::string out = shortened(words, most);
  if (out.size() == words.size()) return out;
  constexpr std::array<std::string_view, 18> kSmall = {
      "a",  "and", "at", "by",  "for",  "from", "how",  "in",    "long",
      "of", "on",  "or", "the", "they", "to",   "what", "which", "with"};
  for (std::size_t space = out.rfind(' '); space != std::string::npos; space = out.rfind(' ')) {
    const std::string_view last = std::string_view(out).substr(space + 1);
    const bool small = std::find(kSmall.begin(), kSmall.end(), last) != kSmall.end();
    if (!small && last != "-") break;
    out.resize(space);
  }
  while (out.ends_with(',')) out.pop_back();
  return out;
}

bool is_among(const std::vector<std::string>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [name](const std::string& n) { return same_but_for_case(n, name); });
}

/// `_x0041_` in a cell is read as A: it is written so that it stays what it is.
void guard_codes(std::string& text) {
  constexpr std::size_t kCode = 7;
  constexpr std::string_view kGuard = "_x005F";
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    const std::string_view code = std::string_view(text).substr(at, kCode);
    const bool is_code =
        code.size() == kCode && code.back() == '_' &&
        code.substr(2, 4).find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
    if (!is_code) continue;
    text.insert(at, kGuard);
    at += kGuard.size();
  }
}

Look look_of(Hundredths value) {
  constexpr std::int64_t kTen = 10;
  if (!value.percent) return Look::plain;
  if (value.hundredths % (kTen * kTen) == 0) return Look::percent;
  return value.hundredths % kTen == 0 ? Look::percent_tenths : Look::percent_hundredths;
}

/// About as wide as it is shown.
std::size_t width_of(const Cell& cell) {
  constexpr std::size_t kSign = 2;
  const auto* const text = std::get_if<std::string_view>(&cell);
  if (text != nullptr) return characters_in(text->substr(0, text->find('\n')));
  std::string shown;
  append_cell(shown, cell);
  return shown.size() + kSign;
}

}  // namespace

std::string sheet_name(std::string_view words, std::vector<std::string>& taken) {
  constexpr std::size_t kMost = 31;
  std::string clean;
  for (const char c : printable(words)) {
    if (c == '\'') {
      clean += "\u2019";
    } else {
      clean += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : '-';
    }
  }
  if (trimmed(clean).empty()) clean = "Table";
  std::string out = name_of(trimmed(clean), kMost);
  // Excel keeps the name History for itself.
  for (int i = 2; is_among(taken, out) || same_but_for_case(out, "History"); ++i) {
    const std::string number = " (" + std::to_string(i) + ")";
    out = name_of(trimmed(clean), kMost - number.size()) + number;
  }
  taken.push_back(out);
  return out;
}

std::string sheet_text(std::string_view text) {
  constexpr std::size_t kMost = 32'767;  // of two bytes each, which are never more than ours
  constexpr std::string_view kCut = "\u2026";
  std::string out = printable(text, LineEnds::keep);
  for (const std::string_view no_xml : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = out.find(no_xml); at != std::string::npos; at = out.find(no_xml, at)) {
      out.replace(at, no_xml.size(), 1, '?');
    }
  }
  guard_codes(out);
  if (out.size() <= kMost) return out;
  std::size_t end = kMost - kCut.size();
  while ((static_cast<unsigned char>(out[end]) >> 6U) == 2U) --end;
  return out.substr(0, end).append(kCut);
}

std::vector<RowRange> rows_of_sheets(std::size_t rows, std::size_t most) {
  std::vector<RowRange> out;
  for (std::size_t from = 0; from < rows || from == 0; from += most) {
    out.push_back({from, std::min(rows, from + most)});
  }
  return out;
}

std::vector<std::string> unlike(std::vector<std::string> headings) {
  std::vector<std::string> before;
  for (std::string& heading : headings) {
    constexpr std::size_t kMost = 240;
    std::string clean = shortened(printable(heading), kMost);
    if (clean.empty()) clean = "column";
    heading = clean;
    for (int i = 2; is_among(before, heading); ++i) heading = clean + " " + std::to_string(i);
    before.push_back(heading);
  }
  return headings;
}

void Workbook::write(const Sheet& on, std::size_t row, std::size_t column, const Cell& cell) const {
  const auto r = static_cast<lxw_row_t>(row);
  const auto c = static_cast<lxw_col_t>(column);
  const auto number = [&](std::int64_t value, double parts, Look how) {
    worksheet_write_number(on.sheet, r, c, static_cast<double>(value) / parts, look(how));
  };
  constexpr double kHundred = 100;
  std::visit(
      [&](const auto& value) {
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::int64_t>) {
          number(value, 1, Look::plain);
        } else if constexpr (std::is_same_v<Value, Tenths>) {
          constexpr double kTen = 10;
          number(value.tenths, value.percent ? kTen * kHundred : kTen,
                 value.percent ? Look::percent_tenths : Look::tenths);
        } else if constexpr (std::is_same_v<Value, Hundredths>) {
          number(value.hundredths, value.percent ? kHundred * kHundred : kHundred, look_of(value));
        } else if constexpr (std::is_same_v<Value, Date>) {
          // Excel counts from 1900, and up to February as if that had been a leap year.
          constexpr std::int32_t kDayOne = 25'569;
          constexpr std::int32_t kMarch1900 = 61;
          const std::int32_t day = value.serial() + kDayOne;
          if (day < kMarch1900) {
            write(on, row, column, to_string(value), Look::plain);
          } else {
            number(day, 1, Look::date);
          }
        } else if constexpr (std::is_same_v<Value, std::string_view>) {
          write(on, row, column, value, Look::plain);
        } else {
          static_assert(std::is_same_v<Value, std::monostate>);
        }
      },
      cell);
}

void Workbook::write(const Sheet& on, std::size_t row, std::size_t column, std::string_view text,
                     Look how) const {
  if (text.empty()) return;
  worksheet_write_string(on.sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                         sheet_text(text).c_str(), look(how));
}

void Workbook::fill(const Sheet& on, const Table& table, const std::vector<std::size_t>& columns,
                    std::vector<std::string>& headings, RowRange rows) const {
  constexpr std::size_t kButton = 3;  // of the filter, beside the heading
  constexpr std::size_t kWidest = 60;
  std::vector<std::size_t> widths;
  for (const std::string& heading : headings) widths.push_back(characters_in(heading) + kButton);
  for (std::size_t r = rows.first; r < rows.past; ++r) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Cell& cell = table.row(r)[columns[i]];
      write(on, r - rows.first + 1, i, cell);
      widths[i] = std::max(widths[i], width_of(cell));
    }
  }
  std::vector<lxw_table_column> about(columns.size());
  std::vector<lxw_table_column*> all;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto c = static_cast<lxw_col_t>(i);
    const auto width = static_cast<double>(std::min(widths[i], kWidest) + 1);
    worksheet_set_column(on.sheet, c, c, width, nullptr);
    about[i].header = headings[i].data();
    all.push_back(&about[i]);
  }
  all.push_back(nullptr);
  // A table has a row, if a blank one.
  const auto last_row = static_cast<lxw_row_t>(std::max<std::size_t>(rows.past - rows.first, 1));
  const auto last_column = static_cast<lxw_col_t>(columns.size() - 1);
  lxw_table_options options{};
  options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
  options.style_type_number = 1;
  options.columns = all.data();
  worksheet_add_table(on.sheet, 0, 0, last_row, last_column, &options);
  worksheet_freeze_panes(on.sheet, 1, 0);
  worksheet_repeat_rows(on.sheet, 0, 0);
  // Ids such as 0012 are words: Excel need not offer to make numbers of them.
  worksheet_ignore_errors(on.sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

Sheet Workbook::add_table(std::string_view words, const Table& table,
                          const std::vector<std::size_t>& columns,
                          std::vector<std::string> headings) {
  headings = unlike(std::move(headings));
  Sheet first;
  for (const RowRange& rows : rows_of_sheets(table.row_count())) {
    const Sheet sheet = add_sheet(words);
    if (!columns.empty()) fill(sheet, table, columns, headings, rows);
    if (first.sheet == nullptr) first = sheet;
  }
  return first;
}

void write_workbook(const Output& output, const Style& /*style*/, std::string& out) {
  Workbook book(output.title, output.as_at);
  const std::vector<std::size_t> columns = columns_for_data(output.table);
  std::vector<std::string> headings;
  for (const std::size_t c : columns) headings.emplace_back(output.table.columns()[c].name);
  book.add_table("Table", output.table, columns, std::move(headings));
  Lines about(book, book.add_sheet("About"));
  if (!output.title.empty()) about.title(output.title);
  if (output.as_at) {
    about.heading("As at");
    about.line(*output.as_at);
  }
  if (!output.readings.empty()) about.heading("Readings not at their default");
  for (const auto& [name, value] : output.readings) about.line(name, value);
  if (!output.inputs.empty()) about.heading("Files");
  for (const std::string& input : output.inputs) about.line(input);
  if (!output.closing.empty()) about.heading("To be read with it");
  for (const std::string& line : output.closing) about.line(line);
  book.finish(out);
}

}  // namespace duly

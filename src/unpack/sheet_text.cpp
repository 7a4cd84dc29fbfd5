#include "unpack/sheet_text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace duly::unpack {
namespace {

// What a sheet of Excel's has.
constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostColumns = 16'384;

/// Headings are looked for in so many rows that are not blank (src/input/heading_row.cpp): the
/// widest of them is as wide as the table. What stands right of it, further down, has no heading.
constexpr std::size_t kRowsOfWidth = 20;

/// A whole number; none where the text is not just that.
std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t out = 0;
  const char* const end = text.data() + text.size();  // NOLINT: as from_chars asks
  const auto [at, error] = std::from_chars(text.data(), end, out);
  if (error != std::errc() || at != end) return std::nullopt;
  return out;
}

/// Where a cell stands: AB12 is column 28 of row 12.
struct CellPlace {
  std::size_t column = 0;
  std::size_t row = 0;
};
std::optional<CellPlace> cell_place(std::string_view reference) {
  constexpr std::size_t kLetters = 26;
  CellPlace out;
  std::size_t at = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
    out.column = out.column * kLetters + static_cast<std::size_t>(reference[at] - 'A') + 1;
    if (out.column > kMostColumns) return std::nullopt;
  }
  const std::optional<std::size_t> row = whole_number(reference.substr(at));
  if (out.column == 0 || !row) return std::nullopt;
  out.row = *row;
  return out;
}

/// As a cell of CSV, in which nothing but a comma can part cells.
void append_cell(std::string& out, std::string_view cell) {
  const bool quoted = cell.find_first_of(",;\t|\"") != std::string_view::npos;
  if (quoted) out.push_back('"');
  for (const char c : cell) {
    if (c == '"') out.push_back('"');
    out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  }
  if (quoted) out.push_back('"');
}

constexpr std::string_view kOutOfOrder = "its rows or cells do not stand in order: save it again";

}  // namespace

SheetText::SheetText(const std::vector<NumberFormat>& styles, const SharedTexts& texts,
                     bool from_1904, std::uint64_t most)
    : styles_(styles), texts_(texts), from_1904_(from_1904), most_(most) {}

/// Elements are known by what they stand in: others may have their names.
SheetText::Element SheetText::element_of(std::string_view name) const {
  const Element around = open_.empty() ? Element::other : open_.back();
  switch (around) {
    case Element::other: return name == "sheetData" ? Element::data : Element::other;
    case Element::data: return name == "row" ? Element::row : Element::unread;
    case Element::row: return name == "c" ? Element::cell : Element::unread;
    case Element::cell:
      if (name == "v") return Element::value;
      return name == "is" ? Element::inline_text : Element::unread;
    case Element::inline_text:
      if (name == "t") return Element::text;
      return name == "r" ? Element::inline_text : Element::unread;
    case Element::value:
    case Element::text:
    case Element::unread: break;
  }
  return Element::unread;
}

std::string SheetText::start(const XmlTag& tag) {
  const Element element = element_of(tag.element);
  open_.push_back(element);
  if (element == Element::row) return begin_row(tag);
  return element == Element::cell ? begin_cell(tag) : std::string();
}

std::string SheetText::end(std::string_view text) {
  const Element element = open_.back();
  open_.pop_back();
  if (element == Element::value) value_ = text;
  if (element == Element::text) value_ += text;
  if (element == Element::cell) return end_cell();
  if (element == Element::row) end_row();
  if (std::max<std::uint64_t>(taken_, out_.size()) > most_) {
    return "it holds more text than can be read at once";
  }
  return {};
}

std::string SheetText::begin_row(const XmlTag& tag) {
  const std::string_view number = tag.value("r");
  const std::optional<std::size_t> row =
      number.empty() ? std::optional(row_ + 1) : whole_number(number);
  if (!row || *row > kMostRows) return "a row has no number that a sheet can have";
  if (*row <= row_) return std::string(kOutOfOrder);
  row_ = *row;
  column_ = 0;
  line_.row = row_;
  line_.cells.clear();
  return {};
}

std::string SheetText::begin_cell(const XmlTag& tag) {
  const std::string_view reference = tag.value("r");
  const std::optional<CellPlace> place =
      reference.empty() ? CellPlace{column_ + 1, row_} : cell_place(reference);
  if (!place || place->column > kMostColumns) return "a cell stands where a sheet has none";
  if (place->column <= column_ || place->row != row_) return std::string(kOutOfOrder);
  column_ = place->column;
  type_ = tag.value("t");
  style_ = whole_number(tag.value("s")).value_or(0);
  value_.clear();
  return {};
}

/// A cell of a formula has the value that was worked out last; an error is its own word (#REF!).
std::string SheetText::cell_value() {
  if (type_ == "b") return value_ == "1" ? "TRUE" : value_ == "0" ? "FALSE" : value_;
  if (type_ == "inlineStr" || type_ == "str") return without_codes(value_);
  if (type_ == "e" || type_ == "d") return value_;
  const NumberFormat format = style_ < styles_.size() ? styles_[style_] : NumberFormat();
  return number_text(value_, format, from_1904_);
}

std::string SheetText::end_cell() {
  if (value_.empty()) return {};
  std::string text;
  if (type_ == "s") {
    const std::optional<std::size_t> number = whole_number(value_);
    if (!number || *number >= texts_.size()) {
      return "a cell refers to a text that the workbook does not hold: save it again";
    }
    text = texts_[*number];
  } else {
    text = cell_value();
  }
  if (text.empty() || (width_ > 0 && column_ > width_)) return {};
  taken_ += text.size();
  line_.cells.resize(column_);
  line_.cells.back() = std::move(text);
  return {};
}

void SheetText::end_row() {
  if (line_.cells.empty()) return;
  if (width_ > 0) {
    write(line_);
    return;
  }
  first_.push_back(line_);
  if (first_.size() == kRowsOfWidth) settle_width();
}

void SheetText::settle_width() {
  for (const Line& line : first_) width_ = std::max(width_, line.cells.size());
  for (const Line& line : first_) write(line);
  first_.clear();
}

void SheetText::write(const Line& line) {
  for (; written_ + 1 < line.row; ++written_) out_.push_back('\n');
  for (std::size_t i = 0; i < width_; ++i) {
    if (i > 0) out_.push_back(',');
    if (i < line.cells.size()) append_cell(out_, line.cells[i]);
  }
  out_.push_back('\n');
  ++written_;
}

void SheetText::finish() {
  settle_width();
}

}  // namespace duly::unpack

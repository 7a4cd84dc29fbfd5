#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unpack/parts.hpp"

namespace duly::unpack {

/// Makes text of a sheet as its rows stream by: CSV, a line a row of the sheet, so that a row keeps
/// its number, and a row without a cell is a blank line. A line break within a cell is a blank.
class SheetText {
 public:
  /// `most` is how many bytes of text there may be.
  SheetText(const std::vector<NumberFormat>& styles, const SharedTexts& texts, bool from_1904,
            std::uint64_t most);

  std::string start(const XmlTag& tag);
  std::string end(std::string_view text);
  void finish();

  /// The row that was begun last.
  std::size_t row() const { return row_; }
  bool is_blank() const { return out_.empty(); }
  std::string take() { return std::move(out_); }

 private:
  enum class Element : std::uint8_t { other, data, row, cell, value, inline_text, text, unread };
  struct Line {
    std::size_t row = 0;
    std::vector<std::string> cells;
  };

  Element element_of(std::string_view name) const;
  std::string begin_row(const XmlTag& tag);
  std::string begin_cell(const XmlTag& tag);
  std::string end_cell();
  std::string cell_value();
  void end_row();
  void settle_width();
  void write(const Line& line);

  const std::vector<NumberFormat>& styles_;
  const SharedTexts& texts_;
  bool from_1904_;
  std::uint64_t most_;

  std::vector<Element> open_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;  ///< of the cell begun last, from 1
  std::string type_;
  std::size_t style_ = 0;
  std::string value_;
  std::uint64_t taken_ = 0;  ///< bytes of cells
  Line line_;

  std::vector<Line> first_;  ///< rows of which the width is made
  std::size_t width_ = 0;    ///< 0: not known yet
  std::size_t written_ = 0;  ///< lines
  std::string out_;
};

}  // namespace duly::unpack

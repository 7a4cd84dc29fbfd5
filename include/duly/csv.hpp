// layer: csv
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duly::csv {

/// What was odd about a row; several may be set.
// NOLINTBEGIN(readability-identifier-naming): used as bits, so named as constants
enum Oddity : std::uint8_t {
  kStrayQuote = 1,      ///< a quote inside an unquoted cell: kept as text, as Excel does
  kMalformedQuote = 2,  ///< text after a closing quote ("x"y): the row cannot be trusted
  kUnclosedQuote = 4,   ///< a quote opened on this line and never closed: likewise
};
// NOLINTEND(readability-identifier-naming)

/// More cells than a row can sensibly have (a sheet of Excel has 16,384 columns): those after them
/// are counted and not kept, so that a file of separators takes no memory.
constexpr std::size_t kMostCells = std::size_t{1} << 16;

/// One row. The cells are views into the text, or into `unescaped` where doubled quotes were
/// undone; they are valid until the next row is read. Reuse one Row for a whole file: no allocation
/// per row.
struct Row {
  std::size_t line = 0;  ///< line the row starts on, counted from 1 at the reader's first byte
  std::uint8_t oddities = 0;
  std::vector<std::string_view> cells;
  std::size_t not_kept = 0;  ///< cells beyond kMostCells or more
  std::string unescaped;
};

/// Walks the places of separators, quotes and line ends, 64 bytes at a time. The reader's own tool.
class Marks {
 public:
  Marks(std::string_view text, char separator) : text_(text), separator_(separator) {}
  /// The next mark is the first at or after `at`.
  void seek(std::size_t at);
  /// The next mark, or the size of the text where there is none.
  std::size_t next() {
    while (left_ == 0) {
      if (block_ >= text_.size() || text_.size() - block_ <= kBlock) return text_.size();
      seek(block_ + kBlock);
    }
    const std::size_t at = block_ + static_cast<std::size_t>(std::countr_zero(left_));
    left_ &= left_ - 1;
    return at;
  }

  /// Takes a row of as many cells as there is room for, without quotes, that starts at `start`;
  /// `end` is its line end, whose mark is passed. Else false, and the marks stand where they stood.
  bool take_usual_row(std::size_t start, std::span<std::string_view> cells, std::size_t& end);

  std::string_view text() const { return text_; }
  char separator() const { return separator_; }
  std::size_t blocks() const { return blocks_; }
  bool is_line_end(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }
  bool has(char c, std::size_t at) const { return at < text_.size() && text_[at] == c; }

 private:
  static constexpr std::size_t kBlock = 64;  // bits of `left_`
  static std::uint64_t of_block(std::string_view text, std::size_t at, char separator);

  std::string_view text_;
  std::size_t block_ = 0;
  std::uint64_t left_ = 0;  ///< marks of the block at `block_` not yet walked, lowest bit first
  std::size_t blocks_ = 0;  ///< blocks looked at so far
  char separator_;
};

/// Reads comma-separated (or `;`, TAB, `|`) rows from text held by the caller.
/// LF, CRLF and CR all end a row; lines of nothing but spaces and tabs are skipped but counted; a
/// cell is quoted when its first character is a quote, and a quoted cell may hold line ends.
/// A row with an unclosed quote is its first line only. What a row is depends on the text from its
/// first byte on, never on rows before it, so pieces may be read apart. Linear in the text,
/// whatever it holds.
class Reader {
 public:
  /// Reads the rows that *start* in [from, until) of `text`; the last may run past `until`.
  /// A row over several lines with more than `expected_cells` (0: unknown) has an unclosed quote.
  Reader(std::string_view text, char separator, std::size_t from, std::size_t until,
         std::size_t expected_cells = 0);
  Reader(std::string_view text, char separator) : Reader(text, separator, 0, text.size()) {}

  /// False when no row is left.
  bool next(Row& row);
  /// Where the next row would start: a piece of a file that ends past its successor's start tells
  /// so.
  std::size_t position() const { return at_; }
  /// Line ends passed since `from`.
  std::size_t lines() const { return line_; }
  /// Blocks of text looked at so far: shows that the work is linear.
  std::size_t steps() const { return marks_.blocks(); }

 private:
  /// The rest of a row from a line end inside one of its quoted cells. Rows that meet such a line
  /// end end alike, so what was found for one serves those after it: see `over_lines`.
  struct Rest {
    std::size_t at = 0;     ///< the line end
    std::size_t until = 0;  ///< where it ended or went wrong
    std::size_t cells = 0;  ///< cells ended in between
    bool closed = false;
  };

  bool read_usual(Row& row);
  bool read_row(Row& row);
  void pass_line_end(Marks& marks, std::size_t line_end);
  void end_row(Marks& marks, std::size_t line_end);
  bool over_lines(std::size_t line_end, std::size_t cells_before);
  void read_lines(Row& row);
  void read_broken_line(Row& row);

  Marks marks_;
  std::size_t at_, until_, expected_cells_;
  std::size_t line_ = 0;
  Rest rest_;
};

/// Starts of at most `pieces` pieces of text[from..], each at the start of a line and of at least
/// `smallest` bytes. A cut may fall inside a quoted cell: compare Reader::position to find and mend
/// it.
std::vector<std::size_t> cut(std::string_view text, std::size_t from, std::size_t pieces,
                             std::size_t smallest = std::size_t{1} << 20);

/// The separator of a heading row: the most frequent of , ; TAB | outside quotes; comma in doubt.
char sniff_separator(std::string_view heading_line);

/// Length of a UTF-8 byte-order mark at the start of `text` (3 or 0).
std::size_t byte_order_mark(std::string_view text);

/// Appends a cell, quoted where RFC 4180 needs it. No separator, no line end.
void append_field(std::string& out, std::string_view cell);

}  // namespace duly::csv

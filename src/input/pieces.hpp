#pragma once

// The rows below the headings, a piece at a time: of a text that is at hand, or of a file as it is
// read. A piece read, split and forgotten leaves its memory to the next.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "duly/input.hpp"
#include "input/text.hpp"

namespace duly::input {

/// Rows that start in [from, until) of a text.
struct Piece {
  std::string_view text;
  std::size_t from = 0;
  std::size_t until = 0;
  bool has_nul = false;        ///< a NUL byte stands somewhere in the text
  bool has_high = false;       ///< some character is not of ASCII
  bool ends_with_line = true;  ///< or with the file
  /// Of a piece of a file: its text. What characters it has is yet to be seen.
  std::unique_ptr<char[]> own;  // NOLINT(modernize-avoid-c-arrays): uninitialised on purpose
};

/// The pieces in their order, once or again.
struct Pieces {
  std::function<bool(Piece&)> next;  ///< false when there is none left
  std::function<void()> restart;
  std::size_t about = 1;  ///< how many there are
};

/// Of a text at hand: the cuts may fall inside quoted cells.
Pieces pieces_of(const Text& text, std::size_t body, std::size_t piece_bytes);

/// Of a file. Only what nearly all files are can be read so: see `can_be_read_alone`.
class StreamedPieces {
 public:
  StreamedPieces(const Source& source, std::size_t piece_bytes);
  /// The text the file begins with, without a byte-order mark.
  std::string_view start() const { return first_.text.substr(mark_); }
  /// Those of the rows from `body` on, a place in `start`. To be asked once.
  Pieces from(std::size_t body);

 private:
  bool next(Piece& piece);
  void restart();

  const Source& source_;
  std::size_t piece_bytes_;
  std::size_t mark_ = 0;  ///< bytes of a byte-order mark
  std::size_t body_ = 0;
  std::string rest_;  ///< of the last piece read: the start of a line
  Piece first_;
  bool first_given_ = false;
  bool at_end_ = false;
};

/// Looks at the characters of a piece of a file. False where it cannot be read by itself: a line of
/// it goes on in the next, or bytes are not UTF-8.
bool can_be_read_alone(Piece& piece);

}  // namespace duly::input

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace duly::input {

/// The bytes of a file as UTF-8 without a byte-order mark.
struct Text {
  std::string_view utf8;  ///< the bytes themselves, or `converted`
  std::string converted;
  std::size_t windows_bytes = 0;  ///< bytes that are not UTF-8, read as Windows-1252
  std::size_t windows_line = 0;   ///< of the first of them; else 0
  std::size_t broken = 0;         ///< halves of UTF-16 characters that were replaced by U+FFFD
  bool has_nul = false;
  bool has_high = false;  ///< some character is not of ASCII

  Text() = default;
  Text(const Text&) = delete;  // `utf8` may point into `converted`
  Text& operator=(const Text&) = delete;
  Text(Text&&) = delete;
  Text& operator=(Text&&) = delete;
  ~Text() = default;
};

/// UTF-16 with a byte-order mark is converted. Bytes that are not valid UTF-8 are taken as
/// Windows-1252, in which every byte is a character: an authority's older systems write nothing
/// else. Only those bytes: what a row says never depends on the bytes of another.
void read_text(std::string_view bytes, Text& out);

/// Where the first byte that is not valid UTF-8 stands, or the size of the text.
std::size_t valid_utf8(std::string_view text);

/// Whether some character is not of ASCII.
bool has_high(std::string_view text);

/// Whether a NUL byte stands somewhere.
bool has_nul(std::string_view text);

/// UTF-8 with its look-alikes made one: every Unicode space is a space, characters of no width are
/// nothing, curly quotes and apostrophes are straight, and dashes of any length are a hyphen.
std::string folded(std::string_view utf8);

}  // namespace duly::input

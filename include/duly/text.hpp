// layer: base
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace duly {

/// 1608 as "1,608", for people.
std::string grouped(std::size_t n);

/// Without the spaces and tabs around it. Nearly no cell has any: they are looked for here, in the
/// open.
inline std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// How many characters a text of UTF-8 has.
std::size_t characters_in(std::string_view text);

/// The lines of a text broken at spaces where it is longer than `most` characters; those after the
/// first begin with `set_in`. A longer word is broken behind "_" and where a path has its folders,
/// else it stands out.
std::vector<std::string> wrapped(std::string_view text, std::size_t most,
                                 std::string_view set_in = {});
/// The next piece of a text that is not broken so: the end of a word, or a part of a longer one.
std::string_view next_piece(std::string_view text, std::size_t most);

/// "Looked-after review" of the same with a small letter.
std::string capitalised(std::string_view words);

/// Adds a text to a note, whose texts are parted by "; ". A blank one adds nothing.
void add_to_note(std::string& note, std::string_view text);

/// The character a byte from 80 to 9F is in Windows-1252; those it leaves out are their own number.
char32_t windows_1252(unsigned char byte);

enum class LineEnds : bool { hide, keep };

/// Appends text from a file so that a terminal can be trusted with it: `?` stands for control
/// characters, for those that reorder text, and for bytes that are not UTF-8. Line ends may be
/// kept, all as LF.
void append_shown(std::string& out, std::string_view text, LineEnds line_ends = LineEnds::hide);
/// The same of one text.
std::string printable(std::string_view text, LineEnds line_ends = LineEnds::hide);

}  // namespace duly

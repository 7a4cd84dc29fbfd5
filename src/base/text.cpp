#include "duly/text.hpp"

#include <algorithm>
#include <array>

#include "duly/ascii.hpp"

namespace duly {
namespace {

/// A character and how many bytes it took; size 0 where the bytes are not UTF-8.
struct Decoded {
  char32_t point = 0;
  std::size_t size = 0;
};

/// Decodes what `text`, which is not blank, begins with: shortest forms only, no surrogates.
Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
  char32_t point = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    point = (point << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && point < 0x800) || (size == 4 && point < 0x10000);
  if (overlong || (point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF) return {};
  return {point, size};
}

/// Characters that move the cursor, end a line or turn the reading order round.
bool is_unsafe(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x061C || point == 0x200E ||
         point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

std::string grouped(std::size_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, 1, ',');
  return digits;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // no byte that goes on with one
  }));
}

std::string_view next_piece(std::string_view text, std::size_t most) {
  std::string_view word = text.substr(0, text.find(' '));
  while (characters_in(word) > most) {
    const std::size_t cut = word.substr(0, word.size() - 1).find_last_of("_/\\");
    if (cut == std::string_view::npos) break;
    word = word.substr(0, cut + 1);
  }
  return word;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t most, std::string_view set_in) {
  std::vector<std::string> out;
  std::string line;
  bool begun = false;   // there is a word in the line
  bool spaced = false;  // a space stands before the next
  while (!text.empty()) {
    const std::string_view piece = next_piece(text, most);
    text.remove_prefix(piece.size());
    if (begun && characters_in(line) + (spaced ? 1 : 0) + characters_in(piece) > most) {
      out.push_back(std::move(line));
      line = set_in;
      begun = false;
    }
    if (begun && spaced) line += ' ';
    line += piece;
    begun = true;
    spaced = text.starts_with(' ');
    if (spaced) text.remove_prefix(1);
  }
  out.push_back(std::move(line));
  return out;
}

std::string capitalised(std::string_view words) {
  std::string out(words);
  if (!out.empty()) out[0] = capital_letter(out[0]);
  return out;
}

char32_t windows_1252(unsigned char byte) {
  constexpr unsigned kHighBit = 0x80;
  constexpr std::array<char32_t, 32> kCharacters = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  const std::size_t at = byte - kHighBit;
  return byte >= kHighBit && at < kCharacters.size() ? kCharacters[at] : byte;
}

void append_shown(std::string& out, std::string_view text, LineEnds line_ends) {
  if (is_plain_ascii(text)) {
    out.append(text);
    return;
  }
  while (!text.empty()) {
    const bool at_line_end = text[0] == '\n' || text[0] == '\r';
    if (line_ends == LineEnds::keep && at_line_end) {
      out.push_back('\n');
      text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
      continue;
    }
    const Decoded c = decode(text);
    if (c.size == 0 || is_unsafe(c.point)) {
      out.push_back('?');
    } else {
      out.append(text.substr(0, c.size));
    }
    text.remove_prefix(std::max<std::size_t>(c.size, 1));
  }
}

void add_to_note(std::string& note, std::string_view text) {
  if (text.empty()) return;
  if (!note.empty()) note += "; ";
  note += text;
}

std::string printable(std::string_view text, LineEnds line_ends) {
  std::string out;
  append_shown(out, text, line_ends);
  return out;
}

}  // namespace duly

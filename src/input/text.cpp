#include "input/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "duly/csv.hpp"
#include "duly/text.hpp"

namespace duly::input {
namespace {

constexpr unsigned kHighBit = 0x80;
constexpr char32_t kReplacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// Where the first byte over 7F stands at or after `at`. Nearly every byte of an extract is below,
/// so 64 are looked at together; the compiler makes that a few vector instructions.
std::size_t first_high(std::string_view text, std::size_t at) {
  constexpr std::size_t kBlock = 64;
  for (; text.size() - at >= kBlock; at += kBlock) {
    std::array<std::uint64_t, kBlock / sizeof(std::uint64_t)> words{};
    std::memcpy(words.data(), text.data() + at, kBlock);
    std::uint64_t any = 0;
    for (const std::uint64_t word : words) any |= word;
    if ((any & 0x8080808080808080U) != 0) break;
  }
  while (at < text.size() && byte_at(text, at) < kHighBit) ++at;
  return at;
}

/// The length of the character at `at`, whose first byte is over 7F; 0 where it is not valid. The
/// second byte's range keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
std::size_t character_length(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at);
  std::size_t length = 0;
  unsigned least = 0x80;
  unsigned most = 0xBF;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    if (first == 0xE0) least = 0xA0;
    if (first == 0xED) most = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    if (first == 0xF0) least = 0x90;
    if (first == 0xF4) most = 0x8F;
  }
  if (length == 0 || text.size() - at < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned byte = byte_at(text, at + i);
    if (byte < least || byte > most) return 0;
    least = 0x80;
    most = 0xBF;
  }
  return length;
}

void append(std::string& out, char32_t c) {
  const auto tail = [&](unsigned shift) {
    out.push_back(static_cast<char>(0x80U | (c >> shift & 0x3FU)));
  };
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0U | c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0U | c >> 12U));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0U | c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// What is valid UTF-8 stays; every other byte becomes its character in Windows-1252.
void convert_windows_1252(std::string_view bytes, Text& out) {
  out.converted.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t valid = valid_utf8(bytes.substr(at));
    out.converted.append(bytes.substr(at, valid));
    at += valid;
    if (at == bytes.size()) break;
    append(out.converted, windows_1252(static_cast<unsigned char>(bytes[at])));
    ++out.windows_bytes;
    ++at;
  }
}

/// `big` says which byte of a unit comes first. Halves of characters become U+FFFD, and are
/// counted.
void convert_utf16(std::string_view bytes, bool big, Text& out) {
  const auto unit = [&](std::size_t at) -> char32_t {
    return byte_at(bytes, at + (big ? 0 : 1)) << 8U | byte_at(bytes, at + (big ? 1 : 0));
  };
  const auto is_first_half = [](char32_t c) { return c >= 0xD800 && c < 0xDC00; };
  const auto is_second_half = [](char32_t c) { return c >= 0xDC00 && c < 0xE000; };
  out.converted.reserve(bytes.size() / 2 + bytes.size() / 16);
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    char32_t c = unit(at);
    at += 2;
    if (is_first_half(c) && at + 1 < bytes.size() && is_second_half(unit(at))) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at) - 0xDC00);
      at += 2;
    } else if (is_first_half(c) || is_second_half(c)) {
      c = kReplacement;
      ++out.broken;
    }
    append(out.converted, c);
  }
  if (at == bytes.size()) return;
  append(out.converted, kReplacement);
  ++out.broken;
}

std::size_t line_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

/// The character at `at` of valid UTF-8, whose first byte is over 7F.
char32_t decoded(std::string_view text, std::size_t at, std::size_t length) {
  char32_t c = byte_at(text, at) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) c = c << 6U | (byte_at(text, at + i) & 0x3FU);
  return c;
}

struct Range {
  char32_t first, last;
  char instead;  ///< 0: nothing
};
constexpr std::array<Range, 26> kLookAlikes = {{
    {0x85, 0x85, ' '},      {0xA0, 0xA0, ' '},      {0xAD, 0xAD, 0},        {0x2BC, 0x2BC, '\''},
    {0x1680, 0x1680, ' '},  {0x180E, 0x180E, 0},    {0x2000, 0x200A, ' '},  {0x200B, 0x200F, 0},
    {0x2010, 0x2015, '-'},  {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'},  {0x2028, 0x2029, ' '},
    {0x202A, 0x202E, 0},    {0x202F, 0x202F, ' '},  {0x2032, 0x2032, '\''}, {0x2033, 0x2033, '"'},
    {0x205F, 0x205F, ' '},  {0x2060, 0x206F, 0},    {0x2212, 0x2212, '-'},  {0x3000, 0x3000, ' '},
    {0xFE58, 0xFE58, '-'},  {0xFE63, 0xFE63, '-'},  {0xFEFF, 0xFEFF, 0},    {0xFF02, 0xFF02, '"'},
    {0xFF07, 0xFF07, '\''}, {0xFF0D, 0xFF0D, '-'},
}};

/// The look-alike's range, or none.
const Range* look_alike(char32_t c) {
  const auto* const at = std::find_if(kLookAlikes.begin(), kLookAlikes.end(),
                                      [c](const Range& r) { return c <= r.last; });
  return at != kLookAlikes.end() && at->first <= c ? at : nullptr;
}

}  // namespace

std::string folded(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t length = byte_at(utf8, at) < kHighBit ? 0 : character_length(utf8, at);
    const Range* const range = length == 0 ? nullptr : look_alike(decoded(utf8, at, length));
    const std::size_t step = std::max<std::size_t>(length, 1);
    if (range == nullptr) {
      out.append(utf8.substr(at, step));
    } else if (range->instead != 0) {
      out.push_back(range->instead);
    }
    at += step;
  }
  return out;
}

std::size_t valid_utf8(std::string_view text) {
  std::size_t at = first_high(text, 0);
  while (at < text.size()) {
    const std::size_t length = character_length(text, at);
    if (length == 0) return at;
    at += length;
    if (at < text.size() && byte_at(text, at) < kHighBit) at = first_high(text, at);
  }
  return at;
}

bool has_high(std::string_view text) {
  return first_high(text, 0) < text.size();
}

bool has_nul(std::string_view text) {
  return !text.empty() && std::memchr(text.data(), 0, text.size()) != nullptr;
}

void read_text(std::string_view bytes, Text& out) {
  const std::string_view mark = bytes.substr(0, 2);
  if (mark == "\xFF\xFE" || mark == "\xFE\xFF") {
    convert_utf16(bytes.substr(2), mark == "\xFE\xFF", out);
    out.utf8 = out.converted;
    out.has_high = has_high(out.utf8);
  } else {
    bytes.remove_prefix(csv::byte_order_mark(bytes));
    const std::size_t high = first_high(bytes, 0);
    const std::size_t valid = high + valid_utf8(bytes.substr(high));
    out.has_high = high < bytes.size();
    if (valid < bytes.size()) {
      out.windows_line = line_of(bytes, valid);
      convert_windows_1252(bytes, out);
      out.utf8 = out.converted;
    } else {
      out.utf8 = bytes;
    }
  }
  out.has_nul = has_nul(out.utf8);
}

}  // namespace duly::input

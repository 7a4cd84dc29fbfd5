// layer: base
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace duly {

// Letters and digits of codes, headings, names of files and dates: those of ASCII, the same in
// every locale.

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// The small letter of a capital; anything else as it is.
constexpr char small_letter(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
/// The capital of a small letter; anything else as it is.
constexpr char capital_letter(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
constexpr bool is_letter(char c) {
  return small_letter(c) >= 'a' && small_letter(c) <= 'z';
}
constexpr bool is_letter_or_digit(char c) {
  return is_letter(c) || is_digit(c);
}

/// Equal but for capitals.
constexpr bool same_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return small_letter(x) == small_letter(y); });
}
inline std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), small_letter);
  return out;
}

}  // namespace duly

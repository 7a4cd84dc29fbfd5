#pragma once

// What a cell means where it is not what is written in it: words for blank, formulas of text.

#include <array>
#include <string_view>

namespace duly::input {

/// Starts of a cell that may mean something else: of words for blank, of text as Excel keeps it,
/// spaces, and all that is not ASCII. Nearly no cell of an extract has one.
constexpr std::array<bool, 256> unusual_starts() {
  std::array<bool, 256> out{};
  for (const char c : std::string_view(" \t=nN([#-.\\'")) out[static_cast<unsigned char>(c)] = true;
  for (std::size_t byte = 0x80; byte < out.size(); ++byte) out[byte] = true;
  return out;
}
inline constexpr std::array<bool, 256> kUnusualStart = unusual_starts();
inline bool starts_unusually(std::string_view cell) {
  return !cell.empty() && kUnusualStart[static_cast<unsigned char>(cell.front())];
}

/// Which words stand for blank: all of them, or in text of an authority's own (a team may well be
/// called NA) only what a database writes for it.
enum class Blanks : bool { all, of_databases };
bool is_word_for_blank(std::string_view text, Blanks which);

/// The text of ="00123" and '01/04/2015; any other text as it is.
std::string_view unwrapped(std::string_view text);
/// ="00123": Excel's way to keep a number as text.
bool is_formula_of_text(std::string_view text);

/// 2 of 2.0: a whole number as some write it; any other text as it is.
std::string_view without_point(std::string_view text);
inline std::string_view whole_number(std::string_view text) {
  return text.empty() || text.back() != '0' ? text : without_point(text);
}

}  // namespace duly::input

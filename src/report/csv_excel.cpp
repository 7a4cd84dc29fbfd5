// What Excel makes of a cell of CSV when it opens the file, and how text stays the text that it is.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "duly/ascii.hpp"
#include "duly/csv.hpp"
#include "duly/text.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

/// What a formula, a command or an error (#N/A) begins with; full-width ones are the same to some.
bool begins_formula(std::string_view text) {
  constexpr std::array<std::string_view, 9> kStarts = {
      "=", "+", "-", "@", "#", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [text](std::string_view start) { return text.starts_with(start); });
}

bool is_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  constexpr std::size_t kShortest = 3;
  return word.size() >= kShortest &&
         std::any_of(kMonths.begin(), kMonths.end(),
                     [word](std::string_view month) { return month.starts_with(word); });
}

/// A number, a date or a time: digits, signs, names of months, and behind a digit the letter of an
/// exponent (1E5) or the half of a day. More than Excel takes for one, so that an id is not a
/// number in one row and text in the next.
bool may_be_number(std::string_view text) {
  bool digits = false;
  for (std::size_t at = 0; at < text.size();) {
    digits = digits || is_digit(text[at]);
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    std::string word;
    for (; at < text.size() && is_letter(text[at]); ++at) word += small_letter(text[at]);
    const bool behind_digit = digits && (word == "e" || word == "d" || word == "a" || word == "p" ||
                                         word == "am" || word == "pm");
    if (!behind_digit && !is_month(word)) return false;
  }
  return digits;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

bool is_taken_otherwise(std::string_view text) {
  const std::string_view inner = trimmed(text);
  return begins_formula(inner) || (!text.empty() && has_control(text.substr(0, 1))) ||
         same_but_for_case(inner, "true") || same_but_for_case(inner, "false") ||
         may_be_number(inner);
}

}  // namespace

void append_for_excel(std::string& out, std::string_view text) {
  if (!is_taken_otherwise(text)) return csv::append_field(out, text);
  constexpr std::size_t kLongest = 255;  // of a text in a formula
  if (characters_in(text) > kLongest || has_control(text)) {
    // Shown with its apostrophe, but no formula.
    return csv::append_field(out, "'" + std::string(text));
  }
  std::string formula = "=\"";
  for (const char c : text) {
    if (c == '"') formula += '"';
    formula += c;
  }
  csv::append_field(out, formula + '"');
}

}  // namespace duly

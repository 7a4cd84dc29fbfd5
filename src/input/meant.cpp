#include "input/meant.hpp"

#include <algorithm>
#include <span>

#include "duly/ascii.hpp"

namespace duly::input {
namespace {

constexpr std::array<std::string_view, 6> kOfDatabases = {"null", "(null)", "[null]",
                                                          "nan",  "nat",    "\\n"};
constexpr std::array<std::string_view, 7> kOfPeople = {"n/a", "#n/a", "na", "none", "-", "--", "."};

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return same_but_for_case(text, word); });
}

}  // namespace

bool is_word_for_blank(std::string_view text, Blanks which) {
  constexpr std::size_t kLongest = 6;
  if (text.size() > kLongest) return false;
  return is_one_of(text, kOfDatabases) || (which == Blanks::all && is_one_of(text, kOfPeople));
}

bool is_formula_of_text(std::string_view text) {
  return text.size() >= 3 && text.substr(0, 2) == "=\"" && text.back() == '"' &&
         std::count(text.begin(), text.end(), '"') == 2;
}

std::string_view unwrapped(std::string_view text) {
  if (is_formula_of_text(text)) return text.substr(2, text.size() - 3);
  return text.substr(0, 1) == "'" ? text.substr(1) : text;
}

std::string_view without_point(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || point == 0) return text;
  const std::string_view after = text.substr(point + 1);
  const bool whole =
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(point), is_digit) &&
      !after.empty() && after.find_first_not_of('0') == std::string_view::npos;
  return whole ? text.substr(0, point) : text;
}

}  // namespace duly::input

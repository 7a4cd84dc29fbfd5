// layer: base
#pragma once

#include <charconv>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <version>

namespace duly {

/// As std::from_chars, for numbers with a point where a library has it for whole ones alone.
inline std::from_chars_result from_chars_with_point(const char* first, const char* last,
                                                    double& number) {
  const std::string_view all(first, static_cast<std::size_t>(last - first));
  const std::string text(all.substr(0, all.find_first_not_of("0123456789.+-eE")));
  if (text.starts_with('+')) return {first, std::errc::invalid_argument};
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str()) return {first, std::errc::invalid_argument};
  const char* const after = first + (end - text.c_str());
  constexpr double kLargest = std::numeric_limits<double>::max();
  if (value < -kLargest || kLargest < value) return {after, std::errc::result_out_of_range};
  number = value;
  return {after, std::errc{}};
}

#ifdef __cpp_lib_to_chars
using std::from_chars;
#else
template <class Number>
std::from_chars_result from_chars(const char* first, const char* last, Number& number) {
  if constexpr (std::is_floating_point_v<Number>) {
    return from_chars_with_point(first, last, number);
  } else {
    return std::from_chars(first, last, number);
  }
}
#endif

/// The number a text begins with, and what stands behind it: "20wd" is 20 and "wd". No number, one
/// that Number cannot hold, or a plus sign or space before it: nothing, and the whole text.
template <class Number>
struct LeadingNumber {
  std::optional<Number> number;
  std::string_view rest;
};

template <class Number>
LeadingNumber<Number> leading_number(std::string_view text) {
  Number number{};
  const char* const last = text.data() + text.size();
  const auto [end, error] = from_chars(text.data(), last, number);
  if (error != std::errc{}) return {std::nullopt, text};
  return {number, {end, static_cast<std::size_t>(last - end)}};
}

/// The number a text is, and nothing besides.
template <class Number>
std::optional<Number> number_in(std::string_view text) {
  const LeadingNumber<Number> found = leading_number<Number>(text);
  return found.rest.empty() ? found.number : std::nullopt;
}

}  // namespace duly

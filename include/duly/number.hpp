// layer: base
#pragma once

#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <version>

namespace duly {

#ifdef __cpp_lib_to_chars
using std::from_chars;
#else  // a library without it for numbers with a point
template <class Number>
std::from_chars_result from_chars(const char* first, const char* last, Number& number) {
  if constexpr (!std::is_floating_point_v<Number>) {
    return std::from_chars(first, last, number);
  } else {
    const std::string_view all(first, static_cast<std::size_t>(last - first));
    const std::string text(all.substr(0, all.find_first_not_of("0123456789.-eE")));
    char* end = nullptr;
    number = static_cast<Number>(std::strtod(text.c_str(), &end));
    const bool any = end != text.c_str();
    return {any ? first + (end - text.c_str()) : first,
            any ? std::errc{} : std::errc::invalid_argument};
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

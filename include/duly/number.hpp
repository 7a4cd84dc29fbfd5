// layer: base
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace duly {

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
  const auto [end, error] = std::from_chars(text.data(), last, number);
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

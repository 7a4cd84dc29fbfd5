#pragma once

// What groups that are codes, or families of codes, are called, and all they can be called.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "duly/code.hpp"
#include "duly/group.hpp"

namespace duly::groups {

template <CodeList list>
std::string with_words_of(const GroupSource&, std::uint32_t value) {
  return with_words(list, ShortCode::of_packed(value));
}

template <CodeFamily family>
std::string name_of_family(const GroupSource&, std::uint32_t value) {
  return family_name(family, value);
}

/// With their words, as they are shown, and without.
template <CodeList list>
std::vector<std::string> labels_of_codes(std::span<const AgeBand> /*age_bands*/) {
  std::vector<std::string> out;
  for (const ShortCode code : codes_of(list)) {
    out.push_back(with_words(list, code));
    out.push_back(code.text());
  }
  return out;
}

template <CodeFamily family>
std::vector<std::string> labels_of_family(std::span<const AgeBand> /*age_bands*/) {
  return family_names(family);
}

}  // namespace duly::groups

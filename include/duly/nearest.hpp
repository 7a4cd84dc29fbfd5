// layer: base
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace duly {

/// The candidate a mistyped word was most likely meant to be, or blank where none is near.
std::string_view nearest(std::string_view word, std::span<const std::string> candidates);

/// Is `word` most likely `meant` with a slip of the finger: a letter too many, missing or another,
/// or two neighbours swapped (two such in a long word)? Short words are too near to one another.
bool is_slip(std::string_view word, std::string_view meant);

}  // namespace duly

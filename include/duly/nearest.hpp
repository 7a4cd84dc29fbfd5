// layer: base
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace duly {

/// The candidate a mistyped word was most likely meant to be, or blank where none is near.
std::string_view nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace duly

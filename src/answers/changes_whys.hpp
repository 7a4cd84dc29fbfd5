#pragma once

// Why something moved: ordered rules, the first that fits. Each is a fact that can be looked up in
// both sets of files; where none fits nothing is guessed.

#include <span>
#include <string_view>

#include "answers/changes_facts.hpp"

namespace duly::answers {

struct Why {
  std::string_view name;  ///< as the column has it
  std::string_view meaning;
  bool (*fits)(const Moved& moved);
};

/// In the order they are tried; the last fits everything.
std::span<const Why> whys();
const Why& why_of(const Moved& moved);
/// Of a worker's hours: they differ, or what they are set against is another's.
const Why& why_of_hours(bool they_differ);

}  // namespace duly::answers

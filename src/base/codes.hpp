#pragma once

// Every code with its severity, meaning and what to do about it, in the order of the enumeration:
// those of files, rows and cells (D1, D2), then those of histories, law and checks.

#include <span>

#include "duly/diagnostic.hpp"

namespace duly {

constexpr bool kOfCodes = true;

struct CodeEntry {
  Code code;
  CodeInfo info;
};
std::span<const CodeEntry> codes_of_files();
std::span<const CodeEntry> codes_of_histories();

/// Do they follow the order of the enumeration, from `first` on?
template <class Entries>
constexpr bool in_order(const Entries& entries, Code first) {
  auto next = static_cast<std::size_t>(first);
  for (const CodeEntry& e : entries) {
    if (static_cast<std::size_t>(e.code) != next++) return false;
  }
  return true;
}

}  // namespace duly

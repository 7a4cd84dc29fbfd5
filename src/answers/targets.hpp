#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "duly/measure.hpp"

namespace duly::answers {

/// A target such as NI66>=95: at least or at most so many hundredths of a percent.
struct Target {
  std::string measure;
  bool at_least = true;
  long long hundredths = 0;
  std::string text;  ///< ">=95"
};

/// WrongQuestion where a target is not understood. `defined` are measures besides our own.
std::vector<Target> targets_typed(const std::vector<std::string>& texts,
                                  std::span<const Measure> defined);
const Target* target_of(const std::vector<Target>& targets, std::string_view measure);

enum class Met : unsigned char { not_known, yes, no };
std::string_view name(Met met);  ///< yes, no or blank

/// Compares exact counts, not the rounded percentage; not known for an empty denominator.
Met is_met(const Target& target, std::size_t numerator, std::size_t denominator);
/// Where too much is indeterminate, a target is met or missed only if it is so at both ends.
Met is_met(const Target& target, const Tally& tally);

}  // namespace duly::answers

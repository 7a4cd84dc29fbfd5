#pragma once

// Counts that are to be published: hidden where they are small (--suppress), or each rounded
// (--round); how they are shown, and said.

#include <cstddef>
#include <string>
#include <string_view>

#include "answers/data_set.hpp"
#include "duly/measure.hpp"
#include "duly/table.hpp"
#include "suppress/small_counts.hpp"

namespace duly::answers {

/// What stands for a count that is hidden, as in the Department's tables.
constexpr std::string_view kHiddenCount = "c";
Cell count_cell(std::size_t n, bool hidden);
std::string count_in_words(std::size_t n, bool hidden);
/// "1 child", "12 children", "c children".
std::string count_of(std::size_t n, bool hidden, std::string_view one, std::string_view many);

/// The nearest multiple of `to`, of two that are as near the greater; the count where `to` is 0.
std::size_t rounded(std::size_t n, std::size_t to);
/// Each of its counts by itself.
Tally rounded(const Tally& tally, std::size_t to);

/// A count that no other printed count is made of, "12 children": hidden where it is small, or
/// rounded.
std::string lone_count(const Setting& setting, std::size_t n, std::string_view one,
                       std::string_view many);

/// How many rows a list leaves out, since its options ask for others.
std::string left_out_by_options(const Setting& setting, std::size_t rows);

/// The option that keeps counts from being exact, as it is typed; blank where they are.
std::string_view kept_inexact_by(const Setting& setting);

/// Says that counts are hidden or rounded, where they are: people under the table, data beside the
/// readings.
void tell_inexact(const Setting& setting, Output& out);
/// What a row says to a program whose counts are rounded, which it cannot see: "counts rounded to
/// 5"; or blank.
std::string rounding_note(const Setting& setting);
/// The sentence of it; blank where counts are exact.
std::string inexact_in_words(const Setting& setting);

}  // namespace duly::answers

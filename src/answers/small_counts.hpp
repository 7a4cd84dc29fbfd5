#pragma once

// --suppress: how hidden counts are shown, and said.

#include <cstddef>
#include <string>
#include <string_view>

#include "answers/data_set.hpp"
#include "duly/table.hpp"
#include "suppress/small_counts.hpp"

namespace duly::answers {

/// What stands for a count that is hidden, as in the Department's tables.
constexpr std::string_view kHiddenCount = "c";
Cell count_cell(std::size_t n, bool hidden);
std::string count_in_words(std::size_t n, bool hidden);

/// Says that counts are hidden, where they are: people under the table, data beside the readings.
void tell_suppressed(const Setting& setting, Output& out);

}  // namespace duly::answers

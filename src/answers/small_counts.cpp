#include "answers/small_counts.hpp"

#include <string>

#include <fmt/format.h>

#include "duly/text.hpp"

namespace duly::answers {

Cell count_cell(std::size_t n, bool hidden) {
  return hidden ? Cell(kHiddenCount) : Cell(static_cast<std::int64_t>(n));
}

std::string count_in_words(std::size_t n, bool hidden) {
  return hidden ? std::string(kHiddenCount) : grouped(n);
}

void tell_suppressed(const Setting& setting, Output& out) {
  const std::size_t least = setting.suppress;
  if (least == 0) return;
  out.closing.push_back(
      fmt::format("Counts from 1 to {}, and those that would reveal them, are shown as {}.",
                  least - 1, kHiddenCount));
  if (setting.for_data) out.readings.emplace_back("suppress", std::to_string(least));
}

}  // namespace duly::answers

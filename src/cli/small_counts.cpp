#include "cli/small_counts.hpp"

#include <fmt/format.h>

namespace duly::cli {

Cell count_cell(std::size_t n, bool hidden) {
  return hidden ? Cell(kHiddenCount) : Cell(static_cast<std::int64_t>(n));
}

std::string count_in_words(std::size_t n, bool hidden) {
  return hidden ? std::string(kHiddenCount) : grouped(n);
}

void tell_suppressed(const Options& options, Output& out) {
  const std::size_t least = suppress_typed(options);
  if (least == 0) return;
  out.closing.push_back(
      fmt::format("Counts from 1 to {}, and those that would reveal them, are shown as {}.",
                  least - 1, kHiddenCount));
  if (options.format == "csv" || options.format == "json") {
    out.readings.emplace_back("suppress", options.suppress);
  }
}

}  // namespace duly::cli

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

std::string count_of(std::size_t n, bool hidden, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count_in_words(n, hidden), n == 1 && !hidden ? one : many);
}

std::size_t rounded(std::size_t n, std::size_t to) {
  return to == 0 ? n : (n + to / 2) / to * to;
}

Tally rounded(const Tally& tally, std::size_t to) {
  const auto each = [to](std::uint32_t n) { return static_cast<std::uint32_t>(rounded(n, to)); };
  return {each(tally.numerator), each(tally.denominator), each(tally.indeterminate),
          each(tally.excluded)};
}

std::string lone_count(const Setting& setting, std::size_t n, std::string_view one,
                       std::string_view many) {
  return count_of(rounded(n, setting.round), n < setting.suppress, one, many);
}

std::string left_out_by_options(const Setting& setting, std::size_t rows) {
  constexpr std::string_view kMore = "more not shown: the options leave them out.";
  return lone_count(setting, rows, kMore, kMore);
}

std::string_view kept_inexact_by(const Setting& setting) {
  if (setting.suppress > 0) return "--suppress";
  return setting.round > 0 ? "--round" : "";
}

std::string inexact_in_words(const Setting& setting) {
  if (setting.suppress > 0) {
    return fmt::format("Counts from 1 to {}, and those that would reveal them, are shown as {}.",
                       setting.suppress - 1, kHiddenCount);
  }
  if (setting.round == 0) return {};
  return fmt::format(
      "Each count is rounded to the nearest {}, totals too, which may not be the sum of their "
      "parts;"
      " percentages and rates are made of rounded counts.",
      setting.round);
}

std::string rounding_note(const Setting& setting) {
  const bool said = setting.for_data && setting.round > 0;
  return said ? fmt::format("counts rounded to {}", setting.round) : std::string();
}

void tell_inexact(const Setting& setting, Output& out) {
  std::string said = inexact_in_words(setting);
  if (said.empty()) return;
  out.closing.push_back(std::move(said));
  if (!setting.for_data) return;
  if (setting.suppress > 0) out.readings.emplace_back("suppress", std::to_string(setting.suppress));
  if (setting.round > 0) out.readings.emplace_back("round", std::to_string(setting.round));
}

}  // namespace duly::answers

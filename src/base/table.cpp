#include "duly/table.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>

namespace duly {

void Table::add_row(std::initializer_list<Cell> cells, Mark mark) {
  add_row(std::span<const Cell>(cells.begin(), cells.size()), mark);
}

void Table::add_row(std::span<const Cell> cells, Mark mark) {
  assert(cells.size() == columns_.size() && "one cell a column: please report this");
  if (cells.size() != columns_.size()) std::abort();  // a shifted table would be a wrong answer
  cells_.insert(cells_.end(), cells.begin(), cells.end());
  marks_.push_back(mark);
}

std::size_t Table::place_of(std::string_view name) const {
  const auto at = std::find_if(columns_.begin(), columns_.end(),
                               [name](const Column& column) { return column.name == name; });
  if (at == columns_.end()) std::abort();  // another column would be a wrong answer
  return static_cast<std::size_t>(at - columns_.begin());
}

std::string to_string(Hundredths value) {
  constexpr std::int64_t kHundred = 100;
  constexpr std::int64_t kTen = 10;
  std::string out = std::to_string(value.hundredths / kHundred);
  const std::int64_t rest = value.hundredths % kHundred;
  if (rest == 0) return out;
  out += '.';
  out += std::to_string(rest / kTen);
  if (rest % kTen != 0) out += std::to_string(rest % kTen);
  return out;
}

Cell percentage(std::size_t numerator, std::size_t denominator) {
  constexpr std::size_t kHundred = 100;
  Cell out = rate(numerator, denominator, kHundred);
  if (auto* const share = std::get_if<Tenths>(&out)) share->percent = true;
  return out;
}

Cell rate(std::size_t numerator, std::size_t denominator, std::size_t of) {
  if (denominator == 0) return std::monostate{};
  // n * 10 * of / d, half up. Counts are of rows in files: far from 2^64 / 200000.
  constexpr std::size_t kTenthsTwice = 20;
  const std::size_t tenths = (numerator * kTenthsTwice * of + denominator) / (denominator * 2);
  return Tenths{static_cast<std::int64_t>(tenths)};
}

}  // namespace duly

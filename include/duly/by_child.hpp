// layer: record
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace duly {

/// Row numbers grouped by child: those of child `c` are rows[of[c]] to rows[of[c + 1]].
struct ByChild {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> of;
};

/// A counting sort on the child's dense id; rows of a child stay in the order they came.
template <class Row, class Wanted>
ByChild by_child(const std::vector<Row>& rows, std::size_t children, Wanted wanted) {
  ByChild out;
  out.of.assign(children + 1, 0);
  for (const Row& row : rows) {
    if (wanted(row)) ++out.of[row.child + 1];
  }
  for (std::size_t c = 0; c < children; ++c) out.of[c + 1] += out.of[c];
  out.rows.resize(out.of[children]);
  std::vector<std::uint32_t> next(out.of.begin(), out.of.end() - 1);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (wanted(rows[i])) out.rows[next[rows[i].child]++] = static_cast<std::uint32_t>(i);
  }
  return out;
}

/// Sorts the rows of each child, stably. Most extracts come sorted: look before sorting.
template <class Before>
void sort_each_child(ByChild& order, Before before) {
  for (std::size_t c = 0; c + 1 < order.of.size(); ++c) {
    const auto first = order.rows.begin() + order.of[c];
    const auto last = order.rows.begin() + order.of[c + 1];
    if (!std::is_sorted(first, last, before)) std::stable_sort(first, last, before);
  }
}

/// Of the rows of each child keeps the first of those that say the same: a row goes, and `left_out`
/// is told of it, where it `says_again` what the last one kept says.
template <class SaysAgain, class LeftOut>
void keep_one_of_each(ByChild& order, SaysAgain says_again, LeftOut left_out) {
  std::vector<std::uint32_t> kept;
  kept.reserve(order.rows.size());
  std::uint32_t begin = 0;
  for (std::size_t child = 0; child + 1 < order.of.size(); ++child) {
    const auto first = static_cast<std::uint32_t>(kept.size());
    for (const std::uint32_t end = order.of[child + 1]; begin < end; ++begin) {
      const std::uint32_t row = order.rows[begin];
      if (kept.size() > first && says_again(kept.back(), row)) {
        left_out(row);
      } else {
        kept.push_back(row);
      }
    }
    order.of[child] = first;
  }
  order.of.back() = static_cast<std::uint32_t>(kept.size());
  order.rows = std::move(kept);
}

}  // namespace duly

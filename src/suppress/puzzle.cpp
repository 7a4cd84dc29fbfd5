// Counts and equations, each in one list, and what is hidden of each equation.

#include "suppress/puzzle.hpp"

#include <algorithm>
#include <utility>

namespace duly::suppress {

void Puzzle::add_equation(Index total, std::span<const Term> terms) {
  total_of.push_back(total);
  terms_.insert(terms_.end(), terms.begin(), terms.end());
  starts_.push_back(terms_.size());
}

void Puzzle::close() {
  use_starts_.assign(counts() + std::size_t{1}, 0);
  for (const Term& t : terms_) ++use_starts_[t.other + std::size_t{1}];
  for (std::size_t c = 1; c < use_starts_.size(); ++c) use_starts_[c] += use_starts_[c - 1];
  uses_.resize(terms_.size());
  use_of_.resize(terms_.size());
  place_of_.resize(terms_.size());
  std::vector<std::size_t> next = use_starts_;
  for (Index e = 0; e < equations(); ++e) {
    for (std::size_t i = starts_[e]; i < starts_[e + 1]; ++i) {
      const std::size_t use = next[terms_[i].other]++;
      uses_[use] = {e, terms_[i].sign};
      use_of_[i] = static_cast<std::uint32_t>(use);
      place_of_[use] = static_cast<std::uint32_t>(i);
    }
  }
  add_large();
  split_ = terms_;
  unknown_.assign(equations(), 0);
  state_.assign(equations(), 0);
  for (Index c = 0; c < counts(); ++c) {
    if (unknown[c] == 0) continue;
    ++all_unknown_;
    for (std::size_t use = use_starts_[c]; use < use_starts_[c + 1]; ++use) move_to_unknown(use);
  }
}

/// Those of few terms are gone through one by one, as are those whose parts differ in kind.
bool Puzzle::is_large(Index e) const {
  constexpr std::size_t kLarge = 48;
  const std::span<const Term> terms = equation(e);
  if (terms.size() < kLarge) return false;
  const Term& any = terms[terms[0].other == total_of[e] ? 1 : 0];
  return std::all_of(terms.begin(), terms.end(), [&](const Term& t) {
    return t.other == total_of[e] || (t.sign == any.sign && printed[t.other] == printed[any.other]);
  });
}

void Puzzle::add_large() {
  large_of_.assign(equations(), kNone);
  std::vector<std::vector<Index>> stands_in(counts());  // its large equations
  for (Index e = 0; e < equations(); ++e) {
    if (!is_large(e)) continue;
    large_of_[e] = static_cast<Index>(large_.size());
    LargeEquation& large = large_.emplace_back();
    for (const Term& t : equation(e)) {
      stands_in[t.other].push_back(e);
      if (t.other == total_of[e]) {
        large.total = t;
        continue;
      }
      large.sign = t.sign;
      large.least = least(t.other);
      large.known.push_back(part(t.other));
    }
    std::sort(large.known.begin(), large.known.end());
  }
  for (Index c = 0; c < counts(); ++c) {
    for (const Index one : stands_in[c]) {
      for (const Index other : stands_in[c]) {
        if (one != other) large_[large_of_[one]].shared[other].push_back(part(c));
      }
    }
  }
  for (LargeEquation& large : large_) {
    for (auto& [other, parts] : large.shared) std::sort(parts.begin(), parts.end());
  }
}

void Puzzle::move_in_large(LargeEquation& large, Index count) {
  if (large.total && large.total->other == count) return;
  const LargeEquation::Part moved = part(count);
  large.known.erase(std::lower_bound(large.known.begin(), large.known.end(), moved));
  large.unknown.insert(std::lower_bound(large.unknown.begin(), large.unknown.end(), moved), moved);
}

void Puzzle::hide(Index count) {
  if (unknown[count] != 0) return;
  unknown[count] = 1;
  ++all_unknown_;
  for (std::size_t use = use_starts_[count]; use < use_starts_[count + 1]; ++use) {
    move_to_unknown(use);
    state_[uses_[use].other] += mixed(~std::uint64_t{count});
  }
}

void Puzzle::move_to_unknown(std::size_t use) {
  const Index e = uses_[use].other;
  if (large_of_[e] != kNone) move_in_large(large_[large_of_[e]], split_[place_of_[use]].other);
  const std::size_t to = starts_[e] + unknown_[e]++;
  const std::size_t from = place_of_[use];
  std::swap(split_[from], split_[to]);
  std::swap(use_of_[from], use_of_[to]);
  place_of_[use_of_[from]] = static_cast<std::uint32_t>(from);
  place_of_[use_of_[to]] = static_cast<std::uint32_t>(to);
}

}  // namespace duly::suppress

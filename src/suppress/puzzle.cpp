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
  std::vector<std::size_t> next(use_starts_.begin(), use_starts_.end() - 1);
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

void Puzzle::add_large() {
  constexpr std::size_t kLarge = 48;
  large_of_.assign(equations(), kNone);
  std::vector<std::vector<Term>> stands_in(counts());  // its large equations
  for (Index e = 0; e < equations(); ++e) {
    if (equation(e).size() < kLarge) continue;
    large_of_[e] = static_cast<Index>(large_.size());
    LargeEquation& large = large_.emplace_back();
    for (const Term& t : equation(e)) {
      stands_in[t.other].push_back({e, t.sign});
      if (t.other == total_of[e]) {
        large.total = t;
      } else {
        large.known.push_back(t);
      }
    }
  }
  const auto before = [this](const Term& a, const Term& b) {
    return rank(a.other) < rank(b.other);
  };
  for (LargeEquation& large : large_) std::sort(large.known.begin(), large.known.end(), before);
  for (Index c = 0; c < counts(); ++c) {
    for (const Term& one : stands_in[c]) {
      for (const Term& other : stands_in[c]) {
        if (one.other == other.other) continue;
        large_[large_of_[one.other]].shared[other.other].push_back({c, one.sign});
      }
    }
  }
}

void Puzzle::move_in_large(LargeEquation& large, const Term& term) {
  const auto place = [&](std::vector<Term>& in) {
    return std::lower_bound(in.begin(), in.end(), term, [this](const Term& a, const Term& b) {
      return rank(a.other) < rank(b.other);
    });
  };
  if (large.total && large.total->other == term.other) return;
  large.known.erase(place(large.known));
  large.unknown.insert(place(large.unknown), term);
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
  if (large_of_[e] != kNone) {
    move_in_large(large_[large_of_[e]], {split_[place_of_[use]].other, uses_[use].sign});
  }
  const std::size_t to = starts_[e] + unknown_[e]++;
  const std::size_t from = place_of_[use];
  std::swap(split_[from], split_[to]);
  std::swap(use_of_[from], use_of_[to]);
  place_of_[use_of_[from]] = static_cast<std::uint32_t>(from);
  place_of_[use_of_[to]] = static_cast<std::uint32_t>(to);
}

}  // namespace duly::suppress

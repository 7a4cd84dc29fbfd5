// The best choices in an equation of many terms, such as the sum over all teams and ages, without a
// look at each: with 1,281 terms in the largest, that took three fifths of the time.

#include <algorithm>

#include "suppress/puzzle.hpp"

namespace duly::suppress {

void OtherSheets::best_of_large(Index equation, const LargeEquation& large, std::size_t most,
                                std::vector<Choice>& out) {
  find_special(equation, large);
  for (const Term& t : special_) {
    const bool hidden = puzzle_.unknown[t.other] != 0;
    const bool may = (hidden || how_.over_all) && may_move(t, balance_[equation]);
    if (may) out.push_back(choice(equation, t));
  }
  best_in_order(large.unknown, equation, most, out);
  if (how_.over_all) best_in_order(large.known, equation, most, out);
}

/// The terms that do not stand where the order of the equation has them: those in another equation
/// out of balance, which may come nearer to it, those that were moved, and the total.
void OtherSheets::find_special(Index equation, const LargeEquation& large) {
  ++special_number_;
  special_.clear();
  for (const Index other : open_) {
    if (other == equation) continue;
    if (puzzle_.large(other) != nullptr) {
      const auto shared = large.shared.find(other);
      if (shared == large.shared.end()) continue;
      for (const Term& t : shared->second) add_special(t.other, equation);
      continue;
    }
    for (const Term& t : puzzle_.equation(other)) add_special(t.other, equation);
  }
  for (const Index count : moved_) add_special(count, equation);
  if (large.total) add_special(large.total->other, equation);
}

void OtherSheets::add_special(Index count, Index equation) {
  if (special_in_[count] == special_number_) return;
  for (const Term& use : puzzle_.uses(count)) {
    if (use.other != equation) continue;
    special_in_[count] = special_number_;
    special_.push_back({count, use.sign});
  }
}

/// The first `most` of `terms` that may be moved: all else in which they stand is in balance.
void OtherSheets::best_in_order(std::span<const Term> terms, Index equation, std::size_t most,
                                std::vector<Choice>& out) const {
  std::size_t found = 0;
  for (auto at = terms.begin(); at != terms.end() && found < most;) {
    const Index c = at->other;
    const std::int32_t sign = balance_[equation] > 0 ? -at->sign : at->sign;
    if (sign < 0 && puzzle_.value[c] < how_.room) {  // too small, as others that come next
      const std::tuple least{puzzle_.uses(c).size(), how_.room, Index{0}};
      at = std::partition_point(at + 1, terms.end(),
                                [&](const Term& t) { return puzzle_.rank(t.other) < least; });
      continue;
    }
    if (special_in_[c] != special_number_ && may_move(*at, balance_[equation])) {
      const auto uses = static_cast<std::int32_t>(puzzle_.uses(c).size());
      const std::int32_t cost = (puzzle_.unknown[c] != 0 ? 0 : 1) + uses - 2;
      out.push_back({how_.totals_first, cost, false, puzzle_.value[c], c, sign});
      ++found;
    }
    ++at;
  }
}

}  // namespace duly::suppress

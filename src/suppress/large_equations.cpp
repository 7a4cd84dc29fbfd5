// The best choices in an equation of many terms, such as the sum over all teams and ages, without a
// look at each: with 1,281 terms in the largest, that took three fifths of the time.

#include <algorithm>

#include "suppress/puzzle.hpp"

namespace duly::suppress {
namespace {

using Part = LargeEquation::Part;

/// The first that is in as many equations and not less than `enough`, or in more.
template <typename Parts>
auto past_small(const Parts& parts, std::uint32_t uses, std::int64_t enough) {
  return std::lower_bound(parts.begin(), parts.end(), Part{uses, enough, 0});
}

/// How many are not less than `enough`.
std::size_t how_many_from(std::span<const Part> parts, std::int64_t enough) {
  std::size_t out = 0;
  for (auto at = parts.begin(); at != parts.end();) {
    const auto end = past_small(parts, at->uses + 1, 0);
    out += static_cast<std::size_t>(end - past_small(parts, at->uses, enough));
    at = end;
  }
  return out;
}

}  // namespace

void OtherSheets::best_of_large(Index equation, const LargeEquation& large, std::size_t most,
                                std::vector<Choice>& out) {
  find_special(equation, large);
  for (const Term& t : special_) {
    const bool hidden = puzzle_.unknown[t.other] != 0;
    const bool may = (hidden || how_.over_all) && may_move(t, balance_[equation]);
    if (may) out.push_back(choice(equation, t));
  }
  if (both_ != kNone) best_in_both(large, equation, most, out);
  best_in_order(large, large.unknown, equation, most, out);
  if (how_.over_all) best_in_order(large, large.known, equation, most, out);
}

/// The terms that do not stand where the order of the equation has them: those in another equation
/// out of balance, which may come nearer to it, those that were moved, and the total.
void OtherSheets::find_special(Index equation, const LargeEquation& large) {
  ++special_number_;
  special_.clear();
  for (const Index other : open_) {
    if (other == equation || puzzle_.large(other) != nullptr) continue;
    for (const Term& t : puzzle_.equation(other)) add_special(t.other, equation);
  }
  for (const Index count : moved_in(equation)) add_special(count, equation);
  if (large.total) add_special(large.total->other, equation);
  find_special_of_large(equation, large);
}

/// The terms shared with one other large equation are in order among themselves, but for its total.
void OtherSheets::find_special_of_large(Index equation, const LargeEquation& large) {
  both_ = kNone;
  std::size_t others = 0;
  for (const Index other : open_) {
    if (other == equation || !large.shared.contains(other)) continue;
    both_ = other;
    ++others;
  }
  if (others == 1) {
    const LargeEquation* both = puzzle_.large(both_);
    if (both != nullptr && both->total) add_special(both->total->other, equation);
    return;
  }
  both_ = kNone;
  for (const Index other : open_) {
    const auto shared = large.shared.find(other);
    if (other == equation || shared == large.shared.end()) continue;
    for (const Part& part : shared->second) add_special(part.count, equation);
  }
}

bool OtherSheets::is_in(Index count, Index equation) const {
  const std::span<const Term> uses = puzzle_.uses(count);
  return std::any_of(uses.begin(), uses.end(),
                     [equation](const Term& use) { return use.other == equation; });
}

void OtherSheets::add_special(Index count, Index equation) {
  if (special_in_[count] == special_number_) return;
  for (const Term& use : puzzle_.uses(count)) {
    if (use.other != equation) continue;
    special_in_[count] = special_number_;
    special_.push_back({count, use.sign});
  }
}

/// The first `most` of `parts` that may be moved: all else in which they stand is in balance.
void OtherSheets::best_in_order(const LargeEquation& large, std::span<const Part> parts,
                                Index equation, std::size_t most, std::vector<Choice>& out) const {
  const std::int32_t sign = balance_[equation] > 0 ? -large.sign : large.sign;
  const std::int64_t enough = how_.room + large.least;
  std::size_t found = 0;
  for (auto at = parts.begin(); at != parts.end() && found < most;) {
    if (sign < 0 && at->value < enough) {
      at = past_small(parts, at->uses, enough);
      continue;
    }
    const Index c = at->count;
    const bool may = special_in_[c] != special_number_ && (both_ == kNone || !is_in(c, both_)) &&
                     may_move({c, large.sign}, balance_[equation]);
    if (may) {
      const std::int32_t cost =
          (puzzle_.unknown[c] != 0 ? 0 : 1) + static_cast<std::int32_t>(at->uses) - 2;
      out.push_back({how_.totals_first, cost, false, at->value, c, sign});
      ++found;
    }
    ++at;
  }
}

/// The same of the terms that stand in the other large equation, too: of those hidden, and where
/// others may be moved, of them.
void OtherSheets::best_in_both(const LargeEquation& large, Index equation, std::size_t most,
                               std::vector<Choice>& out) const {
  const bool down = (balance_[equation] > 0) == (large.sign > 0);
  const std::int64_t enough = how_.room + large.least;
  const std::vector<Part>& parts = large.shared.at(both_);
  std::size_t hidden = 0;
  std::size_t known = how_.over_all ? 0 : most;
  for (auto at = parts.begin(); at != parts.end() && (hidden < most || known < most);) {
    if (down && at->value < enough) {
      at = past_small(parts, at->uses, enough);
      continue;
    }
    const Term term{at->count, large.sign};
    ++at;
    std::size_t& found = puzzle_.unknown[term.other] != 0 ? hidden : known;
    if (found == most || special_in_[term.other] == special_number_) continue;
    if (!may_move(term, balance_[equation])) continue;
    out.push_back(choice(equation, term));
    ++found;
  }
}

/// How many hidden ones are not less than `enough`. Asked for again and again before the next is
/// hidden.
std::size_t OtherSheets::with_room(Index equation, const LargeEquation& large,
                                   std::int64_t enough) {
  WithRoom& known = with_room_[equation];
  if (known.enough != enough || known.of != large.unknown.size()) {
    known = {enough, large.unknown.size(), how_many_from(large.unknown, enough)};
  }
  return known.count;
}

/// The number of those that have room, put right for those that stand elsewhere than at first: no
/// more than `most`, and mostly there are so many that it need not be put right.
std::size_t OtherSheets::how_many_of_large(Index equation, const LargeEquation& large,
                                           std::size_t most) {
  const std::int32_t balance = balance_[equation];
  const bool down = (balance > 0) == (large.sign > 0);
  const std::int64_t enough = how_.room + large.least;
  const std::size_t elsewhere = moved_in(equation).size() + steps_.size();
  std::size_t out = down ? with_room(equation, large, enough) : large.unknown.size();
  if (out >= most + elsewhere) return most;
  ++special_number_;
  special_.clear();
  if (large.total) add_special(large.total->other, equation);
  const bool total = large.total && puzzle_.unknown[large.total->other] != 0;
  if (total && may_move(*large.total, balance)) ++out;
  for (const Index count : moved_in(equation)) add_special(count, equation);
  for (const Move::Step& step : steps_) add_special(step.count, equation);
  for (const Term& t : std::span(special_).subspan(large.total ? 1 : 0)) {
    if (puzzle_.unknown[t.other] == 0) continue;
    if (!down || puzzle_.value[t.other] >= enough) --out;
    if (may_move(t, balance)) ++out;
  }
  return std::min(out, most);
}

}  // namespace duly::suppress

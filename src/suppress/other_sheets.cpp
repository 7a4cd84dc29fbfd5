// Another sheet that would be printed the same: one count is changed, then counts in each equation
// put out of balance, until all hold again.

#include <algorithm>
#include <cstdlib>

#include "suppress/puzzle.hpp"

namespace duly::suppress {

OtherSheets::OtherSheets(const Puzzle& puzzle)
    : puzzle_(puzzle),
      at_(puzzle.value),
      sign_(puzzle.value.size(), 0),
      balance_(puzzle.equations.size(), 0) {}

std::optional<Move> OtherSheets::find(Index count, std::int32_t sign, const Search& how) {
  std::optional<Move> out;
  if (room(count, sign) < how.room) return out;
  how_ = how;
  change(count, sign);
  if (balance()) {
    out = Move{steps_, kNoBound};
    for (const Move::Step& s : steps_) out->room = std::min(out->room, room(s.count, s.sign));
  }
  undo(0);
  return out;
}

void OtherSheets::make(const Move& move, std::int64_t by) {
  for (const Move::Step& step : move.steps) {
    at_[step.count] += step.sign * by;
    moved_.push_back(step.count);
  }
}

void OtherSheets::go_back() {
  for (const Index count : moved_) at_[count] = puzzle_.value[count];
  moved_.clear();
}

void OtherSheets::change(Index count, std::int32_t sign) {
  sign_[count] = sign;
  steps_.push_back({count, sign});
  for (const Term& use : puzzle_.uses[count]) balance_[use.other] += use.sign * sign;
}

/// Back to as many changes as there were.
void OtherSheets::undo(std::size_t changes) {
  while (steps_.size() > changes) {
    const Index count = steps_.back().count;
    for (const Term& use : puzzle_.uses[count]) balance_[use.other] -= use.sign * sign_[count];
    sign_[count] = 0;
    steps_.pop_back();
  }
}

bool OtherSheets::balance() {
  const std::vector<Index> open = open_equations();
  if (open.empty()) return true;
  if (steps_.size() >= how_.most_steps || how_.effort <= 0) return false;
  std::vector<Choice> choices;
  next_choices(open, choices);
  // No more are tried than there is effort for.
  const auto tried = std::min(static_cast<std::ptrdiff_t>(choices.size()),
                              static_cast<std::ptrdiff_t>(how_.effort));
  std::partial_sort(choices.begin(), choices.begin() + tried, choices.end());
  const std::size_t changes = steps_.size();
  for (const Choice& choice : choices) {
    if (how_.effort-- <= 0) return false;
    change(choice.count, choice.sign);
    if (balance()) return true;
    undo(changes);
  }
  return false;
}

/// The equations out of balance.
std::vector<Index> OtherSheets::open_equations() const {
  std::vector<Index> out;
  for (const Move::Step& step : steps_) {
    for (const Term& use : puzzle_.uses[step.count]) {
      const bool known = std::find(out.begin(), out.end(), use.other) != out.end();
      if (balance_[use.other] != 0 && !known) out.push_back(use.other);
    }
  }
  return out;
}

/// The choices for one equation out of balance. Where only hidden counts may be moved, the equation
/// with the fewest: a dead end is seen at once. Else the one with the cheapest.
void OtherSheets::next_choices(const std::vector<Index>& open, std::vector<Choice>& out) const {
  if (!how_.over_all) {
    Index hardest = open.front();
    std::size_t fewest = puzzle_.value.size() + 1;
    for (const Index equation : open) {
      const std::size_t n = how_many_choices(equation, fewest);
      if (n < fewest) hardest = equation;
      fewest = std::min(fewest, n);
    }
    choices(hardest, out);
    return;
  }
  std::vector<Choice> here;
  for (const Index equation : open) {
    here.clear();
    choices(equation, here);
    if (here.empty()) {
      out.clear();
      return;
    }
    const bool better = out.empty() || *std::min_element(here.begin(), here.end()) <
                                           *std::min_element(out.begin(), out.end());
    if (better) out.swap(here);
  }
}

/// May a count be moved so that an equation it stands in comes nearer to balance?
bool OtherSheets::may_move(const Term& term, std::int32_t balance) const {
  const Index c = term.other;
  if (sign_[c] != 0 || (puzzle_.unknown[c] == 0 && !how_.over_all)) return false;
  return room(c, balance > 0 ? -term.sign : term.sign) >= how_.room;
}

/// No more than `most` are counted.
std::size_t OtherSheets::how_many_choices(Index equation, std::size_t most) const {
  std::size_t out = 0;
  for (const Term& t : puzzle_.equations[equation]) {
    if (may_move(t, balance_[equation]) && ++out == most) break;
  }
  return out;
}

void OtherSheets::choices(Index equation, std::vector<Choice>& out) const {
  for (const Term& t : puzzle_.equations[equation]) {
    if (!may_move(t, balance_[equation])) continue;
    const Index c = t.other;
    const std::int32_t sign = balance_[equation] > 0 ? -t.sign : t.sign;
    std::int32_t cost = puzzle_.unknown[c] != 0 ? 0 : 1;
    for (const Term& use : puzzle_.uses[c]) {
      const std::int32_t before = balance_[use.other];
      cost += std::abs(before + use.sign * sign) - std::abs(before);
    }
    const bool total = c == puzzle_.total_of[equation];
    out.push_back({how_.totals_first && !total, cost, total, puzzle_.value[c], c, sign});
  }
}

}  // namespace duly::suppress

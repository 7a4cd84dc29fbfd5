// Another sheet that would be printed the same: one count is changed, then counts in each equation
// put out of balance, until all hold again.

#include <algorithm>
#include <cstdlib>

#include "suppress/puzzle.hpp"

namespace duly::suppress {

OtherSheets::OtherSheets(const Puzzle& puzzle)
    : puzzle_(puzzle),
      at_(puzzle.value),
      sign_(puzzle.counts(), 0),
      balance_(puzzle.equations(), 0),
      place_(puzzle.equations(), kNone),
      state_(puzzle.equations(), 0),
      last_looked_(puzzle.equations(), 0),
      special_in_(puzzle.counts(), 0),
      with_room_(puzzle.equations()) {}

std::optional<Move> OtherSheets::find(Index count, std::int32_t sign, const Search& how) {
  std::optional<Move> out;
  if (room(count, sign) < how.room) return out;
  InVain* before = in_vain(count, sign, how);
  if (before != nullptr && is_as_it_was(*before)) return out;
  how_ = how;
  ++searches_;
  looked_at_.clear();
  change(count, sign);
  if (balance()) {
    out = Move{steps_, kNoBound};
    for (const Move::Step& s : steps_) out->room = std::min(out->room, room(s.count, s.sign));
  }
  undo(0);
  if (out) return out;
  if (before == nullptr) before = &in_vain_.emplace_back(InVain{how, sign, {}});
  before->seen.clear();
  for (const Index equation : looked_at_) before->seen.emplace_back(equation, state(equation));
  return out;
}

/// Of 225,000 searches (10 teams by age band and month) 191,000 found nothing, and 123,000 of those
/// had been made before: the next count hidden is mostly far from all that they look at.
OtherSheets::InVain* OtherSheets::in_vain(Index count, std::int32_t sign, const Search& how) {
  if (in_vain_of_ != count) in_vain_.clear();
  in_vain_of_ = count;
  const auto at = std::find_if(in_vain_.begin(), in_vain_.end(), [&](const InVain& search) {
    return search.sign == sign && search.how == how;
  });
  return at == in_vain_.end() ? nullptr : &*at;
}

bool OtherSheets::is_as_it_was(const InVain& search) const {
  return std::all_of(search.seen.begin(), search.seen.end(),
                     [this](const auto& seen) { return state(seen.first) == seen.second; });
}

void OtherSheets::looked_at(Index equation) {
  if (last_looked_[equation] == searches_) return;
  last_looked_[equation] = searches_;
  looked_at_.push_back(equation);
}

void OtherSheets::make(const Move& move, std::int64_t by) {
  for (const Move::Step& step : move.steps) {
    const std::int64_t change = step.sign * by;
    // One that was moved and came back may be there twice.
    if (off(step.count) == 0) moved_.push_back(step.count);
    at_[step.count] += change;
    const std::uint64_t mark = mixed(step.count) * static_cast<std::uint64_t>(change);
    for (const Term& use : puzzle_.uses(step.count)) state_[use.other] += mark;
  }
}

void OtherSheets::go_back() {
  for (const Index count : moved_) {
    at_[count] = puzzle_.value[count];
    for (const Term& use : puzzle_.uses(count)) state_[use.other] = 0;
  }
  moved_.clear();
}

void OtherSheets::change(Index count, std::int32_t sign) {
  sign_[count] = sign;
  steps_.push_back({count, sign});
  touched_before_.push_back(touched_.size());
  for (const Term& use : puzzle_.uses(count)) {
    if (place_[use.other] == kNone) {
      place_[use.other] = static_cast<Index>(touched_.size());
      touched_.push_back(use.other);
    }
    set_balance(use.other, balance_[use.other] + use.sign * sign);
  }
}

/// Back to as many changes as there were.
void OtherSheets::undo(std::size_t changes) {
  while (steps_.size() > changes) {
    const Index count = steps_.back().count;
    for (const Term& use : puzzle_.uses(count)) {
      set_balance(use.other, balance_[use.other] - use.sign * sign_[count]);
    }
    for (; touched_.size() > touched_before_.back(); touched_.pop_back()) {
      place_[touched_.back()] = kNone;
    }
    touched_before_.pop_back();
    sign_[count] = 0;
    steps_.pop_back();
  }
}

void OtherSheets::set_balance(Index equation, std::int32_t balance) {
  const std::int32_t before = balance_[equation];
  balance_[equation] = balance;
  if ((before == 0) == (balance == 0)) return;
  const auto at = std::lower_bound(open_.begin(), open_.end(), equation,
                                   [this](Index a, Index b) { return place_[a] < place_[b]; });
  if (balance == 0) {
    open_.erase(at);
  } else {
    open_.insert(at, equation);
  }
}

bool OtherSheets::balance() {
  if (open_.empty()) return true;
  if (steps_.size() >= how_.most_steps || how_.effort <= 0) return false;
  const std::size_t changes = steps_.size();
  if (choices_.size() <= changes) choices_.resize(changes + 1);
  std::vector<Choice> choices = std::move(choices_[changes]);
  // Mostly one of the first will do; no more are tried than there is effort for.
  constexpr std::size_t kFew = 4;
  const auto effort = static_cast<std::size_t>(how_.effort);
  const bool found = try_choices(choices, 0, std::min(kFew, effort)) ||
                     (choices_left_ && try_choices(choices, kFew, effort));
  choices_[changes] = std::move(choices);
  return found;
}

/// Tries the best choices from the one on, up to the other.
bool OtherSheets::try_choices(std::vector<Choice>& choices, std::size_t first, std::size_t last) {
  const std::size_t changes = steps_.size();
  next_choices(choices, last);
  const auto later = [](const Choice& a, const Choice& b) { return b < a; };
  std::make_heap(choices.begin(), choices.end(), later);
  bool found = false;
  std::size_t tried = 0;
  for (; !found && !choices.empty() && tried < last; ++tried, choices.pop_back()) {
    std::pop_heap(choices.begin(), choices.end(), later);
    if (tried < first) continue;
    if (how_.effort-- <= 0) break;
    change(choices.back().count, choices.back().sign);
    found = balance();
    if (!found) undo(changes);
  }
  choices_left_ = tried == last && how_.effort > 0;
  return found;
}

/// The choices for one equation out of balance. Where only hidden counts may be moved, the equation
/// with the fewest: a dead end is seen at once. Else the one with the cheapest.
void OtherSheets::next_choices(std::vector<Choice>& out, std::size_t most) {
  out.clear();
  if (how_.over_all) {
    cheapest_choices(out, most);
  } else {
    hardest_choices(out, most);
  }
}

void OtherSheets::hardest_choices(std::vector<Choice>& out, std::size_t most) {
  // The shortest comes first: of a long one no more is counted than it takes to see it is no
  // harder.
  const auto shortest = std::min_element(open_.begin(), open_.end(), [this](Index a, Index b) {
    return puzzle_.unknown_in(a).size() < puzzle_.unknown_in(b).size();
  });
  Index hardest = *shortest;
  looked_at(hardest);
  std::size_t fewest = how_many_choices(hardest, open_.size() == 1 ? 1 : kNone);
  if (fewest == 0) return;
  for (auto at = open_.begin(); at != open_.end(); ++at) {
    if (at == shortest) continue;
    looked_at(*at);
    const bool wins_ties = place_[*at] < place_[hardest];
    const std::size_t n = how_many_choices(*at, fewest + (wins_ties ? 1 : 0));
    if (n == 0) return;
    if (n < fewest || (wins_ties && n == fewest)) hardest = *at;
    fewest = std::min(fewest, n);
  }
  choices(hardest, most, out);
}

void OtherSheets::cheapest_choices(std::vector<Choice>& out, std::size_t most) {
  std::optional<Choice> best;
  Index best_in = kNone;
  for (const Index equation : open_) {
    looked_at(equation);
    here_.clear();
    choices(equation, 1, here_);
    if (here_.empty()) return;
    const Choice here = *std::min_element(here_.begin(), here_.end());
    if (best && !(here < *best)) continue;
    best = here;
    best_in = equation;
  }
  choices(best_in, most, out);
}

/// May a count be moved so that an equation it stands in comes nearer to balance?
bool OtherSheets::may_move(const Term& term, std::int32_t balance) const {
  const Index c = term.other;
  return sign_[c] == 0 && room(c, balance > 0 ? -term.sign : term.sign) >= how_.room;
}

/// No more than `most` are counted.
std::size_t OtherSheets::how_many_choices(Index equation, std::size_t most) {
  if (const LargeEquation* large = puzzle_.large(equation)) {
    return how_many_of_large(equation, *large, most);
  }
  std::size_t out = 0;
  for (const Term& t : puzzle_.unknown_in(equation)) {
    if (may_move(t, balance_[equation]) && ++out == most) break;
  }
  return out;
}

/// The choices of an equation, of a large one the `most` best at least.
void OtherSheets::choices(Index equation, std::size_t most, std::vector<Choice>& out) {
  if (const LargeEquation* large = puzzle_.large(equation)) {
    best_of_large(equation, *large, most, out);
    return;
  }
  const auto terms = how_.over_all ? puzzle_.equation(equation) : puzzle_.unknown_in(equation);
  for (const Term& t : terms) {
    if (may_move(t, balance_[equation])) out.push_back(choice(equation, t));
  }
}

OtherSheets::Choice OtherSheets::choice(Index equation, const Term& term) const {
  const Index c = term.other;
  const std::int32_t sign = balance_[equation] > 0 ? -term.sign : term.sign;
  std::int32_t cost = puzzle_.unknown[c] != 0 ? 0 : 1;
  for (const Term& use : puzzle_.uses(c)) {
    const std::int32_t before = balance_[use.other];
    cost += std::abs(before + use.sign * sign) - std::abs(before);
  }
  const bool total = c == puzzle_.total_of[equation];
  return {how_.totals_first && !total, cost, total, puzzle_.value[c], c, sign};
}

}  // namespace duly::suppress

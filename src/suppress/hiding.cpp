// What to hide beside small counts: for each, a move over counts to hide that leaves it enough
// other values. What is hidden is what the moves go over, so each small count has its proof.
//
// That holds against a reader who knows the rule, too. Of counts that hang together at least one is
// small; were it known that only one can be, all others would be `least` or more, with room to go
// either way: the move found for the small one could be turned round, and one of the two ways leads
// to another small value.

#include "suppress/hiding.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <tuple>

namespace duly::suppress {

Hiding::Hiding(Puzzle& puzzle, std::int64_t least)
    : puzzle_(puzzle),
      least_(least),
      others_(puzzle),
      above_(puzzle.value.size(), 0),
      below_(puzzle.value.size(), 0),
      near_seen_(puzzle.equations(), 0),
      next_to_(puzzle.equations()),
      next_to_seen_(puzzle.equations(), 0) {}

void Hiding::run() {
  for (Index c = 0; c < puzzle_.counts(); ++c) {
    if (small(c)) puzzle_.hide(c);
  }
  // First each gets one other value; what that hides gives many of them the rest.
  for (const std::int64_t values : {std::int64_t{1}, least_ - 1}) {
    for (Index c = 0; c < puzzle_.counts(); ++c) {
      if (small(c)) make_open(c, values);
    }
  }
}

/// Is it worth looking for a move over counts not hidden yet? In a huge puzzle (160 teams by age
/// band: 18,000 counts) these searches took four fifths of the time timed, and of 40,000 none led
/// to one. There they are made less often where they were in vain many times, for one count or for
/// all. That may hide more, and never less than it takes: what is open is so by moves over hidden
/// counts.
bool Hiding::worth_a_search(std::size_t hidden_near) {
  constexpr Index kHuge = 8192;
  constexpr std::size_t kEach = 32;
  constexpr std::size_t kOften = 256;
  constexpr std::size_t kSeldom = 16;
  if (puzzle_.counts() < kHuge) return true;
  ++searches_in_vain_;
  const bool of_all = searches_in_vain_ < kOften || searches_in_vain_ % kSeldom == 0;
  return of_all && (hidden_near < kEach || std::has_single_bit(hidden_near));
}

/// Hides what it takes to leave a small count so many other values.
void Hiding::make_open(Index count, std::int64_t values) {
  near_.clear();
  std::size_t hidden_near = 0;
  // Everything that hangs together with it may be hidden, but for zeros: all of it twice, or any
  // number of times, would be printed the same, and there is nothing to look for.
  while (!open(count, values) && !puzzle_.all_unknown()) {
    for (const std::int32_t sign : {-1, 1}) {
      go(count, sign, values);
      others_.go_back();
      if (open(count, values)) return;
    }
    const bool search = worth_a_search(hidden_near);
    if (search && (hide_a_move(count, 1, values) || hide_a_move(count, -1, values))) continue;
    ++hidden_near;
    if (hide_one_near(count)) continue;
    // The same, where counts of one lot do not hang together after all.
    above_[count] = kNoBound;
  }
}

/// Goes by moves over what is hidden already to a sheet in which the count is as far from its true
/// value as it needs to be for so many values, or can be.
void Hiding::go(Index count, std::int32_t sign, std::int64_t values) {
  while (!open(count, values)) {
    const std::int64_t most = values - above_[count] - below_[count];
    std::optional<Move> move = others_.find(count, sign, {.room = most});
    if (!move && most > 1) move = others_.find(count, sign, {});
    if (!move) return;
    make(*move, std::min(move->room, most));
  }
}

/// A sheet found for one count serves all that differ in it.
void Hiding::make(const Move& move, std::int64_t by) {
  others_.make(move, by);
  for (const Move::Step& step : move.steps) {
    const std::int64_t off = others_.off(step.count);
    above_[step.count] = std::max(above_[step.count], off);
    below_[step.count] = std::max(below_[step.count], -off);
  }
}

/// A short move before a long one, and totals where parts will not do.
std::optional<Move> Hiding::find_over_all(Index count, std::int32_t sign, std::int64_t most) {
  for (const std::int64_t room : {most, std::int64_t{1}}) {
    for (const std::size_t steps : {std::size_t{4}, std::size_t{16}}) {
      std::optional<Move> move =
          others_.find(count, sign, {.over_all = true, .room = room, .most_steps = steps});
      if (move) return move;
    }
    std::optional<Move> move =
        others_.find(count, sign, {.over_all = true, .room = room, .totals_first = true});
    if (move || most == 1) return move;
  }
  return std::nullopt;
}

/// Goes as far as hidden counts lead, and hides the counts of a move that leads on. False where
/// that gains nothing.
bool Hiding::hide_a_move(Index count, std::int32_t sign, std::int64_t values) {
  go(count, sign, values);
  const std::optional<Move> move =
      find_over_all(count, sign, values - above_[count] - below_[count]);
  const std::int64_t before = above_[count] + below_[count];
  bool hidden = false;
  if (move) {
    for (const Move::Step& step : move->steps) {
      if (puzzle_.unknown[step.count] != 0) continue;
      puzzle_.hide(step.count);
      searches_in_vain_ = 0;
      hidden = true;
    }
    make(*move, std::min(move->room, values));
  }
  others_.go_back();
  return hidden || above_[count] + below_[count] > before;
}

/// The count to hide next in an equation: no total where a part will do, and the smallest. kNone
/// where all are hidden.
Index Hiding::best_in(Index equation) const {
  std::optional<std::tuple<bool, std::int64_t, Index>> best;
  for (const Term& t : puzzle_.known_in(equation)) {
    const std::tuple rank{t.other == puzzle_.total_of[equation], puzzle_.value[t.other], t.other};
    if (!best || rank < *best) best = rank;
  }
  return best ? std::get<Index>(*best) : kNone;
}

void Hiding::add_near(Index equation) {
  if (near_seen_[equation] == near_number_) return;
  near_seen_[equation] = near_number_;
  near_.push_back(equation);
}

/// The equations that share a count with one, each once, in the order of its terms. They are asked
/// for again and again: one that is hidden altogether lies on the way of many counts.
const std::vector<Index>& Hiding::next_to(Index equation) {
  std::vector<Index>& out = next_to_[equation];
  if (!out.empty()) return out;
  ++next_to_number_;
  for (const Term& t : puzzle_.equation(equation)) {
    for (const Term& use : puzzle_.uses(t.other)) {
      if (next_to_seen_[use.other] == next_to_number_) continue;
      next_to_seen_[use.other] = next_to_number_;
      out.push_back(use.other);
    }
  }
  return out;
}

/// Hides one more count: in an equation of the count, else in the nearest that hidden counts lead
/// to. False where everything there is hidden already. What is hidden stays so: for one count the
/// way is gone once, however many are hidden on it.
bool Hiding::hide_one_near(Index count) {
  if (near_.empty()) {
    ++near_number_;
    next_near_ = 0;
    for (const Term& use : puzzle_.uses(count)) add_near(use.other);
  }
  while (next_near_ < near_.size()) {
    const Index equation = near_[next_near_];
    const Index chosen = best_in(equation);
    if (chosen != kNone) {
      puzzle_.hide(chosen);
      return true;
    }
    ++next_near_;
    for (const Index next : next_to(equation)) add_near(next);
  }
  return false;
}

}  // namespace duly::suppress

// What the reader of a sheet with hidden counts knows and may work out.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace duly::suppress {

using Index = std::uint32_t;
constexpr Index kNone = 0xFFFFFFFF;

/// A count in an equation, or an equation of a count.
struct Term {
  Index other;
  std::int32_t sign;  ///< 1 or -1
};

/// An equation of many, whose parts all stand on one side and are printed, or none of them.
struct LargeEquation {
  struct Part {
    std::uint32_t uses;  ///< equations it stands in
    std::int64_t value;
    Index count;
    friend auto operator<=>(const Part&, const Part&) = default;
  };
  /// All but the total, in the order in which a search takes them as long as nothing else is out of
  /// balance: those in fewest equations first, then the smallest.
  std::vector<Part> known, unknown;
  std::int32_t sign = 1;   ///< of all parts
  std::int64_t least = 1;  ///< that each of them can be
  /// By another large equation: those that stand in both, in the same order.
  std::map<Index, std::vector<Part>> shared;
  std::optional<Term> total;
};

/// What is known of each count, and which is the total of each equation.
struct PuzzleCounts {
  std::vector<std::int64_t> value;
  std::vector<char> printed;
  std::vector<char> unknown;    ///< to the reader; hide() adds to them
  std::vector<Index> total_of;  ///< of each equation; kNone
};

/// Counts that hang together by equations `sum of sign * count = 0`. Zeros that are printed are
/// left out: they add nothing and are never hidden.
class Puzzle : public PuzzleCounts {
 public:
  Index counts() const { return static_cast<Index>(value.size()); }
  Index equations() const { return static_cast<Index>(total_of.size()); }
  void add_equation(Index total, std::span<const Term> terms);
  /// To be called once all equations are there.
  void close();

  std::span<const Term> equation(Index e) const {
    return std::span(terms_).subspan(starts_[e], starts_[e + 1] - starts_[e]);
  }
  /// Its equations.
  std::span<const Term> uses(Index count) const {
    return std::span(uses_).subspan(use_starts_[count],
                                    use_starts_[count + 1] - use_starts_[count]);
  }
  /// The terms of an equation the reader does not know, and those he does, in no order: a search
  /// over hidden counts looks at no others.
  std::span<const Term> unknown_in(Index e) const {
    return std::span(split_).subspan(starts_[e], unknown_[e]);
  }
  std::span<const Term> known_in(Index e) const {
    return std::span(split_).subspan(starts_[e] + unknown_[e],
                                     starts_[e + 1] - starts_[e] - unknown_[e]);
  }
  void hide(Index count);
  /// Is nothing left to hide?
  bool all_unknown() const { return all_unknown_ == counts(); }
  /// Nothing for one that is not large.
  const LargeEquation* large(Index e) const {
    return large_of_[e] == kNone ? nullptr : &large_[large_of_[e]];
  }
  /// Tells apart what was hidden in an equation when, so that a search is not made again in vain.
  std::uint64_t state(Index e) const { return state_[e]; }

  /// A printed count that is hidden is not zero, and the reader knows it.
  std::int64_t least(Index count) const { return printed[count] != 0 ? 1 : 0; }

 private:
  void move_to_unknown(std::size_t use);
  bool is_large(Index e) const;
  void add_large();
  LargeEquation::Part part(Index count) const {
    return {static_cast<std::uint32_t>(uses(count).size()), value[count], count};
  }
  void move_in_large(LargeEquation& large, Index count);

  std::vector<Term> terms_, uses_;
  std::vector<std::size_t> starts_ = {0}, use_starts_;
  std::vector<Term> split_;              ///< the terms: of each equation those not known come first
  std::vector<std::uint32_t> use_of_;    ///< of each place in split_: which of uses_ it is
  std::vector<std::uint32_t> place_of_;  ///< the other way round
  std::vector<std::uint32_t> unknown_;   ///< of each equation: how many
  Index all_unknown_ = 0;
  std::vector<std::uint64_t> state_;
  std::vector<LargeEquation> large_;
  std::vector<Index> large_of_;  ///< of each equation: its place there, or kNone
};

/// A number as good as random: sums of them are as good as never equal by chance.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x + 1) * 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 29U)) * 0xBF58476D1CE4E5B9U;
  return x ^ (x >> 32U);
}

/// Larger than any count; two of them can be added.
constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::max() / 4;

/// Counts that can all go up, or down, by the same number at once, and every equation still holds.
struct Move {
  struct Step {
    Index count;
    std::int32_t sign;  ///< 1 up, -1 down
  };
  std::vector<Step> steps;
  std::int64_t room = kNoBound;  ///< how far, before one of them would be less than it can be
};

/// What a search for a move may do.
struct Search {
  /// Over counts that are not hidden yet, but could be?
  bool over_all = false;
  std::int64_t room = 1;  ///< wanted of the move
  std::size_t most_steps = 1000;
  bool totals_first = false;
  int effort = 40;  ///< after so many steps tried, none is found: there may be one still
  bool operator==(const Search&) const = default;
};

/// Goes from the true sheet to others that would be printed the same, move by move: every equation
/// holds, every count that is not hidden is as it was, and none hidden is zero. No reader, however
/// clever, can tell them from the true one.
class OtherSheets {
 public:
  explicit OtherSheets(const Puzzle& puzzle);

  /// A move of `count` up (1) or down (-1).
  std::optional<Move> find(Index count, std::int32_t sign, const Search& how);
  /// Makes it; the next move starts from there.
  void make(const Move& move, std::int64_t by);
  /// Back to the true sheet.
  void go_back();
  /// How far a count stands from its true value.
  std::int64_t off(Index count) const { return at_[count] - puzzle_.value[count]; }

 private:
  /// What to move next: the smallest first.
  struct Choice {
    bool no_total;      ///< where totals are to come first
    std::int32_t cost;  ///< counts to hide, and equations put out of balance less those put right
    bool total;
    std::int64_t value;
    Index count;
    std::int32_t sign;
    friend bool operator<(const Choice& a, const Choice& b) {
      return std::tie(a.no_total, a.cost, a.total, a.value, a.count) <
             std::tie(b.no_total, b.cost, b.total, b.value, b.count);
    }
  };
  /// A search that found nothing, and the equations it looked at as they were: while they are, it
  /// would find nothing again.
  struct InVain {
    Search how;
    std::int32_t sign;
    std::vector<std::pair<Index, std::uint64_t>> seen;
  };
  /// How many of so many hidden ones are not less than `enough`.
  struct WithRoom {
    std::int64_t enough = 0;
    std::size_t of = 0, count = 0;
  };
  std::uint64_t state(Index equation) const { return puzzle_.state(equation) + state_[equation]; }
  InVain* in_vain(Index count, std::int32_t sign, const Search& how);
  bool is_as_it_was(const InVain& search) const;
  void looked_at(Index equation);

  bool balance();
  bool try_choices(std::vector<Choice>& choices, std::size_t first, std::size_t last);
  void change(Index count, std::int32_t sign);
  void undo(std::size_t changes);
  void set_balance(Index equation, std::int32_t balance);
  std::int64_t room(Index count, std::int32_t sign) const {
    return sign > 0 ? kNoBound : at_[count] - puzzle_.least(count);
  }
  void next_choices(std::vector<Choice>& out, std::size_t most);
  void hardest_choices(std::vector<Choice>& out, std::size_t most);
  void cheapest_choices(std::vector<Choice>& out, std::size_t most);
  bool may_move(const Term& term, std::int32_t balance) const;
  std::size_t how_many_choices(Index equation, std::size_t most);
  Choice choice(Index equation, const Term& term) const;
  void choices(Index equation, std::size_t most, std::vector<Choice>& out);
  void best_of_large(Index equation, const LargeEquation& large, std::size_t most,
                     std::vector<Choice>& out);
  std::size_t how_many_of_large(Index equation, const LargeEquation& large, std::size_t most);
  void find_special(Index equation, const LargeEquation& large);
  void find_special_of_large(Index equation, const LargeEquation& large);
  void add_special(Index count, Index equation);
  void best_in_order(const LargeEquation& large, std::span<const LargeEquation::Part> parts,
                     Index equation, std::size_t most, std::vector<Choice>& out) const;
  void best_in_both(const LargeEquation& large, Index equation, std::size_t most,
                    std::vector<Choice>& out) const;
  bool is_in(Index count, Index equation) const;
  std::size_t with_room(Index equation, const LargeEquation& large, std::int64_t enough);
  /// Those that may stand elsewhere than at first; of an equation as it was, none.
  std::span<const Index> moved_in(Index equation) const {
    return state_[equation] == 0 ? std::span<const Index>() : std::span(moved_);
  }

  const Puzzle& puzzle_;
  std::vector<std::int64_t> at_;
  std::vector<Index> moved_;
  Search how_;
  std::vector<Move::Step> steps_;
  std::vector<std::int32_t> sign_;     ///< of each count: 0 where it is left alone
  std::vector<std::int32_t> balance_;  ///< of each equation: 0 where it holds
  /// Equations steps go over, in the order in which they first do; of each, its place there.
  std::vector<Index> touched_;
  std::vector<std::size_t> touched_before_;  ///< each step: how many
  std::vector<Index> place_;
  std::vector<Index> open_;                 ///< those out of balance, in that order
  std::vector<std::uint64_t> state_;        ///< of each equation: what was moved in it
  std::vector<Index> looked_at_;            ///< by this search
  std::vector<std::uint32_t> last_looked_;  ///< of each equation: the search that did
  std::uint32_t searches_ = 0;
  Index in_vain_of_ = kNone;
  std::vector<InVain> in_vain_;            ///< of one count
  std::vector<Term> special_;              ///< of a large equation: see find_special()
  std::vector<std::uint32_t> special_in_;  ///< of each count: the last number it was put there with
  std::uint32_t special_number_ = 0;
  std::vector<WithRoom> with_room_;  ///< of each equation, of those that are large
  Index both_ = kNone;  ///< the one other large equation out of balance that shares terms
  std::vector<Choice> here_;
  bool choices_left_ = false;                 ///< may there be others than those tried last?
  std::vector<std::vector<Choice>> choices_;  ///< room for those of each step
};

}  // namespace duly::suppress

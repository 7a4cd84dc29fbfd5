// What the reader of a sheet with hidden counts knows and may work out.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>
#include <vector>

namespace duly::suppress {

using Index = std::uint32_t;
constexpr Index kNone = 0xFFFFFFFF;

/// A count in an equation, or an equation of a count.
struct Term {
  Index other;
  std::int32_t sign;  ///< 1 or -1
};

/// Counts that hang together by equations `sum of sign * count = 0`. Zeros that are printed are
/// left out: they add nothing and are never hidden.
struct Puzzle {
  std::vector<std::int64_t> value;
  std::vector<char> printed;
  std::vector<char> unknown;  ///< to the reader
  std::vector<std::vector<Term>> equations;
  std::vector<Index> total_of;          ///< of each equation; kNone
  std::vector<std::vector<Term>> uses;  ///< of each count: its equations

  Index counts() const { return static_cast<Index>(value.size()); }
  /// A printed count that is hidden is not zero, and the reader knows it.
  std::int64_t least(Index count) const { return printed[count] != 0 ? 1 : 0; }
};

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
  bool balance();
  void change(Index count, std::int32_t sign);
  void undo(std::size_t changes);
  std::int64_t room(Index count, std::int32_t sign) const {
    return sign > 0 ? kNoBound : at_[count] - puzzle_.least(count);
  }
  std::vector<Index> open_equations() const;
  void next_choices(const std::vector<Index>& open, std::vector<Choice>& out) const;
  bool may_move(const Term& term, std::int32_t balance) const;
  std::size_t how_many_choices(Index equation, std::size_t most) const;
  void choices(Index equation, std::vector<Choice>& out) const;

  const Puzzle& puzzle_;
  std::vector<std::int64_t> at_;
  std::vector<Index> moved_;
  Search how_;
  std::vector<Move::Step> steps_;
  std::vector<std::int32_t> sign_;     ///< of each count: 0 where it is left alone
  std::vector<std::int32_t> balance_;  ///< of each equation: 0 where it holds
};

}  // namespace duly::suppress

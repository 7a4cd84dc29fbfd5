// Which counts of one puzzle to hide.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "suppress/puzzle.hpp"

namespace duly::suppress {

/// Hides counts from 1 to `least` - 1 and what would reveal them. To be run once.
class Hiding {
 public:
  Hiding(Puzzle& puzzle, std::int64_t least);
  void run();

 private:
  bool small(Index count) const {
    return puzzle_.value[count] >= 1 && puzzle_.value[count] < least_;
  }
  bool open(Index count, std::int64_t values) const {
    return above_[count] + below_[count] >= values;
  }
  bool worth_a_search(std::size_t hidden_near);
  void make_open(Index count, std::int64_t values);
  void go(Index count, std::int32_t sign, std::int64_t values);
  void make(const Move& move, std::int64_t by);
  std::optional<Move> find_over_all(Index count, std::int32_t sign, std::int64_t most);
  bool hide_a_move(Index count, std::int32_t sign, std::int64_t values);
  bool hide_one_near(Index count);
  Index best_in(Index equation) const;
  void add_near(Index equation);
  const std::vector<Index>& next_to(Index equation);

  Puzzle& puzzle_;
  std::int64_t least_;
  OtherSheets others_;
  /// How far above and below the true value other sheets are known to go; hiding more leaves them.
  std::vector<std::int64_t> above_, below_;
  std::size_t searches_in_vain_ = 0;  ///< since one over all counts led to a count to hide
  /// The equations hidden counts lead to from the one to make open, the nearest first, how many of
  /// them are hidden altogether, and of each equation, from which count it was last found.
  std::vector<Index> near_;
  std::size_t next_near_ = 0;
  std::vector<Index> near_seen_;
  Index near_number_ = 0;
  std::vector<std::vector<Index>> next_to_;  ///< of each equation; nothing before it is asked for
  std::vector<Index> next_to_seen_;
  Index next_to_number_ = 0;
};

}  // namespace duly::suppress

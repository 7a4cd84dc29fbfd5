#pragma once

// What was open in an older return and is absent from a newer whole one.

#include <span>
#include <vector>

#include "cases/merging.hpp"

namespace duly::cases {

/// A whole return with rows of the kind, of a later year than another: something may be absent.
bool any_successor(const Returns& returns, Rows kind);

/// Episodes: ended at the child's next start, or the day after the older return's last. Only when
/// all children have been looked at is it known whether the returns can be successive at all.
class AbsentEpisodes {
 public:
  explicit AbsentEpisodes(const Merging& m);

  /// `as_read` are all rows of the child; those brought together stand in `merged` from `first` on,
  /// by start.
  void look_at(std::span<const Episode> as_read, const std::vector<Episode>& merged,
               std::size_t first);
  /// Ends what is to be ended, and counts the children.
  void end(std::vector<Episode>& merged, Repairs& repairs);

 private:
  struct Absent {
    std::uint32_t at = 0;    ///< in the episodes brought together
    std::uint16_t told = 0;  ///< the newest file that has the episode
    OptDate next;            ///< start of the child's next one in a newer return
    bool next_starts_care = false;
  };
  struct Weight {
    std::size_t open = 0;    ///< children with an open episode in the file
    std::size_t absent = 0;  ///< those of them of whom no newer return knows anything later
    Id last_open = kNoId, last_absent = kNoId;
  };

  void look_at_one(std::span<const Episode> as_read, const Episode& e, std::size_t at);
  void end_one(const Absent& a, Episode& e) const;
  bool too_many(std::uint16_t file) const;

  const Merging& m_;
  bool any_;
  std::vector<Absent> found_;
  std::vector<Weight> weights_;  ///< by file
};

/// Plans: kept open, and told of no further than the older extract goes. True for each such plan.
bool mark_absent(const Merging& m, std::span<const PlanRow> as_read, PlanRow& plan);

}  // namespace duly::cases

#pragma once

// What each file is a return of, borne out by many rows and never by one:
// docs/periods-and-history.md, "Several extracts".

#include <algorithm>
#include <cstdint>
#include <vector>

#include "duly/cases.hpp"

namespace duly::cases {

/// The kinds of rows that are brought together, and by whose dates a file's year is told.
/// A list of current cases (Annex A) is no return.
enum Rows : std::uint8_t { kEpisodes = 1, kPlans = 2, kReviews = 4, kConferences = 8, kLists = 16 };

struct ReturnOf {
  std::uint8_t rows = 0;   ///< the kinds of rows it holds; none: it has no year
  bool whole = false;      ///< it holds what was open when its year began
  bool runs_on = false;    ///< it holds a date after its own year
  Date year;               ///< 1 April
  Date covers_to;          ///< 31 March, or the day asked about where that is earlier
  std::uint32_t rank = 0;  ///< the newer of two has the higher; the same: they tell the same
  std::vector<std::uint16_t> newer_versions;  ///< files that hold the same year's return again
  std::vector<Id> spoilt;  ///< children of whom it has a row that was left out, in order

  bool holds(Rows kind) const { return (rows & kind) != 0; }
  /// Can it tell that an episode or a plan of the child is absent: was no row of it left out?
  bool tells_absence_of(Id child) const {
    return !std::binary_search(spoilt.begin(), spoilt.end(), child);
  }
  Date year_end() const { return add_months(year, 12).plus_days(-1); }
};

/// The returns by number of file.
using Returns = std::vector<ReturnOf>;

/// Weighs the dates of each file. What a return states of its year, its dates may contradict
/// (D124). The years stand in the extracts, too.
Returns returns_of(Records& records, Date as_at, Diagnostics& findings);

inline bool newer(const Returns& returns, RowRef a, RowRef b) {
  return returns[a.file].rank > returns[b.file].rank;
}

}  // namespace duly::cases

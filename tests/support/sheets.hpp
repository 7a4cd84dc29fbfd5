#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "duly/suppress.hpp"

namespace duly::test {

/// A sheet as the tests know it: they attack it without asking the code that protects it.
struct PlainSheet {
  struct Equation {
    std::vector<std::pair<CountId, int>> terms;  ///< sum of sign * count is 0
    bool first_is_total = false;
  };
  std::vector<std::int64_t> values;
  std::vector<bool> printed;
  std::vector<Equation> equations;

  CountId add(std::int64_t value, bool is_printed = true);
  void sum(CountId total, const std::vector<CountId>& parts);
  void equation(const std::vector<CountId>& left, const std::vector<CountId>& right);
  /// A count that is the sum of others.
  CountId total(const std::vector<CountId>& parts);
  /// `of` less `part`, not printed: those who failed.
  CountId rest(CountId of, CountId part);

  CountSheet sheet() const;
  bool small(CountId c, std::int64_t least) const { return values[c] >= 1 && values[c] < least; }
};

/// Rows by columns with all totals.
struct Grid {
  std::vector<std::vector<CountId>> cells;
  std::vector<CountId> row_totals, column_totals;
  CountId all = 0;
};
Grid add_grid(PlainSheet& sheet, const std::vector<std::vector<std::int64_t>>& values);

/// Sheets of many shapes, most of their counts small; the same for the same seed.
PlainSheet random_sheet(std::uint64_t seed);

/// 40 measures by 12 months by 60 groups by 8 bands, as large as a report gets: numerators,
/// denominators and who failed, with sums over bands, groups and months.
PlainSheet large_sheet(std::uint64_t seed, int measures, int months, int groups, int bands);

/// Counts that solving the equations for what is hidden gives: linear algebra only.
std::vector<bool> solved(const PlainSheet& sheet, const std::vector<bool>& hidden);

/// What a count can be, by all sums that are printed.
struct Bounds {
  std::int64_t low, high;
};
/// Of each count, going from sum to sum until nothing more follows: for sheets too large to solve.
std::vector<Bounds> propagated(const PlainSheet& sheet, const std::vector<bool>& hidden);

enum class Guess : std::uint8_t { certain, doubtful, gave_up };
/// Is there another sheet that prints the same, with another value of `count`? Every way to fill
/// in values within 3 of the true ones is tried, as far as the patience goes.
Guess guess(const PlainSheet& sheet, const std::vector<bool>& hidden, CountId count);

}  // namespace duly::test

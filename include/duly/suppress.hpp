// layer: suppress
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace duly {

/// A count of a sheet, by the order in which it was added.
using CountId = std::uint32_t;

/// Counts that only follow from others (a denominator less its numerator: the children who failed)
/// are not printed; where small they are protected all the same.
enum class Shown : std::uint8_t { printed, not_printed };

/// A number nobody can work out who has not the secret; the same for the same text. None where
/// there is no secret.
using SecretNumber = std::function<std::uint64_t(std::string_view)>;

/// All counts that are published together, and how they add up. Says which to hide so that no
/// count from 1 to `least` - 1 can be read or worked out. Zeros are shown, as the Department shows
/// them. Everything that is published goes into one sheet: what stands in another table, month or
/// measure reveals as much as what stands in the next column.
///
///     // Two teams. North: 41 of 43 in time. South: 26 of 37.
///     CountSheet sheet;
///     const CountId north = sheet.add_count(41), of_north = sheet.add_count(43);
///     const CountId south = sheet.add_count(26), of_south = sheet.add_count(37);
///     const CountId all = sheet.add_count(67), of_all = sheet.add_count(80);
///     sheet.add_sum(all, {north, south});
///     sheet.add_sum(of_all, {of_north, of_south});
///     for (auto [part, of] : {std::pair(north, of_north), {south, of_south}, {all, of_all}}) {
///       const CountId failed = sheet.add_count(..., Shown::not_printed);   // of - part
///       sheet.add_sum(of, {part, failed});
///     }
///     const std::vector<bool> hidden = sheet.hidden(5);
///     // North's two failures are small: its 41 goes. So that 67 - 26 does not give it back,
///     // South's 26 goes too. The denominators and the total stay.
///
/// One number that stands in two places is one count: use its id in both. Numbers that are equal
/// by definition but were counted apart: add_equal. A stock: add_equation, before and started on
/// one side, ended and after on the other. Whatever is made from a hidden count (a percentage, a
/// range, a sentence, a mark of a target met) has to be hidden by the caller too, all of them with
/// one and the same sign: the reader is not to tell small counts from those hidden beside them.
class CountSheet {
 public:
  /// 0 or more.
  CountId add_count(std::int64_t value, Shown shown = Shown::printed);
  /// `total` is the sum of `parts`, whoever was counted. It has to be: a sheet that contradicts
  /// itself would be protected against the wrong sums, so the program stops.
  void add_sum(CountId total, std::span<const CountId> parts);
  void add_sum(CountId total, std::initializer_list<CountId> parts);
  void add_equal(CountId a, CountId b) { add_sum(a, {b}); }
  /// Both sides come to the same.
  void add_equation(std::span<const CountId> left, std::span<const CountId> right);

  std::size_t size() const { return values_.size(); }
  std::int64_t value(CountId count) const { return values_[count]; }

  /// Which counts to hide, by id; counts that are not printed always are. The same sheet gives the
  /// same answer, whatever the `threads`. Whoever reads the rest, and knows every sum and that
  /// nothing hidden is zero, is left with `least` values for each small count: other sheets that
  /// would be printed the same were found, not assumed, in which it has them. The reader may also
  /// know the rule: where of the counts hidden together only one can be small, it still has another
  /// small value. Where that takes everything, only zeros are left.
  ///
  /// Chosen greedily: what hides fewest counts more, parts before totals, smaller before larger.
  /// Measured: 40 measures by 12 months by 60 groups by 8 bands, 860,000 counts with those not
  /// printed, in 4 seconds.
  std::vector<bool> hidden(std::int64_t least, unsigned threads = 1,
                           const SecretNumber& secret = {}) const;

 private:
  struct Term {
    CountId count;
    std::int32_t sign;
  };
  void add_terms(std::span<const CountId> counts, std::int32_t sign);
  void end_equation(CountId total);
  friend class SheetSplitter;

  std::vector<std::int64_t> values_;
  std::vector<Shown> shown_;
  std::vector<Term> terms_;        ///< of all equations, one after the other: sum is 0
  std::vector<std::size_t> ends_;  ///< of the terms of each equation
  std::vector<CountId> totals_;    ///< of each equation; kNoTotal
};

}  // namespace duly

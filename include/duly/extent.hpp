// layer: cases
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "duly/date.hpp"

namespace duly {

/// Counts by day, from 1985 (before which no extract's date is read) to the day asked about.
class ByDay {
 public:
  static constexpr Date kFirst = *Date::make(1985, 1, 1);

  /// Nothing on any day up to `last`; the room is kept.
  void begin(Date last) {
    const int days = last.days_since(kFirst) + 1;
    counts_.assign(days > 0 ? static_cast<std::size_t>(days) : 0, 0);
    first_counted_ = counts_.size();
  }
  /// Days outside are passed over.
  void add(Date day, std::int32_t n = 1) {
    const auto i = static_cast<std::size_t>(day.days_since(kFirst));
    if (i >= counts_.size()) return;
    counts_[i] += n;
    first_counted_ = std::min(first_counted_, i);
  }
  /// Adds the counts of another of the same days.
  void add(const ByDay& other) {
    for (std::size_t i = other.first_counted_; i < other.counts_.size(); ++i) {
      counts_[i] += other.counts_[i];
    }
    first_counted_ = std::min(first_counted_, other.first_counted_);
  }
  /// The first day added to; where there is none, the day after the last.
  Date first_counted() const { return kFirst.plus_days(static_cast<int>(first_counted_)); }
  std::int32_t on(Date day) const {
    const auto i = static_cast<std::size_t>(day.days_since(kFirst));
    return i < counts_.size() ? counts_[i] : 0;
  }
  /// The last day counted.
  Date last() const { return kFirst.plus_days(static_cast<int>(counts_.size()) - 1); }

 private:
  std::vector<std::int32_t> counts_;
  std::size_t first_counted_ = 0;
};

/// The latest days told of one child: of its cases (starts, ends) and of what was held in them.
struct LastDays {
  OptDate cases, held;
};

/// What the files tell of time itself, apart for looked-after children with their reviews and for
/// plans with their conferences: from which day and to which day they can be relied on is found
/// from the weight of all rows, never from one (measures section 3).
struct Told {
  ByDay
      change;  ///< of the number of cases open: short breaks and days from the 18th birthday aside
  ByDay held;  ///< reviews that belong to a period of care, or review conferences to a plan
  // Children, by the latest day told of them.
  ByDay last_any, last_case, last_held;
  std::vector<Date> stated_years;  ///< 1 April of years a census states it is the return of

  void begin(Date last);
  /// A case open over [from, until), as far as it is not after the last day.
  void add_case(Date from, Date until);
  void add_child(const LastDays& child);
  /// Adds what other children tell.
  void add(const Told& others);
};

}  // namespace duly

#pragma once

// A duty that stops while a child is placed for adoption, or in short breaks, and goes on after it:
// one chain in several parts.

#include <optional>

#include "law/duties.hpp"

namespace duly::law {

/// A stretch of days on which the duty runs; `until` is the first day outside.
struct Part {
  Date from;
  OptDate until;
  Range reviews;  ///< in Cases::reviews, held in it
};

/// The duty *begins* with the first link, counted from its first day; it *goes on* in each later
/// part under the later limit, from the last review of any kind held in the period of care.
class Parts {
 public:
  /// `start`: the first day of the duty, in the first part or before it. No part goes on from a
  /// review held before `since`.
  Parts(const DutyInput& in, Duty duty, std::uint32_t period, Date start, Date since);

  /// In order of days, then `finish` once.
  void add(const Part& part);
  void finish();

 private:
  OptDate last_review_before(Date day) const;
  void follow(const Part& part, const Part* next);

  const DutyInput& in_;
  Duty duty_;
  const PeriodOfCare& period_;
  std::uint32_t period_index_;
  Date start_, since_;
  OptDate complete_from_;  ///< H
  Follower follower_;
  std::optional<Part> last_;
};

}  // namespace duly::law

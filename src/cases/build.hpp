#pragma once

#include <vector>

#include "duly/cases.hpp"

namespace duly::cases {

/// A review conference and the plan it reviews.
struct Meeting {
  std::uint32_t plan;
  Held held;
};

/// Lists used again for each child: memory asked for anew costs more than what stands in it.
struct Scratch {
  std::vector<const Episode*> begun;
  std::vector<Meeting> meetings;
  std::vector<Date> last_ends;  ///< of each plan and those before it
};

/// What the parts of build_cases share while one child is built.
struct Building {
  const Records& records;
  const Histories& histories;
  Cases& cases;
  Diagnostics& findings;
  Scratch& scratch;
  Id child;
  /// Are days in care and what was held counted? Not where they are known from a later day.
  bool weigh = true;
  bool last_meetings = false;  ///< BuildOptions::last_meetings
};

/// What of one child's dates is counted: its latest days, those of rows used nowhere left out.
class Latest {
 public:
  explicit Latest(Date as_at) : as_at_(as_at) {}
  void of_case(OptDate d) { take(days_.cases, d); }
  void of_held(OptDate d) { take(days_.held, d); }
  const LastDays& days() const { return days_; }

 private:
  void take(OptDate& latest, OptDate d) const {
    if (d && *d <= as_at_ && (!latest || *latest < *d)) latest = d;
  }
  Date as_at_;
  LastDays days_;
};

void add_periods(Building& b, ChildCase& child);
void add_plans(Building& b, ChildCase& child);
void add_icpcs(Building& b, ChildCase& child);
/// Once its periods and plans are there: what the child tells of the extent of the files.
void add_to_extent(const Building& b, const ChildCase& child);
/// Adds the cases of the children [first, last), built apart, to those of the children before them.
void append_cases(Cases& into, const Cases& part, Range children, unsigned threads);
void add_last_days(const Records&, const Histories&, const Cases& whole, Id child, Lifeline& line);

}  // namespace duly::cases

#pragma once

// What was held, of a child as two sets of extracts have it: which days of reviews and conferences
// bear on what moved.

#include <vector>

#include "answers/changes_facts.hpp"

namespace duly::answers {

// The two sides of what moved.

inline bool came(const Moved& m) {
  return m.before.verdict == nullptr;
}
inline bool went(const Moved& m) {
  return m.after.verdict == nullptr;
}

/// Does what was held bear on it at all?
bool held_bears(const Moved& m);
/// Is it about a review, or a conference, held on a day?
bool is_held(const Moved& m);
/// Is the link that decides the same on both sides, so that nothing but the day differs? Where the
/// child is left out on one side, what leaves it out decides.
bool same_link(const Moved& m);
/// Does a side have the day, of days in order?
bool is_among(const std::vector<Date>& days, Date day);

/// Days of reviews or conferences that bear on what moved: of the one it is about, of the link that
/// decides and of its twin, or of what is open in its place; of an enquiry, the conference that
/// followed; where there is no link, or none counted from a known day, all.
class DaysThatBear {
 public:
  explicit DaysThatBear(const Moved& m);
  /// Days that bear, held on the side after alone, or before alone.
  std::vector<Date> only_after() const { return only(m_.child.after.held, m_.child.before.held); }
  std::vector<Date> only_before() const { return only(m_.child.before.held, m_.child.after.held); }

 private:
  void add(OptDate day);
  void add(const Obligation& link);
  void add_of_links();
  /// Of the enquiries it is of; false: it is of none.
  bool add_of_enquiries();
  std::vector<Date> only(const std::vector<Date>& of, const std::vector<Date>& other) const;

  const Moved& m_;
  std::vector<Date> days_;
  bool all_ = false;
};

}  // namespace duly::answers

#include "law/parts.hpp"

#include <algorithm>
#include <iterator>

namespace duly::law {

Parts::Parts(const DutyInput& in, Duty duty, std::uint32_t period, Date start, Date since)
    : in_(in),
      duty_(duty),
      period_(in.cases.periods[period]),
      period_index_(period),
      start_(start),
      since_(since),
      complete_from_(in.coverage.care.complete_from),
      follower_(in.law, in.cases.as_at, in.out) {}

void Parts::add(const Part& part) {
  // What ended on the 18th birthday does not go on after it.
  if (in_.child.turns_18 && *in_.child.turns_18 <= part.from) return;
  if (last_) follow(*last_, &part);
  last_ = part;
}

void Parts::finish() {
  if (last_) follow(*last_, nullptr);
}

/// The last visible review of any kind in the period before `day`.
OptDate Parts::last_review_before(Date day) const {
  const auto reviews = in_.cases.reviews_of(period_.reviews);  // by day
  const auto after = std::partition_point(reviews.begin(), reviews.end(),
                                          [day](const Held& r) { return r.day < day; });
  if (after == reviews.begin()) return {};
  const Date last = std::prev(after)->day;
  const bool hidden = complete_from_ && last < *complete_from_;
  return hidden || last < since_ ? OptDate{} : last;
}

void Parts::follow(const Part& part, const Part* next) {
  Chain chain{duty_,
              beginning_of(start_, complete_from_),
              start_,
              complete_from_,
              duty_end(in_, part.until),
              in_.child.turns_18,
              {},
              part.reviews.first,
              period_index_};
  const bool unseen = chain.beginning == Beginning::unseen;
  chain.held = visible(in_, in_.cases.reviews_of(part.reviews), chain.first_held,
                       unseen ? complete_from_ : OptDate{});
  const OptDate resumed_from = part.from == start_ ? OptDate{} : last_review_before(part.from);
  if (resumed_from) {
    chain.beginning = Beginning::resumed;
    chain.start = *resumed_from;
  }
  chain.summary = period_.summary;
  chain.told_to = in_.coverage.care.held_end;
  if (next != nullptr) {
    // Where nothing was held before the duty goes on, the first link is still one: told by the
    // later part. So is a link that runs on from the same review to the same day.
    chain.taken_up_from = last_review_before(next->from);
    chain.goes_on = !chain.taken_up_from;
  }
  follower_.follow(chain);
}

}  // namespace duly::law

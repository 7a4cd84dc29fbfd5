/// When a looked-after child's case must be reviewed.
/// Authority: data/citations.csv cppr-2010-33-1, cppr-2010-33-2, rcc-1991-3. The first review
/// counts from the first day of ordinary care; the second from the first review *held*; later ones
/// from the review held before.

#include "law/duties.hpp"

namespace duly::law {
namespace {

/// The ordinary care of one period, run by run. It *begins* with the first link whatever was held
/// before it; it *resumes* after another regime with six months from the last review of any kind.
class OrdinaryCare {
 public:
  OrdinaryCare(const DutyInput& in, std::uint32_t period)
      : in_(in),
        period_(in.cases.periods[period]),
        period_index_(period),
        complete_from_(in.coverage.care.complete_from),
        follower_(in.law, in.cases.as_at, in.out) {}

  void follow() {
    const auto runs = in_.cases.runs_of(period_);
    const Run* last = nullptr;
    for (const Run& run : runs) {
      if (run.regime != Regime::ordinary) continue;
      if (last != nullptr) follow_run(*last, &run);
      if (!start_) start_ = run.from;
      last = &run;
    }
    if (last != nullptr) follow_run(*last, nullptr);
  }

 private:
  bool unseen() const { return beginning_of(*start_, complete_from_) == Beginning::unseen; }

  /// The last visible review of any kind in the period before `day`.
  OptDate last_review_before(Date day) const {
    OptDate last;
    for (const Held& r : in_.cases.reviews_of(period_.reviews)) {
      if (day <= r.day) break;
      const bool hidden = complete_from_ && r.day < *complete_from_;
      if (!hidden) last = r.day;
    }
    return last;
  }

  void follow_run(const Run& run, const Run* resumes_in) {
    Chain chain{Duty::cla_review,
                beginning_of(*start_, complete_from_),
                *start_,
                complete_from_,
                duty_end(in_, run.until),
                in_.child.turns_18,
                {},
                run.reviews.first,
                period_index_};
    chain.held = visible(in_, in_.cases.reviews_of(run.reviews), chain.first_held,
                         unseen() ? complete_from_ : OptDate{});
    const OptDate resumed_from = run.from == *start_ ? OptDate{} : last_review_before(run.from);
    if (resumed_from) {
      chain.beginning = Beginning::resumed;
      chain.start = *resumed_from;
    }
    chain.summary = period_.summary;
    chain.told_to = in_.coverage.care.held_end;
    if (resumes_in != nullptr) {
      // Where nothing was held before care resumes, the first link is still one: told by the later
      // run. So is a link that runs on from the same review to the same day.
      chain.taken_up_from = last_review_before(resumes_in->from);
      chain.goes_on = !chain.taken_up_from;
    }
    follower_.follow(chain);
  }

  const DutyInput& in_;
  const PeriodOfCare& period_;
  std::uint32_t period_index_;
  OptDate complete_from_;  ///< H
  Follower follower_;
  OptDate start_;  ///< first day of the period's first run of ordinary care
};

}  // namespace

void add_cla_reviews(const DutyInput& in) {
  for (std::uint32_t p = in.child.periods.first; p < in.child.periods.last; ++p) {
    OrdinaryCare(in, p).follow();
  }
}

}  // namespace duly::law

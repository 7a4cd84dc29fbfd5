// What the duties that live and die with a run share: reviews of children placed for adoption and
// of agreed short breaks. Each run has its own chain, met only by reviews inside it.

#include "law/duties.hpp"

namespace duly::law {

OptDate duty_end(const DutyInput& in, OptDate ends) {
  const OptDate turned_18 =
      in.child.turns_18 && *in.child.turns_18 <= in.cases.as_at ? in.child.turns_18 : OptDate{};
  if (!ends || !turned_18) return ends ? ends : turned_18;
  return std::min(*ends, *turned_18);
}

std::span<const Held> visible(const DutyInput& in, std::span<const Held> held, std::uint32_t& first,
                              OptDate not_before) {
  while (!held.empty() && not_before && held.front().day < *not_before) {
    held = held.subspan(1);
    ++first;
  }
  while (!held.empty() && in.child.turns_18 && *in.child.turns_18 <= held.back().day) {
    held = held.first(held.size() - 1);
  }
  return held;
}

Beginning beginning_of(Date start, OptDate complete_from) {
  if (!complete_from) return Beginning::unloaded;
  return start < *complete_from ? Beginning::unseen : Beginning::first;
}

void add_run_chains(const DutyInput& in, Regime regime, Duty duty) {
  Follower follower(in.law, in.cases.as_at, in.out);
  for (std::uint32_t p = in.child.periods.first; p < in.child.periods.last; ++p) {
    for (const Run& run : in.cases.runs_of(in.cases.periods[p])) {
      if (run.regime != regime) continue;
      const OptDate complete = in.coverage.care.complete_from;
      Chain chain{duty,
                  beginning_of(run.from, complete),
                  run.from,
                  complete,
                  duty_end(in, run.until),
                  in.child.turns_18,
                  {},
                  run.reviews.first,
                  p};
      chain.held = visible(in, in.cases.reviews_of(run.reviews), chain.first_held,
                           chain.beginning == Beginning::unseen ? complete : OptDate{});
      chain.summary = in.cases.periods[p].summary;
      chain.told_to = in.coverage.care.held_end;
      follower.follow(chain);
    }
  }
}

}  // namespace duly::law

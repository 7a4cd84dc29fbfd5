/// When an initial child protection conference must follow a strategy discussion.
/// Authority: data/citations.csv cin-guide-4-12: within 15 working days.

#include "law/duties.hpp"

namespace duly::law {

void add_icpcs(const DutyInput& in) {
  for (std::uint32_t i = in.child.discussions.first; i < in.child.discussions.last; ++i) {
    const StrategyDiscussion& s = in.cases.discussions[i];
    const Held held{s.icpc.or_far(), i};
    Chain chain{Duty::icpc, Beginning::first, s.day, {}, duty_end(in, {}), in.child.turns_18, {}, i,
                i};
    std::uint32_t first = i;
    if (s.icpc) chain.held = visible(in, std::span<const Held>(&held, 1), first, {});
    chain.goes_on = !chain.held.empty();  // a conference ends the matter: there is no second link
    Follower(in.law, in.cases.as_at, in.out).follow(chain);
  }
}

}  // namespace duly::law

#pragma once

// One file a duty. Each says when its chains begin and end; chain.cpp follows them.

#include <vector>

#include "law/chain.hpp"

namespace duly::law {

struct DutyInput {
  const Cases& cases;
  const ChildCase& child;
  const Histories& histories;
  const Law& law;
  const Coverage& coverage;
  std::vector<Obligation>& out;
};

void add_adoption_authority_reviews(const DutyInput&);
void add_adoption_return_reviews(const DutyInput&);
void add_adoption_reviews(const DutyInput&);
void add_cla_reviews(const DutyInput&);
void add_cp_reviews(const DutyInput&);
void add_icpcs(const DutyInput&);
void add_short_break_reviews(const DutyInput&);

/// The chain of each run of `regime`: begun, met and ended within the run.
void add_run_chains(const DutyInput&, Regime regime, Duty duty);

/// The earlier of the end of a case or run and the 18th birthday, if either has come by the day
/// asked about: the first day the duty no longer runs.
OptDate duty_end(const DutyInput&, OptDate ends);

/// `held` without what was held before the day from which reviews are complete (where the chain
/// began before it), nor on or after the 18th birthday. `first` is moved along.
std::span<const Held> visible(const DutyInput&, std::span<const Held> held, std::uint32_t& first,
                              OptDate not_before);

/// How a chain whose first anchor is `start` begins.
Beginning beginning_of(Date start, OptDate complete_from);

}  // namespace duly::law

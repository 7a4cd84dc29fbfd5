#pragma once

#include "duly/by_child.hpp"
#include "duly/cases.hpp"

namespace duly::cases {

struct Merging;

void gather_episodes(const Merging&, Histories&);
void gather_plans(const Merging&, Histories&);
/// Sex, ethnicity and expected births; the birth dates are settled before.
void gather_profile(const Merging&, Histories&);
void report_other_sex(const Merging&);

}  // namespace duly::cases

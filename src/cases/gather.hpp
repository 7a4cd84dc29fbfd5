#pragma once

#include "duly/by_child.hpp"
#include "duly/cases.hpp"

namespace duly::cases {

/// Is the extract of row `a` newer than that of row `b`: has it the later last date?
bool newer(const Records& records, RowRef a, RowRef b);

void gather_episodes(const Records&, const GatherOptions&, Histories&, Diagnostics&);
void gather_plans(const Records&, const GatherOptions&, Histories&, Diagnostics&);
/// Sex, ethnicity and expected births; the birth dates are settled before.
void gather_profile(const Records&, Histories&);
void report_other_sex(const Records&, Diagnostics&);

}  // namespace duly::cases

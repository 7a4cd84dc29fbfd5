#pragma once

#include "duly/by_child.hpp"
#include "duly/cases.hpp"

namespace duly::cases {

struct Merging;

void gather_episodes(const Merging&, Histories&);
void gather_plans(const Merging&, Histories&);
/// Sex, ethnicity and expected births, where they are wanted; the birth dates are settled before.
/// Tells of rows of another sex.
void gather_profile(const Merging&, Histories&);

// local_cells.cpp

/// Of a review, or conference, that several files tell of, one may have the columns asked for and
/// another not: each row has the cells of all.
void share_cells_of_a_day(Records&);
/// Histories::child_cells. A filled cell of a newer extract stands before an older one's; where
/// neither is newer, two that differ are told (D319) and give nothing.
std::vector<Id> gather_child_cells(const Merging&);
/// By child and day; a row that is told again whole is one.
ByChild gather_events(const Records&, Diagnostics&);

}  // namespace duly::cases

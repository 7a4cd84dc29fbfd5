#pragma once

// What stands in the program's own tables: limits, and headings.

#include "answers/data_set.hpp"

namespace duly::answers {

/// The limits for anchors on a day, each with its citation.
Output limits_in_force(const LawAsked& asked, Date on);

/// The kinds of extract, their fields and the headings of each.
Output headings_understood();
/// One line for each field there is, with a heading that carries it (ours where we have one): a map
/// to start from.
Output map_to_begin_with();

}  // namespace duly::answers

#pragma once

// What is said under tables whose points stand side by side.

#include <string>
#include <string_view>

#include "answers/kpi.hpp"

namespace duly::answers {

/// In place of a figure of which too much is indeterminate: its range is told under the table.
constexpr std::string_view kRangeBelow = "?";

/// The name of a row's line: "yours", "North / 5-9", "England"; behind it a band. Of several
/// breakdowns each group says which it is of: "sex: F".
std::string line_name(const KpiRequest& request, const KpiRow& row);

/// Everything that rows say beside their figures, each thing once, with the measures and points it
/// is said of.
void tell_notes_across(const KpiRequest& request, const KpiRows& rows, Output& out);

}  // namespace duly::answers

#pragma once

#include <string>

#include "duly/document.hpp"
#include "support/kpi_attack.hpp"

namespace duly::test {

/// Everything that a pack prints as one sheet: the tables, what is drawn of them, and what is said.
/// The same figure in several places is one number. `plain` is the pack of the same files with
/// nothing hidden and everyone named, and `figures` the year and the one before as `kpi` has them:
/// the truth, which an attacker has not.
///
/// The place of a count is of its period: "month 2015-04-01" or "year 2015-04-01".
Attack attack_on(const std::string& figures, Document plain, Document said);

}  // namespace duly::test

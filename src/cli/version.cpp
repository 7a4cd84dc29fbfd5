#include "cli/version.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "duly/input.hpp"
#include "duly/rule.hpp"

namespace duly::cli {
namespace {

/// The last day on which a rule known to the program begins or ends.
OptDate last_change_of_law() {
  OptDate last;
  const auto look = [&last](const OptDate& day) {
    if (day && (!last || *last < *day)) last = day;
  };
  for (std::size_t rule = 0; rule < kRuleCount; ++rule) {
    for (const Limit& limit : statutory_rules().versions(static_cast<RuleId>(rule))) {
      look(limit.in_force_from);
      look(limit.in_force_until);
    }
  }
  return last;
}

}  // namespace

std::string version_text() {
  const OptDate law = last_change_of_law();
  return fmt::format("duly {}\ncommit {}\nrules to {}\nbank holidays to {}-12-31\n", DULY_VERSION,
                     DULY_COMMIT, law ? to_string(*law) : "unknown",
                     built_in_calendar().last_year());
}

}  // namespace duly::cli

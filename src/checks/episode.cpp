// Episodes of being looked after: form and presence.

#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> episode_checks() {
  return {
      {{"141", Severity::note, "the episode's start date is missing or not a date",
        "the finding of our own on the same cell says what is wrong with it", "DECOM"},
       "episodes",
       nullptr,
       nullptr,
       "episodes.start"},
  };
}

}  // namespace duly::checks

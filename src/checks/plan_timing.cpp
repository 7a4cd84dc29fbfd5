#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> plan_timing_checks() {
  return {};
}

}  // namespace duly::checks

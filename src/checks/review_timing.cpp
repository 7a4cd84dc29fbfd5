#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> review_timing_checks() {
  return {};
}

}  // namespace duly::checks

#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> placement_checks() {
  return {};
}

}  // namespace duly::checks

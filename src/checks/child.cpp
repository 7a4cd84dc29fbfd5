#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> child_checks() {
  return {};
}

}  // namespace duly::checks

#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> worker_checks() {
  return {};
}

}  // namespace duly::checks

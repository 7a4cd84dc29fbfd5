#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> legal_status_checks() {
  return {};
}

}  // namespace duly::checks

#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> chain_checks() {
  return {};
}

}  // namespace duly::checks

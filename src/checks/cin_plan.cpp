#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> cin_plan_checks() {
  return {};
}

}  // namespace duly::checks

#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> both_years_checks() {
  return {};
}

}  // namespace duly::checks

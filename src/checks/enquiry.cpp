#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> enquiry_checks() {
  return {};
}

}  // namespace duly::checks

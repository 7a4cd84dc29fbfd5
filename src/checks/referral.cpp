#include "checks/look.hpp"

namespace duly::checks {

std::vector<Check> referral_checks() {
  return {};
}

}  // namespace duly::checks

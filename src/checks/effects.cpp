// What a finding does to due dates, counted in obligations.

#include "checks/look.hpp"

namespace duly {

std::vector<std::string> effects_of(const CheckInput&, std::span<const Diagnostic> findings) {
  return std::vector<std::string>(findings.size());
}

}  // namespace duly

// The list of checks: the families, in the order they are documented.

#include "checks/look.hpp"

namespace duly {

namespace {

std::vector<Check> listed() {
  std::vector<Check> out;
  for (const auto family :
       {checks::review_checks, checks::review_timing_checks, checks::episode_checks,
        checks::chain_checks, checks::legal_status_checks, checks::placement_checks,
        checks::missing_checks, checks::worker_checks, checks::worker_chain_checks,
        checks::both_years_checks, checks::child_checks, checks::referral_checks,
        checks::assessment_checks, checks::enquiry_checks, checks::plan_checks,
        checks::plan_timing_checks, checks::cin_plan_checks}) {
    const std::vector<Check> checks = family();
    out.insert(out.end(), checks.begin(), checks.end());
  }
  return out;
}

}  // namespace

std::span<const Check> all_checks() {
  static const std::vector<Check> kAll = listed();  // findings point into it
  return kAll;
}

}  // namespace duly

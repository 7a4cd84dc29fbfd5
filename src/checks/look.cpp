#include "checks/look.hpp"

#include "duly/care.hpp"
#include "duly/need.hpp"

namespace duly::checks {

const EpisodeDetail& Look::detail(const Episode& e) const {
  return world.records.episode_details[e.detail];
}

const Referral* Look::referral(std::uint32_t place) const {
  return place == kNoPlace ? nullptr : &world.records.referrals[place];
}

}  // namespace duly::checks

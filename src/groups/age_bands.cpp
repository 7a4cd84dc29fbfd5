// The ages the returns group children by.

#include <array>

#include "duly/group.hpp"
#include "duly/rule.hpp"

namespace duly {

std::vector<AgeBand> usual_age_bands() {
  constexpr std::array kBegin = {RuleId::second_age_band, RuleId::third_age_band,
                                 RuleId::fourth_age_band, RuleId::fifth_age_band,
                                 RuleId::childhood};
  std::vector<AgeBand> out;
  int youngest = 0;
  for (const RuleId next : kBegin) {
    const int end = statutory_rules().versions(next).back().amount;
    const std::string years = std::to_string(youngest) + "-" + std::to_string(end - 1);
    out.push_back({youngest, end - 1, youngest == 0 ? "under " + std::to_string(end) : years});
    youngest = end;
  }
  return out;
}

}  // namespace duly

#pragma once

// The law as it is asked for: a preset of local timescales, readings, bank holidays of one's own.

#include <string>
#include <utility>
#include <vector>

#include "duly/obligation.hpp"

namespace duly::answers {

struct LawAsked {
  Law law;
  std::string preset;
  /// What every answer says of itself: readings, preset and holidays not at their default.
  std::vector<std::pair<std::string, std::string>> said;
};

/// `readings` are as typed, NAME=VALUE. WrongQuestion names the nearest preset or reading of one
/// there is not.
LawAsked law_asked(const std::string& preset, const std::vector<std::string>& readings,
                   WorkingCalendar calendar);

}  // namespace duly::answers

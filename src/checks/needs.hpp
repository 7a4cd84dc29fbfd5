#pragma once

#include <set>
#include <string>
#include <string_view>

#include "checks/look.hpp"

namespace duly::checks {

/// The first kind that `needs` names.
std::string_view first_kind(std::string_view needs);

/// What the extracts hold, against what checks need.
class Needs {
 public:
  Needs(const Records& records, std::span<const Period> years);
  /// A sentence on what is missing, or nothing: "no children extract is given".
  std::string missing(std::string_view needs) const;

 private:
  std::set<std::string> has_;
};

}  // namespace duly::checks

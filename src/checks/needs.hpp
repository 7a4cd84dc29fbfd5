#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checks/look.hpp"

namespace duly::checks {

/// The first kind that `needs` names.
std::string_view first_kind(std::string_view needs);

/// What the extracts hold, against what checks need.
class Needs {
 public:
  Needs(const Records& records, std::span<const Period> years);
  /// Those of `needs` that are not met.
  std::vector<std::string_view> lacking(std::string_view needs) const;
  /// A sentence on one that is not: "no file holds children".
  std::string missing(std::string_view need) const;

 private:
  std::set<std::string> has_;
};

}  // namespace duly::checks

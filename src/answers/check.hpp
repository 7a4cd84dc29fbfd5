#pragma once

#include <string>
#include <vector>

#include "answers/data_set.hpp"

namespace duly::answers {

/// Every finding, one row each or one row a code.
struct CheckQuestion {
  std::vector<std::string> codes;  ///< none: all
  bool summary = false;
};

/// The codes typed, as they are printed. WrongQuestion names the nearest of one there is not.
std::vector<std::string> codes_typed(const std::vector<std::string>& typed);

Answer finding_list(DataSet& data, const CheckQuestion& question);

}  // namespace duly::answers

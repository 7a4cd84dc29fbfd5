#pragma once

#include <string>
#include <vector>

#include "answers/data_set.hpp"

namespace duly::answers {

/// The chain behind one child's obligations, in words, as a tree (JSON) and as a table.
struct ExplainQuestion {
  std::string child;  ///< as typed
  std::vector<Duty> duties;
};

Answer explanation(DataSet& data, const ExplainQuestion& question);

}  // namespace duly::answers

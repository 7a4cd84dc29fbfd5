#pragma once

#include <string_view>
#include <vector>

#include "duly/cases.hpp"
#include "support/merged.hpp"

namespace duly::test {

/// Extracts read, brought together, and the cases of every child at the close of a day.
/// `keep_rows`: as `check` does, which looks at rows and tells of children with two sexes.
struct Built {
  Records records;
  Diagnostics findings;
  Histories histories;
  Cases cases;
};
Built built(const std::vector<Small>& files, std::string_view as_at, bool keep_rows = false);

}  // namespace duly::test

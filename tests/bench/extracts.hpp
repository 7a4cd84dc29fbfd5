#pragma once

#include <string>

namespace duly::bench {

/// How much a generated nation holds: the defaults are about all England over ten years.
struct Size {
  int years = 10;
  int starts_a_year = 30'000;  ///< children who start to be looked after
  int plans_a_year = 65'000;   ///< child protection plans that start
};

/// Writes episodes, header, reviews, plans and conferences (.csv) into `folder`. The same size
/// gives the same bytes. No row is about a real child: every value is drawn at random.
void make_extracts(const std::string& folder, const Size& size);

}  // namespace duly::bench

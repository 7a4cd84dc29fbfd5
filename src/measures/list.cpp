// The list of measures: the families, in the order in which measures are printed and documented. To
// add a measure: a function and a line in the file of its family.

#include <algorithm>

#include "duly/care.hpp"
#include "measures/families.hpp"

namespace duly {

std::span<const Measure> measures() {
  static const std::vector<Measure> kAll = [] {
    std::vector<Measure> out;
    for (const auto family :
         {judging::named_indicators, judging::looked_after_reviews, judging::participation,
          judging::conferences, judging::initial_conferences, judging::plan_lengths,
          judging::plan_courses, judging::placements, judging::how_many, judging::workload,
          judging::officers, judging::practice}) {
      const std::span<const Measure> lines = family();
      out.insert(out.end(), lines.begin(), lines.end());
    }
    return out;
  }();
  return kAll;
}

const Measure* find_measure(std::string_view id) {
  const std::span<const Measure> all = measures();
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const Measure& m) { return m.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace duly

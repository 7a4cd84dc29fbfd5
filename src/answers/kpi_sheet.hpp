#pragma once

// What measures judged at the close of one day came to, with the groups as they are shown.

#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "answers/data_set.hpp"
#include "answers/extent.hpp"
#include "duly/measure.hpp"

namespace duly::answers {

struct KpiSheet {
  Date day;
  Coverage coverage;
  std::vector<const Measure*> measures;
  Evaluation found;
  std::vector<std::uint32_t> order;  ///< of groups, as they are shown: one breakdown after another
  std::vector<std::string> labels;   ///< by group

  const MeasureCounts* counts_of(const Measure* m) const;
};

/// A point judged: a period whole, or one of a series. Nothing is said or written of it yet.
struct KpiPoint {
  Coverage coverage;
  std::vector<Judging> judgings;  ///< by measure chosen
  /// Most often one day for all: where the files end early, a day for each sort of case.
  std::vector<KpiSheet> sheets;
};

/// Is the first of two groups shown before the second? One breakdown comes after another; workers,
/// who measures of their own are by, stand by name.
bool shown_before(const DataSet& data, std::span<const Grouping> breakdowns, const Group& a,
                  const Group& b);
/// Puts the groups in order and names them.
void name_groups(KpiSheet& sheet, std::span<const Grouping> breakdowns, const DataSet& data);

/// A group as it is printed: two breakdowns may have groups of one name.
struct GroupName {
  std::uint32_t breakdown = 0;
  std::string label;
  friend bool operator<(const GroupName& a, const GroupName& b) {
    return std::tie(a.breakdown, a.label) < std::tie(b.breakdown, b.label);
  }
};

/// Groups of two breakdowns that hold the same cases: a placement family and its placements.
struct SameGroups {
  std::size_t point = 0;
  std::vector<GroupName> one, other;
};
/// All of them, but for those that hold everyone.
std::vector<SameGroups> same_groups(const KpiSheet& sheet, std::size_t point);

}  // namespace duly::answers

#include "answers/kpi_sheet.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace duly::answers {
namespace {

/// Two groups of one name (a cell that says "(none)") are told apart, here and by --suppress.
std::string told_apart(const std::string& label, int& met) {
  return ++met > 1 ? fmt::format("{} ({})", label, met) : label;
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// The groups of two breakdowns that hang together by what they have in common: by the first of
/// each lot.
std::map<std::uint32_t, std::vector<std::uint32_t>> lots_of(const std::vector<Pair>& overlaps,
                                                            std::size_t groups) {
  std::vector<std::uint32_t> root(groups);
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&root](std::uint32_t g) {
    while (root[g] != g) g = root[g] = root[root[g]];
    return g;
  };
  for (const auto& [a, b] : overlaps) root[find(a)] = find(b);
  std::map<std::uint32_t, std::vector<std::uint32_t>> out;
  for (const auto& [a, b] : overlaps) {
    for (const std::uint32_t g : {a, b}) {
      std::vector<std::uint32_t>& lot = out[find(g)];
      if (std::find(lot.begin(), lot.end(), g) == lot.end()) lot.push_back(g);
    }
  }
  return out;
}

}  // namespace

const MeasureCounts* KpiSheet::counts_of(const Measure* m) const {
  const auto at = std::find(measures.begin(), measures.end(), m);
  return &found.counts[static_cast<std::size_t>(at - measures.begin())];
}

bool shown_before(const DataSet& data, std::span<const Grouping> breakdowns, const Group& a,
                  const Group& b) {
  if (a.breakdown != b.breakdown) return a.breakdown < b.breakdown;
  if (!breakdowns.empty()) {
    const Grouping& by = breakdowns[a.breakdown];
    if (by.before(a.values, b.values)) return true;
    if (by.before(b.values, a.values)) return false;
  }
  return data.word(a.values.back()) < data.word(b.values.back());
}

void name_groups(KpiSheet& sheet, std::span<const Grouping> breakdowns, const DataSet& data) {
  const std::vector<Group>& groups = sheet.found.groups;
  const auto worker = [&](std::uint32_t g) { return data.word(groups[g].values.back()); };
  for (std::uint32_t g = 1; g < groups.size(); ++g) sheet.order.push_back(g);
  std::sort(sheet.order.begin(), sheet.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return shown_before(data, breakdowns, groups[a], groups[b]);
  });
  sheet.labels.assign(groups.size(), {});
  std::map<GroupName, int> met;
  for (const std::uint32_t g : sheet.order) {
    // A caseload's groups are its workers; by what others are grouped, it has no value.
    const bool of_caseload = !worker(g).empty() || breakdowns.empty();
    std::string label(worker(g));
    if (!of_caseload) label = breakdowns[groups[g].breakdown].label(groups[g].values);
    if (label.empty()) label = "(none)";
    int& same = met[{groups[g].breakdown, label}];
    sheet.labels[g] = of_caseload ? label : told_apart(label, same);
  }
}

std::vector<SameGroups> same_groups(const KpiSheet& sheet, std::size_t point) {
  const std::vector<Group>& groups = sheet.found.groups;
  std::map<Pair, std::vector<Pair>> overlaps;  // by their two breakdowns
  for (const auto& [a, b] : sheet.found.overlaps) {
    overlaps[{groups[a].breakdown, groups[b].breakdown}].emplace_back(a, b);
  }
  std::vector<SameGroups> out;
  for (const auto& [breakdowns, pairs] : overlaps) {
    const auto lots = lots_of(pairs, groups.size());
    if (lots.size() < 2) continue;  // everyone: each adds up to the total
    for (const auto& [root, lot] : lots) {
      SameGroups& same = out.emplace_back();
      same.point = point;
      for (const std::uint32_t g : lot) {
        const std::uint32_t breakdown = groups[g].breakdown;
        (breakdown == breakdowns.first ? same.one : same.other)
            .push_back({breakdown, sheet.labels[g]});
      }
    }
  }
  return out;
}

}  // namespace duly::answers

// The lines of a file of populations, held against the groups there are.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "answers/kpi.hpp"
#include "answers/question.hpp"
#include "duly/ascii.hpp"
#include "duly/nearest.hpp"

namespace duly::answers {
namespace {

using Names = std::vector<std::string>;

/// A group that is shown: as it is called, and with bare codes.
struct GroupShown {
  std::string label, bare;

  bool is_called(const std::string& name) const {
    return same_but_for_case(label, name) || same_but_for_case(bare, name);
  }
};

/// "male / 5-9"
Names parts_of(std::string_view text) {
  constexpr std::string_view kBetween = " / ";
  Names out;
  for (std::size_t end = text.find(kBetween); end != std::string_view::npos;
       end = text.find(kBetween)) {
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end + kBetween.size());
  }
  out.emplace_back(text);
  return out;
}

/// What groups of that kind can be called, where that is a list.
Names known_labels(std::string_view kind, const GroupsTyped& typed) {
  const GroupKind* known = find_group_kind(kind);
  const bool listed = known != nullptr && known->known_labels != nullptr;
  return listed ? known->known_labels(typed.age_bands) : Names();
}

std::vector<GroupShown> shown_groups(const KpiRows& rows, const std::string& by,
                                     std::span<const Grouping> breakdowns) {
  std::vector<GroupShown> out;
  for (const KpiRow& row : rows.rows) {
    const bool is_group = row.sort == KpiRow::Sort::figures && row.group_number != 0;
    if (!is_group || is_by_worker(row.measure->shape) || row.by != by) continue;
    const auto same = [&row](const GroupShown& s) { return s.label == row.group; };
    if (std::any_of(out.begin(), out.end(), same)) continue;
    out.push_back({row.group, breakdowns[row.breakdown].bare_label(row.group_values)});
  }
  return out;
}

/// Is the name one of a group that there may be, though nobody is in it? Each of its parts is then
/// known by itself, of the codes and bands there are or of a group shown.
bool may_be_a_group(const std::string& name, const Names& kinds,
                    const std::vector<GroupShown>& shown, const GroupsTyped& typed) {
  const Names parts = parts_of(name);
  if (parts.size() != kinds.size()) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto is_part = [&](const std::string& label) {
      const Names of = parts_of(label);
      return of.size() == parts.size() && same_but_for_case(of[i], parts[i]);
    };
    const Names known = known_labels(kinds[i], typed);
    const bool met =
        std::any_of(known.begin(), known.end(),
                    [&](const std::string& label) { return same_but_for_case(label, parts[i]); }) ||
        std::any_of(shown.begin(), shown.end(),
                    [&](const GroupShown& s) { return is_part(s.label) || is_part(s.bare); });
    if (!met) return false;
  }
  return true;
}

/// One breakdown: its lines, and the groups of it that are shown.
void tell_unused(DataSet& data, const Population& population, const std::string& by,
                 const std::vector<GroupShown>& shown, const GroupsTyped& typed) {
  const std::vector<Population::OfGroup> lines = population.of_breakdown(by);
  for (const GroupShown& group : shown) {
    std::size_t before = 0;
    for (const Population::OfGroup& line : lines) {
      if (!group.is_called(line.value)) continue;
      if (before != 0) throw_told_twice(population.file(), line.line, before);
      before = line.line;
    }
  }
  const Names kinds = parts_of(by);
  for (const Population::OfGroup& line : lines) {
    const auto called = [&line](const GroupShown& group) { return group.is_called(line.value); };
    if (std::any_of(shown.begin(), shown.end(), called)) continue;
    if (may_be_a_group(line.value, kinds, shown, typed)) continue;
    std::set<std::string> names;
    for (const GroupShown& group : shown) names.insert(group.label);
    if (kinds.size() == 1) {
      for (std::string& label : known_labels(by, typed)) names.insert(std::move(label));
    }
    data.say_nothing_to_judge(fmt::format(
        "--population {}, line {}: no group of {} is '{}'{}", population.file(), line.line, by,
        line.value, did_you_mean(line.value, Names(names.begin(), names.end()))));
  }
}

}  // namespace

void tell_unused_populations(DataSet& data, const KpiRequest& request,
                             std::span<const Grouping> breakdowns, const KpiRows& rows) {
  for (const Grouping& breakdown : breakdowns) {
    const std::vector<GroupShown> shown = shown_groups(rows, breakdown.name(), breakdowns);
    if (shown.empty()) continue;  // nothing is known of its groups
    tell_unused(data, request.population, breakdown.name(), shown, request.groups);
  }
}

}  // namespace duly::answers

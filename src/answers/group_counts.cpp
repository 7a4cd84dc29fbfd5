#include "answers/group_counts.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "answers/small_counts.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

std::size_t different(std::vector<Id> children) {
  std::sort(children.begin(), children.end());
  const auto end = std::unique(children.begin(), children.end());
  return static_cast<std::size_t>(end - children.begin());
}

}  // namespace

std::string CountedGroup::label() const {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += " / ";
    out += parts[i].label.empty() ? "(none)" : parts[i].label;
  }
  return out;
}

bool GroupCounts::Before::operator()(const GroupParts& a, const GroupParts& b) const {
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(), [](const GroupPart& x, const GroupPart& y) {
        if (x.label.empty() || y.label.empty()) {
          return !x.label.empty() && y.label.empty();
        }
        return std::tie(x.order, x.label) < std::tie(y.order, y.label);
      });
}

void GroupCounts::add(const GroupParts& parts, std::size_t sort, Id child, DutySet duties) {
  Counted& group = groups_[parts];
  group.counts.resize(sorts_);
  ++group.counts[sort];
  group.children.push_back(child);
  group.duties = static_cast<DutySet>(group.duties | duties);
}

std::vector<CountedGroup> GroupCounts::groups() const {
  std::vector<CountedGroup> out(1);
  out[0].counts.resize(sorts_);
  std::vector<Id> everyone;
  for (const auto& [parts, counted] : groups_) {
    const std::vector<std::size_t>& sorts = counted.counts;
    const std::size_t rows = std::accumulate(sorts.begin(), sorts.end(), std::size_t{0});
    out.push_back({parts, rows, sorts, different(counted.children), counted.duties});
    out[0].rows += rows;
    out[0].duties = static_cast<DutySet>(out[0].duties | counted.duties);
    for (std::size_t i = 0; i < sorts_; ++i) out[0].counts[i] += sorts[i];
    everyone.insert(everyone.end(), counted.children.begin(), counted.children.end());
  }
  out[0].children = different(std::move(everyone));
  return out;
}

std::vector<Column> group_columns() {
  return {{"group", "", Align::left, Audience::data_only},
          {"all_or_group", "group", Align::left, Audience::people_only}};
}

std::vector<Cell> group_cells(Table& table, const CountedGroup& group) {
  const std::string_view label = table.keep(group.label());
  return {cell(label), group.parts.empty() ? Cell(std::string_view("all")) : cell(label)};
}

namespace {

using Slots = std::vector<SmallCounts::Slot>;

/// The rows of a group: one of them all, then one a sort. With one sort they are one number.
Slots add_rows(SmallCounts& counts, const CountedGroup& group) {
  Slots out = {counts.add(group.rows)};
  for (const std::size_t n : group.counts) out.push_back(counts.add(n));
  counts.sum(out[0], std::span(out).subspan(1));
  return out;
}

void hide_small_groups(std::vector<CountedGroup>& groups, const Setting& setting) {
  if (groups.empty()) return;
  SmallCounts counts;
  std::vector<Slots> rows;  // by group
  Slots children;
  for (const CountedGroup& group : groups) {
    rows.push_back(add_rows(counts, group));
    children.push_back(counts.add(group.children));
    // Where each has one row, as some duties allow no more, the two are one number.
    counts.equal(std::span(children).last(1), std::span(rows.back()).first(1));
  }
  const Slots& totals = rows.front();
  for (std::size_t i = 0; i < totals.size(); ++i) {
    Slots parts;
    for (std::size_t g = 1; g < rows.size(); ++g) parts.push_back(rows[g][i]);
    if (!parts.empty()) counts.sum(totals[i], parts);
  }
  if (groups.size() > 1) {
    counts.rest_or_equal(std::span(children).subspan(1), std::span(children).first(1));
  }
  counts.hide(setting.suppress, 1, setting.secret);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    CountedGroup& group = groups[g];
    group.hide_rows = counts.hidden(rows[g][0]);
    for (std::size_t i = 1; i < rows[g].size(); ++i) {
      group.hide_counts.push_back(counts.hidden(rows[g][i]));
    }
    group.hide_children = group.hide_rows || counts.hidden(children[g]);
  }
}

}  // namespace

std::string note_of(const DataSet& data, const CountedGroup& group) {
  std::string out = data.law_notes().of(group.duties);
  add_to_note(out, rounding_note(data.setting()));
  return out;
}

void make_inexact(std::vector<CountedGroup>& groups, const Setting& setting) {
  if (setting.suppress > 0) hide_small_groups(groups, setting);
  for (CountedGroup& group : groups) {
    group.rows = rounded(group.rows, setting.round);
    group.children = rounded(group.children, setting.round);
    for (std::size_t& count : group.counts) count = rounded(count, setting.round);
  }
}

std::string_view children_do_not_add_up(std::span<const CountedGroup> groups) {
  if (groups.empty()) return {};
  std::size_t sum = 0;
  for (const CountedGroup& group : groups.subspan(1)) sum += group.children;
  if (sum == groups.front().children) return {};
  return "A child may stand in several groups: children do not add up to the total.";
}

}  // namespace duly::answers

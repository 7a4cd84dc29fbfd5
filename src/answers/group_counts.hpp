#pragma once

// Rows counted by group, for lists of duties and of reviews.

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answers/data_set.hpp"
#include "duly/ids.hpp"
#include "duly/obligation.hpp"
#include "duly/table.hpp"

namespace duly::answers {

/// A part of a group's name; blank where there is no value. Groups that have an order of their own,
/// such as ages, stand in it.
struct GroupPart {
  std::string label;
  std::uint32_t order = 0;

  GroupPart(std::string text, std::uint32_t place = 0)  // NOLINT(google-explicit-constructor)
      : label(std::move(text)), order(place) {}
};
/// In the order asked for.
using GroupParts = std::vector<GroupPart>;

/// A group, or the total where it has no parts.
struct CountedGroup {
  GroupParts parts;
  std::size_t rows = 0;             ///< of all sorts
  std::vector<std::size_t> counts;  ///< of them, sort by sort
  std::size_t children = 0;         ///< each once, however many rows it has here
  DutySet duties = 0;               ///< of its rows
  /// What --suppress hides.
  std::vector<bool> hide_counts{};
  bool hide_rows = false, hide_children = false;

  bool hides(std::size_t sort) const { return !hide_counts.empty() && hide_counts[sort]; }
  std::string label() const;  ///< "North / (none)"; blank for the total
};

/// Every row is in one group, so rows add up to the total; a child may stand in several groups.
class GroupCounts {
 public:
  /// `sorts` of rows are counted apart, such as overdue and to come.
  explicit GroupCounts(std::size_t sorts) : sorts_(sorts) {}
  void add(const GroupParts& parts, std::size_t sort, Id child, DutySet duties = 0);
  /// The total, then the groups in the order of their names, those without a value last.
  std::vector<CountedGroup> groups() const;

 private:
  struct Before {
    bool operator()(const GroupParts& a, const GroupParts& b) const;
  };
  struct Counted {
    std::vector<std::size_t> counts;
    std::vector<Id> children;  ///< as they came
    DutySet duties = 0;
  };
  std::size_t sorts_;
  std::map<GroupParts, Counted, Before> groups_;
};

/// The two columns a group's name stands in: data leave the name of the total blank, as `kpi` does.
std::vector<Column> group_columns();
/// The cells under them.
std::vector<Cell> group_cells(Table& table, const CountedGroup& group);

/// What a program is told beside the counts of the group: the law at hand, and that they are
/// rounded.
std::string note_of(const DataSet& data, const CountedGroup& group);

/// Marks what --suppress hides: counts from 1 to below `least`, and what gives them away; or rounds
/// each count by itself. The total comes first. Children do not add up, but where they do everyone
/// can see it.
void make_inexact(std::vector<CountedGroup>& groups, const Setting& setting);

/// Said under a table where a child stands in several groups; else blank. The total comes first,
/// and the counts are exact.
std::string_view children_do_not_add_up(std::span<const CountedGroup> groups);

}  // namespace duly::answers

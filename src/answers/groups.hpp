#pragma once

// Which groups are meant. One vocabulary for kpi, due and reviews.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answers/data_set.hpp"
#include "answers/group_counts.hpp"
#include "duly/allocations.hpp"
#include "duly/group.hpp"
#include "duly/measure.hpp"

namespace duly::answers {

/// Groups as typed: those the program knows, and names to be looked for in the allocations.
struct GroupsTyped {
  std::vector<std::string> names;  ///< of all breakdowns, one after another
  std::vector<AgeBand> age_bands;
  std::vector<std::size_t> breakdowns{};  ///< how many of the names each has
};
/// `by` is a text a breakdown: "sex,age_band". WrongQuestion where groups or bands (0-4,5-9,10-17;
/// blank for the usual ones) are not understood before any file is read.
GroupsTyped groups_typed(const std::vector<std::string>& by, const std::string& age_bands);

/// What the measures and groups asked for need read.
Wanted wanted_for(const std::vector<const Measure*>& chosen, const GroupsTyped& groups);

/// The groups of the names typed. WrongQuestion where one is neither known nor a column or role of
/// the allocations; `own` are names of the command's own, which the nearest is looked for in as
/// well.
std::vector<Grouping::By> groups_named(const DataSet& data, const std::vector<std::string>& names,
                                       std::span<const std::string_view> own = {});

/// What the rows of a list are grouped by: by what a row says itself (its outcome, its duty), and
/// by the groups every command has.
class RowGroups {
 public:
  /// `own`: the names of what a row says itself.
  RowGroups(const DataSet& data, const std::vector<std::string>& names,
            std::span<const std::string_view> own);
  // It stays where it is: groups are made of the allocations within.
  RowGroups(const RowGroups&) = delete;
  RowGroups(RowGroups&&) = delete;
  RowGroups& operator=(const RowGroups&) = delete;
  RowGroups& operator=(RowGroups&&) = delete;
  ~RowGroups() = default;

  Whose whose(const GroupSubject& subject) const { return duly::whose(source_, subject); }
  /// `of_own` gives what the row says itself, by its place in `own`; blank where it says nothing.
  GroupParts parts(const GroupSubject& subject,
                   const std::function<std::string(std::size_t)>& of_own) const;

  /// What the groups typed need read, which are not the command's own.
  static Wanted wanted(const std::vector<std::string>& names,
                       std::span<const std::string_view> own);

 private:
  struct By {
    std::size_t own = 0;  ///< where `group` has no kind
    Grouping::By group{};
  };
  Allocations allocations_;
  GroupSource source_;
  std::vector<By> by_;
};

}  // namespace duly::answers

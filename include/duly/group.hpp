// layer: groups
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "duly/cases.hpp"
#include "duly/date.hpp"
#include "duly/extract.hpp"

namespace duly {

class Allocations;

/// A run of ages in whole years, both ends inside: 5-9.
struct AgeBand {
  int youngest = 0;
  int oldest = 0;
  std::string label;
};
/// Under 1, 1-4, 5-9, 10-15, 16-17.
std::vector<AgeBand> usual_age_bands();

/// What groups are made of, besides the case itself.
struct GroupSource {
  const Records& records;
  const Histories& histories;
  const Allocations& allocations;
  std::vector<AgeBand> age_bands;
};

constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

/// What is grouped: a child on a day, and the plan, review or episode it is about.
struct GroupSubject {
  const Cases& cases;
  Id child;
  Date day;
  bool event = false;                    ///< it happened on the day; else it stands at its close
  std::uint32_t plan = kNoIndex;         ///< in Cases::plans
  std::uint32_t review = kNoIndex;       ///< in Cases::reviews
  std::uint32_t episode = kNoIndex;      ///< in Histories::episodes
  std::uint32_t conference = kNoIndex;   ///< in Records::conferences
  std::uint32_t local_event = kNoIndex;  ///< in Records::events
};

struct GroupQuestion : GroupSubject {
  const GroupSource& source;
  std::uint32_t which = 0;  ///< of a column or role: which
};

/// No value: the group `(none)`.
constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;

/// What a group is made of that is read only when asked for.
enum class GroupReads : std::uint8_t { due_dates, details, profile, allocations };

/// One way to group: team, age_band. Values are numbers that `label` turns into words.
struct GroupKind {
  std::string_view name;
  std::string_view meaning;
  std::uint32_t (*value)(const GroupQuestion&) = nullptr;
  std::string (*label)(const GroupSource&, std::uint32_t value) = nullptr;
  GroupReads reads = GroupReads::due_dates;
  bool in_order = false;  ///< values in order are groups in order; else labels are sorted
  bool events = false;    ///< of an event's own day: month, quarter
  bool coded = false;     ///< labels are a code and its words: "U6 Foster care, other"
  /// What groups can be called before anyone is in them, where that is a list: bands, families,
  /// codes with and without their words. None of a team, whose names are the files' own.
  std::vector<std::string> (*known_labels)(std::span<const AgeBand>) = nullptr;
  Need needs{};  ///< without it all are in no group; a blank kind: nothing beyond the cases
};
std::span<const GroupKind> group_kinds();  ///< the one list: src/groups/kinds.cpp
const GroupKind* find_group_kind(std::string_view name);

/// The columns of a kind of extract, under the name of the kind (kLocalKinds); which of them is its
/// place in LocalCells. src/groups/columns.cpp
std::span<const GroupKind> column_groups();
const GroupKind& column_group(std::string_view kind);
/// A role of the allocations that is neither social worker nor reviewing officer (a word).
extern const GroupKind kRoleGroup;

/// Whose a child is, the same in every command: of several allocations the one in force before the
/// one ended that day, and the last begun. Words, or kNoId.
///
/// The social worker allocated; the reviewing officer: of the review itself, else allocated, else
/// of the child's last review; the team of the social worker's allocation, else the officer's, else
/// any other's.
struct Whose {
  Id worker = kNoId;
  Id officer = kNoId;
  Id team = kNoId;
};
Whose whose(const GroupSource& source, const GroupSubject& subject);
Id officer_of(const GroupSource& source, const GroupSubject& subject);

/// How many ways to group can be combined.
constexpr std::size_t kMostGroupsCombined = 4;
/// A value for each way to group; the last is the worker of a caseload.
using GroupValues = std::array<std::uint32_t, kMostGroupsCombined + 1>;
/// A group of one of the breakdowns asked for.
struct Group {
  std::uint32_t breakdown = 0;
  GroupValues values{};
  friend bool operator==(const Group&, const Group&) = default;
  // Not <=>, which arrays of some libraries of C++ still lack.
  friend bool operator<(const Group& a, const Group& b) {
    return std::tie(a.breakdown, a.values) < std::tie(b.breakdown, b.values);
  }
};

/// A breakdown: ways to group, combined: North / 5-9. Its groups add up to the total, since each
/// verdict is in exactly one. Attributes are those on the reference date: the day of an event, or
/// the end of the period.
class Grouping {
 public:
  struct By {
    const GroupKind* kind;
    std::uint32_t which = 0;  ///< of a column or role
  };
  explicit Grouping(GroupSource source, std::vector<By> by = {}, std::string name = {});

  bool none() const { return by_.empty(); }
  /// "sex / age_band", as it was asked for.
  const std::string& name() const { return name_; }
  /// Are the groups (month, quarter) only of events?
  bool events_only() const;
  /// `worker` is that of a caseload, or kNoId.
  GroupValues values(const GroupSubject& subject, Id worker) const;
  /// Without the worker. Blank without groups.
  std::string label(const GroupValues& values) const;
  /// The same with bare codes: U6.
  std::string bare_label(const GroupValues& values) const;
  /// In the order they are shown: by age, by month, else by label; `(none)` last. The worker is not
  /// looked at.
  bool before(const GroupValues& a, const GroupValues& b) const;

 private:
  std::string label(const GroupValues& values, bool bare) const;

  GroupSource source_;
  std::vector<By> by_;
  std::string name_;
};

}  // namespace duly

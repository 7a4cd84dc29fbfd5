// Columns of an authority's own as groups: reviews.venue. What happened on a day, a review or a
// conference, is of its own row; anything else is of the child's last one by the reference date.

#include "groups/columns.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "duly/care.hpp"
#include "duly/event.hpp"
#include "duly/protection.hpp"

namespace duly {

using groups::cell_of;
using groups::of_word;
using groups::word;

namespace {

/// Of the review itself, else of the child's last one in care.
std::uint32_t column_of_review(const GroupQuestion& q) {
  std::uint32_t found = q.review;
  if (found == kNoIndex) {
    for (const PeriodOfCare& period : q.cases.periods_of(q.cases.children[q.child])) {
      for (std::uint32_t r = period.reviews.first; r < period.reviews.last; ++r) {
        if (q.cases.reviews[r].day <= q.day) found = r;
      }
    }
  }
  if (found == kNoIndex) return kNoGroup;
  return of_word(cell_of(q, q.source.records.reviews[q.cases.reviews[found].record].local));
}

/// The last of the child's rows that lies on the day or before it; the rows are in order of days.
template <class DayOf>
std::uint32_t last_by(const GroupQuestion& q, const std::vector<std::uint32_t>& rows,
                      const std::vector<std::uint32_t>& of, const DayOf& day_of) {
  std::uint32_t found = kNoIndex;
  for (std::uint32_t i = of[q.child]; i < of[q.child + 1]; ++i) {
    if (day_of(rows[i]) <= q.day) found = rows[i];
  }
  return found;
}

std::uint32_t column_of_conference(const GroupQuestion& q) {
  const Histories& h = q.source.histories;
  const std::vector<Conference>& all = q.source.records.conferences;
  const std::uint32_t row = q.conference != kNoIndex
                                ? q.conference
                                : last_by(q, h.conferences, h.conferences_of,
                                          [&all](std::uint32_t i) { return *all[i].held; });
  return row == kNoIndex ? kNoGroup : of_word(cell_of(q, all[row].local));
}

std::uint32_t column_of_event(const GroupQuestion& q) {
  const Histories& h = q.source.histories;
  const std::vector<LocalEvent>& all = q.source.records.events;
  const std::uint32_t row =
      q.local_event != kNoIndex
          ? q.local_event
          : last_by(q, h.events, h.events_of, [&all](std::uint32_t i) { return *all[i].day; });
  return row == kNoIndex ? kNoGroup : of_word(cell_of(q, all[row].local));
}

std::uint32_t column_of_child(const GroupQuestion& q) {
  const std::size_t columns = q.source.records.local.count("children");
  return of_word(q.source.histories.child_cells[q.child * columns + q.which]);
}

/// In the order of kLocalKinds.
constexpr std::array<GroupKind, kLocalKinds.size()> kColumns = {
    GroupKind{"allocations",
              "a column of the allocations, of the social worker's, else the reviewing officer's,"
              " else any other's; its name alone will do",
              groups::column_of_allocation, word, GroupReads::allocations},
    GroupKind{"children", "a column of the children", column_of_child, word},
    GroupKind{"conferences",
              "a column of the conferences: of the conference itself, else of the child's last one",
              column_of_conference, word},
    GroupKind{"episodes", "a column of the episodes", groups::column_of_episode, word},
    GroupKind{"events",
              "a column of the events (events=PATH): of the event itself, else of the child's last"
              " one",
              column_of_event, word},
    GroupKind{"reviews",
              "a column of the reviews: of the review itself, else of the child's last one",
              column_of_review, word}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    if (kColumns[i].name != kLocalKinds[i]) return false;
  }
  return true;
}
static_assert(in_order(), "a line for each kind that keeps such columns");

}  // namespace

std::span<const GroupKind> column_groups() {
  return kColumns;
}

const GroupKind& column_group(std::string_view kind) {
  const auto* found = std::find_if(kColumns.begin(), kColumns.end(),
                                   [kind](const GroupKind& k) { return k.name == kind; });
  if (found == kColumns.end()) std::abort();  // it was looked for among kLocalKinds
  return *found;
}

}  // namespace duly

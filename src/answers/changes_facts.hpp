#pragma once

// What two sets of extracts tell of one child, side by side: what a move is explained by. Nothing
// here is a guess: each is what stands in the files, or what was judged of it.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "answers/changes_units.hpp"

namespace duly::answers {

/// A period of care, a plan or an enquiry as known at the close of the day.
struct CaseSeen {
  CaseSort sort = CaseSort::period_of_care;
  Date from;
  OptDate until;
  std::string_view id;    ///< of a plan
  std::size_t place = 0;  ///< in the list of its sort of Cases
  OptDate met;            ///< of an enquiry: when the conference that followed was held
};

/// What is told of a child beside the days of its cases and of what was held.
enum class RowKind : std::uint8_t {
  episodes,
  plans,
  reviews,
  conferences,
  enquiries,
  care_dates,
  allocations
};
constexpr std::size_t kRowKinds = 7;

/// A row: its cells in words both sides share, and the day it begins.
struct RowSeen {
  OptDate day;
  std::string cells;
};

/// A child as one side has it.
struct ChildSeen {
  const Side* side = nullptr;
  Id child = kNoId;       ///< none where the side does not know it
  Date day;               ///< at whose close it is seen
  bool in_files = false;  ///< a case, review or conference of it stands in the files
  OptDate turns_18;
  std::vector<CaseSeen> cases;
  std::vector<Date> held;  ///< reviews, or conferences, whichever the measure looks at; in order
  std::vector<Obligation> links;
  OptDate complete_from;  ///< of the files: reviews, or conferences
};

/// A child as both sides have it.
struct ChildTold {
  ChildSeen before, after;
  /// By case before: which of those after is the same; kNoIndex: none. And the other way round.
  std::vector<std::uint32_t> case_after, case_before;
};

/// What a measure says on one side of what moved.
struct SideOfMove {
  const ChildSeen& child;
  const Verdict* verdict = nullptr;        ///< none: nothing
  const Obligation* link = nullptr;        ///< that decided it
  Counting counting = Counting::left_out;  ///< so too where it says nothing
  std::vector<std::size_t> own{};          ///< the cases of the child that it is of
};

/// One that moved.
struct Moved {
  const Measure& measure;
  const ChildTold& child;
  SideOfMove before, after;
};

/// The side whose link decides: the one that failed, else the one that could not be judged, else
/// the one that counts.
const SideOfMove& deciding(const Moved& moved);
/// The same link on the other side: of one duty, counted from one day; or none.
const Obligation* twin(const Obligation& link, const ChildSeen& other);
/// The link of the duty that is open; or none.
const Obligation* open_link(Duty duty, const ChildSeen& child);

/// Brings together what is told of those that moved. Several of one child share it.
class Facts {
 public:
  Facts(const Measure& measure, const Side& before, const Seen& seen_before, const Side& after,
        const Seen& seen_after, const ChildPairs& children);
  /// Lives until the next is asked for.
  Moved of(const Unit& unit);

 private:
  const Measure& measure_;
  const Side& before_;
  const Seen& seen_before_;
  const Side& after_;
  const Seen& seen_after_;
  const ChildPairs& children_;
  ChildTold told_;
};

/// Does the measure look at rows of the kind?
bool looks_at(const Measure& measure, RowKind kind);
/// The rows of the kind that stand on one side alone.
struct RowsApart {
  std::vector<RowSeen> before, after;
  bool none() const { return before.empty() && after.empty(); }
};
RowsApart rows_apart(const ChildTold& child, RowKind kind);

}  // namespace duly::answers

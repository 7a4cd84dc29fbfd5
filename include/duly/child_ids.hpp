// layer: record
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "duly/record.hpp"

namespace duly {

/// Calls `use(child, row)` for every row that names its child. Reviews that name a period of care
/// instead (until tables are joined) are not among them.
template <class AnyRecords, class Use>
void each_named_child(AnyRecords& records, Use use) {
  const auto all = [&use](auto& rows) {
    for (auto& row : rows) {
      if (row.child != kNoId) use(row.child, row.row);
    }
  };
  all(records.episodes);
  for (auto& review : records.reviews) {
    if (!review.by_period) use(review.child, review.row);
  }
  all(records.child_rows);
  all(records.plans);
  all(records.conferences);
  all(records.enquiries);
  all(records.allocations);
  all(records.referrals);
  all(records.assessments);
  all(records.cin_plans);
  all(records.missing);
  all(records.care_leavers);
  all(records.legal_statuses);
  all(records.placements);
  all(records.care_dates);
  all(records.events);
  all(records.left_out);
}

/// An id as `--ids loose` compares it: without leading zeros, without `.0` at its end, in upper
/// case. An id that is written so already stays as it is.
std::string loose_form(std::string_view id);

/// Has a spreadsheet made a number of the id, and cut its digits (1.23457E+11)?
bool in_scientific_notation(std::string_view id);

/// How the ids that are one are shown.
enum class IdShown : std::uint8_t {
  as_written,  ///< of the ways it is written, the least by bytes: the file order has no part in it
  in_loose_form  ///< always the same, for what is made of it (pseudonyms)
};

/// Two rows of one file whose ids differ, and would be one id.
struct SharedId {
  RowRef first, second;
};

/// `--ids loose`: takes ids of children, periods of care, plans and enquiries that are loosely the
/// same for one. To be done before tables are joined. Where two ids of one file would become one
/// the records are as they were, and it says where.
[[nodiscard]] std::optional<SharedId> compare_ids_loosely(Records& records, Diagnostics& findings,
                                                          IdShown shown);

/// Of which kinds so many rows do not join that what is built on them is doubtful for everybody.
struct NotJoining {
  bool reviews = false;
  bool conferences = false;  ///< review conferences
  bool initial_conferences = false;
  bool allocations = false;
  bool care_dates = false;
};

/// Reports rows whose child no row of their cases knows (D122), and ids that cannot be one child's
/// own (D123); one finding a file. To be done once tables are joined.
NotJoining report_odd_ids(const Records& records, Diagnostics& findings);

}  // namespace duly

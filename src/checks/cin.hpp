#pragma once

// What the checks of the CIN census share: its year, and what belongs to one CIN episode.

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <vector>

#include "checks/look.hpp"
#include "duly/code.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"

namespace duly::checks {

inline bool is_cin_census(const Extract& extract) {
  return extract.kind == "cin_census";
}

/// Is the row one of a CIN census?
inline bool in_cin_census(const Look& look, RowRef row) {
  return is_cin_census(look.world.records.extracts[row.file]);
}

/// Has the row's file a year of its own: is it a census with its reference date?
inline bool has_year(const Look& look, RowRef row) {
  return look.world.records.extracts[row.file].reference_date.has_value();
}

/// Does `day` lie after the year of the census the row is in?
inline bool after_year(const Look& look, RowRef row, OptDate day) {
  return day && has_year(look, row) && look.year_of(row).until.or_far() <= *day;
}

/// Does `day` lie outside the year of the census the row is in?
inline bool outside_year(const Look& look, RowRef row, OptDate day) {
  return day && has_year(look, row) && !look.year_of(row).contains(*day);
}

/// Is the referral one with no further action?
inline bool no_further_action(const Referral* referral) {
  return referral != nullptr && referral->no_further_action == 1;
}

inline bool is_code(ShortCode code, std::span<const std::string_view> list) {
  return std::any_of(list.begin(), list.end(),
                     [code](std::string_view text) { return code == ShortCode(text); });
}

inline bool on_weekend(Date day) {
  constexpr unsigned kSaturday = 5;
  return kSaturday <= day.weekday();
}

/// The last day on which the initial conference is in time for a strategy discussion.
inline Date last_day_for_icpc(const Look& look, Date strategy_discussion) {
  return look.world.law.last_day(RuleId::icpc, strategy_discussion).date;
}

/// Has the enquiry neither led to an initial conference nor been found to need none?
inline bool unfinished(const Enquiry& enquiry) {
  return !enquiry.icpc && !enquiry.icpc_not_required;
}

/// Rows of a child by CIN episode; those of one stand as they stood. They are put in order when
/// first asked for.
template <class Row>
class ByEpisode {
 public:
  explicit ByEpisode(Rows<Row> rows) : rows_(rows) {}

  /// The rows of the CIN episode, by its place; none for kNoPlace.
  Rows<Row> of(std::uint32_t referral) {
    if (referral == kNoPlace || rows_.empty()) return {};
    if (sorted_.empty()) {
      sorted_.assign(rows_.begin(), rows_.end());
      std::stable_sort(sorted_.begin(), sorted_.end(),
                       [](const Row* a, const Row* b) { return a->referral < b->referral; });
    }
    const auto begin =
        std::partition_point(sorted_.begin(), sorted_.end(),
                             [referral](const Row* r) { return r->referral < referral; });
    const auto end = std::partition_point(
        begin, sorted_.end(), [referral](const Row* r) { return r->referral == referral; });
    return Rows<Row>(sorted_).subspan(static_cast<std::size_t>(begin - sorted_.begin()),
                                      static_cast<std::size_t>(end - begin));
  }
  Rows<Row> of(const Look& look, const Referral& referral) {
    return of(static_cast<std::uint32_t>(&referral - look.world.records.referrals.data()));
  }

 private:
  Rows<Row> rows_;
  std::vector<const Row*> sorted_;
};

/// When the row ends; one that is open last of all.
template <class Row>
OptDate end_of(const Row& row) {
  return row.until.or_far();
}
/// Likewise of an open row alone.
template <class Row>
OptDate end_if_open(const Row& row) {
  return row.until ? OptDate() : end_of(row);
}

/// Calls `look_at(row, last end)` with each row that stands after others of its CIN episode, and
/// the last end of those; `end_of` gives none for a row whose end is not looked at.
template <class Row, class EndOf, class LookAt>
void for_each_after_others(Rows<Row> rows, const EndOf& end_of, const LookAt& look_at) {
  if (rows.size() < 2) return;
  std::map<std::uint32_t, Date> last_ends;
  for (const Row* row : rows) {
    if (row->referral == kNoPlace) continue;
    const auto last = last_ends.find(row->referral);
    if (last != last_ends.end()) look_at(*row, last->second);
    const OptDate end = end_of(*row);
    if (!end) continue;
    Date& later = last_ends.try_emplace(row->referral, *end).first->second;
    later = std::max(later, *end);
  }
}

}  // namespace duly::checks

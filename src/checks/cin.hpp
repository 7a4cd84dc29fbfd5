#pragma once

// What the checks of the CIN census share: its year, and what belongs to one CIN episode.

#include <algorithm>
#include <iterator>

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

/// Do the two belong to one CIN episode?
template <class A, class B>
bool same_episode(const A& a, const B& b) {
  return a.referral != kNoPlace && a.referral == b.referral;
}

/// Has the CIN episode any of `rows`?
template <class Row>
bool has_any(const Look& look, const Referral& referral, Rows<Row> rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const Row* row) { return look.referral_of(*row) == &referral; });
}

/// Is one of the rows before the n-th (by start) of its CIN episode, and `wanted`?
template <class Row, class Wanted>
bool earlier_in_episode(Rows<Row> rows, std::size_t n, Wanted wanted) {
  const auto end = rows.begin() + static_cast<std::ptrdiff_t>(n);
  return std::any_of(rows.begin(), end, [&](const Row* earlier) {
    return same_episode(*earlier, *rows[n]) && wanted(*earlier);
  });
}

}  // namespace duly::checks

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checks/look.hpp"
#include "duly/care.hpp"

// What the checks of episodes share.

namespace duly::checks {

using codes::among;
using codes::kContinues;
using codes::kShortBreaks;
using codes::kStarted;

inline constexpr std::array kAdopted = {ShortCode("E11"), ShortCode("E12")};

inline bool temporary(const Episode& e) {
  return among(e.placement, codes::kTemporary);
}

/// Does `next` begin the day `last` ended?
inline bool follows_on(const Episode& last, const Episode& next) {
  return last.until && last.until == next.from;
}

/// Does care go on from `last` to `next`?
inline bool goes_on(const Episode& last, const Episode& next) {
  return follows_on(last, next) && next.reason_start != kStarted;
}

/// Calls `look_at(last, next)` for every two episodes over which care goes on.
template <class LookAt>
void for_each_join(std::span<const Episode> episodes, LookAt look_at) {
  for (std::size_t i = 1; i < episodes.size(); ++i) {
    if (goes_on(episodes[i - 1], episodes[i])) look_at(episodes[i - 1], episodes[i]);
  }
}

/// Episodes one after another without a day between that have something in common, such as a legal
/// status.
struct Spell {
  const Episode* first = nullptr;
  OptDate until;

  /// How long it lasted; an open one by `day`.
  int days(Date day) const { return (until ? *until : day).days_since(*first->from); }
};

inline std::string days_said(int days) {
  return std::to_string(days) + " days";
}

/// Reports the spells that have lasted longer than the limit counted from their first day.
inline void report_longer(const Look& look, std::span<const Spell> all, RuleId limit,
                          std::string_view column) {
  for (const Spell& spell : all) {
    const Date end = spell.until ? *spell.until : look.world.as_at();
    if (end <= look.world.law.last_day(limit, *spell.first->from).date) continue;
    look.found(spell.first->row, column, days_said(spell.days(look.world.as_at())));
  }
}

/// The spells of the episodes that `wanted` takes; `joined(last, next)` says what is one spell. A
/// row that tells of a whole period of care (Annex A) says nothing of how long a status lasted.
template <class Wanted, class Joined>
std::vector<Spell> spells(std::span<const Episode> episodes, Wanted wanted, Joined joined) {
  std::vector<Spell> out;
  const Episode* last = nullptr;
  for (const Episode& e : episodes) {
    if (e.summary || !wanted(e)) continue;
    if (last == nullptr || !joined(*last, e)) out.push_back({&e, {}});
    out.back().until = e.until;
    last = &e;
  }
  return out;
}

template <class Wanted>
std::vector<Spell> spells(std::span<const Episode> episodes, Wanted wanted) {
  return spells(episodes, wanted, follows_on);
}

/// The column of the row's own file that carries a field, or none: one extract may have it and
/// another not.
inline const ExtractColumn* column_of(const Look& look, RowRef row, std::string_view kind,
                                      std::string_view field) {
  for (const ExtractColumn& column : look.world.records.extracts[row.file].columns) {
    if (column.kind == kind && column.field == field) return &column;
  }
  return nullptr;
}

}  // namespace duly::checks

#pragma once

// What checks of two collection years ask of the files: which years are loaded.

#include <algorithm>
#include <string_view>

#include "checks/look.hpp"

namespace duly::checks {

/// False for an extract without dates: which year it is a return of is not known.
inline bool is_year(Period year) {
  return year.until != OptDate(year.from);
}

/// Does `year` begin where `before` ends?
inline bool follows(Period year, Period before) {
  return is_year(year) && is_year(before) && before.until == OptDate(year.from);
}

inline bool holds(const Extract& extract, std::string_view kind) {
  return std::any_of(extract.columns.begin(), extract.columns.end(),
                     [kind](const ExtractColumn& c) { return c.kind == kind; });
}

/// Is an extract of that kind loaded for the collection year that begins on `from`?
inline bool is_loaded(const World& world, std::string_view kind, Date from) {
  for (std::size_t file = 0; file < world.years.size(); ++file) {
    const Period year = world.years[file];
    if (is_year(year) && year.from == from && holds(world.records.extracts[file], kind)) {
      return true;
    }
  }
  return false;
}

/// The latest collection year of which an extract of that kind is loaded; of any kind where none
/// is named. No year (is_year) where there is none.
inline Period latest_year(const World& world, std::string_view kind = {}) {
  Period latest{world.as_at(), world.as_at()};
  for (std::size_t file = 0; file < world.years.size(); ++file) {
    const Period year = world.years[file];
    if (!is_year(year) || (is_year(latest) && year.from <= latest.from)) continue;
    if (kind.empty() || holds(world.records.extracts[file], kind)) latest = year;
  }
  return latest;
}

}  // namespace duly::checks

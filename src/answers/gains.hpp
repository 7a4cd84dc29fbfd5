#pragma once

// What the files lack, and what it would add to what can be answered.

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answers/data_set.hpp"
#include "duly/check.hpp"
#include "duly/duty.hpp"
#include "duly/group.hpp"
#include "duly/measure.hpp"

namespace duly::answers {

/// A kind of extract that no file is of; a column of one that is there; or its rows of another
/// year.
struct Lack {
  std::string_view kind;
  std::string_view field;  ///< blank: the kind as a whole
  bool other_year = false;
  friend bool operator==(const Lack&, const Lack&) = default;
};
/// "reviews of looked-after children (reviews)", "reviews: column midpoint", "episodes of another
/// year".
std::string in_words(const Lack& lack);

/// What one thing lacking would add, or several that are of use only together.
struct Gain {
  std::vector<Lack> lacks;             ///< whole kinds first
  std::set<std::string_view> columns;  ///< of the kinds lacking as a whole, beyond what they need
  std::vector<const DutyInfo*> duties;
  std::vector<const Measure*> measures;
  std::vector<const GroupKind*> groups;
  std::vector<const Check*> checks;

  bool only_checks() const { return duties.empty() && measures.empty() && groups.empty(); }
};

/// Everything there is to answer and the files do not hold enough for, by what they lack: what
/// needs one thing alone first, and what only checks need last.
std::vector<Gain> gains_of(const DataSet& data, const Coverage& coverage,
                           std::span<const NotRun> not_run);

/// The headings that would carry it, in the vocabulary of the files where that has them: "CHILD,
/// REVIEW".
std::string headings_of(const DataSet& data, const Gain& gain);

}  // namespace duly::answers

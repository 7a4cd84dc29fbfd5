#pragma once

// How obligations are put into words, the same in every command.

#include <string>
#include <string_view>

#include "cli/session.hpp"
#include "duly/allocations.hpp"
#include "report/writing.hpp"

namespace duly::cli {

/// Without control characters: a terminal must not be steered by a file. Lines may be kept.
std::string printable(std::string_view text, LineEnds line_ends = LineEnds::hide);

/// What is to be said of bank holidays that are not certain, or blank.
std::string_view holidays_note(unsigned remarks);

/// "note" of an obligation: its remarks, joined by "; "; in data the readings that bear on it.
std::string note_of(const Session& session, const Cases& cases, const Obligation& o);

/// "20 working days", or "3 or 6 months" where two limits may apply; blank where none is known.
std::string limit_of(const Session& session, const Obligation& o);

/// What stands around an obligation: its case, and who is allocated.
struct CaseOf {
  Date start;
  OptDate end;
  Id plan_id = kNoId;
  bool temporary = false;
  RowRef row;  ///< the row the case is known from
};
CaseOf case_of(const Session& session, const Cases& cases, const Obligation& o);

/// The row of what was held, or of the case where nothing was.
/// Where so many reviews do not join that no answer on a duty can be relied on: the sentence that
/// stands on its rows. Blank where they do join.
std::string_view not_joining_note(const Session& session, Duty duty);

RowRef source_of(const Session& session, const Cases& cases, const Obligation& o);

/// The review's extras (IRO, late reason), or none.
const ReviewExtra* extra_of(const Session& session, const Cases& cases, const Obligation& o);

/// Cells: blank for none.
Cell cell(OptDate d);
Cell cell(std::string_view text);
Cell cell(const std::optional<int>& n);
Cell ordinal_cell(const Obligation& o);

}  // namespace duly::cli

#pragma once

// How obligations are put into words, the same in every command.

#include <string>
#include <string_view>

#include "answers/data_set.hpp"
#include "duly/allocations.hpp"
#include "duly/measure.hpp"
#include "duly/text.hpp"

namespace duly::answers {

/// What is to be said of bank holidays that are not certain, or blank.
std::string_view holidays_note(unsigned remarks);

/// The same beside a figure, some of which counts such days.
constexpr std::string_view kUncertainHolidays =
    "provisional: counts days of years whose bank holidays are not certain";

/// "2016-03": the month of a day.
std::string year_month(Date day);

/// "57.1": a percentage or mean in a text; "no value" where there is none.
std::string one_decimal(const Cell& value);

/// A remark as it stands in a note; blank for one that says more than its words.
std::string_view words_of(Remark remark);

/// "note" of an obligation: its remarks, joined by "; "; in data the readings that bear on it.
std::string note_of(const DataSet& data, const Cases& cases, const Obligation& o);

/// "20 working days", or "3 or 6 months" where two limits may apply; blank where none is known.
std::string limit_of(const DataSet& data, const Obligation& o);

/// The first day on which what is held meets a link of the duty, where it has one.
OptDate first_day_in_time(const Law& law, const DutyInfo& duty, Date anchor);

/// "no 2, due 2015-10-07, held 2015-10-08, 1 day late": the link behind a verdict.
std::string link_in_words(const Obligation& o);

/// What stands around an obligation: its case, and who is allocated.
struct CaseOf {
  Date start;
  OptDate end;
  Id plan_id = kNoId;
  bool temporary = false;
  RowRef row;  ///< the row the case is known from
};
CaseOf case_of(const DataSet& data, const Cases& cases, const Obligation& o);

/// Where so many rows do not join, or the returns do not follow one another, that no answer on the
/// duty can be relied on: the sentences that stand on its rows. Blank where nothing is in doubt.
std::string doubt_of(const DataSet& data, Duty duty);
/// The same of a measure.
std::string doubt_of(const DataSet& data, const Measure& measure);

/// Beside a figure: why some of it is indeterminate, and what to do. Blank where it needs no word.
std::string why_indeterminate(const DataSet& data, const Coverage& coverage, const Measure& measure,
                              const Tally& tally);

/// The row of what was held, or of the case where nothing was.
RowRef source_of(const DataSet& data, const Cases& cases, const Obligation& o);

/// Why a review or conference was held late, in the words of its extract; blank where none is told.
std::string_view late_reason_of(const DataSet& data, const Cases& cases, const Obligation& o);

/// The day the last meeting of the review ended, where it is later than the day it counts on.
OptDate completed_of(const DataSet& data, const Cases& cases, const Obligation& o);

/// Cells: blank for none.
Cell cell(OptDate d);
Cell cell(std::string_view text);
Cell cell(const std::optional<int>& n);
Cell ordinal_cell(const Obligation& o);

}  // namespace duly::answers

#pragma once

// `readings`: the named indicators under every reading, side by side.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answers/data_set.hpp"
#include "answers/period.hpp"
#include "duly/measure.hpp"

namespace duly::answers {

/// Children whose answer is another than in the first row of the measure: in the numerator, in the
/// denominator only, left out, or not to be judged. A child is counted once.
struct AnswersChanged {
  std::size_t changed = 0;
  std::size_t gained = 0;  ///< more in the numerator than before
  std::size_t lost = 0;    ///< fewer
  bool hide_changed = false, hide_gained = false, hide_lost = false;
};

/// A measure under one reading, in counts; or only a note, where there are no data for it.
struct ReadingsRow {
  const Measure* measure = nullptr;
  std::string reading;    ///< `default`, `ni66_minimum=none`, `preset 28-90-180`, `by review`
  std::string_view unit;  ///< what is counted
  bool judged = true;     ///< false: no figures
  Tally tally;
  std::optional<AnswersChanged> changes;  ///< none in the first row, and where units differ
  std::string note;
  std::string counts_note;  ///< a note made of the counts, and hidden with them
  /// What --suppress hides.
  bool hide_numerator = false, hide_denominator = false, hide_indeterminate = false,
       hide_excluded = false;

  bool hides_figures() const { return hide_numerator || hide_denominator || hide_indeterminate; }
};

/// The law as it was asked for first under each measure, then what each reading makes of it.
std::vector<ReadingsRow> readings_rows(DataSet& data, const JudgedPeriod& period);

/// Marks what --suppress hides: counts from 1 to below `least`, what gives them away, and by how
/// many rows of a measure differ from its first.
void hide_small_counts(std::vector<ReadingsRow>& rows, const Setting& setting);

/// The named indicators under every reading, side by side: what each reading of the law, each local
/// timescale and each way to count makes of them.
Answer compared_readings(DataSet& data, const JudgedPeriod& period);

/// The measures it may look at: what has to be read for them.
std::vector<const Measure*> measures_of_readings();
/// The readings that bear on a measure, dates among them.
std::vector<std::string_view> readings_that_bear_on(std::string_view measure);

}  // namespace duly::answers

// duly readings: what each reading of the law, each local timescale and each way to count makes of
// the named indicators.

#include "answers/readings.hpp"

#include <algorithm>

#include "answers/columns.hpp"
#include "answers/kpi.hpp"
#include "answers/small_counts.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

void add_row(Table& table, const ReadingsRow& row, const JudgedPeriod& period) {
  const Measure& m = *row.measure;
  const auto text = [&table](std::string s) { return cell(table.keep(std::move(s))); };
  if (!row.judged) {
    table.add_row({m.id,
                   m.title,
                   row.unit,
                   period.from,
                   period.to,
                   text(row.reading),
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   text(row.note)},
                  Mark::doubtful);
    return;
  }
  const Tally& t = row.tally;
  const std::size_t all = t.denominator + t.indeterminate;
  const bool unsure = t.too_uncertain();
  const bool hide = row.hides_figures();
  // A blank would tell that too much is indeterminate.
  const auto figure = [hide](const Cell& c) { return hide ? Cell(kHiddenCount) : c; };
  const auto changes = [&row](std::size_t AnswersChanged::*n, bool AnswersChanged::*hidden) {
    return row.changes ? count_cell((*row.changes).*n, (*row.changes).*hidden) : Cell();
  };
  std::string note = row.note;
  if (!hide) add_to_note(note, row.counts_note);
  table.add_row(
      {m.id, m.title, row.unit, period.from, period.to, text(row.reading),
       figure(unsure ? Cell() : percentage(t.numerator, t.denominator)),
       count_cell(t.numerator, row.hide_numerator), count_cell(t.denominator, row.hide_denominator),
       count_cell(t.excluded, row.hide_excluded),
       count_cell(t.indeterminate, row.hide_indeterminate), figure(percentage(t.numerator, all)),
       figure(percentage(t.numerator + t.indeterminate, all)),
       t.indeterminate == 0 ? Cell() : figure(text(range_of(t))),
       changes(&AnswersChanged::changed, &AnswersChanged::hide_changed),
       changes(&AnswersChanged::gained, &AnswersChanged::hide_gained),
       changes(&AnswersChanged::lost, &AnswersChanged::hide_lost), text(std::move(note))},
      unsure && !hide ? Mark::doubtful : Mark::none);
}

Output readings_output(const DataSet& data, const JudgedPeriod& period,
                       const std::vector<ReadingsRow>& rows) {
  Table table(readings_columns());
  for (const ReadingsRow& row : rows) add_row(table, row, period);
  Output out = data.output(std::move(table));
  out.as_at = period.judged_at;
  out.title = "Readings compared, " + in_words(period.from) + " to " + in_words(period.to);
  out.closing.emplace_back(
      "changed: children whose answer (in the numerator, in the denominator only, left out, or"
      " indeterminate) is another than in the first row of the measure, each once; gained, lost:"
      " those with more or fewer in the numerator. Blank where another unit is counted.");
  if (!period.provisional.empty()) out.closing.push_back(period.provisional + ".");
  tell_inexact(data.setting(), out);
  return out;
}

}  // namespace

std::vector<Column> readings_columns() {
  std::vector<Column> columns = {{"measure", ""},
                                 {"title", "", Align::left, Audience::data_only},
                                 spare(3, {"unit", ""}),
                                 {"from", "", Align::left, Audience::data_only},
                                 {"to", "", Align::left, Audience::data_only},
                                 {"reading", ""}};
  for (const Column& c : figure_columns("%")) columns.push_back(c);
  columns.push_back({"changed", "", Align::right});
  columns.push_back(spare(2, {"gained", "", Align::right}));
  columns.push_back(spare(1, {"lost", "", Align::right}));
  columns.push_back(below({"note", ""}));
  return columns;
}

Answer compared_readings(DataSet& data, const JudgedPeriod& period) {
  std::vector<ReadingsRow> rows = readings_rows(data, period);
  if (std::none_of(rows.begin(), rows.end(), [](const ReadingsRow& r) { return r.judged; })) {
    data.say_nothing_to_judge("no measure has a figure");
  }
  if (data.setting().suppress > 0) hide_small_counts(rows, data.setting());
  return {readings_output(data, period, rows)};
}

}  // namespace duly::answers

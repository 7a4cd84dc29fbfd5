// The table of `kpi`, from its rows.

#include <algorithm>

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "answers/kpi.hpp"
#include "answers/repairs.hpp"
#include "answers/small_counts.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

Cell shown(const Cell& value, bool hidden) {
  return hidden && !std::holds_alternative<std::monostate>(value) ? Cell(kHiddenCount) : value;
}

/// A count's percentage of its measure's total; what is hidden is not zero.
Cell share_of(const KpiRow& row) {
  if (!row.share_of) return {};
  return row.hide_share ? Cell(kHiddenCount) : percentage(row.tally.numerator, *row.share_of);
}

/// Is there a share that the value does not say? Without groups, that of a band is its value.
bool has_shares(const KpiRows& rows) {
  return std::any_of(rows.rows.begin(), rows.rows.end(),
                     [](const KpiRow& r) { return r.share_of && !r.group.empty(); });
}

bool all_percentages(const KpiRows& rows) {
  return std::all_of(rows.rows.begin(), rows.rows.end(), [](const KpiRow& row) {
    return row.measure->shape == Shape::share || row.measure->shape == Shape::bands;
  });
}

/// Are there groups of more than one breakdown?
bool has_breakdowns(const KpiRows& rows) {
  std::string_view first;
  for (const KpiRow& row : rows.rows) {
    if (row.by.empty() || is_by_worker(row.measure->shape)) continue;
    if (!first.empty() && first != row.by) return true;
    first = row.by;
  }
  return false;
}

class TableWriter {
 public:
  /// People are shown shares where there are any, and breakdowns where there are several.
  TableWriter(const KpiRequest& request, const KpiRows& rows)
      : request_(request),
        shares_(has_shares(rows)),
        breakdowns_(has_breakdowns(rows)),
        table_(kpi_columns(all_percentages(rows))) {}

  void add(const KpiRow& row) {
    switch (row.sort) {
      case KpiRow::Sort::figures: add_figures(row); return;
      case KpiRow::Sort::not_available: add_cells(row, {}); return;
      case KpiRow::Sort::published:
        add_cells(
            row,
            {row.value, row.published_numerator, row.published_denominator, {}, {}, {}, {}, {}});
        return;
    }
  }

  Table take() { return std::move(table_); }

 private:
  struct Figures {
    Cell value, numerator, denominator, excluded, indeterminate, low, high, range;
  };

  /// The days of a mean would tell the rounded count they are of.
  Cell numerator_of(const KpiRow& row) const {
    if (request_.round > 0 && row.measure->shape == Shape::mean) return {};
    return count_cell(row.tally.numerator, row.hide_numerator);
  }

  static Cell denominator_of(const KpiRow& row) {
    if (row.beside) return {};
    switch (row.measure->shape) {
      case Shape::share:
      case Shape::mean:
      case Shape::bands: return count_cell(row.tally.denominator, row.hide_denominator);
      case Shape::count:
        return row.population > 0 ? Cell(static_cast<std::int64_t>(row.population)) : Cell();
      case Shape::pace:
      case Shape::caseload: return row.fte.hundredths < 0 ? Cell() : Cell(row.fte);
    }
    return {};
  }

  void add_figures(const KpiRow& row) {
    const bool hide = row.hides_figures();
    const Cell range = row.range.empty() ? Cell() : Cell(table_.keep(row.range));
    add_cells(row, {shown_value(row), numerator_of(row), denominator_of(row),
                    count_cell(row.tally.excluded, row.hide_excluded),
                    count_cell(row.tally.indeterminate, row.hide_indeterminate),
                    shown(row.low, hide), shown(row.high, hide), shown(range, hide)});
  }

  void add_cells(const KpiRow& row, const Figures& f) {
    const JudgedPeriod& period = request_.points[row.point];
    const Measure& m = *row.measure;
    const auto text = [this](const std::string& s) { return cell(table_.keep(s)); };
    const Cell span =
        request_.in_series()
            ? Cell(table_.keep(to_string(period.from) + " to " + to_string(period.to)))
            : Cell();
    std::string target = row.target;
    if (row.sort == KpiRow::Sort::not_available) {
      if (const Target* t = target_of(request_.targets, m.id)) target = t->text;
    }
    const bool hide = row.hides_figures();
    const Cell met = hide && !row.target.empty() ? Cell(kHiddenCount) : text(row.met);
    const Cell share = share_of(row);
    table_.add_row({m.id,
                    m.title,
                    m.unit,
                    period.from,
                    period.to,
                    span,
                    text(row.by),
                    breakdowns_ ? text(row.by) : Cell(),
                    text(row.group),
                    text(row.band),
                    f.value,
                    f.numerator,
                    f.denominator,
                    shares_ ? share : Cell(),
                    f.excluded,
                    f.indeterminate,
                    f.low,
                    f.high,
                    f.range,
                    text(target),
                    met,
                    text(note_of(row, reporting_year(period.to))),
                    share},
                   hide ? Mark::none : row.mark);
  }

  const KpiRequest& request_;
  bool shares_;
  bool breakdowns_;
  Table table_;
};

/// "NI66 left out: 3 aged_18, 5 short_break."
std::string left_out_line(const Measure& m, const KpiRows& rows, std::size_t chosen) {
  const std::array<std::uint32_t, kReasonCount>& reasons = rows.reasons[chosen];
  std::string said;
  for (std::size_t i = 0; i < kReasonCount; ++i) {
    const auto reason = static_cast<Reason>(i);
    if (counting(reason) != Counting::left_out || reasons[i] == 0) continue;
    const bool hide = !rows.hidden_reasons.empty() && rows.hidden_reasons[chosen][i];
    said += fmt::format("{}{} {}", said.empty() ? "" : ", ", count_in_words(reasons[i], hide),
                        name(reason));
  }
  return said.empty() ? said : std::string(m.id) + " left out: " + said + ".";
}

}  // namespace

std::string range_of(const Tally& tally) {
  if (tally.indeterminate == 0) return {};
  const std::size_t all = tally.denominator + tally.indeterminate;
  return one_decimal(percentage(tally.numerator, all)) + " to " +
         one_decimal(percentage(tally.numerator + tally.indeterminate, all));
}

/// Of a percentage that a hidden count would show: a blank would tell that too much is
/// indeterminate, so it is hidden like a number.
Cell shown_value(const KpiRow& row) {
  const bool percentage = row.measure->shape == Shape::share || row.measure->shape == Shape::bands;
  if (!row.hides_figures() || row.beside) return row.value;
  return percentage ? Cell(kHiddenCount) : shown(row.value, true);
}

/// "within 50 to 70; 40 looked after, c on plans", behind what is not made of counts.
std::string note_of(const KpiRow& row, const std::string& year) {
  std::string out = row.note;
  if (!row.hides_figures()) add_to_note(out, row.counts_note);
  if (!row.source.empty()) add_to_note(out, fmt::format("published for {}: {}", year, row.source));
  if (!row.gap.empty()) {
    const bool ever = !row.last_year.empty();
    add_to_note(out,
                ever ? fmt::format("{} for {}; the last year is {}", row.gap, year, row.last_year)
                     : row.gap);
  }
  if (row.sorts) {
    add_to_note(out,
                fmt::format("{} looked after, {} on plans",
                            count_in_words(row.sorts->looked_after, row.sorts->hide_looked_after),
                            count_in_words(row.sorts->on_plans, row.sorts->hide_on_plans)));
  }
  return out;
}

std::vector<Column> kpi_columns(bool percentages_only) {
  std::vector<Column> columns = {{"measure", ""},
                                 spare(3, {"title", ""}),
                                 {"unit", "", Align::left, Audience::data_only},
                                 {"from", "", Align::left, Audience::data_only},
                                 {"to", "", Align::left, Audience::data_only},
                                 {"period", "", Align::left, Audience::people_only},
                                 {"by", "", Align::left, Audience::data_only},
                                 {"by_for_people", "by", Align::left, Audience::people_only},
                                 {"group", ""},
                                 {"band", ""}};
  for (const Column& c : figure_columns(percentages_only ? "%" : "value")) {
    columns.push_back(c);
    // People read it beside the count; to data it is the last column.
    if (c.name == "denominator") {
      columns.push_back(
          spare(2, {"share_for_people", "share", Align::right, Audience::people_only}));
    }
  }
  columns.push_back(spare(1, {"target", "", Align::right}));
  columns.push_back({"met", ""});
  columns.push_back(below({"note", ""}));
  columns.push_back({"share", "", Align::right, Audience::data_only});
  return columns;
}

std::vector<Column> figure_columns(std::string_view value) {
  return {{"value", value, Align::right, Audience::everyone, true},
          {"numerator", "", Align::right},
          {"denominator", "of", Align::right},
          {"excluded", "left out", Align::right},
          {"indeterminate", "", Align::right},
          {"value_low", "at least", Align::right, Audience::data_only},
          {"value_high", "at most", Align::right, Audience::data_only},
          {"range", "between", Align::right, Audience::people_only}};
}

namespace {

/// "Thu 1 Apr 2010 to Thu 31 Mar 2016"; of years of which some are left out each.
std::string title_of(const std::vector<JudgedPeriod>& points) {
  std::string each;
  bool whole = true;
  for (std::size_t i = 0; i < points.size(); ++i) {
    each += (i == 0 ? "" : ", ") + short_name(points[i].from, points[i].to);
    whole = whole && (i == 0 || points[i - 1].to.plus_days(1) == points[i].from);
  }
  return whole ? fmt::format("{} to {}", in_words(points.front().from), in_words(points.back().to))
               : each;
}

void tell_rows(const KpiRequest& request, const KpiRows& rows, Output& out) {
  out.table = kpi_rows_table(request, rows);
  const std::string& provisional = request.points.back().provisional;
  if (!provisional.empty()) out.closing.push_back(provisional + ".");
}

}  // namespace

Table kpi_rows_table(const KpiRequest& request, const KpiRows& rows) {
  TableWriter table(request, rows);
  for (const KpiRow& row : rows.rows) table.add(row);
  return table.take();
}

Output kpi_output(const DataSet& data, const KpiRequest& request,
                  std::span<const Grouping> breakdowns, const KpiRows& rows) {
  Output out = data.output(Table({}));
  const JudgedPeriod& last = request.points.back();
  out.as_at = last.judged_at;
  out.title = title_of(request.points);
  for (std::size_t m = 0; m < rows.reasons.size(); ++m) {
    const std::string line = left_out_line(*request.chosen[m], rows, m);
    if (!line.empty()) out.closing.push_back(line);
  }
  tell_repairs(data, out);
  if (request.across && !data.setting().for_data) {
    tell_across(data, request, breakdowns, rows, out);
  } else {
    tell_rows(request, rows, out);
  }
  if (!rows.nowhere_published.empty()) {
    std::vector<std::string_view> ids;
    for (const Measure* m : rows.nowhere_published) ids.push_back(m->id);
    out.closing.push_back(fmt::format("Nobody publishes: {}.", fmt::join(ids, ", ")));
  }
  if (request.not_begun > 0) {
    out.closing.push_back(grouped(request.not_begun) +
                          " later points have not begun and are not shown.");
  }
  tell_inexact(data.setting(), out);
  return out;
}

}  // namespace duly::answers

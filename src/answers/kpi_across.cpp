// `kpi` with the points of a series side by side, as reports print them: a table a measure, a line
// for us (and each group or band), then one for each area. Made of the rows, never counted again.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "answers/kpi.hpp"
#include "answers/kpi_across_notes.hpp"
#include "answers/kpi_benchmarks.hpp"
#include "answers/kpi_sheet.hpp"
#include "answers/small_counts.hpp"

namespace duly::answers {
namespace {

constexpr std::size_t kScreen = 80;
constexpr std::size_t kGutter = 2;
constexpr std::size_t kPointWidth = 9;  // "2015-16" and what parts it from the next
constexpr std::size_t kLeastLabel = 24;

/// The figures of one group, band or area.
struct Line {
  const KpiRow* like;             ///< one of its rows, for its name and place
  std::vector<const KpiRow*> at;  ///< by point; none where there is no row
};

bool has_figure(const KpiRow& row) {
  return row.sort == KpiRow::Sort::figures || !row.source.empty();
}

class Across {
 public:
  Across(const DataSet& data, const KpiRequest& request, std::span<const Grouping> breakdowns)
      : data_(data), request_(request), breakdowns_(breakdowns) {}

  /// The rows of one measure, of all points.
  Part part(const std::vector<const KpiRow*>& rows) const {
    const Measure& m = *rows.front()->measure;
    Part out{title_of(m), Table({{"", "", Align::left, Audience::everyone, true, label_width()}})};
    for (const JudgedPeriod& point : request_.points) {
      const std::string_view name = out.table.keep(short_name(point.from, point.to));
      out.table.add_column({name, name, Align::right, Audience::everyone, true});
    }
    const std::vector<bool> counted = points_with_counts(rows);
    for (const Line& line : lines_of(rows)) add_line(line, counted, out.table);
    return out;
  }

 private:
  /// What is left of a screen beside the points.
  std::size_t label_width() const {
    const std::size_t points = kGutter + kPointWidth * request_.points.size();
    return points + kLeastLabel < kScreen ? kScreen - points : kLeastLabel;
  }

  /// "NI67 Plans reviewed in time, %"
  static std::string title_of(const Measure& m) {
    std::string out = std::string(m.id) + " " + std::string(m.title);
    switch (m.shape) {
      case Shape::share:
      case Shape::bands: return out + ", %";
      case Shape::count:
      case Shape::mean:
      case Shape::pace:
      case Shape::caseload: return out;
    }
    return out;
  }

  std::vector<Line> lines_of(const std::vector<const KpiRow*>& rows) const {
    std::vector<Line> out;
    std::map<std::tuple<std::uint32_t, std::string_view, std::string_view>, std::size_t> known;
    std::set<std::string_view> groups;
    const auto add = [&](const KpiRow* row) {
      const auto [line, added] =
          known.try_emplace({row->breakdown, row->group, row->band}, out.size());
      if (added) out.push_back({row, std::vector<const KpiRow*>(request_.points.size())});
      out[line->second].at[row->point] = row;
      groups.insert(row->group);
    };
    for (const KpiRow* row : rows) {
      if (has_figure(*row)) add(row);
    }
    // A point without figures has no line of its own beside bands that other points have.
    const std::set<std::string_view> told = groups;
    for (const KpiRow* row : rows) {
      if (!has_figure(*row) && !told.contains(row->group)) add(row);
    }
    std::stable_sort(out.begin(), out.end(),
                     [this](const Line& a, const Line& b) { return before(*a.like, *b.like); });
    return out;
  }

  /// Ours first: the total, its groups in their order, in each the bands; then the areas as asked
  /// for.
  bool before(const KpiRow& a, const KpiRow& b) const {
    const bool published = a.sort == KpiRow::Sort::published;
    if (published != (b.sort == KpiRow::Sort::published)) return !published;
    if (published) return area(a) < area(b);
    if ((a.group_number == 0) != (b.group_number == 0)) return a.group_number == 0;
    if (a.group_number != 0) {
      const Group one{a.breakdown, a.group_values};
      const Group other{b.breakdown, b.group_values};
      if (shown_before(data_, breakdowns_, one, other)) return true;
      if (shown_before(data_, breakdowns_, other, one)) return false;
    }
    // Bands without a list are months to come, counted from each point.
    if (a.measure->bands.empty()) return a.band < b.band;
    const auto place = [](const KpiRow& row) {
      return std::tuple(row.beside, row.whole_of_bands, row.band_number);
    };
    return place(a) < place(b);
  }

  std::size_t area(const KpiRow& row) const {
    const auto& all = request_.benchmarks;
    const std::string name = row.group.substr(kBenchmark.size());
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&name](const AreasAsked& asked) { return asked.name == name; });
    return static_cast<std::size_t>(at - all.begin());
  }

  /// Where a group that is not there counts nothing.
  std::vector<bool> points_with_counts(const std::vector<const KpiRow*>& rows) const {
    std::vector<bool> out(request_.points.size());
    for (const KpiRow* row : rows) {
      const bool counts = row->sort == KpiRow::Sort::figures && row->measure->shape == Shape::count;
      if (counts && !request_.population.given()) out[row->point] = true;
    }
    return out;
  }

  void add_line(const Line& line, const std::vector<bool>& counted, Table& table) const {
    std::vector<Cell> cells = {Cell(table.keep(line_name(request_, *line.like)))};
    Mark mark = Mark::none;
    for (std::size_t p = 0; p < line.at.size(); ++p) {
      const KpiRow* row = line.at[p];
      cells.push_back(row == nullptr ? absent(line, counted[p]) : figure(*row));
      if (row == nullptr || row->sort != KpiRow::Sort::figures || row->hides_figures()) continue;
      if (mark != Mark::urgent && row->mark != Mark::none) mark = row->mark;
    }
    table.add_row(cells, mark);
  }

  /// A band beside the whole is a count. Where too much is indeterminate a mark stands, and the
  /// range below.
  static Cell figure(const KpiRow& row) {
    if (row.beside) return count_cell(row.tally.numerator, row.hide_numerator);
    const Cell value = shown_value(row);
    const bool none = std::holds_alternative<std::monostate>(value);
    return none && !row.range.empty() ? Cell(kRangeBelow) : value;
  }

  static Cell absent(const Line& line, bool counted) {
    const bool ours = line.like->sort != KpiRow::Sort::published;
    return ours && counted ? Cell(std::int64_t{0}) : Cell();
  }

  const DataSet& data_;
  const KpiRequest& request_;
  std::span<const Grouping> breakdowns_;
};

}  // namespace

void tell_across(const DataSet& data, const KpiRequest& request,
                 std::span<const Grouping> breakdowns, const KpiRows& rows, Output& out) {
  std::map<const Measure*, std::vector<const KpiRow*>> of_measure;
  for (const KpiRow& row : rows.rows) of_measure[row.measure].push_back(&row);
  const Across across(data, request, breakdowns);
  for (const Measure* m : request.chosen) out.parts.push_back(across.part(of_measure.at(m)));
  tell_notes_across(request, rows, out);
}

}  // namespace duly::answers

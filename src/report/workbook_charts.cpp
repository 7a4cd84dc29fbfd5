#include "report/workbook_charts.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <xlsxwriter.h>

namespace duly {
namespace {

/// As on the page: told apart by those who see no colours by their dashes too.
constexpr std::array<lxw_color_t, 6> kColours = {0x12436D, 0x28A197, 0x801650,
                                                 0xF46A25, 0x3D3D3D, 0xA285D1};
constexpr lxw_color_t kTarget = 0x3D3D3D;
constexpr std::array<std::uint8_t, 6> kDashes = {
    LXW_CHART_LINE_DASH_SOLID,     LXW_CHART_LINE_DASH_DASH,     LXW_CHART_LINE_DASH_ROUND_DOT,
    LXW_CHART_LINE_DASH_LONG_DASH, LXW_CHART_LINE_DASH_DASH_DOT, LXW_CHART_LINE_DASH_LONG_DASH_DOT};

lxw_row_t row_of(std::size_t n) {
  return static_cast<lxw_row_t>(n);
}

lxw_col_t column_of(std::size_t n) {
  return static_cast<lxw_col_t>(n);
}

/// Where the figures of a chart stand: a title, names of the series, then a row a category.
struct Block {
  std::size_t top = 0;
  std::size_t categories = 0;
  std::size_t names() const { return top + 1; }
  std::size_t first() const { return top + 2; }
  std::size_t last() const { return first() + categories - 1; }
};

class Drawing {
 public:
  Drawing(Workbook& book, const Sheet& figures, const ChartBeside& beside, const Block& block)
      : book_(book), figures_(figures), beside_(beside), chart_(*beside.chart), block_(block) {}

  /// The figures, and the target as one series more; of lines at the last point alone.
  void write_figures() {
    book_.write(figures_, block_.top, 0, chart_.title, Look::heading);
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      book_.write(figures_, block_.first() + i, 0, chart_.categories[i], Look::plain);
    }
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      const ChartSeries& series = chart_.series[s];
      book_.write(figures_, block_.names(), s + 1, series.name, Look::plain);
      for (std::size_t i = 0; i < std::min(series.points.size(), block_.categories); ++i) {
        if (series.points[i].value) write_value(block_.first() + i, s + 1, *series.points[i].value);
      }
    }
    if (!chart_.target) return;
    book_.write(figures_, block_.names(), chart_.series.size() + 1, chart_.target_label,
                Look::plain);
    write_value(block_.last(), chart_.series.size() + 1, *chart_.target);
  }

  void lines() {
    lxw_chart* const drawn = begin(LXW_CHART_LINE, chart_.title);
    for (std::size_t s = 0; s < chart_.series.size(); ++s) add_line(drawn, s);
    if (chart_.target) {
      lxw_chart_series* const target = add_series(drawn, chart_.series.size());
      lxw_chart_line none{};
      none.none = LXW_TRUE;
      chart_series_set_line(target, &none);
      constexpr std::uint8_t kLarge = 10;
      lxw_chart_fill fill{};
      fill.color = kTarget;
      chart_series_set_marker_type(target, LXW_CHART_MARKER_DIAMOND);
      chart_series_set_marker_size(target, kLarge);
      chart_series_set_marker_fill(target, &fill);
    }
    insert(drawn, 1);
  }

  /// Upright bars of what came and went; how many there were, another size, on a chart below.
  void months() {
    constexpr std::size_t kBars = 2;
    constexpr std::size_t kRowsBelow = 23;
    lxw_chart* const bars = begin(LXW_CHART_COLUMN, chart_.title);
    for (std::size_t s = 0; s < std::min(kBars, chart_.series.size()); ++s) {
      lxw_chart_fill fill{};
      fill.color = kColours[s];
      chart_series_set_fill(add_series(bars, s), &fill);
    }
    insert(bars, 1);
    if (chart_.series.size() <= kBars) return;
    lxw_chart* const line = begin(LXW_CHART_LINE, chart_.series[kBars].name + ", month by month");
    add_line(line, kBars);
    insert(line, kRowsBelow);
  }

 private:
  /// Percentages that reach half way are drawn up to a hundred; smaller ones would lie flat there.
  bool is_tall() const {
    constexpr double kHalf = 50;
    const auto tall = [](const ChartPoint& p) { return p.value && *p.value > kHalf; };
    return (chart_.target && *chart_.target > kHalf) ||
           std::any_of(chart_.series.begin(), chart_.series.end(), [&tall](const ChartSeries& s) {
             return std::any_of(s.points.begin(), s.points.end(), tall);
           });
  }

  void write_value(std::size_t row, std::size_t column, double value) {
    constexpr double kHundred = 100;
    const Look look = chart_.percent ? Look::percent_tenths : Look::plain;
    worksheet_write_number(figures_.sheet, row_of(row), column_of(column),
                           chart_.percent ? value / kHundred : value, book_.look(look));
  }

  lxw_chart* begin(std::uint8_t type, const std::string& title) {
    lxw_chart* const out = workbook_add_chart(book_.get(), type);
    if (out == nullptr) throw std::bad_alloc();
    constexpr double kTitleSize = 13;
    lxw_chart_font font{};
    font.bold = LXW_TRUE;
    font.size = kTitleSize;
    const std::string safe = sheet_text(title);
    // What begins with = would be a place on a sheet.
    chart_title_set_name(out, (safe.starts_with('=') ? " " + safe : safe).c_str());
    chart_title_set_name_font(out, &font);
    const std::string unit = sheet_text(chart_.subtitle);
    if (!unit.starts_with('=')) chart_axis_set_name(out->x_axis, unit.c_str());
    chart_axis_set_min(out->y_axis, 0);
    if (chart_.percent) {
      if (is_tall()) chart_axis_set_max(out->y_axis, 1);
      chart_axis_set_num_format(out->y_axis, "0 %");
    }
    chart_legend_set_position(out, LXW_CHART_LEGEND_BOTTOM);
    return out;
  }

  lxw_chart_series* add_series(lxw_chart* drawn, std::size_t number) {
    const std::string& sheet = figures_.name;
    const lxw_col_t column = column_of(number + 1);
    lxw_chart_series* const out = chart_add_series(drawn, nullptr, nullptr);
    if (out == nullptr) throw std::bad_alloc();
    chart_series_set_categories(out, sheet.c_str(), row_of(block_.first()), 0,
                                row_of(block_.last()), 0);
    chart_series_set_values(out, sheet.c_str(), row_of(block_.first()), column,
                            row_of(block_.last()), column);
    chart_series_set_name_range(out, sheet.c_str(), row_of(block_.names()), column);
    return out;
  }

  void add_line(lxw_chart* drawn, std::size_t number) {
    lxw_chart_series* const out = add_series(drawn, number);
    constexpr float kOurs = 2.5F;
    constexpr float kTheirs = 1.5F;
    lxw_chart_line line{};
    line.color = kColours[number % kColours.size()];
    line.width = chart_.series[number].beside ? kTheirs : kOurs;
    line.dash_type = kDashes[number % kDashes.size()];
    chart_series_set_line(out, &line);
    lxw_chart_fill fill{};
    fill.color = line.color;
    chart_series_set_marker_type(out, LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_fill(out, &fill);
  }

  void insert(lxw_chart* drawn, std::size_t row) {
    constexpr double kWider = 1.5;
    constexpr double kHigher = 1.4;
    std::string words = sheet_text(chart_.title + " (" + chart_.subtitle + ")");
    lxw_chart_options options{};
    options.x_scale = kWider;
    options.y_scale = kHigher;
    options.description = words.data();
    worksheet_insert_chart_opt(beside_.sheet.sheet, row_of(row), column_of(beside_.column), drawn,
                               &options);
  }

  Workbook& book_;
  const Sheet& figures_;
  const ChartBeside& beside_;
  const Chart& chart_;
  Block block_;
};

}  // namespace

void draw(Workbook& book, const std::vector<ChartBeside>& charts) {
  const Sheet figures = book.add_sheet("Figures of the charts");
  constexpr double kWide = 24;
  worksheet_set_column(figures.sheet, 0, 0, kWide, nullptr);
  std::size_t top = 0;
  for (const ChartBeside& beside : charts) {
    const Block block{top, beside.chart->categories.size()};
    if (block.categories == 0) continue;
    Drawing drawing(book, figures, beside, block);
    drawing.write_figures();
    if (beside.chart->kind == ChartKind::lines) {
      drawing.lines();
    } else {
      drawing.months();
    }
    top = block.last() + 2;
  }
}

}  // namespace duly

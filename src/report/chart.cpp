#include "report/chart.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/chart_canvas.hpp"

namespace duly {
namespace {

/// As many lines as a reader tells apart.
constexpr std::size_t kMostLines = 6;

/// Shares of a whole of which one is not known do not come to the whole: they stand side by side.
bool has_gap(const Chart& chart) {
  return std::any_of(chart.series.begin(), chart.series.end(), [](const ChartSeries& series) {
    return std::any_of(series.points.begin(), series.points.end(),
                       [](const ChartPoint& point) { return !point.value; });
  });
}

double draw(Canvas& canvas, const Chart& chart) {
  switch (chart.kind) {
    case ChartKind::stacked:
      return has_gap(chart) ? draw_bars(canvas, chart) : draw_stacked(canvas, chart);
    case ChartKind::mirror: return draw_mirror(canvas, chart);
    case ChartKind::lines: return draw_lines(canvas, chart);
    case ChartKind::months: return draw_months(canvas, chart);
    case ChartKind::bars: break;
  }
  return draw_bars(canvas, chart);
}

void append_picture(std::string& out, const Chart& chart, std::string_view id) {
  Canvas canvas;
  const double height = draw(canvas, chart);
  canvas.append_to(out, chart, id, height);
}

}  // namespace

void append_chart(std::string& out, const Chart& chart, std::string_view id) {
  if (chart.kind != ChartKind::lines || chart.series.size() <= kMostLines) {
    append_picture(out, chart, id);
    return;
  }
  // Small multiples: the first line, which is the reader's own, beside a few others each.
  constexpr std::size_t kOthers = 3;
  for (std::size_t i = 1; i < chart.series.size(); i += kOthers) {
    Chart part = chart;
    part.series.assign(1, chart.series.front());
    const std::size_t end = std::min(i + kOthers, chart.series.size());
    for (std::size_t s = i; s < end; ++s) part.series.push_back(chart.series[s]);
    append_picture(out, part, fmt::format("{}-{}", id, i));
  }
}

}  // namespace duly

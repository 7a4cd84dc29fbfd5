// Bars that lie: one a category, one of all categories, and two from the middle.

#include <algorithm>

#include <fmt/format.h>

#include "report/chart_canvas.hpp"

namespace duly {
namespace {

constexpr double kLine = 15;          ///< from one line of words to the next
constexpr double kBar = 14;           ///< how thick a bar is
constexpr std::size_t kLongest = 52;  ///< characters of a category on a line

std::string told(const Chart& chart, std::size_t category, const ChartPoint& point) {
  return fmt::format("{}: {}", chart.categories[category], label_of(point));
}

/// Where bars lie: from the left edge to as far as the longest label leaves room.
struct Across {
  Scale scale;
  double width = 0;
  double at(double value) const { return width * scale.part(value); }
};

Across across_of(const Chart& chart) {
  constexpr double kGap = 14;
  double widest = 0;
  for (const ChartPoint& point : chart.series.front().points) {
    widest = std::max(widest, width_of(label_of(point)));
  }
  return {scale_from_zero(largest_of(chart), chart.percent), kSheetWidth - kGap - widest};
}

void draw_axis(Canvas& canvas, const Across& across, double top, double bottom) {
  for (const double value : across.scale.lines()) {
    const double x = across.at(value);
    const bool first = value <= across.scale.low;
    canvas.line({x, top}, {x, bottom}, first ? "axis" : "grid");
    canvas.text({x, bottom + kLine}, across.scale.label(value),
                first ? Anchor::start : Anchor::middle, "tick");
  }
}

/// The bar of a category, `y` being its upper edge, without its words.
void draw_bar(Canvas& canvas, const Chart& chart, const Across& across, std::size_t i, double y) {
  const ChartPoint& point = chart.series.front().points[i];
  if (point.value) {
    canvas.bar({{0, y}, across.at(*point.value), kBar}, 0, told(chart, i, point));
  }
  if (!point.low || !point.high) return;
  const double middle = y + kBar / 2;
  canvas.range({across.at(*point.low), middle}, {across.at(*point.high), middle});
}

/// Its name above it and its label behind it.
void draw_words(Canvas& canvas, const Chart& chart, const Across& across, std::size_t i, double y) {
  const ChartPoint& point = chart.series.front().points[i];
  const std::vector<std::string> lines = lines_of(chart.categories[i], kLongest);
  double above = y - 3 - kLine * static_cast<double>(lines.size() - 1);
  for (const std::string& line : lines) {
    canvas.text({2, above}, line);
    above += kLine;
  }
  const double end = across.at(std::max(point.value.value_or(0), point.high.value_or(0)));
  canvas.text({end + 6, y + kBar - 3}, label_of(point), Anchor::start,
              point.value ? "value" : "gap");
}

}  // namespace

double draw_bars(Canvas& canvas, const Chart& chart) {
  constexpr double kBelow = 8;
  const Across across = across_of(chart);
  const double top = chart.target ? kLine + 4 : 4;
  double bottom = top;
  std::vector<double> edges;
  for (const std::string& category : chart.categories) {
    bottom += kLine * static_cast<double>(lines_of(category, kLongest).size());
    edges.push_back(bottom);
    bottom += kBar + kBelow;
  }
  draw_axis(canvas, across, top, bottom);
  for (std::size_t i = 0; i < edges.size(); ++i) draw_bar(canvas, chart, across, i, edges[i]);
  if (chart.target) {
    const double x = across.at(*chart.target);
    const double half = width_of(chart.target_label) / 2;
    canvas.line({x, top - 2}, {x, bottom}, "rule");
    canvas.text({std::clamp(x, half, kSheetWidth - half), kLine - 2}, chart.target_label,
                Anchor::middle, "value");
  }
  for (std::size_t i = 0; i < edges.size(); ++i) draw_words(canvas, chart, across, i, edges[i]);
  return bottom + kLine + 6;
}

double draw_stacked(Canvas& canvas, const Chart& chart) {
  constexpr double kWide = 44;
  constexpr double kWords = 72;
  constexpr double kApart = 33;
  constexpr std::size_t kWordsLongest = 43;
  const std::vector<ChartPoint>& points = chart.series.front().points;
  double whole = 0;
  for (const ChartPoint& point : points) whole += point.value.value_or(0);
  const double height = std::max(220.0, kApart * static_cast<double>(points.size()));
  if (whole <= 0) return draw_bars(canvas, chart);
  std::vector<double> middles;
  double y = 4;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double part = height * points[i].value.value_or(0) / whole;
    canvas.bar({{0, y}, kWide, part}, i, told(chart, i, points[i]), "part");
    middles.push_back(y + part / 2);
    y += part;
  }
  std::vector<double> words = middles;
  for (double& middle : words) middle = std::max(middle, kLine);
  spread(words, kApart, height - kLine);
  for (std::size_t i = 0; i < points.size(); ++i) {
    canvas.line({kWide + 2, middles[i]}, {kWords - 6, words[i]}, "lead");
    canvas.text({kWords, words[i]}, shortened(chart.categories[i], kWordsLongest));
    canvas.text({kWords, words[i] + kLine}, label_of(points[i]), Anchor::start, "value");
  }
  return height + 10;
}

double draw_mirror(Canvas& canvas, const Chart& chart) {
  constexpr double kRow = 24;
  constexpr double kNames = 96;  ///< room for the categories in the middle
  constexpr double kLabels = 36;
  const double half = (kSheetWidth - kNames) / 2;
  const double reach = half - kLabels;
  const Scale scale = scale_from_zero(largest_of(chart), false);
  for (std::size_t s = 0; s < 2 && s < chart.series.size(); ++s) {
    const bool left = s == 0;
    const double from = left ? half : half + kNames;
    const Anchor anchor = left ? Anchor::end : Anchor::start;
    canvas.text({from, kLine}, chart.series[s].name, anchor, "value");
    double y = kLine + 8;
    for (std::size_t i = 0; i < chart.categories.size(); ++i, y += kRow) {
      const ChartPoint& point = chart.series[s].points[i];
      const double length = point.value ? reach * scale.part(*point.value) : 0;
      const double x = left ? from - length : from;
      if (point.value) {
        canvas.bar({{x, y}, length, kBar + 2}, s,
                   fmt::format("{}, {}", chart.series[s].name, told(chart, i, point)));
      }
      canvas.text({left ? x - 5 : x + length + 5, y + kBar - 1}, label_of(point), anchor,
                  point.value ? "value" : "gap");
      if (left) canvas.text({kSheetWidth / 2, y + kBar - 1}, chart.categories[i], Anchor::middle);
    }
  }
  return kLine + 8 + kRow * static_cast<double>(chart.categories.size()) + 4;
}

}  // namespace duly

// Over time: lines over years, and upright bars over months.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "report/chart_canvas.hpp"

namespace duly {
namespace {

constexpr double kLeft = 34;
constexpr double kRow = 14;

/// A field that is drawn in: categories from left to right, values upwards.
struct Field {
  Scale scale;
  double top = 0;
  double bottom = 0;
  double right = kSheetWidth;
  std::size_t places = 1;
  double x(std::size_t place) const {
    return kLeft +
           (right - kLeft) * (static_cast<double>(place) + 0.5) / static_cast<double>(places);
  }
  double y(double value) const { return bottom - (bottom - top) * scale.part(value); }
};

/// What hangs is as much as what stands.
void draw_axis(Canvas& canvas, const Field& field) {
  for (const double value : field.scale.lines()) {
    const double y = field.y(value);
    canvas.line({kLeft, y}, {field.right, y}, value == 0 ? "axis" : "grid");
    canvas.text({kLeft - 5, y + 4}, field.scale.label(std::abs(value)), Anchor::end, "tick");
  }
}

/// Lines from point to point; a year without a figure breaks them.
void draw_line(Canvas& canvas, const Field& field, const Chart& chart, std::size_t s) {
  const ChartSeries& series = chart.series[s];
  std::vector<Spot> run;
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const ChartPoint& point = series.points[i];
    if (point.low && point.high) {
      canvas.range({field.x(i), field.y(*point.low)}, {field.x(i), field.y(*point.high)});
    }
    if (point.value) {
      run.push_back({field.x(i), field.y(*point.value)});
    } else {
      canvas.path(run, s);
      run.clear();
    }
  }
  canvas.path(run, s);
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const ChartPoint& point = series.points[i];
    if (!point.value) continue;
    canvas.marker({field.x(i), field.y(*point.value)}, s,
                  fmt::format("{}, {}: {}", series.name, chart.categories[i], label_of(point)));
  }
}

struct EndLabel {
  std::string name;
  std::string value;
};

/// The last figure of each line and the target, by name, to the right of the field.
void draw_ends(Canvas& canvas, const Field& field, const Chart& chart) {
  constexpr std::size_t kNameLongest = 16;
  std::vector<EndLabel> labels;
  std::vector<double> heights;
  for (const ChartSeries& series : chart.series) {
    for (std::size_t i = series.points.size(); i-- > 0;) {
      const ChartPoint& point = series.points[i];
      if (!point.value) continue;
      const bool last = i + 1 == series.points.size();
      labels.push_back(
          {series.name,
           last ? label_of(point) : fmt::format("{} ({})", label_of(point), chart.categories[i])});
      heights.push_back(field.y(*point.value));
      break;
    }
  }
  if (chart.target) {
    const std::vector<std::string> lines = lines_of(chart.target_label, kNameLongest);
    labels.push_back({lines.front(), lines.size() > 1 ? lines[1] : std::string()});
    heights.push_back(field.y(*chart.target));
    canvas.target({field.x(field.places - 1), field.y(*chart.target)}, chart.target_label);
  }
  spread(heights, 2 * kRow + 2, field.bottom);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    canvas.text({field.right + 2, heights[i]}, shortened(labels[i].name, kNameLongest));
    canvas.text({field.right + 2, heights[i] + kRow}, labels[i].value, Anchor::start, "value");
  }
}

double least_of(const Chart& chart, double most) {
  double out = chart.target.value_or(most);
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) {
      out = std::min({out, point.value.value_or(most), point.low.value_or(most)});
    }
  }
  return out;
}

/// "Jul" of 2016-07; blank where it is no month.
std::string_view short_month(std::string_view category) {
  constexpr std::size_t kYear = 4;
  constexpr unsigned kLast = 12;
  unsigned month = 0;
  if (category.size() != kYear + 3 || category[kYear] != '-') return {};
  const char* const end = category.data() + category.size();
  const auto read = std::from_chars(category.data() + kYear + 1, end, month);
  if (read.ptr != end || month < 1 || month > kLast) return {};
  return month_name(month).substr(0, 3);
}

bool is_marked(const Chart& chart, std::size_t category) {
  return std::find(chart.marked.begin(), chart.marked.end(), category) != chart.marked.end();
}

/// Months under the field, the year under the first and every January.
void draw_months_under(Canvas& canvas, const Field& field, const Chart& chart, double y) {
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const std::string& category = chart.categories[i];
    std::string name(short_month(category));
    if ((i == 0 || name == "Jan") && !name.empty()) {
      canvas.text({field.x(i), y + kRow}, category.substr(0, 4), Anchor::middle, "tick");
    }
    if (name.empty()) name = shortened(category, 5);
    canvas.text({field.x(i), y}, name + (is_marked(chart, i) ? "*" : ""), Anchor::middle, "tick");
  }
}

/// One upright bar a month, standing or hanging.
void draw_upright(Canvas& canvas, const Field& field, const Chart& chart, std::size_t s,
                  bool hangs) {
  const double width = (field.right - kLeft) / static_cast<double>(field.places) * 0.66;
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const ChartPoint& point = chart.series[s].points[i];
    const double base = field.y(0);
    double end = base;
    if (point.value) {
      end = hangs ? field.y(-*point.value) : field.y(*point.value);
      canvas.bar(
          {{field.x(i) - width / 2, std::min(base, end)}, width, std::abs(end - base)}, s,
          fmt::format("{}, {}: {}", chart.series[s].name, chart.categories[i], label_of(point)),
          is_marked(chart, i) ? "marked" : "");
    }
    canvas.text({field.x(i), hangs ? end + kRow - 2 : end - 4},
                point.label.empty() ? "–" : point.label, Anchor::middle,
                point.value ? "value" : "gap");
  }
}

/// "10-11" of 2010-11: six of them stand side by side.
std::string_view short_year(std::string_view category) {
  constexpr std::size_t kCentury = 2;
  constexpr std::size_t kYear = 4;
  const bool is_year = category.size() == kYear + 3 && category[kYear] == '-';
  return is_year ? category.substr(kCentury) : category;
}

/// The largest value of a series.
double most_in(const ChartSeries& series) {
  double out = 0;
  for (const ChartPoint& point : series.points) out = std::max(out, point.value.value_or(0));
  return out;
}

}  // namespace

double draw_lines(Canvas& canvas, const Chart& chart) {
  constexpr double kHeight = 200;
  constexpr double kNames = 112;
  const double most = largest_of(chart);
  Field field{scale_between(least_of(chart, most), most, chart.percent), 12, kHeight,
              kSheetWidth - kNames, std::max<std::size_t>(chart.categories.size(), 1)};
  draw_axis(canvas, field);
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    canvas.text({field.x(i), kHeight + kRow + 4}, short_year(chart.categories[i]), Anchor::middle,
                "tick");
  }
  for (std::size_t s = chart.series.size(); s-- > 0;) draw_line(canvas, field, chart, s);
  draw_ends(canvas, field, chart);
  return kHeight + 2 * kRow;
}

double draw_months(Canvas& canvas, const Chart& chart) {
  constexpr double kBars = 150;
  constexpr double kStock = 90;
  const std::size_t places = std::max<std::size_t>(chart.categories.size(), 1);
  double top = 2;
  if (chart.series.size() > 2) {  // a stock is so much larger than a flow: a field of its own
    Chart stock = chart;
    stock.target.reset();
    stock.series.assign(1, chart.series[2]);
    const double most = largest_of(stock);
    const Field field{scale_between(least_of(stock, most), most, false), top + kRow + 6,
                      top + kStock, kSheetWidth - 44, places};
    canvas.text({0, top + 10}, chart.series[2].name, Anchor::start, "value");
    draw_axis(canvas, field);
    draw_line(canvas, field, chart, 2);
    const ChartPoint& last = chart.series[2].points.back();
    if (last.value) {
      canvas.text({field.right + 2, field.y(*last.value) + 4}, last.label, Anchor::start, "value");
    }
    top += kStock + kRow;
  }
  const bool two = chart.series.size() > 1;
  const double up = most_in(chart.series.front());
  const double down = two ? most_in(chart.series[1]) : 0;
  Scale scale = scale_from_zero(std::max(up, down), false);
  if (two) scale.low = -scale.high;
  const double height = two ? kBars * 1.4 : kBars;
  const Field field{scale, top + 2 * kRow + 4, top + height, kSheetWidth, places};
  draw_axis(canvas, field);
  draw_upright(canvas, field, chart, 0, false);
  canvas.text({0, top + 12}, two ? chart.series[0].name + " (up)" : std::string(), Anchor::start,
              "value");
  double under = field.bottom + kRow + 4;
  if (two) {
    draw_upright(canvas, field, chart, 1, true);
    canvas.text({0, under}, chart.series[1].name + " (down)", Anchor::start, "value");
    under += kRow + 4;
  }
  draw_months_under(canvas, field, chart, under);
  if (chart.mark_label.empty()) return under + kRow + 8;
  canvas.text({0, under + 2 * kRow + 6}, "* " + chart.mark_label);
  return under + 2 * kRow + 14;
}

}  // namespace duly

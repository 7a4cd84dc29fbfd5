// Shapes of SVG. Colours are set by the page's style; the attributes are for readers without it.

#include "report/chart_canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "duly/text.hpp"
#include "report/html.hpp"

namespace duly {
namespace {

/// Told apart by readers who do not see all colours; series differ by shape and dash too.
constexpr std::array<std::string_view, 6> kColours = {"#12436D", "#28A197", "#801650",
                                                      "#F46A25", "#3D3D3D", "#A285D1"};
constexpr std::array<std::string_view, 6> kDashes = {"none",    "7 4", "2 3",
                                                     "9 3 2 3", "1 4", "12 4"};

constexpr double kCharacter = 6.6;  ///< of a text of 12 units

/// 1, 2 or 5 times a power of ten, at least `least`.
double round_step(double least) {
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double times : {1, 2, 5}) {
    if (times * power >= least) return times * power;
  }
  return 10 * power;
}

std::string shape_of(Spot at, std::size_t series) {
  constexpr double kSize = 4.5;
  const double x = at.x;
  const double y = at.y;
  switch (series % kColours.size()) {
    case 0: return fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="{}")", x, y, kSize);
    case 1: return fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="8" height="8")", x - 4, y - 4);
    case 2: return fmt::format("<path d=\"M{:.1f} {:.1f}l5 9h-10z\"", x, y - kSize - 1);
    case 3: return fmt::format("<path d=\"M{:.1f} {:.1f}l5 5 -5 5 -5 -5z\"", x, y - kSize);
    case 4: return fmt::format("<path d=\"M{:.1f} {:.1f}l-5 -9h10z\"", x, y + kSize + 1);
    default:
      return fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="10" height="5")", x - 5, y - 2);
  }
}

}  // namespace

std::vector<double> Scale::lines() const {
  constexpr double kHair = 1e-9;
  std::vector<double> out;
  for (double at = low; at <= high + step * kHair; at += step) out.push_back(at);
  return out;
}

std::string Scale::label(double value) const {
  return step < 1 ? fmt::format("{:.1f}", value) : fmt::format("{:.0f}", value);
}

Scale scale_from_zero(double most, bool percent) {
  constexpr double kSteps = 4;
  constexpr double kAll = 100;
  if (percent && most > kAll / 2) return {0, kAll, kAll / kSteps};
  const double step = std::max(1.0, round_step(std::max(most, 1.0) / kSteps));
  return {0, step * std::max(1.0, std::ceil(most / step)), step};
}

Scale scale_between(double least, double most, bool percent) {
  constexpr double kSteps = 4;
  constexpr double kAll = 100;
  constexpr double kNear = 0.75;  // nearer to nought than this the axis begins there
  if (least < kNear * most || most <= 0) {
    const double step = std::max(percent ? 0.0 : 1.0, round_step(std::max(most, 1.0) / kSteps));
    const double high = step * std::ceil(std::max(most, 1.0) / step);
    return {0, percent ? std::min(high, kAll) : high, step};
  }
  const double rough = round_step(std::max((most - least) / (kSteps - 1), most / kAll));
  const double step = std::max(percent ? 0.0 : 1.0, rough);
  Scale out{std::max(0.0, step * (std::floor(least / step) - 1)),
            step * (std::ceil(most / step) + 1), step};
  if (percent) out.high = std::min(out.high, kAll);
  return out;
}

void Canvas::bar(const Extent& place, std::size_t series, std::string_view told,
                 std::string_view more_class) {
  const std::size_t colour = series % kColours.size();
  drawn_ += fmt::format(
      "<rect class=\"s{}{}{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\""
      " fill=\"{}\"><title>",
      colour, more_class.empty() ? "" : " ", more_class, place.from.x, place.from.y,
      std::max(place.width, 0.0), std::max(place.height, 0.0), kColours[colour]);
  append_html(drawn_, told);
  drawn_ += "</title></rect>\n";
}

void Canvas::marker(Spot at, std::size_t series, std::string_view told) {
  const std::size_t colour = series % kColours.size();
  const std::string shape = shape_of(at, series);
  drawn_ += fmt::format(R"({} class="s{}" fill="{}"><title>)", shape, colour, kColours[colour]);
  append_html(drawn_, told);
  drawn_ += fmt::format("</title></{}>\n", shape.substr(1, shape.find(' ') - 1));
}

void Canvas::path(const std::vector<Spot>& spots, std::size_t series) {
  if (spots.size() < 2) return;
  const std::size_t colour = series % kColours.size();
  drawn_ += fmt::format(
      "<polyline class=\"l{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\""
      " stroke-dasharray=\"{}\" points=\"",
      colour, kColours[colour], series == 0 ? 3 : 2, kDashes[colour]);
  for (const Spot& spot : spots) drawn_ += fmt::format("{:.1f},{:.1f} ", spot.x, spot.y);
  drawn_.back() = '"';
  drawn_ += "/>\n";
}

void Canvas::line(Spot from, Spot to, std::string_view name) {
  drawn_ += fmt::format(
      "<path class=\"{}\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"#767676\" fill=\"none\"/>\n",
      name, from.x, from.y, to.x, to.y);
}

void Canvas::target(Spot at, std::string_view told) {
  drawn_ += fmt::format(
      "<circle class=\"target\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"none\""
      " stroke=\"#000000\" stroke-width=\"2\"><title>",
      at.x, at.y);
  append_html(drawn_, told);
  drawn_ += "</title></circle>\n";
}

void Canvas::range(Spot from, Spot to) {
  constexpr double kCap = 4;
  const double across = from.x == to.x ? kCap : 0;  // a cap stands across the line
  const double along = from.x == to.x ? 0 : kCap;
  std::string lines;
  const auto stroke = [&lines](Spot a, Spot b) {
    lines += fmt::format("M{:.1f} {:.1f}L{:.1f} {:.1f}", a.x, a.y, b.x, b.y);
  };
  stroke(from, to);
  for (const Spot& end : {from, to}) {
    stroke({end.x - across, end.y - along}, {end.x + across, end.y + along});
  }
  for (const std::string_view name : {"halo", "range"}) {
    drawn_ += fmt::format("<path class=\"{}\" d=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>\n", name,
                          lines, name == "halo" ? "#ffffff" : "#000000", name == "halo" ? 4 : 1.5);
  }
}

void Canvas::text(Spot at, std::string_view words, Anchor anchor, std::string_view name) {
  constexpr std::array<std::string_view, 3> kAnchors = {"start", "middle", "end"};
  drawn_ +=
      fmt::format(R"(<text class="{}" x="{:.1f}" y="{:.1f}" font-size="12" text-anchor="{}">)",
                  name, at.x, at.y, kAnchors[static_cast<std::size_t>(anchor)]);
  append_html(drawn_, words);
  drawn_ += "</text>\n";
}

void Canvas::append_to(std::string& out, const Chart& chart, std::string_view id,
                       double height) const {
  std::string name;
  append_html(name, id);
  out += fmt::format(
      "<svg role=\"img\" viewBox=\"0 0 {:.0f} {:.0f}\" aria-labelledby=\"{}-title {}-desc\">\n"
      "<title id=\"{}-title\">",
      kSheetWidth, height, name, name, name);
  append_html(out, chart.title);
  out += fmt::format("</title>\n<desc id=\"{}-desc\">", name);
  append_html(out, chart.subtitle);
  out += ". Every figure is in the table that follows.</desc>\n";
  out += drawn_;
  out += "</svg>\n";
}

double width_of(std::string_view words) {
  return kCharacter * static_cast<double>(characters_in(words));
}

std::vector<std::string> lines_of(std::string_view words, std::size_t most) {
  std::vector<std::string> out = wrapped(words, most);
  for (std::string& line : out) line = shortened(line, most);
  return out;
}

std::string shortened(std::string_view words, std::size_t most) {
  if (characters_in(words) <= most) return std::string(words);
  std::string out;
  for (const char c : words) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins && characters_in(out) + 1 >= most) break;
    out += c;
  }
  return out + "…";
}

void spread(std::vector<double>& heights, double apart, double lowest) {
  std::vector<std::size_t> order(heights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&heights](std::size_t a, std::size_t b) { return heights[a] < heights[b]; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    heights[order[i]] = std::max(heights[order[i]], heights[order[i - 1]] + apart);
  }
  double limit = lowest;
  for (std::size_t i = order.size(); i-- > 0; limit -= apart) {
    heights[order[i]] = std::min(heights[order[i]], limit);
    limit = heights[order[i]];
  }
}

std::string label_of(const ChartPoint& point) {
  return point.label.empty() ? "no figure" : point.label;
}

double largest_of(const Chart& chart) {
  double out = chart.target.value_or(0);
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) {
      out = std::max({out, point.value.value_or(0), point.high.value_or(0)});
    }
  }
  return out;
}

}  // namespace duly

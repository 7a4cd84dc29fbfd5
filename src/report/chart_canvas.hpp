// What every kind of chart draws with: shapes on a sheet of 360 units, and scales.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "duly/document.hpp"

namespace duly {

/// A sheet is as wide as a telephone shows it: so that words keep their size there.
constexpr double kSheetWidth = 360;

struct Spot {
  double x = 0;
  double y = 0;
};

struct Extent {
  Spot from;
  double width = 0;
  double height = 0;
};

enum class Anchor : unsigned char { start, middle, end };

/// From the lowest value of an axis to its highest, with a line at every step.
struct Scale {
  double low = 0;
  double high = 1;
  double step = 1;
  double part(double value) const { return (value - low) / (high - low); }
  std::vector<double> lines() const;
  std::string label(double value) const;
};
/// Of bars: from nought, in at most four steps.
Scale scale_from_zero(double most, bool percent);
/// Of lines: from nought, or, where every value is far from it, from below the lowest.
Scale scale_between(double least, double most, bool percent);

class Canvas {
 public:
  /// A filled shape of a series; `told` is shown to a pointer that rests on it.
  void bar(const Extent& place, std::size_t series, std::string_view told,
           std::string_view more_class = {});
  void marker(Spot at, std::size_t series, std::string_view told);
  void path(const std::vector<Spot>& spots, std::size_t series);
  /// A line of the sheet: "grid", "axis", "rule", "lead".
  void line(Spot from, Spot to, std::string_view name);
  void target(Spot at, std::string_view told);
  /// From where to where what is known may lie.
  void range(Spot from, Spot to);
  void text(Spot at, std::string_view words, Anchor anchor = Anchor::start,
            std::string_view name = "label");

  /// The picture, `height` high, of the chart whose title and subtitle it tells.
  void append_to(std::string& out, const Chart& chart, std::string_view id, double height) const;

 private:
  std::string drawn_;
};

/// About as wide as the words are in the widest of the usual fonts.
double width_of(std::string_view words);
/// The words in lines of at most so many characters, broken between words.
std::vector<std::string> lines_of(std::string_view words, std::size_t most);
/// The words, or as many characters of them as there is room for and "…".
std::string shortened(std::string_view words, std::size_t most);
/// The heights moved apart so that none is nearer than `apart` to the next, within the sheet.
void spread(std::vector<double>& heights, double apart, double lowest);

/// How a point is called: its label, or that it has none.
std::string label_of(const ChartPoint& point);
/// The largest value of all points and ranges; nought where there is none.
double largest_of(const Chart& chart);

/// The kinds of charts; each returns the height of what it drew.
double draw_bars(Canvas& canvas, const Chart& chart);
double draw_stacked(Canvas& canvas, const Chart& chart);
double draw_mirror(Canvas& canvas, const Chart& chart);
double draw_lines(Canvas& canvas, const Chart& chart);
double draw_months(Canvas& canvas, const Chart& chart);

}  // namespace duly

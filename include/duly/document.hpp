// layer: base
#pragma once

// A document: sentences, charts and tables in the order they are read. Pages, workbooks and
// Markdown are written from it; none of them works anything out.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duly/table.hpp"

namespace duly {

/// A place on a chart: how large it is drawn, and what it is called there, which is what its table
/// has ("92.0", "c"). No value is a gap, never a zero.
struct ChartPoint {
  std::optional<double> value;
  std::string label;
  std::optional<double> low, high;  ///< where what is known leaves a range
};

struct ChartSeries {
  std::string name;
  std::vector<ChartPoint> points;  ///< one a category
  bool beside = false;             ///< somebody else's, to compare with
};

enum class ChartKind : std::uint8_t {
  bars,     ///< one bar a category, one series
  stacked,  ///< one bar of all categories, one series: shares of a whole
  mirror,   ///< two series from the middle to the left and right: ages of boys and girls
  lines,    ///< points over years, at most six series
  months,   ///< one upright bar a month; a second series hangs down, a third is a line
};

struct Chart {
  ChartKind kind = ChartKind::bars;
  std::string title;     ///< what is seen: "Reviews in time fell for the second year"
  std::string subtitle;  ///< unit and period
  std::vector<std::string> categories;
  std::vector<ChartSeries> series;
  bool percent = false;          ///< values are of a hundred: the axis ends there
  std::optional<double> target;  ///< drawn as a dot on lines, a rule across bars
  std::string target_label;
  std::vector<std::size_t> marked;  ///< categories told apart, such as months of holidays
  std::string mark_label;           ///< what marks them
};

/// A table with what is drawn from it.
struct Exhibit {
  std::string title;
  std::optional<Chart> chart;
  Table table;
  std::string command;  ///< the command that gives the same table: "duly kpi ... -m NI66"
  std::vector<std::string> notes{};
};

struct Section {
  std::string id;  ///< of its place in a page: "reviews-in-time"
  std::string title;
  std::vector<std::string> sentences{};
  std::vector<Exhibit> exhibits{};
  bool child_level = false;  ///< on pages of its own
};

/// How a headline stands to its target, which is told by words and shape as well as by colour.
enum class Standing : std::uint8_t { no_target, met, missed };

struct Headline {
  std::string number;    ///< "92.0 %"; blank where there is none
  std::string sentence;  ///< which says it again in words, or why there is none
  Standing standing = Standing::no_target;
};

/// What the parts of a document that have no title of their own are called, however it is written.
namespace titles {
inline constexpr std::string_view kDoing = "What needs doing";
inline constexpr std::string_view kTrust = "How far to trust it";
inline constexpr std::string_view kNotShown = "Not shown";
}  // namespace titles

struct Document {
  std::string title;      ///< "Reviews of looked-after children and child protection plans"
  std::string authority;  ///< blank where it is not told
  std::string period;     ///< "2015-16: 1 April 2015 to 31 March 2016"
  std::string made;       ///< "The files go to 31 March 2016. Made on 30 November 2026."
  std::vector<Headline> headlines;
  std::vector<std::string> doing;  ///< what needs doing
  std::string trust;               ///< how far the data can be trusted
  std::vector<Section> sections;
  std::vector<std::string> not_shown;  ///< sections the files cannot fill, and what they need
  std::string hidden;                  ///< what c means, or how counts are rounded; or blank
  OptDate as_at;
  std::vector<std::pair<std::string, std::string>> readings;
  std::vector<std::string> inputs;
};

}  // namespace duly

// Published figures, out of data/benchmarks.csv. That file is large, so it is never read as a
// whole: its lines are in order, and those asked for are found by halving.

#include "duly/benchmark.hpp"

#include <algorithm>
#include <cstddef>

#include "duly/csv_line.hpp"
#include "duly/embedded.hpp"
#include "duly/number.hpp"

namespace duly {
namespace {

/// A measure, or a band of one, and the series of figures that tells it.
struct Telling {
  std::string_view measure;
  std::string_view band;
  std::string_view series;
  std::string_view source;
};

const std::vector<Telling>& tellings() {
  static const std::vector<Telling> kAll = [] {
    std::vector<Telling> out;
    csv::for_each_line(embedded_file("benchmark-series.csv"), [&out](const csv::Line& line) {
      out.push_back({line["measure"], line["band"], line["series"], line["source"]});
    });
    return out;
  }();
  return kAll;
}

/// The start of the line that holds the byte at `at`.
std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

/// Where the first line of sorted `text` begins that is no less than `prefix`, or, with `beyond`,
/// that comes after all lines beginning so.
std::size_t bound(std::string_view text, std::string_view prefix, bool beyond) {
  std::size_t low = 0;
  std::size_t high = text.size();
  while (low < high) {
    const std::size_t start = line_start(text, low + (high - low) / 2);
    const int order = text.substr(start, prefix.size()).compare(prefix);
    if (order < 0 || (beyond && order == 0)) {
      low = std::min(text.find('\n', start), text.size() - 1) + 1;
    } else {
      high = start;
    }
  }
  return low;
}

/// The lines that begin with `prefix`.
std::string_view lines_with(std::string_view prefix) {
  std::string_view text = embedded_file("benchmarks.csv");
  text.remove_prefix(text.find('\n') + 1);  // the heading
  const std::size_t from = bound(text, prefix, false);
  return text.substr(from, bound(text, prefix, true) - from);
}

/// The cell times `scale` (1, or 10 for tenths), or nothing where it is blank.
std::optional<int> number(std::string_view cell, int scale) {
  const auto [whole, rest] = leading_number<int>(cell);
  if (!whole) return std::nullopt;
  const int tenth = scale == 10 && rest.size() == 2 ? rest[1] - '0' : 0;
  return *whole * scale + tenth;
}

struct Line {
  std::string_view year;
  std::optional<int> tenths;
  std::optional<int> numerator;
  std::optional<int> denominator;
};

/// The lines of a series for an area, from the first year to the last; of one year if it is given.
std::vector<Line> lines_of(std::string_view series, std::string_view area_code,
                           std::string_view year) {
  std::string prefix(series);
  prefix.append(",").append(area_code).append(",");
  if (!year.empty()) prefix.append(year).append(",");
  std::vector<Line> out;
  csv::Reader reader(lines_with(prefix), ',');
  csv::Row row;
  while (reader.next(row)) {
    out.push_back({row.cells.at(2), number(row.cells.at(3), 10), number(row.cells.at(4), 1),
                   number(row.cells.at(5), 1)});
  }
  return out;
}

const PublishedArea* area_named(std::string_view name) {
  const std::span<const PublishedArea> all = published_areas();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [name](const PublishedArea& area) { return area.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<PublishedFigure> figures(std::string_view area, std::string_view measure,
                                     std::string_view year) {
  std::vector<PublishedFigure> out;
  const PublishedArea* const where = area_named(area);
  if (where == nullptr || year.empty()) return out;
  for (const Telling& telling : tellings()) {
    if (telling.measure != measure) continue;
    for (const Line& line : lines_of(telling.series, where->code, year)) {
      out.push_back({telling.measure, telling.band, where->name, line.year, line.tenths,
                     line.numerator, line.denominator, telling.source});
    }
  }
  return out;
}

bool is_published(std::string_view measure) {
  return std::any_of(tellings().begin(), tellings().end(),
                     [measure](const Telling& telling) { return telling.measure == measure; });
}

std::string_view latest_year(std::string_view area, std::string_view measure) {
  std::string_view latest;
  const PublishedArea* const where = area_named(area);
  if (where == nullptr) return latest;
  for (const Telling& telling : tellings()) {
    if (telling.measure != measure) continue;
    for (const Line& line : lines_of(telling.series, where->code, {})) {
      if (line.tenths || line.numerator) latest = std::max(latest, line.year);
    }
  }
  return latest;
}

}  // namespace duly

// Exhibits: the table of a question, and what is drawn of it.

#include "answers/pack_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "answers/small_counts.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

/// More bars than these are no picture: the table has them.
constexpr std::size_t kMostBars = 24;

ChartPoint point_of(const KpiRow* row) {
  if (row == nullptr) return {};
  const Cell value = shown_value(*row);
  ChartPoint out{drawn(value), figure_of(*row), {}, {}};
  if (row->hides_figures()) return out;
  const std::optional<double> low = drawn(row->low);
  const std::optional<double> high = drawn(row->high);
  if (low && high && *low < *high) {
    out.low = low;
    out.high = high;
  }
  return out;
}

std::string unit_of(const Measure& m) {
  if (is_percentage(m)) return fmt::format("% of {}", m.denominator);
  if (m.unit == "child") return "children";
  if (m.unit == "period of care") return "periods of care";
  return fmt::format("{}s", m.unit);
}

/// How often in a row the last figures went the same way: 2 is "for the second year".
int run_of(const std::vector<ChartPoint>& points, bool up) {
  int out = 0;
  for (std::size_t i = points.size() - 1; i > 0; --i) {
    const auto& now = points[i].value;
    const auto& before = points[i - 1].value;
    if (!now || !before || (up ? *now <= *before : *now >= *before)) break;
    ++out;
  }
  return out;
}

/// "Plans reviewed in time rose to 94.7 % for the second year".
std::string seen_in(const Measure& m, const std::vector<ChartPoint>& points) {
  const ChartPoint& last = points.back();
  if (!last.value) return std::string(m.title);
  if (points.size() < 2 || !points[points.size() - 2].value) {
    return fmt::format("{}: {}", m.title, last.label);
  }
  const double before = *points[points.size() - 2].value;
  if (*last.value == before) return fmt::format("{} stayed at {}", m.title, last.label);
  const bool up = *last.value > before;
  static constexpr std::array<std::string_view, 4> kTimes = {"second", "third", "fourth", "fifth"};
  const int run = run_of(points, up);
  const std::string again =
      run < 2
          ? ""
          : fmt::format(" for the {} year", kTimes[static_cast<std::size_t>(std::min(run, 5) - 2)]);
  return fmt::format("{} {} to {}{}", m.title, up ? "rose" : "fell", last.label, again);
}

Chart bars_of(const std::vector<const KpiRow*>& rows, const Measure& m, ChartKind kind) {
  Chart out;
  out.kind = kind;
  out.percent = is_percentage(m);
  out.series.push_back({std::string(m.title), {}});
  for (const KpiRow* row : rows) {
    out.categories.push_back(row->band.empty() ? row->group : row->band);
    ChartPoint point = point_of(row);
    if (out.percent && !row->hides_figures()) {
      point.label += fmt::format(" ({})", counts_of(*row));
    }
    out.series.front().points.push_back(std::move(point));
  }
  return out;
}

/// The chart, where something is drawn in it and not too much.
std::optional<Chart> if_seen(Chart chart) {
  const bool drawn =
      std::any_of(chart.series.begin(), chart.series.end(), [](const ChartSeries& s) {
        return std::any_of(s.points.begin(), s.points.end(),
                           [](const ChartPoint& p) { return p.value.has_value(); });
      });
  if (!drawn || chart.categories.size() > kMostBars) return std::nullopt;
  return chart;
}

/// As they were typed, to be typed again.
std::string benchmarks_typed(const PackParts& parts) {
  std::string out;
  for (const std::string& area : parts.request.words.benchmarks) {
    out += fmt::format(" --benchmark '{}'", area);
  }
  return out;
}

std::string kpi_command(const PackParts& parts, std::string_view rest) {
  return fmt::format("duly kpi FILES --year {} {}", year_of(parts), rest);
}

/// The tallest bar of a chart, for its title; null where two are as tall, or one is hidden.
const KpiRow* largest(const std::vector<const KpiRow*>& rows) {
  const KpiRow* out = nullptr;
  bool alone = true;
  for (const KpiRow* row : rows) {
    if (row->hides_figures()) return nullptr;
    if (out == nullptr || row->tally.numerator > out->tally.numerator) {
      out = row;
      alone = true;
    } else {
      alone = alone && row->tally.numerator < out->tally.numerator;
    }
  }
  return alone && out != nullptr && out->tally.numerator > 0 ? out : nullptr;
}

}  // namespace

std::string in_words(const Target& target, const Measure& m) {
  const std::string_view number =
      std::string_view(target.text)
          .substr(std::min(target.text.find_first_not_of("<>= "), target.text.size()));
  return fmt::format("{} {}{}", target.at_least ? "at least" : "at most", number,
                     is_percentage(m) ? " %" : "");
}

bool is_of_all(const KpiRow& row) {
  return row.group_number == 0 || is_by_worker(row.measure->shape);
}

bool keeps_findings_back(const DataSet& data) {
  return !kept_inexact_by(data.setting()).empty();
}

bool hides(const PackParts& parts) {
  return parts.data.setting().suppress > 0;
}

bool tells_groups(const PackParts& parts) {
  std::vector<std::string_view> asked;
  for (const Measure* m : parts.request.groups.chosen) asked.push_back(m->id);
  return !hides(parts) || !(parts.year.hides_any(asked) || parts.groups.hides_any(asked));
}

bool tells_months(const PackParts& parts) {
  std::vector<std::string_view> asked;
  for (const Measure* m : parts.request.months.chosen) asked.push_back(m->id);
  const KpiRow* before = year_before(parts, "cla_at_end");
  const bool untold = before != nullptr && (before->hides_figures() || before->hide_excluded);
  return !hides(parts) || !(untold || parts.year.hides_any(asked) || parts.months.hides_any(asked));
}

std::string year_of(const PackParts& parts) {
  const JudgedPeriod& year = parts.request.year.points.front();
  return short_name(year.from, year.to);
}

void add(Section& section, std::optional<Exhibit> exhibit) {
  if (exhibit) section.exhibits.push_back(std::move(*exhibit));
}

std::optional<Exhibit> six_years(const PackParts& parts, std::string_view measure) {
  const PackFigures& years = parts.years;
  const Measure& m = *find_measure(measure);
  Chart chart;
  chart.kind = ChartKind::lines;
  chart.percent = is_percentage(m);
  chart.subtitle = unit_of(m) + ", years from April to March";
  const std::string& authority = parts.request.words.authority;
  ChartSeries ours{authority.empty() ? "this authority" : authority, {}};
  for (std::size_t i = 0; i <= years.last_point(); ++i) {
    const JudgedPeriod& p = years.request().points[i];
    chart.categories.push_back(short_name(p.from, p.to));
    ours.points.push_back(point_of(years.total(measure, i)));
  }
  chart.title = seen_in(m, ours.points);
  chart.series.push_back(std::move(ours));
  for (const AreasAsked& area : years.request().benchmarks) {
    ChartSeries theirs{area.name, {}, true};
    for (std::size_t i = 0; i <= years.last_point(); ++i) {
      theirs.points.push_back(point_of(years.published(measure, area.name, i)));
    }
    chart.series.push_back(std::move(theirs));
  }
  if (const Target* target = target_of(parts.request.year.targets, measure)) {
    constexpr double kHundredth = 100;
    chart.target = static_cast<double>(target->hundredths) / kHundredth;
    chart.target_label = "target " + in_words(*target, m);
  }
  std::size_t figures = 0;
  for (const ChartSeries& s : chart.series) {
    for (const ChartPoint& p : s.points) figures += p.value ? 1U : 0U;
  }
  if (figures < 2) return std::nullopt;
  const std::string first = chart.categories.front();
  return Exhibit{std::string(m.title), std::move(chart),
                 years.table([&m](const KpiRow& row) { return row.measure == &m; }),
                 fmt::format("duly kpi FILES --years {}..{} --layout down -m {}{}", first,
                             year_of(parts), measure, benchmarks_typed(parts))};
}

std::optional<Exhibit> banded(const PackParts& parts, std::string_view measure, ChartKind kind) {
  const std::vector<const KpiRow*> rows = parts.year.bands(measure);
  const Measure& m = *find_measure(measure);
  if (!parts.year.has(measure)) return std::nullopt;
  std::vector<const KpiRow*> counted;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(counted),
               [](const KpiRow* row) { return !row->beside; });
  Chart chart = bars_of(counted, m, kind);
  chart.subtitle = unit_of(m) + ", " + year_of(parts);
  const KpiRow* most = largest(counted);
  chart.title = most == nullptr
                    ? std::string(m.title)
                    : fmt::format("{}: most often {}, {}", m.title, most->band, figure_of(*most));
  return Exhibit{
      std::string(m.title), if_seen(std::move(chart)),
      parts.year.table([&m](const KpiRow& row) { return row.measure == &m && is_of_all(row); }),
      kpi_command(parts, fmt::format("-m {}", measure))};
}

std::optional<Exhibit> grouped_by(const PackParts& parts, std::string_view measure,
                                  std::string_view by, std::string title) {
  if (!tells_groups(parts)) return std::nullopt;
  const std::vector<const KpiRow*> rows = parts.groups.groups(measure, by);
  const bool told = std::any_of(rows.begin(), rows.end(),
                                [](const KpiRow* row) { return row->group != "(none)"; });
  if (!told || !parts.groups.has(measure)) return std::nullopt;
  const Measure& m = *find_measure(measure);
  std::vector<const KpiRow*> drawn_rows;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(drawn_rows), [](const KpiRow* row) {
    return row->tally.denominator > 0 || row->tally.numerator > 0;
  });
  Chart chart = bars_of(drawn_rows, m, ChartKind::bars);
  if (!is_percentage(m)) {
    for (std::size_t i = 0; i < drawn_rows.size(); ++i) {
      const KpiRow& row = *drawn_rows[i];
      if (!row.share_of || row.hide_share || row.hides_figures()) continue;
      chart.series.front().points[i].label +=
          fmt::format(" ({} %)", one_decimal(percentage(row.tally.numerator, *row.share_of)));
    }
  }
  chart.subtitle = unit_of(m) + ", " + year_of(parts);
  chart.title = title;
  return Exhibit{std::move(title), if_seen(std::move(chart)),
                 parts.groups.table([&m, by](const KpiRow& row) {
                   return row.measure == &m && (row.by == by || row.group_number == 0);
                 }),
                 kpi_command(parts, fmt::format("-m {} --by {}", measure, by))};
}

std::optional<Exhibit> shares(const PackParts& parts, const std::vector<std::string_view>& measures,
                              std::string title, bool with_chart) {
  std::vector<std::string_view> there;
  for (const Measure* m : parts.request.year.chosen) {  // in the order the table has them
    const bool asked = std::find(measures.begin(), measures.end(), m->id) != measures.end();
    if (asked && parts.year.has(m->id)) there.push_back(m->id);
  }
  if (there.empty()) return std::nullopt;
  Chart chart;
  chart.kind = ChartKind::bars;
  chart.percent = true;
  chart.title = title;
  chart.subtitle = "% of those each is about, " + year_of(parts);
  chart.series.push_back({title, {}});
  for (const std::string_view id : there) {
    const KpiRow* row = parts.year.total(id);
    if (row == nullptr) continue;
    chart.categories.emplace_back(row->measure->title);
    ChartPoint point = point_of(row);
    if (!row->hides_figures()) point.label += fmt::format(" ({})", counts_of(*row));
    chart.series.front().points.push_back(std::move(point));
  }
  const std::string ids = fmt::format("{}", fmt::join(there, ","));
  return Exhibit{std::move(title), with_chart ? if_seen(std::move(chart)) : std::nullopt,
                 parts.year.table([&there](const KpiRow& row) {
                   return is_of_all(row) &&
                          std::find(there.begin(), there.end(), row.measure->id) != there.end();
                 }),
                 kpi_command(parts, "-m " + ids)};
}

const KpiRow* year_before(const PackParts& parts, std::string_view measure) {
  const std::size_t last = parts.years.last_point();
  return last == 0 ? nullptr : parts.years.total(measure, last - 1);
}

std::string change_since(const PackParts& parts, std::string_view measure) {
  const KpiRow* now = parts.year.total(measure);
  if (now == nullptr) return {};
  const std::string figure = figure_of(*now);
  if (figure.empty()) return {};
  const KpiRow* before = year_before(parts, measure);
  const std::string earlier = before == nullptr ? std::string() : figure_of(*before);
  std::string out = fmt::format("{} in {}", figure, year_of(parts));
  if (is_percentage(*now->measure)) out += fmt::format(" ({})", counts_of(*now));
  if (!earlier.empty()) out += fmt::format("; {} the year before", earlier);
  return out;
}

}  // namespace duly::answers

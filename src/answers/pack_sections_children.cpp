// The sections on the children: who they are, their moves, coming and leaving.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "answers/pack_parts.hpp"

namespace duly::answers {
namespace {

constexpr std::string_view kAtEnd = "cla_at_end";
constexpr std::string_view kAgesAndSexes = "age_band / sex";
constexpr std::string_view kBetween = " / ";

/// Ages from the middle out: girls to the left, boys to the right.
std::optional<Chart> mirror_of(const std::vector<const KpiRow*>& rows) {
  Chart out;
  out.kind = ChartKind::mirror;
  out.series = {{"girls", {}}, {"boys", {}}};
  for (const KpiRow* row : rows) {
    const std::size_t cut = row->group.find(kBetween);
    if (cut == std::string::npos || row->hides_figures()) return std::nullopt;
    const std::string age = row->group.substr(0, cut);
    const std::string sex = row->group.substr(cut + kBetween.size());
    const std::size_t side = sex == "female" ? 0 : 1;
    if (sex != "female" && sex != "male") continue;
    if (out.categories.empty() || out.categories.back() != age) {
      out.categories.push_back(age);
      for (ChartSeries& s : out.series) s.points.push_back({0, "0", {}, {}});
    }
    ChartPoint& point = out.series[side].points.back();
    point.value = row->tally.numerator;
    point.label = std::to_string(row->tally.numerator);
  }
  if (out.categories.empty()) return std::nullopt;
  return out;
}

constexpr std::array<std::string_view, 3> kComingAndLeaving = {"cla_started_periods",
                                                               "cla_ceased_periods", kAtEnd};

Exhibit by_month(const PackParts& parts) {
  Chart chart;
  chart.kind = ChartKind::months;
  chart.title = "Starting and leaving care, month by month";
  chart.subtitle = "periods of care that began and ended; children looked after at the end";
  chart.series = {{"began", {}}, {"ended", {}}, {"looked after", {}}};
  for (std::size_t i = 0; i <= parts.months.last_point(); ++i) {
    const JudgedPeriod& month = parts.months.request().points[i];
    chart.categories.push_back(short_name(month.from, month.to));
    for (std::size_t s = 0; s < kComingAndLeaving.size(); ++s) {
      const KpiRow* row = parts.months.total(kComingAndLeaving[s], i);
      if (row == nullptr) {
        chart.series[s].points.emplace_back();
        continue;
      }
      chart.series[s].points.push_back({drawn(shown_value(*row)), figure_of(*row), {}, {}});
    }
  }
  return {"Starting and leaving care by month", std::move(chart),
          parts.months.table([](const KpiRow& row) {
            return std::find(kComingAndLeaving.begin(), kComingAndLeaving.end(), row.measure->id) !=
                   kComingAndLeaving.end();
          }),
          fmt::format("duly kpi FILES --year {} --monthly -m {}", year_of(parts),
                      fmt::join(kComingAndLeaving, ","))};
}

}  // namespace

SectionMade the_children(const PackParts& parts) {
  SectionMade out{{"children", "The children"}, {}};
  if (!parts.groups.has(kAtEnd)) {
    out.lacking = "episodes";
    return out;
  }
  const std::string stock = change_since(parts, kAtEnd);
  if (!stock.empty()) {
    out.section.sentences.push_back(fmt::format("Children looked after at the end: {}.", stock));
  }
  std::optional<Exhibit> ages = grouped_by(parts, kAtEnd, kAgesAndSexes, "Age and sex");
  if (ages) {
    ages->command =
        fmt::format("duly kpi FILES --year {} -m {} --by age_band,sex", year_of(parts), kAtEnd);
    const std::string subtitle = ages->chart ? ages->chart->subtitle : std::string();
    ages->chart = mirror_of(parts.groups.groups(kAtEnd, kAgesAndSexes));
    if (ages->chart) {
      ages->chart->title = "Age and sex";
      ages->chart->subtitle = subtitle;
    }
  }
  add(out.section, std::move(ages));
  constexpr std::array<std::pair<std::string_view, const char*>, 5> kProfile = {
      {{"ethnic_group", "Ethnic group"},
       {"legal_family", "Legal status"},
       {"placement_family", "Placement"},
       {"provider_family", "Placement provider"},
       {"need", "Main need"}}};
  for (const auto& [by, title] : kProfile) add(out.section, grouped_by(parts, kAtEnd, by, title));
  return out;
}

SectionMade moving(const PackParts& parts) {
  SectionMade out{{"moving", "Moving"}, {}};
  for (const char* measure : {"NI62", "NI63"}) {
    const std::string told = change_since(parts, measure);
    if (told.empty()) continue;
    out.section.sentences.push_back(fmt::format("{}: {}.", find_measure(measure)->title, told));
    add(out.section, six_years(parts, measure));
  }
  add(out.section, grouped_by(parts, kAtEnd, "distance_band", "Distance from home"));
  add(out.section, grouped_by(parts, kAtEnd, "location", "In or outside the area"));
  if (out.section.exhibits.empty() && out.section.sentences.empty()) {
    out.lacking = "placements in the episodes (PLACE, PL_DISTANCE)";
  }
  return out;
}

SectionMade coming_and_leaving(const PackParts& parts) {
  SectionMade out{{"coming-and-leaving", "Coming and leaving"}, {}};
  if (!parts.year.has(kAtEnd) && !parts.year.has("cla_started")) {
    out.lacking = "episodes";
    return out;
  }
  const KpiRow* began = parts.year.total("cla_started_periods");
  const KpiRow* ended = parts.year.total("cla_ceased_periods");
  const KpiRow* now = parts.year.total(kAtEnd);
  const KpiRow* before = year_before(parts, kAtEnd);
  if (began != nullptr && ended != nullptr && now != nullptr) {
    out.section.sentences.push_back(fmt::format(
        "{} periods of care began and {} ended; {} children were looked after at the end{}.",
        figure_of(*began), figure_of(*ended), figure_of(*now),
        before == nullptr ? std::string() : fmt::format(", {} a year before", figure_of(*before))));
  }
  if (tells_months(parts)) out.section.exhibits.push_back(by_month(parts));
  add(out.section, grouped_by(parts, "cla_ceased_periods", "reason_end", "Why care ended"));
  return out;
}

}  // namespace duly::answers

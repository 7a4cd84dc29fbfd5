// The sections on work: officers and their cases, the year ahead.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "answers/pack_parts.hpp"
#include "answers/small_counts.hpp"
#include "answers/wording.hpp"
#include "duly/rule.hpp"

namespace duly::answers {
namespace {

/// Caseloads of officers, without their names, the largest first.
std::optional<Chart> strip_of(const PackParts& parts) {
  Chart out;
  out.kind = ChartKind::bars;
  out.series.push_back({"cases for a full-time officer", {}});
  std::vector<ChartPoint> points;
  for (const KpiRow& row : parts.year.rows()) {
    const bool of_officer = row.measure->id == "caseload" && row.group_number != 0 &&
                            row.band == "iro" && drawn(row.value) && !row.hides_figures();
    if (of_officer) points.push_back({drawn(row.value), figure_of(row), {}, {}});
  }
  if (points.empty()) return std::nullopt;
  std::sort(points.begin(), points.end(),
            [](const ChartPoint& a, const ChartPoint& b) { return *a.value > *b.value; });
  std::size_t number = 0;
  for (ChartPoint& point : points) {
    out.categories.push_back(fmt::format("officer {}", ++number));
    out.series.front().points.push_back(std::move(point));
  }
  return out;
}

std::size_t amount_of(const DataSet& data, RuleId rule, Date on) {
  return static_cast<std::size_t>(data.law().rules.in_force(rule, on).amount);
}

/// "2016-07": is it July, August or December, when reviews are hard to hold?
bool is_hard_month(std::string_view month) {
  const std::string_view number = month.substr(month.size() - 2);
  return number == "07" || number == "08" || number == "12";
}

Date monday_of(Date day) {
  return day.plus_days(-static_cast<int>(day.weekday()));
}

/// The months to come as they are drawn: twelve, of which those behind the last that is known are
/// blank. What falls due then follows from reviews that are not held yet.
Chart months_drawn(const std::vector<const KpiRow*>& rows, Date last_day) {
  constexpr int kMonths = 12;
  std::map<std::string, ChartPoint> months;
  for (int i = 1; i <= kMonths; ++i) {
    std::string month = year_month(add_months(last_day, i));
    if (!rows.empty() && month < rows.back()->band) {
      months[std::move(month)] = {0, "0", {}, {}};
    } else {
      months[std::move(month)] = {};
    }
  }
  for (const KpiRow* row : rows) {
    if (row->hide_numerator) {
      months[row->band] = {{}, "c", {}, {}};
    } else {
      months[row->band] = {row->tally.numerator, std::to_string(row->tally.numerator), {}, {}};
    }
  }
  Chart out;
  out.kind = ChartKind::months;
  out.title = "Reviews due in the months to come";
  out.subtitle = "each child's next review of each kind";
  out.mark_label = "July, August and December are hard to fill";
  out.series.push_back({out.title, {}});
  for (auto& [month, point] : months) {
    if (is_hard_month(month)) out.marked.push_back(out.categories.size());
    out.categories.push_back(month);
    out.series.front().points.push_back(std::move(point));
  }
  return out;
}

/// "58 in the week from Monday 6 June 2016"; blank where nothing is to come.
std::string fullest_week(const std::vector<OpenDuty>& open, std::size_t round) {
  std::map<Date, std::size_t> weeks;
  for (const OpenDuty& o : open) {
    if (o.today.due && o.today.status == DueStatus::not_yet_due) ++weeks[monday_of(*o.today.due)];
  }
  const auto most = std::max_element(
      weeks.begin(), weeks.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == weeks.end()) return {};
  return fmt::format("{} in the week from Monday {}", grouped(rounded(most->second, round)),
                     written(most->first));
}

}  // namespace

SectionMade officers(const PackParts& parts) {
  SectionMade out{{"officers", "Officers and caseloads"}, {}};
  if (!parts.year.has("caseload")) {
    out.lacking = "allocations of officers and workers";
    return out;
  }
  const Date on = parts.request.year.points.front().judged_at;
  const std::size_t least = amount_of(parts.data, RuleId::least_caseload, on);
  const std::size_t most = amount_of(parts.data, RuleId::most_caseload, on);
  for (const KpiRow* row : parts.year.bands("caseload")) {
    const std::string figure = figure_of(*row);
    if (row->group_number != 0 || figure.empty() || row->band != "iro") continue;
    out.section.sentences.push_back(
        fmt::format("A full-time reviewing officer has {} cases on average; the guidance is {} to"
                    " {}.",
                    figure, least, most));
  }
  std::optional<Chart> chart = strip_of(parts);
  if (chart) {
    chart->title = "Cases of each reviewing officer";
    chart->subtitle = fmt::format(
        "cases for a full-time officer at the end of the year; guidance {} to {}", least, most);
    chart->target = static_cast<double>(most);
    chart->target_label = fmt::format("guidance: at most {}", most);
  }
  const bool named = parts.request.words.child_level;
  out.section.exhibits.push_back(
      {"Caseloads", std::move(chart), parts.year.table([named](const KpiRow& row) {
         return row.measure->id == "caseload" && (named || row.group_number == 0);
       }),
       fmt::format("duly kpi FILES --year {} -m caseload", year_of(parts))});
  add(out.section, banded(parts, "iro_changes", ChartKind::bars));
  add(out.section, banded(parts, "iro_appointed", ChartKind::bars));
  return out;
}

SectionMade the_year_ahead(const PackParts& parts) {
  SectionMade out{{"year-ahead", "The year ahead"}, {}};
  std::optional<Exhibit> months = banded(parts, "reviews_due_by_month", ChartKind::months);
  if (!months) {
    out.lacking = "open cases of looked-after children or plans";
    return out;
  }
  if (months->chart) {
    months->chart = months_drawn(parts.year.bands("reviews_due_by_month"),
                                 parts.request.year.points.front().judged_at);
    out.section.sentences.emplace_back(
        "Months without a figure are not empty: what falls due then follows from reviews still to"
        " be held.");
  }
  if (parts.data.setting().suppress == 0) {
    const std::string week = fullest_week(parts.open, parts.data.setting().round);
    if (!week.empty()) out.section.sentences.push_back(fmt::format("The fullest week: {}.", week));
  }
  add(out.section, std::move(months));
  return out;
}

}  // namespace duly::answers

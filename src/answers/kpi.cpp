// The measures: what is asked for, and how it is answered.

#include "answers/kpi.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/kpi_benchmarks.hpp"
#include "answers/question.hpp"
#include "answers/selection.hpp"
#include "duly/ascii.hpp"
#include "duly/nearest.hpp"

namespace duly::answers {

const Measure* measure_typed(const std::string& id, Defined defined) {
  std::vector<std::string> ids;
  for (const std::span<const Measure> known : {measures(), defined}) {
    for (const Measure& m : known) {
      if (same_but_for_case(m.id, id)) return &m;
      ids.emplace_back(m.id);
    }
  }
  throw WrongQuestion("there is no measure '" + id + "'" + nearest_of(id, ids));
}

std::vector<const Measure*> measures_typed(const std::vector<std::string>& ids, Defined defined) {
  std::vector<const Measure*> out;
  const auto add = [&out](const Measure* m) {
    if (std::find(out.begin(), out.end(), m) == out.end()) out.push_back(m);
  };
  for (const std::string& id : ids) {
    if (!same_but_for_case(id, "all")) {
      add(measure_typed(id, defined));
      continue;
    }
    for (const Measure& m : measures()) add(&m);
    for (const Measure& m : defined) add(&m);
  }
  for (const std::span<const Measure> known : {measures(), defined}) {
    for (const Measure& m : known) {
      if (ids.empty() && m.by_default) add(&m);
    }
  }
  return out;
}

std::vector<const Measure*> measures_named(const std::vector<std::string>& ids, Defined defined) {
  std::vector<const Measure*> out;
  for (const std::string& id : ids) {
    if (!same_but_for_case(id, "all")) out.push_back(measure_typed(id, defined));
  }
  return out;
}

namespace {

/// The whole period in parts of so many months.
std::vector<ReportingPeriod> parts_of(const ReportingPeriod& whole, int months) {
  std::vector<ReportingPeriod> out;
  for (int i = 0;; ++i) {
    const Date from = add_months(whole.from, months * i);
    if (whole.to < from) return out;
    out.push_back(
        {from, std::min(whole.to, add_months(whole.from, months * (i + 1)).plus_days(-1))});
  }
}

std::vector<ReportingPeriod> points_of(const KpiWords& words) {
  switch (words.series) {
    case Series::none: return {words.period};
    case Series::monthly: return parts_of(words.period, 1);
    case Series::quarterly: return parts_of(words.period, 3);
    case Series::years: return words.years;
  }
  return {};
}

/// The points of the series, or the period whole, as far as they have begun by `as_at`.
void add_points(const KpiWords& words, Date as_at, KpiRequest& request) {
  request.series = words.series;
  const std::vector<ReportingPeriod> points = points_of(words);
  request.points = {judged(points.front(), as_at)};
  for (auto point = points.begin() + 1; point != points.end(); ++point) {
    if (as_at < point->from) {
      ++request.not_begun;
    } else {
      request.points.push_back(judged(*point, as_at));
    }
  }
}

/// Years stand across unless asked for otherwise; what is no series has nothing to stand so.
bool across_typed(const KpiWords& words) {
  const bool years = words.series == Series::years;
  if (words.layout.empty()) return years;
  const bool across = word_among("layout", words.layout, {"across", "down"}) == "across";
  if (across && words.series == Series::none) {
    throw WrongQuestion("layout",
                        " across is for a series: years, or a period by months or quarters");
  }
  return across;
}

/// A measure with a target is shown, named or not.
void add_targets(const std::vector<std::string>& typed, KpiRequest& request) {
  request.targets = targets_typed(typed, request.defined);
  for (const Target& t : request.targets) {
    const Measure* m = measure_typed(t.measure, request.defined);
    if (m->shape != Shape::share) {
      throw WrongQuestion("target", " " + t.measure + t.text + ": " + t.measure +
                                        " is no percentage; targets are for shares");
    }
    if (std::find(request.chosen.begin(), request.chosen.end(), m) == request.chosen.end()) {
      request.chosen.push_back(m);
    }
  }
}

/// A measure by worker is a total of combined groups by officer or worker, and of several
/// breakdowns it is not told which has the same groups: beside them it would give hidden ones away.
void refuse_workers_beside_groups(const KpiRequest& request) {
  const std::vector<std::string>& by = request.groups.names;
  const auto by_worker_alone =
      std::find_if(request.chosen.begin(), request.chosen.end(),
                   [](const Measure* m) { return is_by_worker(m->shape); });
  const bool by_worker = std::any_of(by.begin(), by.end(), [](const std::string& name) {
    const GroupKind* kind = find_group_kind(name);
    return kind == nullptr || kind->name == "iro" || kind->name == "worker";
  });
  if (request.suppress == 0 || by_worker_alone == request.chosen.end() || !by_worker ||
      request.chosen.size() < 2) {
    return;
  }
  if (by.size() < 2) return;  // then they are the same groups, and hidden together
  throw WrongQuestion("suppress",
                      fmt::format(": {} beside combined groups, or several --by, by officer or"
                                  " worker would give hidden counts away; ask for one of them",
                                  (*by_worker_alone)->id));
}

/// What was asked for by name and no file has is an error; of the measures shown without asking,
/// their rows say so.
void tell_missing(DataSet& data, const KpiRequest& request, const KpiRows& found) {
  for (const Measure* m : request.named) {
    const auto row = std::find_if(found.rows.begin(), found.rows.end(),
                                  [m](const KpiRow& r) { return r.measure == m; });
    if (row == found.rows.end() || !row->not_in_files) continue;
    data.say_nothing_to_judge(fmt::format("{}: {}", m->id, row->note));
  }
}

}  // namespace

KpiRequest kpi_request(const KpiWords& words, const Setting& setting, PublishedFigures published) {
  KpiRequest out;
  add_points(words, setting.as_at, out);
  out.across = across_typed(words);
  out.defined = words.defined;
  out.chosen = measures_typed(words.measures, out.defined);
  out.named = measures_named(words.measures, out.defined);
  add_targets(words.targets, out);
  out.benchmarks = areas_typed(words.benchmarks, published);
  out.published = std::move(published);
  out.population = words.population;
  out.groups = groups_typed(words.by, words.age_bands);
  out.suppress = setting.suppress;
  out.round = setting.round;
  refuse_workers_beside_groups(out);
  return out;
}

Wanted wanted_for(const KpiRequest& request) {
  return wanted_for(request.chosen, request.groups);
}

Answer kpi_figures(DataSet& data, const KpiRequest& request) {
  for (const Measure* m : request.chosen) check_column(data, *m);
  const MeasureSource source(data);
  const std::vector<Grouping> breakdowns = breakdowns_for(data, source, request.groups);
  KpiRows rows = kpi_rows(data, request, breakdowns, source);
  rows.nowhere_published = nowhere_published(request);
  tell_missing(data, request, rows);
  for (const Measure* m : request.chosen) tell_missing_values(data, *m);
  tell_missing_groups(data, request.groups.names);
  tell_unused_populations(data, request, breakdowns, rows);
  if (request.suppress > 0) {
    hide_small_counts(request, rows, data.threads(), data.setting().secret);
  }
  return {kpi_output(data, request, breakdowns, rows), rows.missed, std::move(rows.not_judged)};
}

}  // namespace duly::answers

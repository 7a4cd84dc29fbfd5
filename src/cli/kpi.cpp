// The measures: what is asked for on the command line.

#include "cli/kpi.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/kpi_benchmarks.hpp"
#include "cli/selection.hpp"
#include "duly/nearest.hpp"

namespace duly::cli {

const Measure* measure_typed(const std::string& id) {
  std::vector<std::string> ids;
  for (const Measure& m : measures()) {
    if (same_but_for_case(m.id, id)) return &m;
    ids.emplace_back(m.id);
  }
  throw WrongUsage("there is no measure '" + id + "'" + nearest_of(id, ids));
}

std::vector<const Measure*> measures_typed(const std::vector<std::string>& ids) {
  std::vector<const Measure*> out;
  const auto add = [&out](const Measure* m) {
    if (std::find(out.begin(), out.end(), m) == out.end()) out.push_back(m);
  };
  for (const std::string& id : ids) {
    if (!same_but_for_case(id, "all")) {
      add(measure_typed(id));
      continue;
    }
    for (const Measure& m : measures()) add(&m);
  }
  for (const Measure& m : measures()) {
    if (ids.empty() && m.by_default) add(&m);
  }
  return out;
}

namespace {

/// The period whole, or its months or quarters, as far as they have begun by `as_at`.
void add_points(const Options& o, Date as_at, KpiRequest& request) {
  const ReportingPeriod whole = period_typed(o);
  if (o.monthly && o.quarterly) throw WrongUsage("--monthly or --quarterly, not both");
  request.in_series = o.monthly || o.quarterly;
  const JudgedPeriod all = judged(whole, as_at);
  if (!request.in_series) {
    request.points = {all};
    return;
  }
  const int months = o.monthly ? 1 : 3;
  for (int i = 0;; ++i) {
    const Date from = add_months(whole.from, months * i);
    if (whole.to < from) break;
    const Date to = std::min(whole.to, add_months(whole.from, months * (i + 1)).plus_days(-1));
    if (as_at < from) {
      ++request.not_begun;
    } else {
      request.points.push_back(judged({from, to}, as_at));
    }
  }
}

std::size_t population_typed(const std::string& text) {
  if (text.empty()) return 0;
  constexpr std::size_t kMostDigits = 9;
  const bool number =
      text.size() <= kMostDigits && text.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t out = number ? std::stoul(text) : 0;
  if (out == 0) {
    throw WrongUsage(
        "--population takes the number of children in the area, such as 242300, not '" + text +
        "'");
  }
  return out;
}

KpiRequest request_of(const Options& o, Surroundings& surroundings) {
  KpiRequest out;
  add_points(o, as_at_for(o, surroundings), out);
  out.targets = targets_typed(o.targets);
  out.chosen = measures_typed(o.measures);
  for (const std::string& id : o.measures) {
    if (!same_but_for_case(id, "all")) out.named.push_back(measure_typed(id));
  }
  for (const Target& t : out.targets) {
    const Measure* m = measure_typed(t.measure);
    if (m->shape != Shape::share) {
      throw WrongUsage("--target " + t.measure + t.text + ": " + t.measure +
                       " is no percentage; targets are for shares");
    }
    if (std::find(out.chosen.begin(), out.chosen.end(), m) == out.chosen.end()) {
      out.chosen.push_back(m);
    }
  }
  out.benchmarks = areas_typed(o.benchmarks);
  out.population = population_typed(o.population);
  out.suppress = suppress_typed(o);
  return out;
}

/// A caseload is a total of combined groups by officer or worker: beside them it would give hidden
/// ones away.
void refuse_caseload_by_worker(const Options& o, const KpiRequest& request) {
  const bool caseload = std::any_of(request.chosen.begin(), request.chosen.end(),
                                    [](const Measure* m) { return m->shape == Shape::caseload; });
  const bool by_worker = std::any_of(o.by.begin(), o.by.end(), [](const std::string& name) {
    const GroupKind* kind = find_group_kind(name);
    return kind == nullptr || kind->name == "iro" || kind->name == "worker";
  });
  if (request.suppress == 0 || !caseload || !by_worker || request.chosen.size() < 2) return;
  if (o.by.size() < 2) return;  // then they are the same groups, and hidden together
  throw WrongUsage(
      "--suppress: a caseload beside combined groups by officer or worker would give hidden"
      " counts away; ask for one of them");
}

/// What was asked for by name and no file has is an error; of the measures shown without asking,
/// their rows say so.
void tell_missing(Session& session, const KpiRequest& request, const KpiRows& found) {
  for (const Measure* m : request.named) {
    const auto row = std::find_if(found.rows.begin(), found.rows.end(),
                                  [m](const KpiRow& r) { return r.measure == m; });
    if (row == found.rows.end() || !row->not_in_files) continue;
    session.findings().report(Code::d113_nothing_to_judge, {}, {}, kNoId,
                              fmt::format("{}: {}", m->id, row->note));
  }
}

int run_list(const Options& o, const KpiRequest& request, Surroundings& surroundings) {
  if (!o.targets.empty()) throw WrongUsage("--list shows cases; give --target without it");
  if (!o.by.empty()) throw WrongUsage("--list shows cases; give --by without it");
  refuse_suppress(o, "kpi --list");
  const Measure& measure = *measure_typed(o.list);
  if (request.in_series) {
    throw WrongUsage("--list shows one period: leave out --monthly or --quarterly");
  }
  Session session(o, surroundings, wanted_for({&measure}, {}));
  return session.finish(list_measure(session, measure, request.points[0]));
}

}  // namespace

void kpi_options(OptionList& options, Options& o) {
  add_period_options(options, o);
  options.words("-m,--measure", "IDS", o.measures,
                "Measures, comma-separated, or all (default: the named four"
                " and reviews on time)");
  options.words("--by", "GROUPS", o.by,
                "A row for each group: team, age_band, ... or a column of the allocations");
  options.text("--age-bands", "BANDS", o.age_bands, "Bands of --by age_band: 0-4,5-9,10-17");
  options.text("--list", "MEASURE", o.list, "Everyone one measure looked at, with the reason");
  options.flag("--monthly", o.monthly, "A row for each month of the period");
  options.flag("--quarterly", o.quarterly, "A row for each quarter of the period");
  options.repeated("--benchmark", "AREA", o.benchmarks,
                   "Published figures of an authority, a region or England beside yours");
  options.repeated("--target", "TARGET", o.targets,
                   "Such as 'NI66>=95'; exit 4 where one is missed");
  options.text("--population", "N", o.population,
               "Children in the area: counts are shown as rates per 10,000");
}

int run_kpi(const Options& options, Surroundings& surroundings) {
  const KpiRequest request = request_of(options, surroundings);
  if (!options.list.empty()) return run_list(options, request, surroundings);
  const GroupsTyped groups = groups_typed(options);
  refuse_caseload_by_worker(options, request);
  Session session(options, surroundings, wanted_for(request.chosen, groups));
  const MeasureSource source(session);
  const Grouping grouping = grouping_for(session, source, groups);
  KpiRows rows = kpi_rows(session, request, grouping, source);
  tell_missing(session, request, rows);
  tell_missing_groups(session);
  if (request.suppress > 0) hide_small_counts(request, rows);
  const Output output = kpi_output(session, request, rows);
  return session.finish(output, rows.missed);
}

}  // namespace duly::cli

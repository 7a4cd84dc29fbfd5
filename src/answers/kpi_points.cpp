#include "answers/kpi_points.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

#include "duly/parts.hpp"

namespace duly::answers {
namespace {

/// A day for each sort of case that has figures, with the measures judged at its close.
std::vector<KpiSheet> days_of(const KpiRequest& request, std::span<const Judging> judgings) {
  std::vector<KpiSheet> out;
  for (std::size_t i = 0; i < judgings.size(); ++i) {
    if (judgings[i].out_of_extent) continue;
    const Date day = judgings[i].period.judged_at;
    auto at = std::find_if(out.begin(), out.end(), [day](const auto& s) { return s.day == day; });
    if (at == out.end()) at = out.insert(at, {day, {}, {}, {}, {}, {}});
    at->measures.push_back(request.chosen[i]);
  }
  return out;
}

/// How many points are judged at once, each with cases of its own in memory.
unsigned at_once(const KpiAsked& asked, std::size_t points) {
  constexpr unsigned kMost = 4;
  if (asked.data.records().children.size() < kWorthAThread) return 1;
  return std::max(1U, std::min({asked.data.threads(), kMost, static_cast<unsigned>(points)}));
}

std::vector<Judging> judgings_of(const KpiAsked& asked, std::size_t at, const Coverage& coverage) {
  std::vector<Judging> out;
  for (const Measure* m : asked.request.chosen) {
    out.push_back(judging(asked.data, coverage, subject_of(*m), asked.request.points[at]));
  }
  return out;
}

}  // namespace

KpiPoint judge_point(const KpiAsked& asked, std::size_t at, const Cases& cases, Coverage coverage,
                     const BuildOptions& how) {
  const KpiRequest& request = asked.request;
  KpiPoint out;
  out.coverage = std::move(coverage);
  out.judgings = judgings_of(asked, at, out.coverage);
  out.sheets = days_of(request, out.judgings);
  for (KpiSheet& sheet : out.sheets) {
    const bool whole_point = sheet.day == cases.as_at;
    const Cases earlier =
        whole_point ? Cases{} : asked.data.earlier_cases_at(sheet.day, how, Cases{});
    const Cases& at_close = whole_point ? cases : earlier;
    sheet.coverage = whole_point ? out.coverage : coverage_of(earlier, asked.data.law().readings);
    sheet.found =
        evaluate(asked.source.context(), at_close, sheet.coverage, sheet.measures, asked.breakdowns,
                 request.points[at].from, {how.threads, request.suppress > 0});
    name_groups(sheet, asked.breakdowns, asked.data);
  }
  return out;
}

KpiPoint judged_already(const KpiAsked& asked, std::size_t at, const KpiPoint& judged) {
  return {judged.coverage, judgings_of(asked, at, judged.coverage), judged.sheets};
}

std::vector<KpiPoint> judge_earlier_points(const KpiAsked& asked, const Cases& whole,
                                           BuildOptions how) {
  const std::vector<JudgedPeriod>& points = asked.request.points;
  const DataSet& data = asked.data;
  std::vector<KpiPoint> out(points.size() - 1);
  if (out.empty()) return out;
  how.plans = !asked.breakdowns.empty() ||  // groups may be a plan's
              looks_at_plans(asked.request.chosen);
  const std::vector<Lifeline> lifelines =
      lifelines_of(data.records(), data.histories(), whole, how.plans, data.threads());
  how.lifelines = lifelines;
  how.whole = &whole;
  const unsigned lanes = at_once(asked, out.size());
  how.threads = std::max(1U, data.threads() / lanes);
  std::atomic<std::size_t> next{0};
  on_threads(lanes - 1, [&] {
    BuildOptions own = how;
    Cases cases;
    for (std::size_t i = next++; i < out.size(); i = next++) {
      own.from = points[i].from;
      cases = data.earlier_cases_at(points[i].judged_at, own, std::move(cases));
      out[i] = judge_point(asked, i, cases, coverage_of(cases, data.law().readings), own);
    }
  });
  return out;
}

}  // namespace duly::answers

#include "answers/kpi_benchmarks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "duly/benchmark.hpp"
#include "duly/rule.hpp"

namespace duly::answers {
namespace {

Cell count_of(const std::optional<int>& n) {
  return n ? Cell(std::int64_t{*n}) : Cell();
}

KpiRow published(const Measure& measure, std::size_t point, const std::string& area) {
  KpiRow row;
  row.sort = KpiRow::Sort::published;
  row.measure = &measure;
  row.point = point;
  row.group = "benchmark: " + area;
  return row;
}

/// As published: 3.8, or 10 where it was rounded to whole numbers; else made of the counts.
Cell value_of(const PublishedFigure& figure) {
  constexpr int kTen = 10;
  if (figure.tenths) return Hundredths{std::int64_t{*figure.tenths} * kTen};
  if (!figure.numerator || !figure.denominator) return count_of(figure.numerator);
  return percentage(static_cast<std::size_t>(*figure.numerator),
                    static_cast<std::size_t>(*figure.denominator));
}

std::string source_of(const PublishedFigure& figure) {
  const Citation* citation = find_citation(figure.source);
  return citation == nullptr ? std::string(figure.source) : citation->title;
}

std::string not_published(const Measure& measure, const std::string& area,
                          const std::string& year) {
  const std::string_view last = latest_year(area, measure.id);
  if (last.empty()) return "nothing published";
  return fmt::format("nothing published for {}; the last year is {}", year, last);
}

}  // namespace

std::vector<std::string> areas_typed(const std::vector<std::string>& typed) {
  std::vector<std::string> out;
  for (const std::string& area : typed) {
    if (const std::optional<std::string_view> found = find_area(area)) {
      if (std::find(out.begin(), out.end(), *found) == out.end()) out.emplace_back(*found);
      continue;
    }
    constexpr std::size_t kMostNamed = 3;
    std::vector<std::string> near = nearest_areas(area);
    if (near.size() > kMostNamed) near.resize(kMostNamed);
    throw WrongQuestion(
        "benchmark",
        fmt::format(" '{}': no area of that name has published figures{}", area,
                    near.empty() ? std::string()
                                 : fmt::format("; did you mean {}?", fmt::join(near, ", "))));
  }
  return out;
}

void add_benchmarks(const KpiRequest& request, const Measure& measure, std::size_t point,
                    std::vector<KpiRow>& rows) {
  if (request.benchmarks.empty()) return;
  const std::string year = reporting_year(request.points[point].to);
  const bool more_of_the_year =
      point + 1 < request.points.size() && reporting_year(request.points[point + 1].to) == year;
  if (more_of_the_year) return;
  for (const std::string& area : request.benchmarks) {
    const std::vector<PublishedFigure> found = figures(area, measure.id, year);
    if (found.empty()) {
      rows.push_back(published(measure, point, area));
      rows.back().note = not_published(measure, area, year);
    }
    for (const PublishedFigure& figure : found) {
      KpiRow row = published(measure, point, area);
      row.band = figure.band;
      // A count beside a rate would be no comparison: what the area's population was is not known.
      const bool count = !figure.denominator && !figure.tenths;
      if (!count || !request.population.given()) row.value = value_of(figure);
      row.published_numerator = count_of(figure.numerator);
      row.published_denominator = count_of(figure.denominator);
      row.note = fmt::format("published for {}: {}", year, source_of(figure));
      rows.push_back(std::move(row));
    }
  }
}

}  // namespace duly::answers

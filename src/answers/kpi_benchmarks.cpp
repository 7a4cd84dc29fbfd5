#include "answers/kpi_benchmarks.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "duly/rule.hpp"

namespace duly::answers {
namespace {

Cell count_of(const std::optional<int>& n) {
  return n ? Cell(std::int64_t{*n}) : Cell();
}

std::string source_of(const PublishedFigure& figure) {
  const Citation* citation = figure.own ? nullptr : find_citation(figure.source);
  std::string out = citation == nullptr ? std::string(figure.source) : citation->title;
  if (figure.in_place) out += " (in place of the figure built in)";
  return out;
}

/// As published: 3.8, or 10 where it was rounded to whole numbers; else made of the counts, for
/// each `of` of the denominator.
Cell figure_of(const PublishedFigure& f, std::size_t of) {
  constexpr int kTen = 10;
  if (f.tenths) return Hundredths{std::int64_t{*f.tenths} * kTen};
  if (!f.numerator || !f.denominator) return {};
  return rate(static_cast<std::size_t>(*f.numerator), static_cast<std::size_t>(*f.denominator), of);
}

/// The same of a share: of a hundred.
Cell published_share(const PublishedFigure& f) {
  if (!f.tenths && f.numerator && f.denominator) {
    return percentage(static_cast<std::size_t>(*f.numerator),
                      static_cast<std::size_t>(*f.denominator));
  }
  Cell out = figure_of(f, 1);
  if (auto* const published = std::get_if<Hundredths>(&out)) published->percent = true;
  return out;
}

/// As our own figure is made, so that the two can be compared: of a count beside our rate a rate.
Cell value_of(const PublishedFigure& f, Shape shape, bool rates) {
  switch (shape) {
    case Shape::count: return rates ? figure_of(f, kRatesAreFor) : count_of(f.numerator);
    case Shape::share:
    case Shape::bands: return published_share(f);
    case Shape::mean:
    case Shape::caseload: return figure_of(f, 1);
    case Shape::pace: break;  // over how many working days is not told with the counts
  }
  return f.tenths ? figure_of(f, 1) : Cell();
}

/// The figures of one year, of an area or of several together.
class YearOf {
 public:
  YearOf(const KpiRequest& request, const Measure& measure, std::size_t point, std::string year)
      : request_(request), measure_(measure), point_(point), year_(std::move(year)) {}

  void add(const AreasAsked& asked, std::vector<KpiRow>& rows) const {
    if (asked.pooled()) {
      add_pool(asked, rows);
      return;
    }
    const std::string& area = asked.areas.front();
    const std::vector<PublishedFigure> found = figures(area);
    if (found.empty()) {
      KpiRow row = begun(asked.name);
      row.gap = "nothing published";
      row.last_year = request_.published.latest_year(area, measure_.id);
      rows.push_back(std::move(row));
    }
    for (const PublishedFigure& figure : found) {
      KpiRow row = begun(asked.name);
      row.source = source_of(figure);
      fill(row, figure);
      rows.push_back(std::move(row));
    }
  }

 private:
  std::vector<PublishedFigure> figures(const std::string& area) const {
    return request_.published.figures(area, measure_.id, year_);
  }

  KpiRow begun(const std::string& name) const {
    KpiRow row;
    row.sort = KpiRow::Sort::published;
    row.measure = &measure_;
    row.point = point_;
    row.group = std::string(kBenchmark) + name;
    return row;
  }

  void fill(KpiRow& row, const PublishedFigure& figure) const {
    row.band = figure.band;
    row.value = value_of(figure, measure_.shape, request_.population.given());
    row.published_numerator = count_of(figure.numerator);
    row.published_denominator = count_of(figure.denominator);
  }

  /// Band by band the counts added up, where all have them: a part would pass for the whole.
  void add_pool(const AreasAsked& asked, std::vector<KpiRow>& rows) const {
    std::vector<std::vector<PublishedFigure>> found;
    std::vector<std::string_view> bands;
    for (const std::string& area : asked.areas) {
      found.push_back(figures(area));
      for (const PublishedFigure& figure : found.back()) {
        const bool known = std::find(bands.begin(), bands.end(), figure.band) != bands.end();
        if (!known) bands.push_back(figure.band);
      }
    }
    if (bands.empty()) {
      KpiRow row = begun(asked.name);
      row.gap = "nothing published";
      rows.push_back(std::move(row));
    }
    for (const std::string_view band : bands) rows.push_back(pooled(asked, found, band));
  }

  KpiRow pooled(const AreasAsked& asked, const std::vector<std::vector<PublishedFigure>>& found,
                std::string_view band) const {
    PublishedFigure sum;
    sum.band = band;
    sum.numerator = 0;
    sum.denominator = 0;
    std::vector<std::string> without;
    std::vector<std::string> sources;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto figure = std::find_if(found[i].begin(), found[i].end(),
                                       [band](const auto& f) { return f.band == band; });
      if (figure == found[i].end() || !has_counts(*figure)) {
        without.push_back(asked.areas[i]);
        continue;
      }
      *sum.numerator += *figure->numerator;
      sum.denominator = figure->denominator && sum.denominator
                            ? std::optional(*sum.denominator + *figure->denominator)
                            : std::nullopt;
      std::string source = source_of(*figure);
      const bool known = std::find(sources.begin(), sources.end(), source) != sources.end();
      if (!known) sources.push_back(std::move(source));
    }
    KpiRow row = begun(asked.name);
    if (without.empty()) {
      fill(row, sum);
      row.source =
          fmt::format("{}, added up: {}", fmt::join(asked.areas, ", "), fmt::join(sources, "; "));
    } else {
      row.band = band;
      row.gap = fmt::format("no counts of {}", fmt::join(without, ", "));
    }
    return row;
  }

  bool has_counts(const PublishedFigure& figure) const {
    return figure.numerator && (figure.denominator || measure_.shape == Shape::count);
  }

  const KpiRequest& request_;
  const Measure& measure_;
  std::size_t point_;
  std::string year_;
};

}  // namespace

std::vector<const Measure*> nowhere_published(const KpiRequest& request) {
  std::vector<const Measure*> out;
  if (request.benchmarks.empty()) return out;
  std::copy_if(request.chosen.begin(), request.chosen.end(), std::back_inserter(out),
               [&](const Measure* m) { return !request.published.is_published(m->id); });
  return out;
}

void add_benchmarks(const KpiRequest& request, const Measure& measure, std::size_t point,
                    std::vector<KpiRow>& rows) {
  if (request.benchmarks.empty() || !request.published.is_published(measure.id)) return;
  std::string year = reporting_year(request.points[point].to);
  const bool more_of_the_year =
      point + 1 < request.points.size() && reporting_year(request.points[point + 1].to) == year;
  if (more_of_the_year) return;
  const YearOf of_year(request, measure, point, std::move(year));
  for (const AreasAsked& asked : request.benchmarks) of_year.add(asked, rows);
}

}  // namespace duly::answers

// Figures given by whoever asks, before those built in.

#include <algorithm>

#include "duly/ascii.hpp"
#include "duly/benchmark.hpp"
#include "duly/nearest.hpp"

namespace duly {
namespace {

std::string place(std::string_view area, std::string_view measure, std::string_view year) {
  constexpr char kBetween = '\n';  // in no cell that was trimmed
  std::string out(measure);
  out += kBetween;
  out += year;
  out += kBetween;
  out += area;
  return out;
}

}  // namespace

bool PublishedFigures::add(OwnFigure figure) {
  const std::optional<std::string_view> known = find_area(figure.area);
  if (known) {
    figure.area = *known;
  } else {
    areas_.push_back(figure.area);
  }
  std::vector<const OwnFigure*>& same = by_place_[place(figure.area, figure.measure, figure.year)];
  const bool twice = std::any_of(same.begin(), same.end(), [&figure](const OwnFigure* one) {
    return one->band == figure.band;
  });
  if (twice) return false;
  same.push_back(&own_.emplace_back(std::move(figure)));
  return true;
}

std::optional<std::string_view> PublishedFigures::find_area(std::string_view typed) const {
  const auto own = std::find_if(areas_.begin(), areas_.end(), [typed](const std::string& area) {
    return same_but_for_case(area, typed);
  });
  if (own != areas_.end()) return *own;
  return duly::find_area(typed);
}

std::vector<std::string> PublishedFigures::nearest_areas(std::string_view typed) const {
  std::vector<std::string> out;
  const std::string_view own = nearest(typed, areas_);
  if (!own.empty()) out.emplace_back(own);
  for (std::string& area : duly::nearest_areas(typed)) out.push_back(std::move(area));
  return out;
}

std::vector<PublishedFigure> PublishedFigures::figures(std::string_view area,
                                                       std::string_view measure,
                                                       std::string_view year) const {
  std::vector<PublishedFigure> built_in = duly::figures(area, measure, year);
  const auto found = by_place_.find(place(area, measure, year));
  if (found == by_place_.end()) return built_in;
  std::vector<PublishedFigure> out;
  for (const OwnFigure* f : found->second) {
    out.push_back({f->measure, f->band, f->area, f->year, f->tenths, f->numerator, f->denominator,
                   f->source, true, !built_in.empty()});
  }
  return out;
}

bool PublishedFigures::is_published(std::string_view measure) const {
  return duly::is_published(measure) ||
         std::any_of(own_.begin(), own_.end(),
                     [measure](const OwnFigure& f) { return f.measure == measure; });
}

std::string PublishedFigures::latest_year(std::string_view area, std::string_view measure) const {
  std::string out(duly::latest_year(area, measure));
  for (const OwnFigure& f : own_) {
    if (f.area == area && f.measure == measure) out = std::max(out, f.year);
  }
  return out;
}

}  // namespace duly

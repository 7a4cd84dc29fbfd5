// layer: benchmarks
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duly {

/// A figure someone published, to set beside one's own. What was suppressed or not published is
/// absent, never 0. All text lasts as long as the program.
struct PublishedFigure {
  std::string_view measure;        ///< an id of ours: "NI64"
  std::string_view band;           ///< "0-10", "over 3 to 6 months"; blank where there are none
  std::string_view area;           ///< the name as published
  std::string_view year;           ///< reporting year, as --year takes it: "2015-16"
  std::optional<int> tenths;       ///< the percentage as published, in tenths; counts have none
  std::optional<int> numerator;    ///< of a measure that counts (cp_at_end): the count
  std::optional<int> denominator;  ///< counts of England and regions are rounded to 10
  std::string_view source;         ///< key into data/citations.csv
};

/// An area with published figures: England, a region, an authority, or neighbours of one.
struct PublishedArea {
  std::string_view code;
  std::string_view level;  ///< "England", "region", "authority", "statistical neighbours"
  std::string_view name;
};

/// All areas, abolished authorities among them: England, regions, authorities by name, neighbours.
std::span<const PublishedArea> published_areas();

/// The area that `typed` names, as published: capitals, punctuation, "&" and titles such as "City
/// of" or "County Council" do not matter.
std::optional<std::string_view> find_area(std::string_view typed);

/// At most five names that `typed` may have meant: those that have it within, then those spelt
/// nearly so.
std::vector<std::string> nearest_areas(std::string_view typed);

/// The figures of `area` (a name as published) for a measure and year, one for each band in the
/// order of the bands; none where nothing was published.
std::vector<PublishedFigure> figures(std::string_view area, std::string_view measure,
                                     std::string_view year);

/// The last year with a percentage or a count of the measure for `area`, or blank.
std::string_view latest_year(std::string_view area, std::string_view measure);

}  // namespace duly

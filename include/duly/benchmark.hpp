// layer: benchmarks
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duly {

/// A figure someone published, to set beside one's own. What was suppressed or not published is
/// absent, never 0. The text of those built in lasts as long as the program.
struct PublishedFigure {
  std::string_view measure;        ///< an id of ours: "NI64"
  std::string_view band;           ///< "0-10", "over 3 to 6 months"; blank where there are none
  std::string_view area;           ///< the name as published
  std::string_view year;           ///< reporting year, as --year takes it: "2015-16"
  std::optional<int> tenths;       ///< the percentage as published, in tenths; counts have none
  std::optional<int> numerator;    ///< of a measure that counts (cp_at_end): the count
  std::optional<int> denominator;  ///< counts of England and regions are rounded to 10
  std::string_view source;         ///< key into data/citations.csv; of one's own, as it is named
  bool own = false;                ///< given by whoever asks, not built in
  bool in_place = false;           ///< of one that is built in
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

/// Does anyone publish anything of the measure?
bool is_published(std::string_view measure);

/// The last year with a percentage or a count of the measure for `area`, or blank.
std::string_view latest_year(std::string_view area, std::string_view measure);

/// A figure that whoever asks gives beside those built in.
struct OwnFigure {
  std::string measure, band, area, year;
  std::optional<int> tenths, numerator, denominator;
  std::string source;
};

/// All figures there are: those given, which stand before those built in of the same measure, area
/// and year.
class PublishedFigures {
 public:
  PublishedFigures() = default;
  PublishedFigures(const PublishedFigures&) = delete;  // figures are found by where they stand
  PublishedFigures& operator=(const PublishedFigures&) = delete;
  PublishedFigures(PublishedFigures&&) = default;
  PublishedFigures& operator=(PublishedFigures&&) = default;
  ~PublishedFigures() = default;

  /// False where one of the same measure, band, area and year was given before. The area may be one
  /// that is built in, however it is written.
  bool add(OwnFigure figure);
  std::size_t own() const { return own_.size(); }

  /// As the functions of these names, with the areas and figures given.
  std::optional<std::string_view> find_area(std::string_view typed) const;
  std::vector<std::string> nearest_areas(std::string_view typed) const;
  std::vector<PublishedFigure> figures(std::string_view area, std::string_view measure,
                                       std::string_view year) const;
  bool is_published(std::string_view measure) const;
  std::string latest_year(std::string_view area, std::string_view measure) const;

 private:
  std::deque<OwnFigure> own_;  // a deque: figures are views of its text
  std::map<std::string, std::vector<const OwnFigure*>, std::less<>> by_place_;
  std::vector<std::string> areas_;  ///< that are not built in
};

}  // namespace duly

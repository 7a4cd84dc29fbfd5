#pragma once

// What the sections of a pack are made from, and how their exhibits are made.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answers/pack.hpp"
#include "answers/pack_figures.hpp"
#include "answers/targets.hpp"
#include "duly/obligation.hpp"

namespace duly::answers {

/// What checks find, as `check --summary` tells it.
struct PackFindings {
  Table table{{}};
  std::vector<std::string> said{};
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

/// What is open, as `due` lists it.
struct OpenDuty {
  Duty duty = Duty::icpc;
  DueToday today;
};

/// Everything that sections look at.
struct PackParts {
  DataSet& data;
  const PackRequest& request;
  const PackFigures& year;
  const PackFigures& groups;
  const PackFigures& years;
  const PackFigures& months;
  PackFindings& found;
  const std::vector<OpenDuty>& open;  ///< empty where small counts are hidden
};

/// A section, or what the files lack for it ("the column late_reason").
struct SectionMade {
  Section section;
  std::string lacking{};  ///< where it has neither sentence nor exhibit
};

/// The sections, each a file's: src/answers/pack_sections_*.cpp.
SectionMade reviews_in_time(const PackParts& parts);
SectionMade why_late(const PackParts& parts);
SectionMade protection(const PackParts& parts);
SectionMade taking_part(const PackParts& parts);
SectionMade the_children(const PackParts& parts);
SectionMade moving(const PackParts& parts);
SectionMade coming_and_leaving(const PackParts& parts);
SectionMade officers(const PackParts& parts);
SectionMade practice(const PackParts& parts);
SectionMade the_year_ahead(const PackParts& parts);
SectionMade the_data(const PackParts& parts);
SectionMade how_counted(const PackParts& parts);
SectionMade child_level(const PackParts& parts);

/// "at least 95 %".
std::string in_words(const Target& target, const Measure& m);

/// Is the row of everyone, or of a measure that is by worker always?
bool is_of_all(const KpiRow& row);

/// Are small counts hidden? The figures of the year and those of the years before are hidden as one
/// sheet. What is asked apart from it is shown only where it tells nothing of a count that is
/// hidden there: what the two have in common is printed in both, or the other hides nothing.
bool hides(const PackParts& parts);
/// Are counts of findings left out? They are exact, and neither hidden nor rounded.
bool keeps_findings_back(const DataSet& data);
/// Groups, and months, add up to the figures of everyone, and months go on from the year before:
/// where one of those is hidden, or a month is, none is told.
bool tells_groups(const PackParts& parts);
bool tells_months(const PackParts& parts);

/// "2015-16".
std::string year_of(const PackParts& parts);

/// Six years of a measure beside the areas asked for; none where there are not two figures.
std::optional<Exhibit> six_years(const PackParts& parts, std::string_view measure);
/// The bands of a measure in the year.
std::optional<Exhibit> banded(const PackParts& parts, std::string_view measure, ChartKind kind);
/// A measure by a group.
std::optional<Exhibit> grouped_by(const PackParts& parts, std::string_view measure,
                                  std::string_view by, std::string title);
/// Several shares of the year in one table, a bar each.
std::optional<Exhibit> shares(const PackParts& parts, const std::vector<std::string_view>& measures,
                              std::string title, bool with_chart);

/// The figure of the year before; null where there is none.
const KpiRow* year_before(const PackParts& parts, std::string_view measure);

/// "92.0 % (104 of 113) in 2015-16, 94.1 % the year before"; blank without a figure.
std::string change_since(const PackParts& parts, std::string_view measure);

void add(Section& section, std::optional<Exhibit> exhibit);

}  // namespace duly::answers

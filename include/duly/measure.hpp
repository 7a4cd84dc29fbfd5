// layer: measures
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duly/cases.hpp"
#include "duly/code.hpp"
#include "duly/date.hpp"
#include "duly/definition.hpp"
#include "duly/group.hpp"
#include "duly/obligation.hpp"
#include "duly/verdict.hpp"

namespace duly {

class Allocations;
class CareDates;
class WorkerHours;

/// Everything a measure may look at for one child. The period's end is never after cases.as_at.
struct MeasureInput {
  const Records& records;
  const Histories& histories;
  const Allocations& allocations;
  const CareDates& care_dates;
  const WorkerHours& hours;
  const Law& law;
  const Cases& cases;
  const Coverage& coverage;
  Id child = kNoId;
  std::span<const Obligation> obligations;  ///< of the child, in order
  Date from;
  Date to;                                 ///< the close of this day: cases.as_at
  const Definition* definition = nullptr;  ///< of the measure: Measure::definition

  const ChildCase& child_case() const { return cases.children[child]; }
  bool in_period(OptDate d) const { return d && from <= *d && *d <= to; }
};

/// What a measure prints: a share of something, a plain count, the parts of a whole band by band, a
/// mean, cases a worker, or what a worker does in a month.
enum class Shape : std::uint8_t { share, count, bands, mean, caseload, pace };

/// Are the groups of the measure its workers, whatever else is grouped by?
inline bool is_by_worker(Shape shape) {
  return shape == Shape::caseload || shape == Shape::pace;
}

constexpr std::size_t kMostIdentities = 12;  ///< lines of one measure

/// A measure: what it is, and what it says of one child. Counts are counts of its verdicts, so a
/// list and a total cannot disagree.
struct Measure {
  std::string_view id;
  std::string_view title;
  std::string_view unit;
  std::string_view numerator;      ///< in words
  std::string_view denominator{};  ///< in words; blank for a count
  std::string_view citation;       ///< key into data/citations.csv
  DutySet duties = 0;              ///< whose obligations it looks at
  /// Of those, the ones a reading asks for; none: all of them.
  DutySet (*duties_under)(const Readings&) = nullptr;
  bool initial_conferences = false;  ///< looks at strategy discussions or initial conferences
  bool by_default = false;           ///< shown by `kpi` without -m
  void (*judge)(const MeasureInput&, std::vector<Verdict>& out) = nullptr;
  Shape shape = Shape::share;
  bool events = false;  ///< counts events, each on its day; else what is open at the end
  /// Of Shape::bands and caseload: the bands, in order. None: bands are months to come.
  std::span<const std::string_view> bands{};
  std::optional<CodeList> band_codes{};  ///< the list that bands are codes of, shown with its words
  /// Of the bands the last so many: left out of the whole, and counted beside it. The whole then
  /// has a row of its own.
  std::size_t beside = 0;
  std::span<const Need> needs{};
  /// Kinds of extract that also decide an answer where they are there; none is missed.
  std::span<const std::string_view> also{};
  bool details = false;  ///< looks at columns that due dates are not made of
  bool once = false;     ///< verdicts of several children may be one: Verdict::once
  const Definition* definition = nullptr;  ///< of one that an authority defines itself: defined.hpp
  /// What its counts equal, hold or add up to in other measures: src/measures/identities.cpp.
  std::array<std::string_view, kMostIdentities> identities{};
};
/// Is it a band beside the whole?
inline bool stands_beside(const Measure& m, std::size_t band) {
  return m.beside > 0 && band + m.beside >= m.bands.size();
}
std::span<const Measure> measures();  ///< all families, in order: src/measures/list.cpp
const Measure* find_measure(std::string_view id);

/// Verdicts counted. They add up: over children, groups and bands.
struct Tally {
  std::uint32_t numerator = 0;
  std::uint32_t denominator = 0;
  std::uint32_t indeterminate = 0;
  std::uint32_t excluded = 0;

  void add(Reason reason, std::uint32_t amount = 1);
  void add(const Tally& other);
  bool empty() const { return denominator == 0 && indeterminate == 0 && excluded == 0; }
  /// More indeterminate than a twentieth of all that could be judged: no value is given.
  bool too_uncertain() const { return indeterminate * 20 > denominator + indeterminate; }
};

/// What a measure came to, over [from, to]. Index 0 of every list of groups is the total.
struct MeasureCounts {
  std::array<std::uint32_t, kReasonCount> by_reason{};
  std::vector<Tally> groups;              ///< over all bands, by group
  std::vector<std::vector<Tally>> bands;  ///< by band, then by group
};

/// One sheet of results: the counts of the chosen measures, in their order.
struct Evaluation {
  std::vector<MeasureCounts> counts;
  std::vector<Group> groups;  ///< [0] is the total
  /// Groups of different breakdowns that have someone in common.
  std::set<std::pair<std::uint32_t, std::uint32_t>> overlaps;
  /// A link judged counted days of provisional or missing years.
  bool provisional_holidays = false;
};

/// What stands still while measures are worked out for one day or many.
struct MeasureContext {
  const Records& records;
  const Histories& histories;
  const Allocations& allocations;
  const CareDates& care_dates;
  const WorkerHours& hours;
  const Law& law;
};
/// How measures are worked out; what they come to does not depend on it.
struct EvaluateHow {
  unsigned threads = 1;
  bool overlaps = false;  ///< Evaluation::overlaps are wanted: a pair of breakdowns each, they cost
};
/// Each breakdown by itself adds up to the total.
Evaluation evaluate(const MeasureContext& context, const Cases& cases, const Coverage& coverage,
                    std::span<const Measure* const> chosen, std::span<const Grouping> breakdowns,
                    Date from, EvaluateHow how);

/// Everyone `measure` looked at, with the obligations behind each verdict.
struct Listed {
  std::vector<Verdict> verdicts;  ///< `because` indexes `obligations`
  std::vector<Obligation> obligations;
};
Listed list_everyone(const MeasureContext& context, const Cases& cases, const Coverage& coverage,
                     const Measure& measure, Date from);
/// The same of several measures, in their order: each child is looked at once.
std::vector<Listed> list_everyone(const MeasureContext& context, const Cases& cases,
                                  const Coverage& coverage, std::span<const Measure* const> chosen,
                                  Date from);

}  // namespace duly

// layer: measures
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "duly/cases.hpp"
#include "duly/date.hpp"
#include "duly/obligation.hpp"

namespace duly {

/// Why someone looked at is counted as it is, or left out. The words are those of docs/measures.md.
enum class Reason : std::uint8_t {
  // counted
  on_time,
  failed,
  two_years_or_more,
  under_two_years,
  earlier_plan,
  first_plan,
  // neither met nor failed
  indeterminate,
  // left out
  aged_18,
  short_break,
  placed_for_adoption,
  under_four_weeks,
  no_review_required,
  temporary,
  under_three_months,
  transfer_in,
  no_strategy_discussion,
  before_strategy_discussion,
};
constexpr std::size_t kReasonCount = 17;
std::string_view name(Reason reason);
bool counted(Reason reason);  ///< in the denominator
bool in_numerator(Reason reason);

/// What a measure says of one child, plan, review or conference it looked at.
struct Verdict {
  Id child = kNoId;
  Reason reason = Reason::on_time;
  Id plan_id = kNoId;
  OptDate day;  ///< of the event counted, where the measure counts events
  /// The link that decided, or an index out of range: index into the obligations given.
  std::uint32_t because = 0xFFFFFFFF;
};

/// Everything a measure may look at for one child. The period's end is never after cases.as_at.
struct MeasureInput {
  const Cases& cases;
  const Histories& histories;
  const Law& law;
  Id child;
  std::span<const Obligation> obligations;  ///< of the child, in order
  Date from;
  Date to;  ///< the close of this day: cases.as_at

  const ChildCase& child_case() const { return cases.children[child]; }
  bool in_period(OptDate d) const { return d && from <= *d && *d <= to; }
};

/// A measure: what it is, and what it says of one child. Counts are counts of its verdicts, so a
/// list and a total cannot disagree.
struct Measure {
  std::string_view id;
  std::string_view title;
  std::string_view unit;
  std::string_view numerator;    ///< in words
  std::string_view denominator;  ///< in words
  std::string_view citation;     ///< key into data/citations.csv
  DutySet duties;                ///< whose obligations it looks at
  bool by_default;               ///< shown by `kpi` without -m
  void (*judge)(const MeasureInput&, std::vector<Verdict>& out);
};
std::span<const Measure> measures();  ///< the one list: src/measures/list.cpp
const Measure* find_measure(std::string_view id);

/// The counts of a measure over all children.
struct Counts {
  std::size_t numerator = 0;
  std::size_t denominator = 0;
  std::size_t indeterminate = 0;
  std::array<std::size_t, kReasonCount> by_reason{};

  void add(Reason reason);
  void add(const Counts& other);
  std::size_t excluded() const;
  /// More indeterminate than a twentieth of all that could be judged: no value is given.
  bool too_uncertain() const { return indeterminate * 20 > denominator + indeterminate; }
};

/// One sheet of results: the counts of `chosen` over [from, to], in their order.
struct Evaluation {
  std::vector<Counts> counts;
  bool provisional_holidays =
      false;  ///< a link judged counted days of provisional or missing years
};
Evaluation evaluate(const Cases& cases, const Histories& histories, const Law& law,
                    const Coverage& coverage, std::span<const Measure* const> chosen, Date from,
                    unsigned threads);

/// Everyone `measure` looked at, with the obligations behind each verdict.
struct Listed {
  std::vector<Verdict> verdicts;  ///< `because` indexes `obligations`
  std::vector<Obligation> obligations;
};
Listed list_everyone(const Cases& cases, const Histories& histories, const Law& law,
                     const Coverage& coverage, const Measure& measure, Date from);

}  // namespace duly

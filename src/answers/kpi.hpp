#pragma once

// `kpi`: what is asked for, the rows that answer it, and the table they make.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answers/areas.hpp"
#include "answers/data_set.hpp"
#include "answers/groups.hpp"
#include "answers/kpi_sheet.hpp"
#include "answers/period.hpp"
#include "answers/population.hpp"
#include "answers/targets.hpp"
#include "duly/allocations.hpp"
#include "duly/care_dates.hpp"
#include "duly/measure.hpp"
#include "duly/worker_hours.hpp"

namespace duly::answers {

/// Measures that the question brings itself (--define), besides the program's own.
using Defined = std::span<const Measure>;
/// The measures typed, or those shown without -m. WrongQuestion names the nearest.
std::vector<const Measure*> measures_typed(const std::vector<std::string>& ids, Defined defined);
/// Those that are named: all is a word for many, and names none.
std::vector<const Measure*> measures_named(const std::vector<std::string>& ids, Defined defined);
const Measure* measure_typed(const std::string& id, Defined defined);

/// The records indexed for measures; lives as long as they are worked out.
class MeasureSource {
 public:
  explicit MeasureSource(const DataSet& data)
      : data_(data),
        allocations_(data.records()),
        care_dates_(data.records()),
        hours_(data.records()) {}
  MeasureContext context() const {
    return {data_.records(), data_.histories(), allocations_, care_dates_, hours_, data_.law()};
  }
  const Allocations& allocations() const { return allocations_; }

 private:
  const DataSet& data_;
  Allocations allocations_;
  CareDates care_dates_;
  WorkerHours hours_;
};

/// WrongQuestion where a group is neither known nor a column or role of the allocations.
std::vector<Grouping> breakdowns_for(const DataSet& data, const MeasureSource& source,
                                     const GroupsTyped& typed);

/// What a caseload is made of; hidden as other counts are.
struct CaseSorts {
  std::uint32_t looked_after = 0;
  std::uint32_t on_plans = 0;
  bool hide_looked_after = false;
  bool hide_on_plans = false;
};

/// A figure, or why there is none.
struct KpiRow {
  enum class Sort : std::uint8_t { figures, not_available, published };
  const Measure* measure = nullptr;
  std::size_t point = 0;       ///< of the series
  std::size_t population = 0;  ///< of a count: the children it is a rate of; 0: no rate
  Hundredths fte{-1};          ///< of measures by worker, or -1 where it is not known
  Cell value, low, high;       ///< blank where there is none
  Cell published_numerator, published_denominator;
  std::string by, group, band;  ///< `by` is the breakdown's name
  std::string range, target, met, note;
  std::string counts_note;  ///< a note made of the counts, and hidden with them
  std::string source;       ///< of a published figure
  std::string gap;          ///< why there is none: "nothing published"
  std::string last_year;    ///< the last in which there is one
  /// Of a count: the measure's total over all groups and bands, which it is a share of.
  std::optional<std::uint32_t> share_of;
  std::uint32_t group_number = 0;  ///< of the evaluation; 0 is the total
  std::uint32_t breakdown = 0;     ///< which of those asked for the group is of
  GroupValues group_values{};      ///< of a group, in its breakdown
  Tally tally;  ///< as printed, rounded or not: a band's numerator stands over the whole
  std::optional<CaseSorts> sorts;  ///< of a caseload
  std::uint16_t band_number = 0;
  Sort sort = Sort::figures;
  Mark mark = Mark::none;
  bool not_in_files = false;    ///< no file has what the measure is made from
  bool beside = false;          ///< a band beside the whole: a count without a denominator
  bool whole_of_bands = false;  ///< the whole, where bands stand beside it
  /// Hidden by --suppress: printed as c.
  bool hide_numerator = false, hide_denominator = false, hide_indeterminate = false,
       hide_excluded = false, hide_share = false;

  /// Is a count hidden that a percentage, or a word about it, is made of?
  bool hides_figures() const { return hide_numerator || hide_denominator || hide_indeterminate; }
};

/// Rates are for so many children.
constexpr std::size_t kRatesAreFor = 10000;

/// The name of a band of the measure.
std::string band_label(const Measure& m, std::uint16_t band, Date as_at);

/// Would the measure need more reviews than the latest, which alone is there?
bool needs_more_than_latest(const Coverage& coverage, const Measure& m);
/// WrongQuestion where the column of a measure of --define is in no file of its kind.
void check_column(const DataSet& data, const Measure& m);
/// Tells the values of a measure of --define that no row of its kind has, with the nearest.
void tell_missing_values(DataSet& data, const Measure& m);
/// Why the files hold no figure of the measure at all, or blank.
std::string why_no_figure(const DataSet& data, const Coverage& coverage, const Measure& m);
/// "57.1 to 71.4": all of the indeterminate failing, all passing; blank where there are none.
std::string range_of(const Tally& tally);

/// The columns of a figure: value, counts, range. `value` is the heading of the first for people.
std::vector<Column> figure_columns(std::string_view value);

/// A period whole, or by months or quarters; or years.
enum class Series : std::uint8_t { none, monthly, quarterly, years };

/// What is asked for, as typed.
struct KpiWords {
  ReportingPeriod period;              ///< of no series of years
  std::vector<ReportingPeriod> years;  ///< of one: in order, each once
  Series series = Series::none;
  std::vector<std::string> measures;  ///< ids, or all; none: those shown without asking
  std::vector<std::string> targets, benchmarks;
  std::vector<std::string> by;  ///< a text a breakdown: "sex,age_band"
  std::string age_bands;
  Population population;
  Defined defined{};
  std::string layout;  ///< across or down; blank: years stand across
};

/// The same, understood.
struct KpiRequest {
  std::vector<const Measure*> chosen;
  std::vector<const Measure*> named;  ///< those asked for by name
  Defined defined{};
  std::vector<Target> targets;
  std::vector<AreasAsked> benchmarks;
  PublishedFigures published;
  std::vector<JudgedPeriod> points;
  std::size_t not_begun = 0;
  Population population;
  std::size_t suppress = 0;  ///< 0: nothing is hidden
  std::size_t round = 0;     ///< 0: counts are exact
  GroupsTyped groups;
  Series series = Series::none;
  bool across = false;  ///< for people the points stand side by side

  bool in_series() const { return series != Series::none; }
};
/// WrongQuestion, before any extract is read. `published` holds the figures given beside those that
/// are built in.
KpiRequest kpi_request(const KpiWords& words, const Setting& setting,
                       PublishedFigures published = {});
Wanted wanted_for(const KpiRequest& request);
/// The figures asked for.
Answer kpi_figures(DataSet& data, const KpiRequest& request);
/// Everyone one measure looked at.
Answer measure_list(DataSet& data, const Measure& measure, const JudgedPeriod& asked);

/// The rows of all points, in the order they are printed.
struct KpiRows {
  std::vector<KpiRow> rows;
  std::vector<std::array<std::uint32_t, kReasonCount>>
      reasons;  ///< by measure; of one point only, the last
  /// Of those reasons, which counts are hidden by --suppress; empty without it.
  std::vector<std::array<bool, kReasonCount>> hidden_reasons;
  std::vector<SameGroups> same_groups{};            ///< for --suppress
  bool missed = false;                              ///< a target
  std::vector<std::string> not_judged{};            ///< targets, with the reason
  std::vector<const Measure*> nowhere_published{};  ///< beside which benchmarks were asked for
  KpiPoint last{};                                  ///< point, as it was judged
};
/// `judged`: the last point, where another question of no groups judged these measures and more.
KpiRows kpi_rows(DataSet& data, const KpiRequest& request, std::span<const Grouping> breakdowns,
                 const MeasureSource& source, const KpiPoint* judged = nullptr);

/// Tells the lines of a file of populations that no group of the breakdowns asked for is of.
/// WrongFiles where two are of one group by different words.
void tell_unused_populations(DataSet& data, const KpiRequest& request,
                             std::span<const Grouping> breakdowns, const KpiRows& rows);

/// Marks what --suppress hides: counts from 1 to below request.suppress, and what gives them away.
void hide_small_counts(const KpiRequest& request, KpiRows& rows, unsigned threads,
                       const SecretNumber& secret);

/// The figure as it is printed: c where it is hidden.
Cell shown_value(const KpiRow& row);
/// All that is said of a row, of a published one the year it is of.
std::string note_of(const KpiRow& row, const std::string& year);

/// A row each, as data and people have them where points do not stand side by side.
Table kpi_rows_table(const KpiRequest& request, const KpiRows& rows);

/// A table a measure, the points of the series side by side; and under them, each once, what a row
/// of its own says beside its figure.
void tell_across(const DataSet& data, const KpiRequest& request,
                 std::span<const Grouping> breakdowns, const KpiRows& rows, Output& out);

Output kpi_output(const DataSet& data, const KpiRequest& request,
                  std::span<const Grouping> breakdowns, const KpiRows& rows);

}  // namespace duly::answers

#pragma once

// `kpi`: what is asked for, the rows that answer it, and the table they make.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/period.hpp"
#include "cli/session.hpp"
#include "cli/targets.hpp"
#include "duly/measure.hpp"

namespace duly::cli {

/// The measures typed, or those shown without -m. WrongUsage names the nearest.
std::vector<const Measure*> measures_typed(const std::vector<std::string>& ids);
const Measure* measure_typed(const std::string& id);

/// --by as typed: groups the program knows, and names to be looked for in the allocations.
struct GroupsTyped {
  std::vector<std::string> names;
  std::vector<AgeBand> age_bands;
};
/// WrongUsage where --by or --age-bands is not understood before any file is read.
GroupsTyped groups_typed(const Options& options);

/// What the measures and groups asked for need read.
Wanted wanted_for(const std::vector<const Measure*>& chosen, const GroupsTyped& groups);

/// The records indexed for measures; lives as long as they are worked out.
class MeasureSource {
 public:
  explicit MeasureSource(const Session& session)
      : session_(session), allocations_(session.records()), care_dates_(session.records()) {}
  MeasureContext context() const {
    return {session_.records(), session_.histories(), allocations_, care_dates_, session_.law()};
  }
  const Allocations& allocations() const { return allocations_; }

 private:
  const Session& session_;
  Allocations allocations_;
  CareDates care_dates_;
};

/// WrongUsage where a group is neither known nor a column or role of the allocations.
Grouping grouping_for(const Session& session, const MeasureSource& source,
                      const GroupsTyped& typed);

/// A figure, or why there is none.
struct KpiRow {
  enum class Sort : std::uint8_t { figures, not_available, published };
  Sort sort = Sort::figures;
  const Measure* measure = nullptr;
  std::size_t point = 0;           ///< of the series
  std::uint32_t group_number = 0;  ///< of the evaluation; 0 is the total
  std::uint16_t band_number = 0;
  std::string group, band;
  Tally tally;            ///< as printed: a band's numerator stands over the whole
  Hundredths fte{-1};     ///< of a caseload, or -1 where it is not known
  bool is_part = false;   ///< of a caseload: one sort of case, which has no value of its own
  Cell value, low, high;  ///< blank where there is none
  std::string range, target, met, note;
  Mark mark = Mark::none;
  Cell published_numerator, published_denominator;
  /// Hidden by --suppress: printed as c.
  bool hide_numerator = false, hide_denominator = false, hide_indeterminate = false,
       hide_excluded = false;
};

/// The name of a band of the measure.
std::string band_label(const Measure& m, std::uint16_t band, Date as_at);
/// The name of a role of a caseload: two bands of it are one.
std::string caseload_role(std::size_t role);

/// Why the files hold no figure of the measure at all, or blank.
std::string why_no_figure(const Session& session, const Coverage& coverage, const Measure& m);
/// "57.1 to 71.4": all of the indeterminate failing, all passing; blank where there are none.
std::string range_of(const Tally& tally);

/// Everything `kpi` was asked to print.
struct KpiRequest {
  std::vector<const Measure*> chosen;
  std::vector<Target> targets;
  std::vector<std::string> benchmarks;  ///< areas as published
  std::vector<JudgedPeriod> points;
  std::size_t not_begun = 0;
  std::size_t population = 0;  ///< 0: none given
  std::size_t suppress = 0;    ///< 0: nothing is hidden
  bool in_series = false;
};

/// The rows of all points, in the order they are printed; missed is set where a target is.
struct KpiRows {
  std::vector<KpiRow> rows;
  std::vector<std::array<std::uint32_t, kReasonCount>> reasons;  ///< by measure; of one point only
  bool missed = false;
};
KpiRows kpi_rows(Session& session, const KpiRequest& request, const Grouping& grouping,
                 const MeasureSource& source);

Output kpi_output(const Session& session, const KpiRequest& request, const KpiRows& rows);

/// Everyone one measure looked at.
Output list_measure(Session& session, const Measure& measure, const JudgedPeriod& period);

}  // namespace duly::cli

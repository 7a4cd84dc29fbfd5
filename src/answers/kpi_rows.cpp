// From the counts of measures to the rows of `kpi`: totals, bands, groups, points of a series.

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "answers/extent.hpp"
#include "answers/kpi.hpp"
#include "answers/kpi_benchmarks.hpp"
#include "answers/kpi_caseload.hpp"
#include "answers/kpi_points.hpp"
#include "answers/small_counts.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

class RowMaker {
 public:
  RowMaker(DataSet& data, const KpiRequest& request, std::span<const Grouping> breakdowns)
      : data_(data), request_(request), breakdowns_(breakdowns), hours_(data.records()) {}

  void add_point(std::size_t at, const KpiPoint& point) {
    point_ = at;
    judged_ = &point;
    for (const KpiSheet& sheet : point.sheets) add_same_groups(sheet);
    for (std::size_t i = 0; i < request_.chosen.size(); ++i) {
      const Judging& judging = point.judgings[i];
      measure_ = request_.chosen[i];
      std::string reason = why_no_figure(data_, point.coverage, *measure_);
      const bool not_in_files =
          !reason.empty() && !needs_more_than_latest(point.coverage, *measure_);
      if (reason.empty()) reason = out_of_extent(judging);
      if (reason.empty()) {
        sheet_ = &sheet_of(judging.period.judged_at);
        counts_ = sheet_->counts_of(measure_);
        add_measure(judging.period);
        if (!request_.in_series()) add_reasons();
      } else {
        add_no_figure(std::move(reason));
        out_.rows.back().not_in_files = not_in_files;
      }
      add_benchmarks(request_, *measure_, at, out_.rows);
    }
  }

  KpiRows take() { return std::move(out_); }

 private:
  const KpiSheet& sheet_of(Date day) const {
    const std::vector<KpiSheet>& sheets = judged_->sheets;
    return *std::find_if(sheets.begin(), sheets.end(),
                         [day](const KpiSheet& s) { return s.day == day; });
  }

  void add_same_groups(const KpiSheet& sheet) {
    if (request_.suppress == 0) return;
    for (SameGroups& same : same_groups(sheet, point_)) {
      out_.same_groups.push_back(std::move(same));
    }
  }

  /// Why the files hold no figure for the period, told as an error; blank where they do. Of a
  /// series the points before the files begin are simply blank.
  std::string out_of_extent(const Judging& judging) {
    if (!judging.out_of_extent) return {};
    const bool expected = request_.in_series() && judging.out_of_extent == Code::d119_files_begin;
    if (!expected) data_.say_out_of_extent(*judging.out_of_extent, judging.why);
    return judging.why;
  }

  void add_reasons() {
    out_.reasons.push_back(counts_->by_reason);
    for (std::uint32_t& count : out_.reasons.back()) count = shown(count);
  }

  void add_no_figure(std::string reason) {
    KpiRow& row = begin_row(KpiRow::Sort::not_available, 0);
    row.note = std::move(reason);
    row.mark = Mark::doubtful;
    if (const Target* target = target_of(request_.targets, measure_->id)) {
      tell_not_judged(*target, row.note);
    }
    if (!request_.in_series()) out_.reasons.emplace_back();
  }

  /// A count as it is shown: rounded, where counts are.
  std::uint32_t shown(std::uint32_t count) const {
    return static_cast<std::uint32_t>(rounded(count, request_.round));
  }

  const std::vector<Group>& groups() const { return sheet_->found.groups; }

  Id worker(std::uint32_t group) const { return groups()[group].values.back(); }

  KpiRow& begin_row(KpiRow::Sort sort, std::uint32_t group) {
    KpiRow& row = out_.rows.emplace_back();
    row.sort = sort;
    row.measure = measure_;
    row.point = point_;
    row.group_number = group;
    if (group != 0) row.group_values = groups()[group].values;
    return row;
  }

  std::string group_label(std::uint32_t group) const {
    if (group == 0) return {};
    const bool nobody = is_by_worker(measure_->shape) && worker(group) == kNoGroup;
    return nobody ? "(none)" : sheet_->labels[group];
  }

  /// Of the total blank; some measures are always by worker.
  std::string name_of_breakdown(std::uint32_t group) const {
    if (group == 0) return {};
    if (is_by_worker(measure_->shape)) return "worker";
    return breakdowns_[groups()[group].breakdown].name();
  }

  void add_measure(const JudgedPeriod& period) {
    add_group(period, 0);
    const std::size_t total = out_.rows.size() - 1;
    if (is_by_worker(measure_->shape) || breakdowns_.empty()) {
      add_groups(period, 0);
      return;
    }
    for (std::uint32_t b = 0; b < breakdowns_.size(); ++b) {
      if (breakdowns_[b].events_only() && !measure_->events) {
        add_note(out_.rows[total],
                 "not an event, so not by month or quarter: --monthly gives a series");
        continue;
      }
      const std::size_t groups = add_groups(period, b);
      const std::string& only = out_.rows.back().group;
      if (groups == 1 && (only == "(none)" || only == "not known")) {
        add_note(out_.rows.back(), "the files hold nothing to group by");
      }
    }
  }

  /// Those of the breakdown that have someone; how many they are.
  std::size_t add_groups(const JudgedPeriod& period, std::uint32_t breakdown) {
    std::size_t out = 0;
    for (const std::uint32_t g : sheet_->order) {
      if (groups()[g].breakdown != breakdown || counts_->groups[g].empty()) continue;
      add_group(period, g);
      ++out;
    }
    return out;
  }

  void add_group(const JudgedPeriod& period, std::uint32_t group) {
    switch (measure_->shape) {
      case Shape::share:
      case Shape::mean:
      case Shape::count: add_figures(period, group, counts_->groups[group]); return;
      case Shape::bands: add_bands(period, group); return;
      case Shape::caseload: add_caseload(period, group); return;
      case Shape::pace: add_pace(period, group); return;
    }
  }

  void add_bands(const JudgedPeriod& period, std::uint32_t group) {
    const Tally& all = counts_->groups[group];
    // Months to come: the first may be empty where the period ends with one.
    const bool months = measure_->bands.empty();
    for (std::size_t b = 0; b < counts_->bands.size(); ++b) {
      if (months && b == 0 && counts_->bands[b][0].empty()) continue;
      const bool beside = stands_beside(*measure_, b);
      if (beside && !stands_beside(*measure_, b - 1)) add_whole_of_bands(period, group);
      const Tally& band = counts_->bands[b][group];
      Tally tally = all;
      tally.numerator = beside ? band.excluded : band.numerator;
      KpiRow& row = add_figures(period, group, tally);
      row.band_number = static_cast<std::uint16_t>(b);
      row.band = band_label(*measure_, row.band_number, period.judged_at);
      if (!beside) continue;
      row.beside = true;
      row.value = row.low = row.high = Cell();
      row.range.clear();
      row.share_of.reset();
    }
    const bool nothing = counts_->bands.empty() || (months && counts_->bands.size() == 1);
    if (nothing) add_figures(period, group, all);
  }

  /// What the bands are parts of, where other bands stand beside them.
  void add_whole_of_bands(const JudgedPeriod& period, std::uint32_t group) {
    KpiRow& row = add_figures(period, group, counts_->groups[group]);
    row.band = "total";
    row.whole_of_bands = true;
  }

  /// The two sorts of case of each role, and what they come to.
  void add_caseload(const JudgedPeriod& period, std::uint32_t group) {
    constexpr std::size_t kSorts = 2;
    for (std::size_t role = 0; role * kSorts < counts_->bands.size(); ++role) {
      const Tally& children = counts_->bands[role * kSorts][group];
      const Tally& plans = counts_->bands[role * kSorts + 1][group];
      if (children.empty() && plans.empty()) continue;
      Tally all;
      all.numerator = children.numerator + plans.numerator;
      KpiRow& row = add_figures(period, group, all);
      row.band_number = static_cast<std::uint16_t>(role * kSorts);
      const std::string_view band = measure_->bands[role * kSorts];  // "iro, looked after"
      row.band = band.substr(0, band.find(','));
      const bool nobody = group != 0 && worker(group) == kNoGroup;
      if (!nobody) {
        const auto cases_of = [this, role](std::uint32_t g) {
          return std::size_t{counts_->bands[role * kSorts][g].numerator} +
                 counts_->bands[role * kSorts + 1][g].numerator;
        };
        tell_caseload(row, hours_of(group, cases_of), role == 0, period.judged_at,
                      kept_inexact_by(data_.setting()));
      }
      row.sorts = CaseSorts{shown(children.numerator), shown(plans.numerator)};
    }
  }

  /// What the worker did in a working month, or all workers did whose hours are known.
  void add_pace(const JudgedPeriod& period, std::uint32_t group) {
    KpiRow& row = add_figures(period, group, counts_->groups[group]);
    const CaseHours hours = hours_of(
        group, [this](std::uint32_t g) { return std::size_t{counts_->groups[g].numerator}; });
    const Date day_before = period.from.plus_days(-1);
    tell_pace(row, hours, data_.law().calendar.working_days_between(day_before, period.judged_at));
  }

  /// The hours of the worker, or of all workers who have cases.
  template <class CasesOf>
  CaseHours hours_of(std::uint32_t group, const CasesOf& cases_of) const {
    CaseHours out;
    const auto first = group == 0 ? std::uint32_t{1} : group;
    const auto until = group == 0 ? static_cast<std::uint32_t>(groups().size()) : group + 1;
    for (std::uint32_t g = first; g < until; ++g) {
      if (worker(g) != kNoGroup && cases_of(g) > 0) out.add(hours_.of(worker(g)), cases_of(g));
    }
    return out;
  }

  /// Whatever is made of counts is made of them as they are shown.
  KpiRow& add_figures(const JudgedPeriod& period, std::uint32_t group, const Tally& exact) {
    const Tally c = rounded(exact, request_.round);
    KpiRow& row = begin_row(KpiRow::Sort::figures, group);
    row.group = group_label(group);
    row.breakdown = group == 0 ? 0 : groups()[group].breakdown;
    row.by = name_of_breakdown(group);
    row.tally = c;
    const bool has_shares = measure_->shape == Shape::count || measure_->shape == Shape::bands;
    if (has_shares) row.share_of = shown(counts_->groups[0].numerator);
    if (measure_->shape == Shape::count) {
      add_count(row, group);
    } else if (measure_->shape == Shape::mean) {
      add_mean(row, exact);
    } else if (!is_by_worker(measure_->shape)) {
      add_value(row, c);
    }
    const Target* target = group == 0 && measure_->shape == Shape::share
                               ? target_of(request_.targets, measure_->id)
                               : nullptr;
    const Met met = target == nullptr ? Met::not_known : is_met(*target, c);
    // The exit code is for whoever runs the program, and is exact.
    out_.missed = out_.missed || (target != nullptr && is_met(*target, exact) == Met::no);
    if (target != nullptr) row.target = target->text;
    row.met = std::string(name(met));
    if (met == Met::no) row.mark = Mark::urgent;
    add_notes(row, period);
    if (target != nullptr && met == Met::not_known) {
      add_to_note(row.counts_note, "the target cannot be judged");
      tell_not_judged(*target, c.too_uncertain() ? "too many indeterminate" : "nothing to count");
    }
    add_note(row, reviews_end(sheet_->coverage, measure_->duties));
    add_to_note(row.counts_note, why_indeterminate(data_, sheet_->coverage, *measure_, c));
    return row;
  }

  void tell_not_judged(const Target& target, std::string_view why) {
    const JudgedPeriod& p = request_.points[point_];
    std::string what = fmt::format("target {}{}", target.measure, target.text);
    if (request_.in_series()) what += fmt::format(", {} to {}", to_string(p.from), to_string(p.to));
    out_.not_judged.push_back(fmt::format("{}: {}", what, why));
  }

  /// Of days, which are no count. Beside a rounded count their sum would tell it: the mean stands
  /// alone then, in whole days, which any count might have.
  void add_mean(KpiRow& row, const Tally& exact) const {
    if (request_.round == 0) {
      row.value = rate(exact.numerator, exact.denominator, 1);
      return;
    }
    row.tally.numerator = 0;
    if (row.tally.denominator == 0) return;
    row.value = Cell(std::int64_t{(exact.numerator + exact.denominator / 2) / exact.denominator});
  }

  /// The count, or its rate where populations are given: of a group, of its own alone.
  void add_count(KpiRow& row, std::uint32_t group) const {
    const Population& population = request_.population;
    if (!population.given()) {
      row.value = Cell(static_cast<std::int64_t>(row.tally.numerator));
      return;
    }
    row.population =
        group == 0 ? population.whole() : population.of(row.by, names_of_group(row, group));
    row.value = rate(row.tally.numerator, row.population, kRatesAreFor);
  }

  /// As it is shown, and with bare codes.
  std::vector<std::string> names_of_group(const KpiRow& row, std::uint32_t group) const {
    const Group& of = groups()[group];
    return {row.group, breakdowns_[of.breakdown].bare_label(of.values)};
  }

  static void add_value(KpiRow& row, const Tally& c) {
    const std::size_t all = c.denominator + c.indeterminate;
    row.low = percentage(c.numerator, all);
    row.high = percentage(c.numerator + c.indeterminate, all);
    if (!c.too_uncertain()) row.value = percentage(c.numerator, c.denominator);
    if (c.too_uncertain()) row.mark = Mark::doubtful;
    row.range = range_of(c);
  }

  void add_notes(KpiRow& row, const JudgedPeriod& period) const {
    add_note(row, period.provisional);
    if (sheet_->found.provisional_holidays) {
      add_note(row, kUncertainHolidays);
    }
    add_note(row, doubt_of(data_, *measure_));
    if (measure_->shape == Shape::count && request_.population.given()) {
      const bool missed = row.population == 0 && request_.population.by_group();
      if (row.population > 0) add_note(row, "per 10,000");
      if (missed) add_note(row, "no population is given for it");
    }
    add_note(row, data_.law_notes().of(*measure_));
    add_note(row, rounding_note(data_.setting()));
  }

  static void add_note(KpiRow& row, std::string_view text) { add_to_note(row.note, text); }

  DataSet& data_;
  const KpiRequest& request_;
  std::span<const Grouping> breakdowns_;
  WorkerHours hours_;
  KpiRows out_;
  // Of the point and measure being written.
  std::size_t point_ = 0;
  const KpiPoint* judged_ = nullptr;
  const KpiSheet* sheet_ = nullptr;  ///< of the measure
  const Measure* measure_ = nullptr;
  const MeasureCounts* counts_ = nullptr;
};

}  // namespace

std::string band_label(const Measure& m, std::uint16_t band, Date as_at) {
  if (!m.bands.empty()) {
    const ShortCode code(m.bands[band]);
    const bool words = m.band_codes && in_list(*m.band_codes, code);
    return words ? with_words(*m.band_codes, code) : std::string(m.bands[band]);
  }
  const Date first = *Date::make(as_at.year(), as_at.month(), 1);
  return year_month(add_months(first, band));
}

KpiRows kpi_rows(DataSet& data, const KpiRequest& request, std::span<const Grouping> breakdowns,
                 const MeasureSource& source, const KpiPoint* judged) {
  RowMaker rows(data, request, breakdowns);
  BuildOptions how = cases_for(request.chosen, data.law().readings);
  // The last point looks at everyone and says what is odd; earlier ones at those they concern.
  const std::size_t last = request.points.size() - 1;
  const std::shared_ptr<const Cases> whole = data.cases_at(request.points[last].judged_at, how);
  Coverage coverage = data.coverage(*whole);  // says what is odd
  const KpiAsked asked{data, request, breakdowns, source};
  const std::vector<KpiPoint> earlier = judge_earlier_points(asked, *whole, how);
  for (std::size_t i = 0; i < last; ++i) rows.add_point(i, earlier[i]);
  how.threads = data.threads();
  KpiPoint point = judged != nullptr ? judged_already(asked, last, *judged)
                                     : judge_point(asked, last, *whole, std::move(coverage), how);
  rows.add_point(last, point);
  KpiRows out = rows.take();
  out.last = std::move(point);
  return out;
}

}  // namespace duly::answers

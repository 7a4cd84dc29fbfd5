// From the counts of measures to the rows of `kpi`: totals, bands, groups, points of a series.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cli/kpi.hpp"
#include "cli/kpi_benchmarks.hpp"
#include "cli/wording.hpp"

namespace duly::cli {
namespace {

std::string text_of(const Cell& c) {
  const auto* value = std::get_if<Tenths>(&c);
  if (value == nullptr) return {};
  return fmt::format("{}.{}", value->tenths / 10, value->tenths % 10);
}

/// Where too much is indeterminate, a target is met or missed only if it is so at both ends.
Met met_by(const Target& target, const Tally& c) {
  if (!c.too_uncertain()) return is_met(target, c.numerator, c.denominator);
  const std::size_t all = c.denominator + c.indeterminate;
  const Met worst = is_met(target, c.numerator, all);
  return worst == is_met(target, c.numerator + c.indeterminate, all) ? worst : Met::not_known;
}

bool looks_at(const Measure& m, Duty duty) {
  return (m.duties & only(duty)) != 0;
}

/// A kind of extract the measure needs and the files do not hold; blank where they do.
std::string_view not_loaded(const Session& session, const Measure& m) {
  const Histories& h = session.histories();
  for (const Need& need : m.needs) {
    if (!need.field.empty()) continue;
    if (need.kind == "episodes" && h.episodes.empty()) return "no episodes loaded";
    if (need.kind == "plans" && h.plans.empty()) return "no plans loaded";
    const bool any = !h.conferences.empty() || !h.enquiries.empty();
    if (need.kind == "conferences" && !any) return "no conferences loaded";
  }
  return {};
}

std::string headings_of(const Need& need) {
  std::string out;
  static const Headings kHeadings;  // read once: every point of a series may ask
  for (const Heading& h : kHeadings.all()) {
    if (h.kind != need.kind || h.field != need.field || h.source.find("XML") != std::string::npos) {
      continue;
    }
    if (!out.empty()) out += " or ";
    out += h.heading;
  }
  return out;
}

/// May a column of the kind also stand in an extract of another?
bool has_column(const Records& records, const Need& need) {
  if (has_field(records, need.kind, need.field)) return true;
  return need.kind == "care_dates" && has_field(records, "reviews", need.field);
}

/// Why there is no figure at all, or blank.
std::string not_available(const Session& session, const Coverage& coverage, const Measure& m) {
  const bool latest_only = (looks_at(m, Duty::cla_review) && coverage.latest_reviews_only) ||
                           (looks_at(m, Duty::cp_review) && coverage.latest_conferences_only);
  if (latest_only && m.shape == Shape::share) {
    return "not available from Annex A: only the latest review is there";
  }
  const Records& records = session.records();
  for (const Need& need : m.needs) {
    if (need.kind == "allocations" && records.allocations.empty()) {
      return "needs an extract of allocations";
    }
    if (!need.field.empty() && !has_column(records, need)) {
      return fmt::format("needs column {} in {}", headings_of(need), need.kind);
    }
  }
  return {};
}

std::map<Id, std::int64_t> hours_of(const Records& records) {
  std::map<Id, std::int64_t> out;
  for (const Worker& w : records.workers) {
    if (w.hundredths >= 0) out[w.worker] = w.hundredths;
  }
  return out;
}

class RowMaker {
 public:
  RowMaker(Session& session, const KpiRequest& request, const Grouping& grouping,
           const MeasureSource& source)
      : session_(session),
        request_(request),
        grouping_(grouping),
        source_(source),
        hours_(hours_of(session.records())) {}

  void add_point(std::size_t at, const Cases& cases) {
    const JudgedPeriod& period = request_.points[at];
    point_ = at;
    const Coverage coverage = session_.coverage(cases);
    found_ = evaluate(source_.context(), cases, coverage, request_.chosen, grouping_, period.from,
                      session_.threads());
    sort_groups();
    for (std::size_t i = 0; i < request_.chosen.size(); ++i) {
      measure_ = request_.chosen[i];
      counts_ = &found_.counts[i];
      const std::string reason = not_available(session_, coverage, *measure_);
      if (reason.empty()) {
        add_measure(period);
        if (!request_.in_series) out_.reasons.push_back(counts_->by_reason);
      } else {
        KpiRow& row = begin_row(KpiRow::Sort::not_available, 0);
        row.note = reason;
        row.mark = Mark::doubtful;
        // A target that cannot be judged for want of a column has not been met.
        out_.missed = out_.missed || target_of(request_.targets, measure_->id) != nullptr;
        if (!request_.in_series) out_.reasons.emplace_back();
      }
      add_benchmarks(request_, *measure_, at, out_.rows);
    }
  }

  KpiRows take() { return std::move(out_); }

 private:
  void sort_groups() {
    order_.clear();
    for (std::uint32_t g = 1; g < found_.groups.size(); ++g) order_.push_back(g);
    const auto worker = [this](std::uint32_t g) { return session_.word(found_.groups[g].back()); };
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (grouping_.before(found_.groups[a], found_.groups[b])) return true;
      if (grouping_.before(found_.groups[b], found_.groups[a])) return false;
      return worker(a) < worker(b);
    });
    name_groups();
  }

  /// Two groups of one name (a cell that says "(none)") are told apart, here and by --suppress.
  void name_groups() {
    labels_.assign(found_.groups.size(), {});
    std::map<std::string, int> met;
    for (const std::uint32_t g : order_) {
      const GroupValues& values = found_.groups[g];
      const std::string_view worker = session_.word(values.back());
      // A caseload's groups are its workers; by what others are grouped, it has no value.
      const bool of_caseload = !worker.empty() || grouping_.none();
      labels_[g] = of_caseload ? std::string(worker) : grouping_.label(values);
      if (labels_[g].empty()) labels_[g] = "(none)";
      if (of_caseload) continue;
      const int same = ++met[labels_[g]];
      if (same > 1) labels_[g] += fmt::format(" ({})", same);
    }
  }

  KpiRow& begin_row(KpiRow::Sort sort, std::uint32_t group) {
    KpiRow& row = out_.rows.emplace_back();
    row.sort = sort;
    row.measure = measure_;
    row.point = point_;
    row.group_number = group;
    return row;
  }

  std::string group_label(std::uint32_t group) const {
    if (group == 0) return {};
    const bool nobody =
        measure_->shape == Shape::caseload && found_.groups[group].back() == kNoGroup;
    return nobody ? "(none)" : labels_[group];
  }

  void add_measure(const JudgedPeriod& period) {
    add_group(period, 0);
    const bool no_events = grouping_.events_only() && !measure_->events;
    if (no_events) {
      add_note(out_.rows.back(),
               "not an event, so not by month or quarter: --monthly gives a series");
      return;
    }
    std::size_t groups = 0;
    for (const std::uint32_t g : order_) {
      if (counts_->groups[g].empty()) continue;
      add_group(period, g);
      ++groups;
    }
    const std::string& only = out_.rows.back().group;
    if (groups == 1 && only == "(none)" && measure_->shape != Shape::caseload) {
      add_note(out_.rows.back(), "the files hold nothing to group by");
    }
  }

  void add_group(const JudgedPeriod& period, std::uint32_t group) {
    switch (measure_->shape) {
      case Shape::share:
      case Shape::count: add_figures(period, group, counts_->groups[group]); return;
      case Shape::bands: add_bands(period, group); return;
      case Shape::caseload: add_caseload(period, group); return;
    }
  }

  void add_bands(const JudgedPeriod& period, std::uint32_t group) {
    const Tally& all = counts_->groups[group];
    // Months to come: the first may be empty where the period ends with one.
    const bool months = measure_->bands.empty();
    for (std::size_t b = 0; b < counts_->bands.size(); ++b) {
      if (months && b == 0 && counts_->bands[b][0].empty()) continue;
      Tally tally = all;
      tally.numerator = counts_->bands[b][group].numerator;
      KpiRow& row = add_figures(period, group, tally);
      row.band_number = static_cast<std::uint16_t>(b);
      row.band = band_label(*measure_, row.band_number, period.judged_at);
    }
    const bool nothing = counts_->bands.empty() || (months && counts_->bands.size() == 1);
    if (nothing) add_figures(period, group, all);
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
      const bool nobody = group != 0 && found_.groups[group].back() == kNoGroup;
      row.fte = {nobody ? -1 : hours(group, role * kSorts)};
      if (!nobody) tell_caseload(row, role == 0);
      row.sorts = CaseSorts{children.numerator, plans.numerator};
    }
  }

  /// Of the worker, or of all workers with a case of the role; -1 where one is not known.
  std::int64_t hours(std::uint32_t group, std::size_t band) const {
    if (group != 0) return hours_of_worker(found_.groups[group].back());
    std::int64_t sum = 0;
    for (std::uint32_t g = 1; g < found_.groups.size(); ++g) {
      if (counts_->bands[band][g].empty() && counts_->bands[band + 1][g].empty()) continue;
      if (found_.groups[g].back() == kNoGroup) continue;  // cases of nobody
      const std::int64_t known = hours_of_worker(found_.groups[g].back());
      if (known < 0) return -1;
      sum += known;
    }
    return sum;
  }

  std::int64_t hours_of_worker(Id worker) const {
    const auto known = hours_.find(worker);
    return known == hours_.end() ? -1 : known->second;
  }

  static void tell_caseload(KpiRow& row, bool officer) {
    if (row.fte.hundredths <= 0) {
      add_note(row, row.fte.hundredths == 0 ? "no hours" : "no full-time equivalent is known");
      return;
    }
    const std::uint64_t cases = std::uint64_t{row.tally.numerator} * 100;
    const auto hours = static_cast<std::uint64_t>(row.fte.hundredths);
    row.value = rate(cases, hours, 1);
    if (!officer) return;
    constexpr std::uint64_t kFewest = 50;  // iro-handbook: 50 to 70 for each full-time officer
    constexpr std::uint64_t kMost = 70;
    row.counts_note = cases > kMost * hours ? "over 50 to 70" : "within 50 to 70";
    if (cases < kFewest * hours) row.counts_note = "under 50 to 70";
  }

  KpiRow& add_figures(const JudgedPeriod& period, std::uint32_t group, const Tally& c) {
    KpiRow& row = begin_row(KpiRow::Sort::figures, group);
    row.group = group_label(group);
    row.tally = c;
    if (measure_->shape == Shape::count) {
      row.value = Cell(static_cast<std::int64_t>(c.numerator));
      constexpr std::size_t kTenThousand = 10000;
      if (request_.population > 0) {
        row.value = rate(c.numerator, request_.population, kTenThousand);
      }
    } else if (measure_->shape != Shape::caseload) {
      add_value(row, c);
    }
    const Target* target = group == 0 && measure_->shape == Shape::share
                               ? target_of(request_.targets, measure_->id)
                               : nullptr;
    const Met met = target == nullptr ? Met::not_known : met_by(*target, c);
    out_.missed = out_.missed || met == Met::no;
    if (target != nullptr) row.target = target->text;
    row.met = std::string(name(met));
    if (met == Met::no) row.mark = Mark::urgent;
    add_notes(row, period);
    if (target != nullptr && met == Met::not_known) {
      add_text(row.counts_note, "the target cannot be judged");
    }
    if (c.too_uncertain())
      add_text(row.counts_note, "too many indeterminate: load the year before");
    return row;
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
    if (found_.provisional_holidays) {
      add_note(row, "provisional: counts days of years whose bank holidays are not certain");
    }
    if (row.group.empty()) add_note(row, not_loaded(session_, *measure_));
    for (const Duty duty : {Duty::cla_review, Duty::cp_review}) {
      if (looks_at(*measure_, duty)) add_note(row, not_joining_note(session_, duty));
    }
    if (measure_->shape == Shape::count && request_.population > 0) {
      add_note(row, "per 10,000");
    }
  }

  static void add_note(KpiRow& row, std::string_view text) { add_text(row.note, text); }
  static void add_text(std::string& into, std::string_view text) {
    if (text.empty()) return;
    if (!into.empty()) into += "; ";
    into += text;
  }

  Session& session_;
  const KpiRequest& request_;
  const Grouping& grouping_;
  const MeasureSource& source_;
  std::map<Id, std::int64_t> hours_;
  KpiRows out_;
  // Of the point and measure being written.
  std::size_t point_ = 0;
  Evaluation found_;
  std::vector<std::uint32_t> order_;
  std::vector<std::string> labels_;  ///< by group
  const Measure* measure_ = nullptr;
  const MeasureCounts* counts_ = nullptr;
};

bool needs_initial_conferences(const Session& session, const KpiRequest& request) {
  return session.law().readings.cp_anchor == CpAnchor::icpc ||
         std::any_of(request.chosen.begin(), request.chosen.end(),
                     [](const Measure* m) { return looks_at(*m, Duty::icpc); });
}

}  // namespace

std::string band_label(const Measure& m, std::uint16_t band, Date as_at) {
  if (!m.bands.empty()) return std::string(m.bands[band]);
  constexpr int kIsoMonth = 7;  // yyyy-mm
  const Date first = *Date::make(as_at.year(), as_at.month(), 1);
  return to_string(add_months(first, band)).substr(0, kIsoMonth);
}

std::string why_no_figure(const Session& session, const Coverage& coverage, const Measure& m) {
  std::string reason = not_available(session, coverage, m);
  return reason.empty() ? std::string(not_loaded(session, m)) : reason;
}

std::string range_of(const Tally& tally) {
  if (tally.indeterminate == 0) return {};
  const std::size_t all = tally.denominator + tally.indeterminate;
  return text_of(percentage(tally.numerator, all)) + " to " +
         text_of(percentage(tally.numerator + tally.indeterminate, all));
}

KpiRows kpi_rows(Session& session, const KpiRequest& request, const Grouping& grouping,
                 const MeasureSource& source) {
  RowMaker rows(session, request, grouping, source);
  BuildOptions how;
  how.initial_conferences = needs_initial_conferences(session, request);
  // The last point looks at everyone and says what is odd; earlier ones at those they concern.
  const std::size_t last = request.points.size() - 1;
  const Cases whole = session.cases_at(request.points[last].judged_at, how);
  std::vector<Lifeline> lifelines;
  if (last > 0) lifelines = lifelines_of(session.records(), session.histories(), whole);
  Cases cases;
  for (std::size_t i = 0; i < last; ++i) {
    how.lifelines = lifelines;
    how.from = request.points[i].from;
    cases = session.earlier_cases_at(request.points[i].judged_at, how, std::move(cases));
    rows.add_point(i, cases);
  }
  rows.add_point(last, whole);
  return rows.take();
}

}  // namespace duly::cli

#include "answers/changes_side.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/extent.hpp"

namespace duly::answers {
namespace {

/// The period, judged no later than the files of the sort go. What fell due after their last day
/// would else be missed for the single reason that the extract was taken before it.
JudgedPeriod to_the_end(const Coverage& told, Subject subject, JudgedPeriod period) {
  const auto end_at = [&period](const Extent& extent) {
    if (!extent.ends_early || period.judged_at <= *extent.files_end) return;
    period.judged_at = *extent.files_end;
    period.provisional =
        fmt::format("provisional: to {}, where the files end", to_string(period.judged_at));
  };
  if (subject.care) end_at(told.care);
  if (subject.protection) end_at(told.protection);
  return period;
}

}  // namespace

Side::Side(DataSet& data, std::span<const Measure* const> chosen, const JudgedPeriod& asked,
           bool to_its_end)
    : data_(data), source_(data) {
  DayOfSide& whole = days_.emplace_back();
  whole.cases = data.cases_at(asked.judged_at);
  whole.coverage = data.coverage(*whole.cases);
  for (const Measure* m : chosen) look(*m, whole.coverage, asked, to_its_end);
  list(chosen, asked.from);
}

/// As far as the files go, and whether they hold a figure at all.
void Side::look(const Measure& m, const Coverage& told, const JudgedPeriod& asked,
                bool to_its_end) {
  Seen& seen = seen_.emplace_back();
  const Subject subject = subject_of(m);
  const Judging how =
      judging(data_, told, subject, to_its_end ? to_the_end(told, subject, asked) : asked);
  seen.period = how.period;
  seen.no_figure = why_no_figure(data_, told, m);
  if (!seen.no_figure.empty() || !how.out_of_extent) return;
  data_.say_out_of_extent(*how.out_of_extent, how.why);
  seen.no_figure = how.why;
}

DayOfSide& Side::day(Date at) {
  for (DayOfSide& known : days_) {
    if (known.cases->as_at == at) return known;
  }
  DayOfSide& out = days_.emplace_back();
  out.cases = std::make_shared<const Cases>(data_.earlier_cases_at(at, {}, {}));
  out.coverage = coverage_of(*out.cases, data_.law().readings);
  return out;
}

/// Everyone, day by day: each child is looked at once for all measures of a day.
void Side::list(std::span<const Measure* const> chosen, Date from) {
  for (std::size_t m = 0; m < chosen.size(); ++m) {
    if (seen_[m].no_figure.empty()) seen_[m].day = &day(seen_[m].period.judged_at);
  }
  for (const DayOfSide& on : days_) {
    std::vector<const Measure*> measures;
    std::vector<std::size_t> at;
    for (std::size_t m = 0; m < chosen.size(); ++m) {
      if (seen_[m].day != &on) continue;
      measures.push_back(chosen[m]);
      at.push_back(m);
    }
    if (measures.empty()) continue;
    std::vector<Listed> lists =
        list_everyone(source_.context(), *on.cases, on.coverage, measures, from);
    for (std::size_t i = 0; i < at.size(); ++i) {
      Seen& seen = seen_[at[i]];
      seen.list = std::move(lists[i]);
      for (const Verdict& v : seen.list.verdicts) seen.tally.add(v.reason, v.amount);
    }
  }
}

}  // namespace duly::answers

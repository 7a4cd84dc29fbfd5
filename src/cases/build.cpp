#include "cases/build.hpp"

#include <algorithm>

namespace duly {
namespace cases {

void Building::saw(OptDate d) {
  if (!d || cases.as_at < *d) return;
  if (!cases.last_event || *cases.last_event < *d) cases.last_event = d;
}

void YearSet::add(Date d) {
  // Reviews of a child mostly fall in the year of the one before: ask the calendar only when not.
  if (!last_.contains(d)) {
    const Date start = collection_year_start(d);
    last_ = {start, add_months(start, 12)};
    index_ = static_cast<std::size_t>(start.year() - kFirstYear);
  }
  seen_[index_] = true;
}

std::vector<Date> YearSet::years() const {
  std::vector<Date> out;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    if (seen_[i]) out.push_back(*Date::make(kFirstYear + static_cast<int>(i), 4, 1));
  }
  return out;
}

}  // namespace cases

void Cases::clear() {
  children.clear();
  periods.clear();
  runs.clear();
  reviews.clear();
  plans.clear();
  conferences.clear();
  icpcs.clear();
  discussions.clear();
  latest_reviews_only = latest_conferences_only = false;
  last_event = {};
}

Cases build_cases(const Records& records, const Histories& histories, Date as_at,
                  Diagnostics& findings, const BuildOptions& options, Cases old) {
  Cases out = std::move(old);
  out.clear();
  out.as_at = as_at;
  out.children.resize(records.children.size());
  // Room for the most there can be: what is not used is never touched, and nothing is copied twice.
  out.periods.reserve(histories.episodes.size());
  out.runs.reserve(histories.episodes.size());
  out.reviews.reserve(histories.reviews.size());
  out.plans.reserve(histories.plans.size());
  out.conferences.reserve(histories.conferences.size());
  cases::YearSet review_years;
  cases::YearSet conference_years;
  for (Id id = 0; id < out.children.size(); ++id) {
    cases::Building b{records, histories, out, findings, id};
    if (!options.lifelines.empty() && !options.lifelines[id].touches(options.from, as_at)) {
      const Lifeline& untouched = options.lifelines[id];
      if (as_at < untouched.first) continue;
      review_years.add(untouched.review_years);
      conference_years.add(untouched.conference_years);
      out.latest_reviews_only |= untouched.latest_reviews_only;
      out.latest_conferences_only |= untouched.latest_conferences_only;
      b.saw(untouched.last);
      continue;
    }
    ChildCase& child = out.children[id];
    const OptDate born = histories.born[id];
    if (born) child.turns_18 = birthday(*born, 18);
    cases::add_periods(b, child, review_years);
    cases::add_plans(b, child, conference_years);
    if (options.initial_conferences) cases::add_icpcs(b, child);
  }
  out.review_years = review_years.years();
  out.conference_years = conference_years.years();
  return out;
}

namespace {

constexpr OptDate kForEver;

class LifelineOf {
 public:
  void saw(OptDate first, OptDate last) {
    if (!first) return;
    if (!any_ || *first < line_.first) line_.first = *first;
    if (!any_ || line_.last < last.or_far()) line_.last = last.or_far();
    any_ = true;
  }
  void saw(OptDate day) { saw(day, day); }
  Lifeline& line() { return line_; }

 private:
  // Of no days: it touches no period.
  Lifeline line_{OptDate().or_far(), Date::from_serial(0), {}, {}};
  bool any_ = false;
};

template <class Row>
std::span<const Row> rows_of(const std::vector<Row>& rows, const std::vector<std::uint32_t>& of,
                             Id child) {
  return Cases::part(rows, {of[child], of[child + 1]});
}

CollectionYears years_of(std::span<const Held> all, const auto& rows, const Records& records) {
  cases::YearSet years;
  for (const Held& held : all) {
    if (cases::marks_its_year(records, rows[held.record])) years.add(held.day);
  }
  return years.seen();
}

}  // namespace

std::vector<Lifeline> lifelines_of(const Records& records, const Histories& h, const Cases& whole) {
  std::vector<Lifeline> out;
  out.reserve(whole.children.size());
  for (Id child = 0; child < whole.children.size(); ++child) {
    LifelineOf life;
    for (const Episode& e : rows_of(h.episodes, h.episodes_of, child)) life.saw(e.from, e.until);
    for (const PlanRow& p : rows_of(h.plans, h.plans_of, child)) life.saw(p.from, p.until);
    for (const std::uint32_t i : rows_of(h.reviews, h.reviews_of, child)) {
      life.saw(records.reviews[i].held);
    }
    for (const std::uint32_t i : rows_of(h.conferences, h.conferences_of, child)) {
      life.saw(records.conferences[i].held);
    }
    // A strategy discussion stays open until a conference follows it.
    for (const std::uint32_t i : rows_of(h.enquiries, h.enquiries_of, child)) {
      life.saw(records.enquiries[i].strategy_discussion, kForEver);
    }
    Lifeline& line = life.line();
    for (const PeriodOfCare& p : whole.periods_of(whole.children[child])) {
      line.review_years |= years_of(whole.reviews_of(p.reviews), records.reviews, records);
      line.latest_reviews_only |= p.summary;
    }
    for (const Plan& p : whole.plans_of(whole.children[child])) {
      line.conference_years |= years_of(whole.conferences_of(p), records.conferences, records);
      line.latest_conferences_only |= h.plans[p.record].summary;
    }
    out.push_back(line);
  }
  return out;
}

}  // namespace duly

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

Cases build_cases(const Records& records, const Histories& histories, Date as_at,
                  Diagnostics& findings, bool initial_conferences) {
  Cases out;
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
    ChildCase& child = out.children[id];
    const OptDate born = histories.born[id];
    if (born) child.turns_18 = birthday(*born, 18);
    cases::Building b{records, histories, out, findings, id};
    cases::add_periods(b, child, review_years);
    cases::add_plans(b, child, conference_years);
    if (initial_conferences) cases::add_icpcs(b, child);
  }
  out.review_years = review_years.years();
  out.conference_years = conference_years.years();
  return out;
}

}  // namespace duly

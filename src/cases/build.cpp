#include "cases/build.hpp"

#include <algorithm>

namespace duly {
namespace cases {

void Building::saw(OptDate d) {
  if (!d || cases.as_at < *d) return;
  if (!cases.last_event || *cases.last_event < *d) cases.last_event = d;
}

void YearSet::add(Date d) {
  seen_[static_cast<std::size_t>(collection_year_start(d).year() - kFirstYear)] = true;
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
                  Diagnostics& findings) {
  Cases out;
  out.as_at = as_at;
  out.children.resize(records.children.size());
  out.reviews.reserve(histories.reviews.size());
  cases::YearSet review_years;
  cases::YearSet conference_years;
  for (Id id = 0; id < out.children.size(); ++id) {
    ChildCase& child = out.children[id];
    child.born = histories.born[id];
    if (child.born) child.turns_18 = birthday(*child.born, 18);
    cases::Building b{records, histories, out, findings, id};
    cases::add_periods(b, child, review_years);
    cases::add_plans(b, child, conference_years);
    cases::add_icpcs(b, child);
  }
  out.review_years = review_years.years();
  out.conference_years = conference_years.years();
  return out;
}

}  // namespace duly

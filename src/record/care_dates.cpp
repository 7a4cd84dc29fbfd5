#include "duly/care_dates.hpp"

#include "duly/care.hpp"

namespace duly {

CareDates::CareDates(const Records& records) : records_(records) {
  if (records.care_dates.empty()) return;
  order_ =
      by_child(records.care_dates, records.children.size(), [](const CareDate&) { return true; });
}

OptDate CareDates::last(Id child, CareEvent what, Date from, Date to) const {
  OptDate found;
  if (order_.of.empty()) return found;
  for (std::uint32_t i = order_.of[child]; i < order_.of[child + 1]; ++i) {
    const CareDate& row = records_.care_dates[order_.rows[i]];
    if (row.what != what || !row.day || *row.day < from || to < *row.day) continue;
    if (!found || *found < *row.day) found = row.day;
  }
  return found;
}

}  // namespace duly

#include "duly/care_dates.hpp"

namespace duly {

CareDates::CareDates(const Records& records) {
  if (records.care_dates.empty()) return;
  rows_ = records.care_dates;
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const CareDate& a, const CareDate& b) { return a.child < b.child; });
  of_.assign(records.children.size() + 1, 0);
  for (const CareDate& row : rows_) ++of_[row.child + 1];
  for (std::size_t c = 1; c < of_.size(); ++c) of_[c] += of_[c - 1];
}

OptDate CareDates::last(Id child, CareEvent what, Date from, Date to) const {
  OptDate found;
  if (of_.empty()) return found;
  for (std::uint32_t i = of_[child]; i < of_[child + 1]; ++i) {
    const CareDate& row = rows_[i];
    if (row.what != what || !row.day || *row.day < from || to < *row.day) continue;
    if (!found || *found < *row.day) found = row.day;
  }
  return found;
}

}  // namespace duly

#pragma once

#include "duly/cases.hpp"

namespace duly::cases {

/// What the parts of build_cases share while one child is built.
struct Building {
  const Records& records;
  const Histories& histories;
  Cases& cases;
  Diagnostics& findings;
  Id child;
  void saw(OptDate d);
};

/// Does it show that reviews of its collection year are complete? The latest one of a list, and
/// what a CIN census carries over from the year before, do not.
template <class Row>
bool marks_its_year(const Records& records, const Row& row) {
  const OptDate complete = records.extracts[row.row.file].complete_from;
  return !row.latest_only && (!complete || *complete <= *row.held);
}

/// Notes, apart for reviews and conferences, which collection years hold one.
class YearSet {
 public:
  void add(Date d);
  void add(const CollectionYears& years) { seen_ |= years; }
  std::vector<Date> years() const;
  const CollectionYears& seen() const { return seen_; }

 private:
  static constexpr int kFirstYear = 1980;  // before every year the reader accepts
  Period last_{Date::from_serial(0), Date::from_serial(0)};
  std::size_t index_ = 0;
  CollectionYears seen_;
};

void add_periods(Building& b, ChildCase& child, YearSet& years);
void add_plans(Building& b, ChildCase& child, YearSet& years);
void add_icpcs(Building& b, ChildCase& child);

}  // namespace duly::cases

// From which day to which day the files can be relied on: measures section 3. Everything is found
// from the weight of many rows, so that no single one decides for all.

#include <algorithm>
#include <cstdint>

#include "duly/obligation.hpp"

namespace duly {
namespace {

// About two reviews a year are held of each child: one for each half year in care.
constexpr std::int64_t kDaysOfHalfYears = 365;  // of two: `365 x held >= days` is a half of them
constexpr std::int64_t kDaysOfFourHalfYears = 730;  // `730 x held < days` is under a quarter
constexpr std::int64_t kDaysThatExpectSix =
    std::int64_t{6} * 365;  // of two days: 1,095 days expect six reviews
constexpr int kStaleDays = 62;

bool expect_six(std::int64_t days) {
  return 2 * days >= kDaysThatExpectSix;
}

/// Days of cases open, and what was held in them.
struct Stretch {
  std::int64_t days = 0;
  std::int64_t held = 0;

  void add(const Stretch& other) {
    days += other.days;
    held += other.held;
  }
  bool covered() const { return held > 0 && kDaysOfHalfYears * held >= days; }
  bool nearly_empty() const { return kDaysOfFourHalfYears * held < days; }
};

struct Month {
  Date from;
  Stretch told;
};

/// A collection year as far as the day asked about.
struct Year {
  Date from;
  std::vector<Month> months;
  Stretch told;
};

/// Collection years from the first that holds a date to the one that holds `day`.
std::vector<Year> years_to(Date day, const Told& told) {
  std::vector<Year> out;
  std::int64_t open = 0;
  const Date first = std::min(told.change.first_counted(), told.held.first_counted());
  Date next_month = std::max(ByDay::kFirst, collection_year_start(first));
  for (Date d = next_month; d <= day; d = d.plus_days(1)) {
    if (d == next_month) {
      const Date year = collection_year_start(d);
      if (out.empty() || out.back().from != year) out.push_back({year, {}, {}});
      out.back().months.push_back({d, {}});
      next_month = add_months(d, 1);
    }
    open += told.change.on(d);
    out.back().months.back().told.add({open, told.held.on(d)});
  }
  for (Year& y : out) {
    for (const Month& m : y.months) y.told.add(m.told);
  }
  return out;
}

bool stated(const Told& told, Date year) {
  return std::find(told.stated_years.begin(), told.stated_years.end(), year) !=
         told.stated_years.end();
}

/// The first year of the last unbroken run of covered ones; where none is, the last that holds
/// anything; else the end of the list.
std::size_t first_complete_year(const std::vector<Year>& years, const Told& told,
                                std::vector<Date>& covered) {
  std::size_t first = years.size();
  for (std::size_t i = 0; i < years.size(); ++i) {
    const Year& y = years[i];
    // A census states its year; what it carries over from the year before is not counted here.
    const bool is_covered = y.told.covered() || (y.told.held > 0 && stated(told, y.from));
    if (!is_covered) continue;
    const bool goes_on = !covered.empty() && covered.back() == years[i - 1].from;
    if (!goes_on) first = i;
    covered.push_back(y.from);
  }
  if (first < years.size()) return first;
  for (std::size_t i = years.size(); i-- > 0;) {
    if (years[i].told.held > 0) return i;
  }
  return years.size();
}

/// Where the first months of the year hold next to nothing, reviews are complete from the month
/// after them: an extract of a month or a quarter. None where no month up to `day` is left.
OptDate after_empty_months(const Year& year, Date day) {
  Date complete = year.from;
  Stretch first_months;
  for (const Month& m : year.months) {
    const Date after = add_months(m.from, 1);
    if (day.plus_days(1) < after) break;  // not a whole month
    first_months.add(m.told);
    const bool empty =
        expect_six(first_months.days) && first_months.nearly_empty() && m.told.nearly_empty();
    if (empty) complete = after;
  }
  return complete <= day ? OptDate(complete) : OptDate{};
}

/// H.
void find_complete_from(const Told& told, Date day, OptDate reading, Extent& out) {
  const std::vector<Year> years = years_to(day, told);
  const std::size_t first = first_complete_year(years, told, out.covered);
  if (first < years.size()) {
    const Year& year = years[first];
    out.complete_from = stated(told, year.from) ? year.from : after_empty_months(year, day);
  }
  if (reading) out.complete_from = reading;
  if (!out.complete_from) return;
  for (Date d = told.held.first_counted(); d < *out.complete_from && d <= day; d = d.plus_days(1)) {
    out.held_before += static_cast<std::size_t>(told.held.on(d));
  }
}

/// The latest day on or after which at least two children have a date, or a thousandth of them
/// where that is more. One or two children can bear out no more than their latest.
OptDate end_of(const ByDay& children, Date day) {
  constexpr std::int64_t kThousand = 1000;
  const Date first = children.first_counted();
  std::int64_t all = 0;
  for (Date d = first; d <= day; d = d.plus_days(1)) all += children.on(d);
  const std::int64_t enough =
      all <= 2 ? 1 : std::max<std::int64_t>(2, (all + kThousand - 1) / kThousand);
  std::int64_t seen = 0;
  for (Date d = day; first <= d; d = d.plus_days(-1)) {
    seen += children.on(d);
    if (seen >= enough) return d;
  }
  return {};
}

/// Were six or more reviews expected after `from`, up to `to`?
bool six_expected_between(const Told& told, Date from, Date to) {
  std::int64_t open = 0;
  std::int64_t days = 0;
  for (Date d = told.change.first_counted(); d <= to; d = d.plus_days(1)) {
    open += told.change.on(d);
    if (from < d) days += open;
  }
  return expect_six(days);
}

Extent extent_of(const Told& told, Date day, OptDate reading) {
  Extent out;
  find_complete_from(told, day, reading, out);
  out.files_end = end_of(told.last_any, day);
  out.cases_end = end_of(told.last_case, day);
  if (out.files_end) out.ends_early = six_expected_between(told, *out.files_end, day);
  const OptDate held_end = end_of(told.last_held, day);
  const bool older = held_end && out.cases_end &&
                     (*out.cases_end).days_since(*held_end) > kStaleDays &&
                     six_expected_between(told, *held_end, *out.cases_end);
  if (older) out.held_end = held_end;
  return out;
}

}  // namespace

bool Extent::stale_on(Date day) const {
  return ends_early && day.days_since(*files_end) > kStaleDays;
}

Coverage coverage_of(const Cases& cases, const Readings& readings) {
  Coverage out;
  out.care = extent_of(cases.care, cases.as_at, readings.reviews_from);
  out.protection = extent_of(cases.protection, cases.as_at, readings.conferences_from);
  out.latest_reviews_only = cases.latest_reviews_only && !out.care.complete_from;
  out.latest_conferences_only = cases.latest_conferences_only && !out.protection.complete_from;
  return out;
}

}  // namespace duly

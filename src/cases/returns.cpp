#include "cases/returns.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

#include "cases/few.hpp"
#include "cases/versions.hpp"
#include "duly/care.hpp"
#include "duly/protection.hpp"

namespace duly::cases {
namespace {

// How much bears a year out.
constexpr std::size_t kEnough = 2;  // children with a date in it
constexpr std::size_t kTiny = 10;   // in a file of fewer children one is enough
constexpr std::size_t kEnoughAfterGap = 5;
constexpr int kGap = 5;  // years

constexpr int kFirstYear = 1980;  // before every year the reader accepts
constexpr std::size_t kYears = 128;

constexpr std::array<std::int32_t, kYears> starts_of_years() {
  std::array<std::int32_t, kYears> out{};
  for (std::size_t i = 0; i < kYears; ++i) {
    out[i] = Date::make(kFirstYear + static_cast<int>(i), 4, 1).value().serial();
  }
  return out;
}
constexpr std::array<std::int32_t, kYears> kStarts = starts_of_years();

/// The collection year of a day, by number: every date of every file is asked for, so the calendar
/// is not.
std::size_t year_number(Date day) {
  const std::int32_t days = day.serial();
  if (days < kStarts.front()) return 0;
  constexpr std::int32_t kLongestYear = 366;
  auto year = static_cast<std::size_t>((days - kStarts.front()) / kLongestYear);
  year = std::min(year, kYears - 1);
  while (year + 1 < kYears && kStarts[year + 1] <= days) ++year;
  return year;
}

Date start_of_year(std::size_t number) {
  return Date::from_serial(kStarts[number]);
}

/// The dates of one file, by collection year.
class DatesOf {
 public:
  void starts(Date day, Id child) {
    years_[year_number(day)].begun.add(child);
    has(day, child);
  }
  /// An end on 1 April is one of the year ended: the first day outside.
  void ends(OptDate day, Id child) {
    if (day) has((*day).plus_days(-1), child);
  }
  void has(Date day, Id child) {
    years_[year_number(day)].dated.add(child);
    children_.add(child);
  }
  bool empty() const { return children_.size() == 0; }
  bool tiny() const { return children_.size() < kTiny; }

  /// The latest year borne out; where none is, the latest that one child's date makes likely.
  /// `others` is the latest that another file is of, 0 where there is none.
  std::size_t year(std::size_t others) const {
    const std::size_t weighed = latest_with(tiny() ? 1 : kEnough, others);
    return weighed == kYears ? latest_with(1, others) : weighed;
  }

  /// Do the dates contradict that the file is of this year? One child's date never does.
  bool contradict(std::size_t stated) const {
    const std::size_t weighed = latest_with(kEnough, stated);
    if (weighed != kYears && weighed > stated) return true;
    const bool none_since =
        std::all_of(years_.begin() + static_cast<std::ptrdiff_t>(stated), years_.end(),
                    [](const Year& y) { return y.dated.size() == 0; });
    return none_since && !tiny();
  }

  bool begun_before(std::size_t year) const {
    Few<kEnough> begun;
    for (const Year& earlier : std::span(years_).first(year)) begun.add(earlier.begun);
    return begun.size() >= (tiny() ? 1 : kEnough);
  }

 private:
  struct Year {
    Few<kEnoughAfterGap> dated;
    Few<kEnough> begun;
  };
  std::size_t latest_with(std::size_t enough, std::size_t others) const {
    std::size_t latest = kYears;
    Few<kEnoughAfterGap> so_far;
    for (std::size_t i = 0; i < kYears; ++i) {
      const Few<kEnoughAfterGap>& dated = years_[i].dated;
      const bool after_gap = latest != kYears && i - latest > kGap;
      // As many on both sides of a gap in which another file ends: rather the earlier.
      const bool doubted = latest < others && others < i;
      if (dated.size() < enough || (after_gap && !outweigh(dated, so_far, doubted))) continue;
      latest = i;
      so_far.add(dated);
    }
    return latest;
  }
  /// After a gap of years: enough children, or as many that come anew as there were before it. So a
  /// file of a few is not of the year in which the one began who is in care longest.
  static bool outweigh(const Few<kEnoughAfterGap>& after, const Few<kEnoughAfterGap>& before,
                       bool doubted) {
    return after.size() == kEnoughAfterGap ||
           after.beside(before) >= before.size() + (doubted ? 1 : 0);
  }

  std::array<Year, kYears> years_{};
  Few<kTiny> children_;
};

struct Told {
  std::vector<DatesOf> dates;
  Returns returns;
};

void weigh_rows(const Records& records, Told& out) {
  for (const Episode& e : records.episodes) {
    out.dates[e.row.file].starts(*e.from, e.child);
    out.dates[e.row.file].ends(e.until, e.child);
    out.returns[e.row.file].rows |= e.summary ? kLists : kEpisodes;
  }
  for (const PlanRow& p : records.plans) {
    out.dates[p.row.file].starts(*p.from, p.child);
    out.dates[p.row.file].ends(p.until, p.child);
    out.returns[p.row.file].rows |= p.summary ? kLists : kPlans;
  }
  for (const Review& r : records.reviews) {
    if (r.cancelled) continue;
    out.dates[r.row.file].has(*r.held, r.child);
    out.returns[r.row.file].rows |= r.latest_only ? kLists : kReviews;
  }
  for (const Conference& c : records.conferences) {
    out.dates[c.row.file].has(*c.held, c.child);
    out.returns[c.row.file].rows |= c.latest_only ? kLists : kConferences;
  }
}

/// The year a return states, unless its dates contradict it: then a wrong cell in its head moves
/// nobody.
std::size_t year_of(const DatesOf& dates, Extract& extract, std::uint16_t file, std::size_t others,
                    Diagnostics& findings) {
  if (!extract.reference_date) return dates.year(others);
  const std::size_t stated = year_number(*extract.reference_date);
  if (!dates.contradict(stated)) return stated;
  findings.report(Code::d124_other_year, {0, file}, "ReferenceDate");
  const std::size_t told = dates.year(others);
  extract.complete_from = start_of_year(told);
  return told;
}

/// For each file the latest year that another is of, by its dates alone; 0 where there is none.
std::vector<std::size_t> years_of_others(const std::vector<DatesOf>& files) {
  std::vector<std::size_t> years;
  for (const DatesOf& dates : files) years.push_back(dates.empty() ? 0 : dates.year(0));
  std::vector<std::size_t> latest = years;
  std::sort(latest.begin(), latest.end(), std::greater<>());
  latest.push_back(0);
  std::vector<std::size_t> out;
  for (const std::size_t year : years) out.push_back(latest[year == latest[0] ? 1 : 0]);
  return out;
}

}  // namespace

Returns returns_of(Records& records, Date as_at, Diagnostics& findings) {
  Told told{std::vector<DatesOf>(records.extracts.size()), Returns(records.extracts.size())};
  weigh_rows(records, told);
  for (const LeftOutRow& l : records.left_out) told.returns[l.row.file].spoilt.push_back(l.child);
  for (ReturnOf& r : told.returns) std::sort(r.spoilt.begin(), r.spoilt.end());
  const std::vector<std::size_t> others = years_of_others(told.dates);
  for (std::size_t file = 0; file < told.returns.size(); ++file) {
    const DatesOf& dates = told.dates[file];
    Extract& extract = records.extracts[file];
    if (dates.empty() && !extract.reference_date) continue;
    ReturnOf& r = told.returns[file];
    const std::size_t year =
        year_of(dates, extract, static_cast<std::uint16_t>(file), others[file], findings);
    r.year = start_of_year(year);
    extract.year = r.year;
    r.covers_to = std::min(r.year_end(), as_at);
    // A census tells of every plan of its year; other files may be of what began in it alone.
    if (extract.reference_date) r.rows |= kPlans;
    r.whole = extract.reference_date || dates.begun_before(year);
    r.runs_on = r.year_end() < extract.last_date.or_far();
  }
  rank_by_age(records, told.returns);
  return std::move(told.returns);
}

}  // namespace duly::cases

// Rows of all extracts to one row a thing, by child and day. Every sort by child is a counting sort
// on the dense id, so the whole stays linear in the rows.

#include "cases/gather.hpp"

#include <algorithm>

#include "cases/facts.hpp"
#include "cases/few.hpp"
#include "cases/merging.hpp"
#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/parts.hpp"
#include "duly/protection.hpp"

namespace duly {
namespace cases {

namespace {

bool same_file(RowRef a, RowRef b) {
  return a.file == b.file;
}

/// Whether a row fills what another of its day may leave blank.
bool fuller(const Review& a, const Review& b) {
  if (a.latest_only != b.latest_only) return b.latest_only;
  return !a.participation.blank() && b.participation.blank();
}
bool fuller(const Conference& a, const Conference& b) {
  if (a.latest_only != b.latest_only) return b.latest_only;
  if (a.strategy_discussion.has_value() != b.strategy_discussion.has_value()) {
    return a.strategy_discussion.has_value();
  }
  return a.plan_id != kNoId && b.plan_id == kNoId;
}

/// Of the rows of one day the one that stands: the first of each extract, of those one that is not
/// carried over, of those the fullest, of those the newest extract's.
template <class Row>
std::uint32_t standing(const Merging& m, const std::vector<Row>& rows,
                       std::span<const std::uint32_t> day) {
  std::uint32_t best = day.front();
  for (std::size_t at = 1; at < day.size(); ++at) {
    const std::uint32_t i = day[at];
    const bool first =
        std::none_of(day.begin(), day.begin() + static_cast<std::ptrdiff_t>(at),
                     [&](std::uint32_t j) { return same_file(rows[i].row, rows[j].row); });
    if (!first) continue;
    const bool carried = carried_over(m.records, rows[i]);
    if (carried != carried_over(m.records, rows[best])) {
      if (!carried) best = i;
      continue;
    }
    if (fuller(rows[best], rows[i])) continue;
    if (fuller(rows[i], rows[best]) || m.newer(rows[i].row, rows[best].row)) best = i;
  }
  return best;
}

bool tells_all(const Review& row) {
  return !row.latest_only && !row.cancelled;
}
bool tells_all(const Conference& row) {
  return !row.latest_only && row.type != ConferenceType::initial;
}

/// The day to which extracts tell every review (or conference): the latest on or after which two
/// children have one, so that one wrong date tells of nobody else; of one child alone its latest.
template <class Row>
OptDate told_until(const std::vector<Row>& rows) {
  Few<2> children;
  OptDate latest;
  OptDate of_another;
  Id latest_of = kNoId;
  for (const Row& row : rows) {
    if (!tells_all(row)) continue;
    children.add(row.child);
    const bool later = !latest || *latest < *row.held;
    if (row.child == latest_of) {
      if (later) latest = row.held;
    } else if (later) {
      of_another = latest;
      latest = row.held;
      latest_of = row.child;
    } else if (!of_another || *of_another < *row.held) {
      of_another = row.held;
    }
  }
  return children.size() < 2 ? latest : of_another;
}

/// The column that tells it.
template <class Row>
constexpr std::string_view kLatest = "Date of Latest Statutory Review";
template <>
constexpr std::string_view kLatest<Conference> = "Date of latest review conference";

/// The latest review of a list of current cases stands only for the time after the extracts that
/// hold every review; before it must be among theirs. `order` is by child and day.
template <class Row>
void keep_latest_where_untold(const std::vector<Row>& rows, ByChild& order, OptDate told_until,
                              Diagnostics& findings) {
  if (!told_until) return;
  std::vector<std::uint32_t> kept;
  kept.reserve(order.rows.size());
  for (std::size_t child = 0, begin = 0; child + 1 < order.of.size(); ++child) {
    const std::uint32_t end = order.of[child + 1];
    order.of[child] = static_cast<std::uint32_t>(kept.size());
    OptDate latest_told;
    for (std::size_t i = begin; i < end; ++i) {
      const Row& row = rows[order.rows[i]];
      if (!row.latest_only) latest_told = row.held;
    }
    for (; begin < end; ++begin) {
      const Row& row = rows[order.rows[begin]];
      const bool differs = row.latest_only && row.held != latest_told && *row.held <= *told_until;
      if (differs)
        findings.report(Code::n37_latest_review_differs, row.row, kLatest<Row>, row.child);
      if (!differs) kept.push_back(order.rows[begin]);
    }
  }
  order.of.back() = static_cast<std::uint32_t>(kept.size());
  order.rows = std::move(kept);
}

/// Rows that an older version of a year's return has and the newest has not.
template <class Row>
void report_in_one_version(const Merging& m, const std::vector<Row>& rows,
                           std::span<const std::uint32_t> day) {
  std::vector<RowRef> of_it;
  for (const std::uint32_t i : day) of_it.push_back(rows[i].row);
  for (const std::uint32_t i : day) {
    if (rows[i].latest_only || !lacks_newer_version(m.returns, rows[i].row, of_it)) continue;
    m.findings.report(Code::d316_in_one_version, rows[i].row, {}, rows[i].child);
  }
}

/// A census repeats the last review of the year before. One that the census of that year has not
/// got changes what was known of it: it is told.
void report_carried_over(const Merging& m, const std::vector<Conference>& rows,
                         std::span<const std::uint32_t> day) {
  const Conference& row = rows[day.front()];
  for (const std::uint32_t i : day) {
    if (!carried_over(m.records, rows[i])) return;
  }
  const Date year = collection_year_start(*row.held);
  const bool own_census =
      std::any_of(m.records.extracts.begin(), m.records.extracts.end(),
                  [&](const Extract& e) { return e.reference_date && e.year == OptDate(year); });
  if (own_census) {
    m.findings.report(Code::d303_extracts_differ, row.row,
                      heading_of(m.records, row.row.file, "conferences", "date"), row.child,
                      "the census of its own year has not got the review");
  }
}
void report_carried_over(const Merging& /*m*/, const std::vector<Review>& /*rows*/,
                         std::span<const std::uint32_t> /*day*/) {}

/// Keeps one row of each run of rows that are `same`; `report` is told of every other.
template <class Row, class Same, class Report>
void keep_one_a_day(const Merging& m, const std::vector<Row>& rows, ByChild& order, Same same,
                    Report report) {
  const bool versions = std::any_of(m.returns.begin(), m.returns.end(),
                                    [](const ReturnOf& r) { return !r.newer_versions.empty(); });
  std::vector<std::uint32_t> kept;
  kept.reserve(order.rows.size());
  std::uint32_t begin = 0;
  for (std::size_t child = 0; child + 1 < order.of.size(); ++child) {
    const std::uint32_t end = order.of[child + 1];
    order.of[child] = static_cast<std::uint32_t>(kept.size());
    while (begin < end) {
      std::uint32_t after = begin + 1;
      while (after < end && same(rows[order.rows[begin]], rows[order.rows[after]])) ++after;
      const auto day = std::span<const std::uint32_t>(order.rows).subspan(begin, after - begin);
      const std::uint32_t stands = standing(m, rows, day);
      kept.push_back(stands);
      if (versions) report_in_one_version(m, rows, day);
      report_carried_over(m, rows, day);
      for (const std::uint32_t i : day) {
        if (i != stands) report(rows[stands], rows[i]);
      }
      begin = after;
    }
  }
  order.of.back() = static_cast<std::uint32_t>(kept.size());
  order.rows = std::move(kept);
}

ByChild gather_reviews(const Merging& m) {
  const Records& records = m.records;
  Diagnostics& findings = m.findings;
  const std::vector<Review>& rows = records.reviews;
  ByChild order =
      by_child(rows, records.children.size(), [](const Review& r) { return !r.cancelled; });
  sort_each_child(
      order, [&rows](std::uint32_t a, std::uint32_t b) { return *rows[a].held < *rows[b].held; });
  if (records.any_latest_only()) {
    keep_latest_where_untold(rows, order, told_until(rows), findings);
  }
  keep_one_a_day(
      m, rows, order, [](const Review& a, const Review& b) { return a.held == b.held; },
      [&findings](const Review& stands, const Review& other) {
        if (same_file(stands.row, other.row)) {
          findings.report(Code::n01_same_day_reviews, other.row, "REVIEW", other.child);
          return;
        }
        const bool differ = stands.participation != other.participation &&
                            !stands.participation.blank() && !other.participation.blank();
        if (differ) {
          findings.report(Code::n15_review_code_differs, stands.row, "REVIEW_CODE", other.child);
        } else {
          findings.report(Code::d304_same_row_again, other.row, {}, other.child);
        }
      });
  return order;
}

/// Does a row tell of an initial conference again because it answers another enquiry too? One of
/// another extract tells the same enquiry with another date.
bool answers_another(const Conference& stands, const Conference& other) {
  return other.type == ConferenceType::initial && same_file(stands.row, other.row) &&
         other.strategy_discussion.has_value() &&
         other.strategy_discussion != stands.strategy_discussion;
}

ByChild gather_conferences(const Merging& m, std::vector<std::uint32_t>& again) {
  const Records& records = m.records;
  Diagnostics& findings = m.findings;
  const std::vector<Conference>& rows = records.conferences;
  ByChild order = by_child(rows, records.children.size(), [](const Conference&) { return true; });
  sort_each_child(order, [&rows](std::uint32_t a, std::uint32_t b) {
    if (rows[a].held != rows[b].held) return *rows[a].held < *rows[b].held;
    return rows[a].type < rows[b].type;
  });
  if (records.any_latest_only()) {
    keep_latest_where_untold(rows, order, told_until(rows), findings);
  }
  keep_one_a_day(
      m, rows, order,
      [](const Conference& a, const Conference& b) { return a.held == b.held && a.type == b.type; },
      [&](const Conference& stands, const Conference& other) {
        if (answers_another(stands, other)) {
          again.push_back(static_cast<std::uint32_t>(&other - rows.data()));
          return;
        }
        const bool one_file = same_file(stands.row, other.row);
        findings.report(one_file ? Code::n25_same_day_conferences : Code::d304_same_row_again,
                        other.row, one_file ? "CPPreviewDate" : "", other.child);
      });
  return order;
}

/// One row a strategy discussion and conference; a row with a conference stands before one without.
ByChild gather_enquiries(const Records& records, Diagnostics& findings) {
  const std::vector<Enquiry>& rows = records.enquiries;
  ByChild order = by_child(rows, records.children.size(), [](const Enquiry&) { return true; });
  sort_each_child(order, [&rows](std::uint32_t a, std::uint32_t b) {
    const Enquiry& x = rows[a];
    const Enquiry& y = rows[b];
    if (x.strategy_discussion != y.strategy_discussion) {
      return *x.strategy_discussion < *y.strategy_discussion;
    }
    return x.icpc.or_far() < y.icpc.or_far();
  });
  keep_one_of_each(
      order,
      [&rows](std::uint32_t kept, std::uint32_t other) {
        const Enquiry& e = rows[other];
        return rows[kept].strategy_discussion == e.strategy_discussion &&
               (!e.icpc || rows[kept].icpc == e.icpc);
      },
      [&](std::uint32_t other) {
        findings.report(Code::d304_same_row_again, rows[other].row, {}, rows[other].child);
      });
  return order;
}

/// Birth dates: the children table's before those on reviews. Of two that differ the later is
/// taken: duties then end later, and no child drops out of sight by a typing error.
std::vector<OptDate> gather_births(const Records& records, Diagnostics& findings) {
  std::vector<OptDate> born(records.children.size());
  std::vector<bool> from_header(born.size(), false);
  for (const ChildRow& row : records.child_rows) {
    if (!row.born) continue;
    OptDate& known = born[row.child];
    const bool better_told = row.from_header && !from_header[row.child];
    const bool as_well_told = row.from_header == from_header[row.child];
    if (!known || better_told || (as_well_told && *known < *row.born)) {
      known = row.born;
      from_header[row.child] = row.from_header;
    }
  }
  for (const ChildRow& row : records.child_rows) {
    if (!row.born || row.born == born[row.child]) continue;
    findings.report(Code::n38_birth_dates_differ, row.row, "DOB", row.child);
  }
  return born;
}

}  // namespace
}  // namespace cases

namespace cases {
namespace {

/// Episodes and plans: they move out of the records.
void gather_cases(const Merging& m, Records& records, Histories& out) {
  gather_episodes(m, out);
  if (!m.options.keep_rows) records.episodes = {};
  gather_plans(m, out);
  if (!m.options.keep_rows) records.plans = {};
}

void take(ByChild&& from, std::vector<std::uint32_t>& rows, std::vector<std::uint32_t>& of) {
  rows = std::move(from.rows);
  of = std::move(from.of);
}

/// What was held or done in them: it stays in the records, and is pointed at.
void gather_held(const Merging& m, Histories& out) {
  take(gather_reviews(m), out.reviews, out.reviews_of);
  take(gather_conferences(m, out.conferences_again), out.conferences, out.conferences_of);
  take(gather_enquiries(m.records, m.findings), out.enquiries, out.enquiries_of);
  take(gather_events(m.records, m.findings), out.events, out.events_of);
  out.child_cells = gather_child_cells(m);
}

/// Who they are.
void gather_people(const Merging& m, Histories& out) {
  out.born = gather_births(m.records, m.findings);
  gather_profile(m, out);
}

}  // namespace
}  // namespace cases

Histories gather(Records& records, const GatherOptions& options, Diagnostics& findings) {
  Histories out;
  const cases::Returns returns = cases::returns_of(records, options.as_at, findings);
  cases::share_cells_of_a_day(records);
  Diagnostics of_cases;
  Diagnostics of_held;
  Diagnostics of_people;
  do_all(records.children.size(), options.threads,
         {[&] {
            cases::gather_cases({records, options, returns, of_cases}, records, out);
          },
          [&] {
            cases::report_after_own_year(records, returns, of_held);
            cases::gather_held({records, options, returns, of_held}, out);
          },
          [&] {
            cases::gather_people({records, options, returns, of_people}, out);
          }});
  for (Diagnostics* of : {&of_cases, &of_held, &of_people}) findings.append(std::move(*of));
  if (!options.keep_rows) records.child_rows = {};
  return out;
}

}  // namespace duly

// What the rows of each child tell of the extent of the files: measures section 3.

#include "duly/extent.hpp"

#include <algorithm>

#include "cases/build.hpp"
#include "cases/facts.hpp"
#include "duly/care.hpp"
#include "duly/protection.hpp"

namespace duly {

void Told::begin(Date last) {
  for (ByDay* days : {&change, &held, &last_any, &last_case, &last_held}) days->begin(last);
  stated_years.clear();
}

void Told::add_case(Date from, Date until) {
  if (until <= from) return;
  change.add(from, 1);
  change.add(until, -1);
}

void Told::add_child(const LastDays& child) {
  if (child.cases) last_case.add(*child.cases);
  if (child.held) last_held.add(*child.held);
  OptDate last = child.cases;
  if (child.held && (!last || *last < *child.held)) last = child.held;
  if (last) last_any.add(*last);
}

void Told::add(const Told& others) {
  change.add(others.change);
  held.add(others.held);
  last_any.add(others.last_any);
  last_case.add(others.last_case);
  last_held.add(others.last_held);
}

namespace cases {
namespace {

template <class Row>
std::span<const Row> rows_of(const std::vector<Row>& rows, const std::vector<std::uint32_t>& of,
                             Id child) {
  return Cases::part(rows, {of[child], of[child + 1]});
}

/// Does it show that reviews of its time are complete? The latest one of a list, and what a CIN
/// census carries over from the year before, do not.
template <class Row>
bool shows_its_time(const Records& records, const Row& row) {
  return !row.latest_only && !carried_over(records, row);
}

/// The end of a case, or the 18th birthday where that is earlier.
Date end_of_duty(OptDate until, OptDate turns_18) {
  return std::min(until.or_far(), turns_18.or_far());
}

void weigh_care(const Building& b, const ChildCase& child) {
  Told& told = b.cases.care;
  for (const PeriodOfCare& period : b.cases.periods_of(child)) {
    for (const Run& run : b.cases.runs_of(period)) {
      const bool short_break =
          run.regime == Regime::short_break_v3 || run.regime == Regime::short_break_v4;
      if (!short_break) told.add_case(run.from, end_of_duty(run.until, child.turns_18));
    }
    for (const Held& held : b.cases.reviews_of(period.reviews)) {
      if (shows_its_time(b.records, b.records.reviews[held.record])) told.held.add(held.day);
    }
  }
}

void weigh_protection(const Building& b, const ChildCase& child) {
  Told& told = b.cases.protection;
  for (const Plan& plan : b.cases.plans_of(child)) {
    told.add_case(plan.from, end_of_duty(plan.until, child.turns_18));
    for (const Held& held : b.cases.conferences_of(plan)) {
      if (shows_its_time(b.records, b.records.conferences[held.record])) told.held.add(held.day);
    }
  }
}

LastDays last_days_in_care(const Histories& h, const Cases& cases, const ChildCase& built,
                           Id child) {
  Latest latest(cases.as_at);
  for (const Episode& e : rows_of(h.episodes, h.episodes_of, child)) {
    latest.of_case(e.from);
    latest.of_case(e.until);
  }
  for (const PeriodOfCare& p : cases.periods_of(built)) {
    if (!p.reviews.empty()) latest.of_held(cases.reviews[p.reviews.last - 1].day);
  }
  return latest.days();
}

/// A review conference outside every plan is used nowhere; an initial one needs no plan.
LastDays last_days_of_protection(const Records& records, const Histories& h, const Cases& cases,
                                 const ChildCase& built, Id child) {
  Latest latest(cases.as_at);
  for (const Plan& p : cases.plans_of(built)) {
    latest.of_case(p.from);
    latest.of_case(p.until);
    if (p.conferences.size() > 0) latest.of_held(cases.conferences[p.conferences.last - 1].day);
  }
  for (const std::uint32_t i : rows_of(h.conferences, h.conferences_of, child)) {
    const Conference& c = records.conferences[i];
    if (c.type == ConferenceType::initial) latest.of_held(c.held);
  }
  for (const std::uint32_t i : rows_of(h.enquiries, h.enquiries_of, child)) {
    latest.of_held(records.enquiries[i].icpc);
  }
  return latest.days();
}

}  // namespace

void add_to_extent(const Building& b, const ChildCase& child) {
  if (b.weigh) {
    weigh_care(b, child);
    weigh_protection(b, child);
  }
  const Histories& h = b.histories;
  b.cases.care.add_child(last_days_in_care(h, b.cases, child, b.child));
  b.cases.protection.add_child(last_days_of_protection(b.records, h, b.cases, child, b.child));
}

void add_last_days(const Records& records, const Histories& h, const Cases& whole, Id child,
                   Lifeline& line) {
  const ChildCase& built = whole.children[child];
  line.care = last_days_in_care(h, whole, built, child);
  line.protection = last_days_of_protection(records, h, whole, built, child);
}

}  // namespace cases
}  // namespace duly

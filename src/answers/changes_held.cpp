#include "answers/changes_held.hpp"

#include <algorithm>
#include <array>

namespace duly::answers {
namespace {

bool looks_at_held(const Measure& m) {
  return m.duties != 0 || looks_at(m, RowKind::reviews) || looks_at(m, RowKind::conferences);
}

/// Is the verdict on something held that day? The end of a plan is none, though a conference may
/// have been held on it, nor is the day half way to a review.
bool is_of_held(const Measure& m, const SideOfMove& side) {
  if (side.verdict == nullptr || !side.verdict->day) return false;
  if (!is_among(side.child.held, *side.verdict->day)) return false;
  if (m.unit == "obligation") return side.link != nullptr && side.link->held == side.verdict->day;
  return m.unit == "review" || m.unit == "conference" || m.unit == "meeting";
}

/// Has the child a reviewing officer by its allocations?
bool has_officer(const ChildSeen& child) {
  if (child.child == kNoId) return false;
  const MeasureContext context = child.side->context();
  const auto rows = context.allocations.of(child.child);
  return std::any_of(rows.begin(), rows.end(), [&context](std::uint32_t row) {
    const Allocation& a = context.records.allocations[row];
    return a.role == Role::iro && a.worker != kNoId;
  });
}

/// Of measures of the child's officers: those of its reviews bear only where none is allocated.
bool allocations_decide(const Moved& m) {
  return !m.measure.events && looks_at(m.measure, RowKind::allocations) &&
         (has_officer(m.child.before) || has_officer(m.child.after));
}

/// Is it left out for what its case is? What is overdue is left out of months to come for what the
/// link is.
bool is_left_out_by_case(const SideOfMove& side) {
  constexpr std::array kOfCase = {Reason::temporary, Reason::short_break,
                                  Reason::placed_for_adoption, Reason::no_review_required};
  return std::find(kOfCase.begin(), kOfCase.end(), side.verdict->reason) != kOfCase.end();
}

/// Is it left out on one side, or there for another reason?
bool left_out_otherwise(const Moved& m) {
  if (came(m) || went(m)) return false;
  if (m.before.link == nullptr || m.after.link == nullptr) return true;
  return m.before.verdict->reason != m.after.verdict->reason &&
         (is_left_out_by_case(m.before) || is_left_out_by_case(m.after));
}

}  // namespace

bool is_among(const std::vector<Date>& days, Date day) {
  return std::binary_search(days.begin(), days.end(), day);
}

bool held_bears(const Moved& m) {
  return looks_at_held(m.measure) && !allocations_decide(m);
}

bool is_held(const Moved& m) {
  return m.measure.events && looks_at_held(m.measure) &&
         (is_of_held(m.measure, m.before) || is_of_held(m.measure, m.after));
}

bool same_link(const Moved& m) {
  const SideOfMove& side = deciding(m);
  if (side.link == nullptr || left_out_otherwise(m)) return false;
  const Obligation* other = twin(*side.link, &side == &m.before ? m.child.after : m.child.before);
  return other != nullptr && other->due == side.link->due && other->held == side.link->held;
}

DaysThatBear::DaysThatBear(const Moved& m) : m_(m) {
  if (!held_bears(m)) return;
  if (is_held(m)) {
    for (const SideOfMove* side : {&m.before, &m.after}) {
      if (side->verdict != nullptr) add(side->verdict->day);
    }
    if (came(m) || went(m)) return;
  } else if (deciding(m).link == nullptr && add_of_enquiries()) {
    return;
  }
  add_of_links();
}

void DaysThatBear::add(OptDate day) {
  if (day) days_.push_back(*day);
}
void DaysThatBear::add(const Obligation& link) {
  add(link.held);
  add(link.anchor);
}

void DaysThatBear::add_of_links() {
  const SideOfMove& side = deciding(m_);
  // Where it is not known what a link is counted from, any review decides what it comes to.
  if (side.link == nullptr || !side.link->anchor) all_ = days_.empty();
  if (side.link == nullptr) return;
  add(*side.link);
  const ChildSeen& other = &side == &m_.before ? m_.child.after : m_.child.before;
  const Obligation* same = twin(*side.link, other);
  if (same == nullptr) same = open_link(side.link->duty, other);
  if (same != nullptr) add(*same);
}

bool DaysThatBear::add_of_enquiries() {
  bool any = false;
  for (const SideOfMove* side : {&m_.before, &m_.after}) {
    for (const std::size_t i : side->own) {
      const CaseSeen& of = side->child.cases[i];
      if (of.sort != CaseSort::enquiry) continue;
      any = true;
      add(of.met);
    }
  }
  return any;
}

std::vector<Date> DaysThatBear::only(const std::vector<Date>& of,
                                     const std::vector<Date>& other) const {
  std::vector<Date> out;
  for (const Date day : of) {
    const bool bears = all_ || std::find(days_.begin(), days_.end(), day) != days_.end();
    if (bears && !is_among(other, day)) out.push_back(day);
  }
  return out;
}

}  // namespace duly::answers

#include "answers/changes_facts.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include <fmt/format.h>

#include "answers/extent.hpp"
#include "answers/wording.hpp"
#include "duly/care.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"

namespace duly::answers {
namespace {

std::string text(OptDate d) {
  return d ? to_string(*d) : std::string();
}

/// Rows of a child, as the histories point to them.
std::span<const std::uint32_t> part(const std::vector<std::uint32_t>& rows,
                                    const std::vector<std::uint32_t>& of, Id child) {
  return Cases::part(rows, {of[child], of[child + 1]});
}

// Rows in words: one function a kind.

void episode_rows(const Side& side, Id child, std::vector<RowSeen>& out) {
  const DataSet& data = side.data();
  const Histories& h = data.histories();
  for (std::uint32_t i = h.episodes_of[child]; i < h.episodes_of[child + 1]; ++i) {
    const Episode& e = h.episodes[i];
    const EpisodeDetail& d = data.records().episode_details[e.detail];
    out.push_back(
        {e.from, fmt::format("{},{},{},{},{},{},{},{}", text(e.from), text(e.until),
                             e.reason_start.text(), e.reason_end.text(), e.legal_status.text(),
                             e.placement.text(), data.word(d.urn), e.summary)});
  }
}

void plan_rows(const Side& side, Id child, std::vector<RowSeen>& out) {
  const DataSet& data = side.data();
  const Histories& h = data.histories();
  for (std::uint32_t i = h.plans_of[child]; i < h.plans_of[child + 1]; ++i) {
    const PlanRow& p = h.plans[i];
    out.push_back({p.from, fmt::format("{},{},{},{},{},{},{}", text(p.from), text(p.until),
                                       data.word(p.plan_id), text(p.icpc), p.previous_plans,
                                       p.temporary, text(p.known_to))});
  }
}

void review_rows(const Side& side, Id child, std::vector<RowSeen>& out) {
  const DataSet& data = side.data();
  const Records& r = data.records();
  for (const std::uint32_t i : part(data.histories().reviews, data.histories().reviews_of, child)) {
    const Review& row = r.reviews[i];
    const ReviewExtra& x = r.review_extras[row.extra];
    out.push_back({row.held, fmt::format("{},{},{},{},{},{}", text(row.held),
                                         row.participation.text(), data.word(x.iro),
                                         text(x.completed), text(x.written_up), text(x.midpoint))});
  }
}

void conference_rows(const Side& side, Id child, std::vector<RowSeen>& out) {
  const DataSet& data = side.data();
  const Histories& h = data.histories();
  const Records& r = data.records();
  for (const std::uint32_t i : part(h.conferences, h.conferences_of, child)) {
    const Conference& row = r.conferences[i];
    const ConferenceExtra& x = r.conference_extras[row.extra];
    out.push_back({row.held, fmt::format("{},{},{},{},{},{},{}", text(row.held),
                                         static_cast<int>(row.type), row.transfer_in,
                                         text(row.strategy_discussion), data.word(row.plan_id),
                                         data.word(x.meeting_id), x.participation.text())});
  }
}

void enquiry_rows(const Side& side, Id child, std::vector<RowSeen>& out) {
  const DataSet& data = side.data();
  const Histories& h = data.histories();
  for (const std::uint32_t i : part(h.enquiries, h.enquiries_of, child)) {
    const Enquiry& row = data.records().enquiries[i];
    out.push_back({row.strategy_discussion, fmt::format("{},{},{}", text(row.strategy_discussion),
                                                        text(row.icpc), row.icpc_not_required)});
  }
}

void care_date_rows(const Side& side, Id child, std::vector<RowSeen>& out) {
  const DataSet& data = side.data();
  for (const std::uint32_t i : side.context().care_dates.of(child)) {
    const CareDate& row = data.records().care_dates[i];
    out.push_back({row.day, fmt::format("{},{}", static_cast<int>(row.what), text(row.day))});
  }
}

void allocation_rows(const Side& side, Id child, std::vector<RowSeen>& out) {
  const DataSet& data = side.data();
  for (const std::uint32_t i : side.context().allocations.of(child)) {
    const Allocation& row = data.records().allocations[i];
    out.push_back(
        {row.from, fmt::format("{},{},{},{},{}", data.word(row.worker), static_cast<int>(row.role),
                               text(row.from), text(row.until), data.word(row.family))});
  }
}

struct RowKindInfo {
  RowKind kind;
  std::string_view need;  ///< as measures name the kind of extract
  DutySet duties;         ///< whose links are made of it
  void (*rows)(const Side& side, Id child, std::vector<RowSeen>& out);
};
constexpr DutySet kOfCare = duties_of(CaseSort::period_of_care);
constexpr std::array<RowKindInfo, kRowKinds> kRowsOf = {
    {{RowKind::episodes, "episodes", kOfCare, episode_rows},
     {RowKind::plans, "plans", only(Duty::cp_review), plan_rows},
     {RowKind::reviews, "reviews", 0, review_rows},
     {RowKind::conferences, "conferences", only(Duty::icpc), conference_rows},
     {RowKind::enquiries, "enquiries", only(Duty::icpc), enquiry_rows},
     {RowKind::care_dates, "care_dates", 0, care_date_rows},
     {RowKind::allocations, "allocations", 0, allocation_rows}}};

/// Enquiries whose duty is over: those that a conference followed, and those that needed none.
void add_other_enquiries(const DataSet& data, const Cases& cases, Id child,
                         std::vector<CaseSeen>& out) {
  const auto add = [&](OptDate day, OptDate met) {
    if (!day || cases.as_at < *day) return;
    const auto known = std::find_if(out.begin(), out.end(), [&day](const CaseSeen& c) {
      return c.sort == CaseSort::enquiry && OptDate(c.from) == day;
    });
    if (known == out.end()) {
      out.push_back({CaseSort::enquiry, *day, {}, {}, kNoIndex, met});
    } else if (met) {
      known->met = met;
    }
  };
  for (const Icpc& icpc : cases.icpcs_of(cases.children[child])) {
    add(icpc.strategy_discussion, icpc.held);
  }
  const Histories& h = data.histories();
  for (const std::uint32_t i : part(h.enquiries, h.enquiries_of, child)) {
    add(data.records().enquiries[i].strategy_discussion, {});
  }
}

std::vector<CaseSeen> cases_of(const DataSet& data, const Cases& cases, Id child) {
  const ChildCase& known = cases.children[child];
  std::vector<CaseSeen> out;
  for (std::size_t i = known.periods.first; i < known.periods.last; ++i) {
    const PeriodOfCare& p = cases.periods[i];
    out.push_back({CaseSort::period_of_care, p.from, p.until, {}, i, {}});
  }
  for (std::size_t i = known.plans.first; i < known.plans.last; ++i) {
    const Plan& p = cases.plans[i];
    const std::string_view id = data.word(data.histories().plans[p.record].plan_id);
    out.push_back({CaseSort::plan, p.from, p.until, id, i, {}});
  }
  for (std::size_t i = known.discussions.first; i < known.discussions.last; ++i) {
    const StrategyDiscussion& d = cases.discussions[i];
    out.push_back({CaseSort::enquiry, d.day, {}, {}, i, d.icpc});
  }
  add_other_enquiries(data, cases, child, out);
  return out;
}

/// The days of reviews, or of conferences of both sorts, in the files up to the day.
std::vector<Date> held_of(const DataSet& data, const Cases& cases, Id child, Subject subject) {
  const Histories& h = data.histories();
  const Records& r = data.records();
  std::vector<Date> out;
  const auto add = [&](OptDate day) {
    if (day && *day <= cases.as_at) out.push_back(*day);
  };
  if (subject.care) {
    for (const std::uint32_t i : part(h.reviews, h.reviews_of, child)) {
      const Review& row = r.reviews[i];
      add(cases.last_meetings ? OptDate(last_meeting(r, row)) : row.held);
    }
  }
  if (subject.protection) {
    for (const std::uint32_t i : part(h.conferences, h.conferences_of, child)) {
      add(r.conferences[i].held);
    }
    for (const Icpc& icpc : cases.icpcs_of(cases.children[child])) add(icpc.held);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool in_files(const Histories& h, Id child) {
  const std::array all = {&h.episodes_of, &h.reviews_of, &h.plans_of, &h.conferences_of,
                          &h.enquiries_of};
  return std::any_of(all.begin(), all.end(),
                     [child](const auto* of) { return (*of)[child] != (*of)[child + 1]; });
}

/// Of the child's cases those the verdict is of, by their places in `cases`.
std::vector<std::size_t> own_cases(const Measure& measure, const Cases& all, const ChildSeen& child,
                                   const Verdict& v, const Obligation* link) {
  std::vector<std::size_t> out;
  const auto add = [&](CaseSort sort, const auto& is_it) {
    for (std::size_t i = 0; i < child.cases.size(); ++i) {
      if (child.cases[i].sort == sort && is_it(child.cases[i])) out.push_back(i);
    }
  };
  const auto at = [](std::size_t place) {
    return [place](const CaseSeen& c) { return c.place == place; };
  };
  if (v.plan != kNoIndex) {
    add(CaseSort::plan, at(v.plan));
  } else if (link != nullptr) {
    add(info(link->duty).of, at(link->case_index));
  }
  const bool also_in_care = v.plan != kNoIndex && measure.unit == "child";
  if (!out.empty() && !also_in_care) return out;
  const Subject subject = subject_of(measure);
  if (!subject.care) {
    if (v.day) add(CaseSort::enquiry, [&v](const CaseSeen& c) { return OptDate(c.from) == v.day; });
    return out;
  }
  // The period of care the event is of, else the last one.
  const auto periods = all.periods_of(all.children[v.child]);
  for (std::size_t i = periods.size(); i-- > 0;) {
    const PeriodOfCare& p = periods[i];
    const bool named = p.first_episode <= v.episode && v.episode <= p.last_episode;
    const bool holds = p.reviews.first <= v.review && v.review < p.reviews.last;
    const bool told = v.episode != kNoIndex || v.review != kNoIndex;
    if (told && !named && !holds) continue;
    add(CaseSort::period_of_care, at(all.children[v.child].periods.first + i));
    break;
  }
  return out;
}

ChildSeen child_seen(const Measure& m, const Side& side, const Seen& seen, Id child) {
  ChildSeen out;
  out.side = &side;
  out.child = child;
  const DataSet& data = side.data();
  const Cases& cases = *seen.day->cases;
  out.day = cases.as_at;
  const Subject subject = subject_of(m);
  out.complete_from =
      subject.care ? seen.day->coverage.reviews_from() : seen.day->coverage.conferences_from();
  if (child == kNoId) return out;
  out.in_files = in_files(data.histories(), child);
  out.turns_18 = cases.children[child].turns_18;
  out.cases = cases_of(data, cases, child);
  out.held = held_of(data, cases, child, subject);
  if (m.duties != 0) {  // of all, whatever a reading asks for: twins are looked for among them
    obligations_of(cases, child, data.histories(), data.law(), seen.day->coverage, out.links,
                   m.duties);
  }
  return out;
}

SideOfMove side_of_move(const Measure& m, const Seen& seen, const ChildSeen& child,
                        const Verdict* verdict) {
  SideOfMove out{child, verdict};
  if (verdict == nullptr) return out;
  out.counting = counting(verdict->reason);
  if (verdict->because < seen.list.obligations.size()) {
    out.link = &seen.list.obligations[verdict->because];
  }
  out.own = own_cases(m, *seen.day->cases, child, *verdict, out.link);
  return out;
}

/// Finds for each case the same one of the other side: of the same start; else, of a plan, of the
/// same id; else the next whose start lies near.
void find_partners(ChildTold& told) {
  const std::vector<CaseSeen>& before = told.before.cases;
  const std::vector<CaseSeen>& after = told.after.cases;
  told.case_after.assign(before.size(), kNoIndex);
  told.case_before.assign(after.size(), kNoIndex);
  const auto by = [&](const auto& same) {
    for (std::uint32_t b = 0; b < before.size(); ++b) {
      for (std::uint32_t a = 0; a < after.size() && told.case_after[b] == kNoIndex; ++a) {
        if (told.case_before[a] != kNoIndex || before[b].sort != after[a].sort) continue;
        if (!same(before[b], after[a])) continue;
        told.case_after[b] = a;
        told.case_before[a] = b;
      }
    }
  };
  by([](const CaseSeen& b, const CaseSeen& a) { return b.from == a.from; });
  by([](const CaseSeen& b, const CaseSeen& a) { return !b.id.empty() && b.id == a.id; });
  by([](const CaseSeen& b, const CaseSeen& a) {
    return std::abs(b.from.days_since(a.from)) <= kDaysOfCorrection;
  });
}

int weight(Counting counting) {
  switch (counting) {
    case Counting::not_met: return 3;
    case Counting::indeterminate: return 2;
    case Counting::met: return 1;
    case Counting::left_out: return 0;
  }
  return 0;
}

std::vector<RowSeen> rows_of(const ChildSeen& child, RowKind kind) {
  std::vector<RowSeen> out;
  if (child.child == kNoId) return out;
  kRowsOf.at(static_cast<std::size_t>(kind)).rows(*child.side, child.child, out);
  std::sort(out.begin(), out.end(),
            [](const RowSeen& a, const RowSeen& b) { return a.cells < b.cells; });
  return out;
}

}  // namespace

Facts::Facts(const Measure& measure, const Side& before, const Seen& seen_before, const Side& after,
             const Seen& seen_after, const ChildPairs& children)
    : measure_(measure),
      before_(before),
      seen_before_(seen_before),
      after_(after),
      seen_after_(seen_after),
      children_(children) {}

Moved Facts::of(const Unit& unit) {
  Id then = unit.before == nullptr ? kNoId : unit.before->child;
  Id now = unit.after == nullptr ? kNoId : unit.after->child;
  if (then == kNoId) then = children_.before(now);
  if (now == kNoId) now = children_.after(then);
  // A meeting on several children may be told of by another of them.
  if (unit.before != nullptr && unit.after != nullptr) then = children_.before(now);
  const bool same =
      told_.before.side != nullptr && told_.before.child == then && told_.after.child == now;
  if (!same) {
    told_.before = child_seen(measure_, before_, seen_before_, then);
    told_.after = child_seen(measure_, after_, seen_after_, now);
    find_partners(told_);
  }
  return {measure_, told_, side_of_move(measure_, seen_before_, told_.before, unit.before),
          side_of_move(measure_, seen_after_, told_.after, unit.after)};
}

const SideOfMove& deciding(const Moved& m) {
  return weight(m.after.counting) < weight(m.before.counting) ? m.before : m.after;
}

const Obligation* twin(const Obligation& link, const ChildSeen& other) {
  const auto same = [&link](const Obligation& o) {
    return o.duty == link.duty && o.anchor && o.anchor == link.anchor;
  };
  const auto found = std::find_if(other.links.begin(), other.links.end(), same);
  return found == other.links.end() ? nullptr : &*found;
}

const Obligation* open_link(Duty duty, const ChildSeen& child) {
  const auto open = [duty](const Obligation& o) { return o.duty == duty && o.open; };
  const auto found = std::find_if(child.links.begin(), child.links.end(), open);
  return found == child.links.end() ? nullptr : &*found;
}

bool looks_at(const Measure& measure, RowKind kind) {
  const RowKindInfo& of = kRowsOf.at(static_cast<std::size_t>(kind));
  const auto& also = measure.also;
  return (measure.duties & of.duties) != 0 ||
         std::any_of(measure.needs.begin(), measure.needs.end(),
                     [&of](const Need& need) { return need.kind == of.need; }) ||
         std::find(also.begin(), also.end(), of.need) != also.end();
}

RowsApart rows_apart(const ChildTold& child, RowKind kind) {
  const std::vector<RowSeen> before = rows_of(child.before, kind);
  const std::vector<RowSeen> after = rows_of(child.after, kind);
  RowsApart out;
  const auto less = [](const RowSeen& a, const RowSeen& b) { return a.cells < b.cells; };
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::back_inserter(out.before), less);
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                      std::back_inserter(out.after), less);
  return out;
}

}  // namespace duly::answers

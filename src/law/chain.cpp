#include "law/chain.hpp"

#include <algorithm>

namespace duly::law {
namespace {

bool exists_after(OptDate end, Date due) {
  return end && *end <= due;
}

}  // namespace

Follower::Due Follower::due(RuleId rule, Date anchor) const {
  const Limit& limit = law_.rules.in_force(rule, anchor);
  const Counted last = last_day_in_time(limit, anchor, law_.calendar);
  std::uint16_t remarks = 0;
  if (last.certainty == Certainty::provisional) remarks = kProvisionalHolidays;
  if (last.certainty == Certainty::missing) remarks = kMissingHolidays;
  return {last.date, &limit, remarks};
}

/// Authority: data/citations.csv covid-2020-445, which relaxed the six-monthly reviews of children
/// looked after and no other. A remark only: the answer does not change.
void Follower::note_relaxed_rules(Obligation& o) const {
  const bool may_be_six_monthly = o.limit == nullptr || o.limit->rule == RuleId::cla_later_review;
  if (o.duty != Duty::cla_review || !may_be_six_monthly) return;
  const auto relaxed = [this](OptDate d) {
    return d && law_.rules.is_in_force(RuleId::relaxed_reviews, *d);
  };
  if (relaxed(o.due) || relaxed(o.held)) o.remarks |= kRelaxedRules;
}

Obligation& Follower::add(const Chain& chain, Outcome outcome) {
  Obligation& o = out_.emplace_back();
  o.duty = chain.duty;
  o.outcome = outcome;
  o.case_index = chain.case_index;
  return o;
}

void Follower::add_held(const Chain& chain, std::size_t i, OptDate anchor, const Due& due,
                        std::uint16_t ordinal, std::uint16_t remarks) {
  const Date held = chain.held[i].day;
  Obligation& o = add(chain, held <= due.day ? Outcome::on_time : Outcome::late);
  o.anchor = anchor;
  o.due = due.day;
  o.limit = due.limit;
  o.held = held;
  o.met_by = chain.first_held + static_cast<std::uint32_t>(i);
  o.ordinal = ordinal;
  o.remarks = remarks | due.remarks;
  if (o.outcome == Outcome::late) o.days_late = held.days_since(due.day);
  note_relaxed_rules(o);
}

/// The link after the last review held. It exists only while the duty runs, and before the 18th
/// birthday.
void Follower::add_open(const Chain& chain, OptDate anchor, const Due& due, std::uint16_t ordinal,
                        std::uint16_t remarks) {
  if (chain.goes_on || exists_after(chain.turns_18, due.day) || exists_after(chain.ends, due.day)) {
    return;
  }
  const bool taken_up =
      anchor && anchor == chain.taken_up_from && due.day == this->due(chain.later(), *anchor).day;
  if (taken_up) return;
  Outcome outcome = due.day <= as_at_ ? Outcome::overdue : Outcome::not_yet_due;
  const bool untold = chain.told_to && *chain.told_to < due.day && due.day <= as_at_;
  if (chain.ends && untold) return;
  if (chain.ends) outcome = Outcome::not_held;
  if (untold) {
    outcome = Outcome::indeterminate;
    remarks |= kReviewsEnd;
  }
  Obligation& o = add(chain, outcome);
  o.open = !chain.ends;
  o.anchor = anchor;
  o.due = due.day;
  o.limit = due.limit;
  o.ordinal = ordinal;
  o.remarks = remarks | due.remarks;
  if (untold) o.told_to = chain.told_to;
  if (outcome == Outcome::overdue) o.days_late = as_at_.days_since(due.day);
  note_relaxed_rules(o);
}

void Follower::follow(const Chain& chain) {
  const auto latest = std::find_if(chain.held.begin(), chain.held.end(),
                                   [](const Held& h) { return h.latest_only; });
  if (latest != chain.held.end()) {
    Chain known = chain;  // what was held before a latest review is judged as far as it goes
    known.held = chain.held.first(static_cast<std::size_t>(latest - chain.held.begin()));
    known.goes_on = true;
    if (!known.held.empty()) follow(known);
    follow_latest(chain);
    return;
  }
  if (chain.summary && chain.held.empty() && chain.beginning == Beginning::unloaded) {
    follow_known(chain);
    return;
  }
  switch (chain.beginning) {
    case Beginning::first:
    case Beginning::resumed: follow_known(chain); return;
    case Beginning::unseen: follow_unseen(chain); return;
    case Beginning::unloaded: follow_unloaded(chain); return;
  }
}

/// Each link runs from the review *held* before it, early or late: not from its due date.
void Follower::follow_known(const Chain& chain) {
  const bool resumed = chain.beginning == Beginning::resumed;
  Date anchor = chain.start;
  RuleId rule = resumed ? chain.later() : chain.first();
  std::uint16_t ordinal = resumed ? 0 : 1;
  std::uint16_t remarks = resumed ? kResumed : 0;
  for (std::size_t i = 0; i < chain.held.size(); ++i) {
    add_held(chain, i, anchor, due(rule, anchor), ordinal, remarks);
    anchor = chain.held[i].day;
    rule = ordinal == 1 ? chain.second() : chain.later();
    if (ordinal > 0) ++ordinal;
    remarks = 0;
  }
  add_open(chain, anchor, due(rule, anchor), ordinal, remarks);
}

/// Links whose place in the chain is not known but whose limit is: the later one.
void Follower::follow_from(const Chain& chain, std::size_t next, Date anchor) {
  for (std::size_t i = next; i < chain.held.size(); ++i) {
    add_held(chain, i, anchor, due(chain.later(), anchor), 0, 0);
    anchor = chain.held[i].day;
  }
  add_open(chain, anchor, due(chain.later(), anchor), 0, 0);
}

void Follower::follow_unseen(const Chain& chain) {
  if (chain.held.empty()) {
    add_nothing_visible(chain);
    return;
  }
  const Due first = due(chain.first(), chain.start);
  add_first_visible(chain, first);
  const Date r1 = chain.held[0].day;
  // Where the first link fell due before reviews are complete, a review is taken to have been held.
  const bool later_for_certain =
      first.day < *chain.complete_from || chain.second() == chain.later();
  if (later_for_certain) {
    follow_from(chain, 1, r1);
  } else {
    add_two_limits(chain);
    if (chain.held.size() > 1) follow_from(chain, 2, chain.held[1].day);
  }
}

/// The first visible review: in time for certain, late for certain, or neither.
void Follower::add_first_visible(const Chain& chain, const Due& first) {
  const Date r1 = chain.held[0].day;
  if (r1 <= first.day) {
    add_held(chain, 0, chain.start, first, 0, kHistoryIncomplete);
    return;
  }
  const Due latest = due(chain.later(), chain.complete_from.or_far().plus_days(-1));
  const bool late = latest.day < r1;
  Obligation& o = add(chain, late ? Outcome::late : Outcome::indeterminate);
  o.held = r1;
  o.met_by = chain.first_held;
  o.remarks = kHistoryIncomplete;
  if (late) {
    o.due = latest.day;
    o.limit = latest.limit;
    o.remarks |= kLatestPossible;
  }
  note_relaxed_rules(o);
}

/// The link after the first visible review, where that may have been the first review or a later
/// one.
void Follower::add_two_limits(const Chain& chain) {
  const Date r1 = chain.held[0].day;
  const Due early = due(chain.second(), r1);
  const Due late = due(chain.later(), r1);
  if (chain.held.size() < 2) {
    add_open_two_limits(chain, r1, early, late);
    return;
  }
  const Date r2 = chain.held[1].day;
  const bool same_answer = r2 <= early.day || late.day < r2;
  if (same_answer) {
    add_held(chain, 1, r1, late, 0, kHistoryIncomplete);
  } else {
    Obligation& o = add(chain, Outcome::indeterminate);
    o.anchor = r1;
    o.held = r2;
    o.met_by = chain.first_held + 1;
    o.remarks = kHistoryIncomplete | kTwoLimits;
    note_relaxed_rules(o);
  }
  out_.back().earliest = early.day;
  out_.back().latest = late.day;
}

void Follower::add_open_two_limits(const Chain& chain, Date anchor, const Due& early,
                                   const Due& late) {
  const bool in_doubt = !chain.ends && early.day <= as_at_ && as_at_ < late.day;
  const bool only_early = exists_after(chain.turns_18, late.day);
  if (chain.goes_on || exists_after(chain.turns_18, early.day)) return;
  if (!in_doubt) {
    // The same answer under both limits, or none once the duty has ended.
    if (only_early && chain.ends) return;
    add_open(chain, anchor, only_early ? early : late, 0, kHistoryIncomplete);
    if (out_.empty() || !out_.back().open || out_.back().case_index != chain.case_index) return;
  } else {
    Obligation& o = add(chain, Outcome::indeterminate);
    o.open = true;
    o.anchor = anchor;
    o.remarks = kHistoryIncomplete | kTwoLimits;
  }
  out_.back().earliest = early.day;
  out_.back().latest = late.day;
}

/// Nothing visible: a review on the day before reviews are complete is the best that can have been.
void Follower::add_nothing_visible(const Chain& chain) {
  if (chain.goes_on) return;
  const Due latest = due(chain.later(), chain.complete_from.or_far().plus_days(-1));
  if (chain.ends || latest.day <= as_at_) {
    add_open(chain, {}, latest, 0, kHistoryIncomplete | kLatestPossible);
    return;
  }
  Obligation& o = add(chain, Outcome::indeterminate);
  o.open = true;
  o.remarks = kHistoryIncomplete;
}

/// Only the latest review is known, not the links before it. The next is due by the later limit
/// where it cannot have been the first review; else by one of two.
void Follower::follow_latest(const Chain& chain) {
  const Date held = chain.held.back().day;
  const Due first = due(chain.first(), chain.start);
  const bool second_at_least = chain.held.size() > 1 || chain.beginning == Beginning::resumed ||
                               due(chain.second(), first.day).day < held ||
                               chain.second() == chain.later();
  if (second_at_least) {
    add_open(chain, held, due(chain.later(), held), 0, kHistoryIncomplete);
  } else {
    add_open_two_limits(chain, held, due(chain.second(), held), due(chain.later(), held));
  }
}

/// No review at all is loaded: what has fallen due cannot be judged.
void Follower::follow_unloaded(const Chain& chain) {
  const Due first = due(chain.first(), chain.start);
  if (as_at_ < first.day) {
    add_open(chain, chain.start, first, 1, 0);
    return;
  }
  if (chain.goes_on || chain.ends) return;
  Obligation& o = add(chain, Outcome::indeterminate);
  o.open = true;
  o.remarks = kNoReviewsLoaded;
}

}  // namespace duly::law

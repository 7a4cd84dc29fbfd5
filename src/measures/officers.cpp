// Independent reviewing officers: what they hold, how soon a child has one, and how many.

#include <algorithm>

#include "duly/allocations.hpp"
#include "duly/work.hpp"
#include "duly/worker_hours.hpp"
#include "measures/each_review.hpp"
#include "measures/each_spell.hpp"

namespace duly::judging {
namespace {

constexpr std::array<std::string_view, 4> kHowMany = {"one", "two", "three or more", "none"};
constexpr std::array<std::string_view, 4> kHowSoon = {"within 1 day", "2 to 5 working days",
                                                      "later", "none"};

constexpr std::array<Need, 2> kHours = {{{"episodes", ""}, {"workers", "fte"}}};
constexpr std::array<Need, 2> kOfficers = {{{"episodes", ""}, {"allocations or reviews", "iro"}}};
constexpr std::array<std::string_view, 2> kOfOfficers = {"allocations", "reviews"};
constexpr std::array<Need, 2> kAllocated = {{{"episodes", ""}, {"allocations", "role"}}};

/// Reviews held in the period, each its officer's; without hours there is nothing to set it
/// against.
void judge_reviews_per_officer(const MeasureInput& in, std::vector<Verdict>& out) {
  const GroupSource source{in.records, in.histories, in.allocations, {}};
  for_each_review(in, [&](const Review&, Verdict v) {
    GroupSubject review{in.cases, in.child, *v.day};
    review.event = true;
    review.review = v.review;
    v.worker = officer_of(source, review);
    if (v.worker == kNoId) {
      v.reason = Reason::no_officer;
    } else if (in.hours.of(v.worker) <= 0) {
      v.reason = Reason::hours_not_known;
    }
    out.push_back(v);
  });
}

/// Calls `look` with each allocation of the child to a reviewing officer. One that ended the day it
/// began never ran: it is none.
template <class Look>
void for_each_officer(const MeasureInput& in, const Look& look) {
  for (const std::uint32_t row : in.allocations.of(in.child)) {
    const Allocation& a = in.records.allocations[row];
    const bool any_day = !a.from || *a.from < a.until.or_far();
    if (a.role == Role::iro && a.worker != kNoId && any_day) look(a);
  }
}

/// How many officers the child had in the period: those allocated on a day of it; of a child who
/// was never allocated to one, those of its reviews.
std::size_t officers_in_period(const MeasureInput& in) {
  std::vector<Id> found;
  const auto add = [&found](Id officer) {
    const bool known = std::find(found.begin(), found.end(), officer) != found.end();
    if (!known && officer != kNoId) found.push_back(officer);
  };
  bool allocated = false;
  for_each_officer(in, [&](const Allocation& a) {
    allocated = true;
    const bool in_period = (!a.from || *a.from <= in.to) && in.from < a.until.or_far();
    if (in_period) add(a.worker);
  });
  if (!allocated) {
    for_each_review(in, [&](const Review& row, const Verdict&) { add(extra_of(in, row).iro); });
  }
  return found.size();
}

void judge_iro_changes(const MeasureInput& in, std::vector<Verdict>& out) {
  const PeriodOfCare* period = open_period(in);
  if (period == nullptr) return;
  const bool breaks = is_short_break(last_regime(in, *period));
  Verdict verdict = about(in, breaks ? Reason::short_break : Reason::counted);
  const std::size_t officers = officers_in_period(in);
  constexpr std::size_t kMost = kHowMany.size() - 1;
  verdict.band = static_cast<std::uint16_t>(officers == 0 ? kMost : std::min(officers, kMost) - 1);
  out.push_back(verdict);
}

/// When the first officer of a child who came into care was allocated, if one was; one allocated
/// before that day still is so from the first.
void judge_first_officer(const MeasureInput& in, const Spell& spell, Verdict& verdict) {
  OptDate first;
  bool undated = false;
  for_each_officer(in, [&](const Allocation& a) {
    if (a.until.or_far() <= spell.from) return;
    const Date began = a.from ? std::max(*a.from, spell.from) : spell.from;
    if (in.to < began || spell.until.or_far() <= began) return;
    undated = undated || !a.from;
    if (a.from && (!first || began < *first)) first = began;
  });
  const auto by = [&](RuleId rule) {
    return first && *first <= in.law.last_day(rule, spell.from).date;
  };
  constexpr std::uint16_t kAtOnce = 0;
  constexpr std::uint16_t kSoon = 1;
  constexpr std::uint16_t kLater = 2;
  constexpr std::uint16_t kNever = 3;
  if (by(RuleId::officer_at_once)) {
    verdict.band = kAtOnce;
  } else if (undated) {
    verdict.reason = Reason::allocation_not_dated;
  } else if (by(RuleId::officer_soon)) {
    verdict.band = kSoon;
  } else {
    verdict.band = first ? kLater : kNever;
  }
}

/// Children who started to be looked after in the period, each by its last start.
void judge_iro_appointed(const MeasureInput& in, std::vector<Verdict>& out) {
  const std::size_t begin = out.size();
  Spell last{in.from, {}, false, 0, 0};
  for_each_spell(in, [&](const Spell& spell) {
    if (!in.in_period(spell.from)) return;
    out.push_back(about_spell(in, spell, spell.from, spell.first_episode));
    if (!spell.short_breaks) last = spell;
  });
  keep_last_that_counts(out, begin);
  if (begin < out.size() && counted(out.back().reason)) judge_first_officer(in, last, out.back());
}

constexpr std::array kMeasures = {
    Measure{
        .id = "reviews_per_officer",
        .title = "Reviews held for each full-time officer in 20 working days",
        .unit = "review",
        .numerator = "looked-after reviews held in the period by officers whose hours are known",
        .denominator = "full-time equivalents of those officers",
        .citation = "section-5",
        .judge = judge_reviews_per_officer,
        .shape = Shape::pace,
        .events = true,
        .needs = Needs(kHours),
        .also = Kinds(kOfOfficers),
        .details = true,
        .identities = {"record_15wd.denominator + record_15wd.excluded = numerator + excluded",
                       "numerator + excluded >= cla_reviews_on_time.denominator"
                       " + cla_reviews_on_time.indeterminate"
                       " + adoption_reviews_on_time.denominator"
                       " + adoption_reviews_on_time.indeterminate"
                       " + short_break_reviews_on_time.denominator"
                       " + short_break_reviews_on_time.indeterminate"}},
    Measure{.id = "iro_changes",
            .title = "Children looked after, by how many reviewing officers they had",
            .unit = "child",
            .numerator = "children who had so many reviewing officers in the period",
            .denominator = "children looked after at the end of the period",
            .citation = "section-5",
            .judge = judge_iro_changes,
            .shape = Shape::bands,
            .bands = Labels(kHowMany),
            .needs = Needs(kOfficers),
            .also = Kinds(kOfOfficers),
            .details = true,
            .identities = {"cla_at_end.numerator ~= denominator", "cla_at_end.excluded = excluded",
                           "cla_at_end.excluded = [short_break]"}},
    Measure{.id = "iro_appointed",
            .title = "Children who started to be looked after, by when they had an officer",
            .unit = "child",
            .numerator = "children whose first reviewing officer was allocated by then",
            .denominator = "children who started to be looked after in the period",
            .citation = "iro-handbook",
            .judge = judge_iro_appointed,
            .shape = Shape::bands,
            .events = true,
            .bands = Labels(kHowSoon),
            .needs = Needs(kAllocated),
            .identities = {"cla_started.excluded = [short_break]",
                           "cla_started.numerator + cla_started.excluded = denominator"
                           " + excluded"}}};

}  // namespace

std::span<const Measure> officers() {
  return kMeasures;
}

}  // namespace duly::judging

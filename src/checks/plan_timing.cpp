// Child protection plans in time: reviews late or missing, how long plans last, and how often a
// child has one. The limits of law are those of the obligations: data/rules.csv.

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "checks/look.hpp"
#include "duly/protection.hpp"

namespace duly::checks {
namespace {

bool missing(const Obligation& o) {
  return o.outcome == Outcome::overdue || o.outcome == Outcome::not_held;
}

const PlanRow& row_of(const Look& look, const Plan& plan) {
  return look.world.histories.plans[plan.record];
}

/// The row of the review conference that met an obligation.
RowRef conference_row(const Look& look, const Obligation& o) {
  const Held& held = look.world.cases.conferences[o.met_by];
  return look.world.records.conferences[held.record].row;
}

/// Reports a review that was not held: at the last conference of the plan; without one, at the
/// plan's start.
void found_missed(const Look& look, const Obligation& o, std::string detail) {
  const Plan& plan = look.world.cases.plans[o.case_index];
  const auto held = look.world.cases.conferences_of(plan);
  if (held.empty()) {
    look.found(row_of(look, plan).row, "CPPstartDate", std::move(detail));
    return;
  }
  const Conference& last = look.world.records.conferences[held.back().record];
  look.found(last.row, "CPPreviewDate", std::move(detail));
}

std::string due(const Obligation& o) {
  return o.due ? "due " + to_string(*o.due) : std::string();
}

/// N21: the first review of the plan was due, and none was held.
void never_reviewed(const Look& look) {
  for (const Obligation& o : look.obligations) {
    if (o.duty != Duty::cp_review || o.ordinal != 1 || !missing(o)) continue;
    found_missed(look, o, due(o));
  }
}

/// N22: the first review of the plan was late.
void first_review_late(const Look& look) {
  for (const Obligation& o : look.obligations) {
    if (o.duty != Duty::cp_review || o.ordinal != 1 || o.outcome != Outcome::late) continue;
    look.found(conference_row(look, o), "CPPreviewDate", due(o));
  }
}

/// N23: a later review was late, or was due and not held.
void later_review_late(const Look& look) {
  for (const Obligation& o : look.obligations) {
    if (o.duty != Duty::cp_review || o.ordinal == 1) continue;
    if (o.outcome == Outcome::late) look.found(conference_row(look, o), "CPPreviewDate", due(o));
    if (missing(o)) found_missed(look, o, due(o));
  }
}

/// A watch list of ours before two years, of which NI64 counts the plans: the longest first.
constexpr int kWatchedMonths[] = {21, 18, 15};

/// N27: an open plan that nears two years.
void open_for_long(const Look& look) {
  const Date today = look.world.as_at();
  for (const Plan& plan : look.plan_cases) {
    const PlanRow& row = row_of(look, plan);
    const bool counted = look.world.law.last_day(RuleId::two_year_plan, plan.from).date <= today;
    if (plan.until || row.temporary || counted) continue;
    for (const int months : kWatchedMonths) {
      if (today <= add_months(plan.from, months)) continue;
      look.found(row.row, "CPPstartDate", "over " + std::to_string(months) + " months");
      break;
    }
  }
}

/// N28: a plan whose length is two years by one way of counting and less by another.
void two_years_by_reading(const Look& look) {
  constexpr int kMostDays = 731;  // of two years, one of them a leap year
  for (const PlanRow& p : look.merged_plans) {
    if (!p.until || p.temporary) continue;
    const int days = (*p.until).days_since(*p.from);
    const Date least = look.world.law.last_day(RuleId::two_year_plan_in_days, *p.from).date;
    if (*p.until < least || kMostDays < days) continue;
    look.found(p.row, "CPPendDate", std::to_string(days) + " days");
  }
}

/// N30: the number of previous plans can only grow. A row is held against those of earlier years,
/// of plans no later; of each year the largest number will do. Each against each, 40,000 plans of
/// one child took seconds.
void fewer_previous_plans(const Look& look) {
  std::map<Date, int> most;  // by the year's first day, of the rows up to `next`
  std::size_t next = 0;
  for (const PlanRow* p : look.plans) {
    for (; next < look.plans.size() && *look.plans[next]->from <= *p->from; ++next) {
      const PlanRow& before = *look.plans[next];
      if (before.temporary) continue;
      int& number = most[look.year_of(before.row).from];
      number = std::max<int>(number, before.previous_plans);
    }
    if (p->previous_plans < 0 || p->temporary) continue;
    const auto end = most.lower_bound(look.year_of(p->row).from);
    const bool fewer = std::any_of(
        most.begin(), end, [p](const auto& year) { return p->previous_plans < year.second; });
    if (fewer) look.found(p->row, "NumberOfPreviousCPP");
  }
}

/// The end of a plan, and the day from which a plan that begins comes after it.
struct End {
  Date counts_from, until;
  const PlanRow* plan;
};

/// For each plan the last end of the child's other plans on or before its first day; plans held for
/// others do not count. `take(plan, end)` is called where there is one.
template <class Take>
void for_each_again(const Look& look, Take take) {
  if (look.merged_plans.size() < 2) return;
  std::vector<End> ends;
  for (const PlanRow& p : look.merged_plans) {
    if (!p.temporary && p.until) ends.push_back({std::max(*p.from, *p.until), *p.until, &p});
  }
  std::stable_sort(ends.begin(), ends.end(),
                   [](const End& a, const End& b) { return a.counts_from < b.counts_from; });
  // The last two, since one may be the plan's own: of a single day, or typed in the wrong order.
  const End* last = nullptr;
  const End* last_but_one = nullptr;
  std::size_t next = 0;
  for (const PlanRow& p : look.merged_plans) {
    for (; next < ends.size() && ends[next].counts_from <= *p.from; ++next) {
      const End* end = &ends[next];
      if (last == nullptr || last->until <= end->until) {
        last_but_one = std::exchange(last, end);
      } else if (last_but_one == nullptr || last_but_one->until < end->until) {
        last_but_one = end;
      }
    }
    const End* end = last != nullptr && last->plan == &p ? last_but_one : last;
    if (end != nullptr && !p.temporary) take(p, end->until);
  }
}

/// N31: a new plan after an earlier one; how soon is said beside it.
void plan_again(const Look& look) {
  for_each_again(look, [&look](const PlanRow& p, Date end) {
    const Limit& limit = look.world.law.rules.in_force(RuleId::repeat_plan_in_two_years, end);
    const bool soon = *p.from <= last_day_in_time(limit, end, look.world.law.calendar).date;
    look.found(p.row, "CPPstartDate",
               soon ? "within " + limit.text + " of the earlier end"
                    : "more than " + limit.text + " after the earlier end");
  });
}

/// N32: a new plan a few days after an earlier one, as where one plan is typed in as two.
void plan_cut_in_two(const Look& look) {
  constexpr int kFewDays = 7;
  for_each_again(look, [&look](const PlanRow& p, Date end) {
    const int days = (*p.from).days_since(end);
    if (days <= kFewDays) look.found(p.row, "CPPstartDate", std::to_string(days) + " days apart");
  });
}

/// N35: a child who is looked after seldom needs a plan as well.
void looked_after_and_on_a_plan(const Look& look) {
  bool looked_after = false;
  for (const PeriodOfCare& period : look.periods) looked_after = looked_after || !period.until;
  if (!looked_after) return;
  for (const Plan& plan : look.plan_cases) {
    const PlanRow& row = row_of(look, plan);
    if (!plan.until && !row.temporary) look.found(row.row, "CPPstartDate");
  }
}

/// N36: a plan ends with childhood.
void open_after_childhood(const Look& look) {
  const OptDate birthday = look.birthday_at(RuleId::childhood);
  if (!birthday) return;
  for (const Plan& plan : look.plan_cases) {
    const Date last = plan.until ? *plan.until : look.world.as_at();
    if (*birthday < last) look.found(row_of(look, plan).row, "CPPendDate");
  }
}

using enum Severity;

constexpr std::string_view kStartAndEnd = "CPPstartDate, CPPendDate";

constexpr Check kChecks[] = {
    {{"N21", warning, "the first review of the plan was due, and none was held",
      "add the review conference, or the end of the plan", "CPPstartDate, CPPreviewDate"},
     "plans conferences",
     never_reviewed},
    {{"N22", note, "the first review of the plan was late",
      "check both dates; if they are right, the review was late",
      "CPPstartDate, DateOfInitialCPC, CPPreviewDate"},
     "plans conferences",
     first_review_late},
    {{"N23", warning, "a later review of the plan was late, or was due and not held",
      "check the dates, or add the review conference", "CPPreviewDate"},
     "plans conferences",
     later_review_late},
    {{"N27", note, "the plan nears two years", "look at where the plan stands", "CPPstartDate"},
     "plans",
     open_for_long},
    {{"N28", note, "whether the plan lasted two years depends on how days are counted",
      "nothing; `--reading two_years=` decides it for NI64", kStartAndEnd},
     "plans",
     two_years_by_reading},
    {{"N30", warning, "the number of previous plans is smaller than the year before",
      "correct the number", "NumberOfPreviousCPP"},
     "plans.previous_plans plans*2",
     fewer_previous_plans},
    {{"N31", note, "a new plan for a child who had one before",
      "nothing, if both are right; NI65 counts it", kStartAndEnd},
     "plans",
     plan_again},
    {{"N32", warning, "the plan begins within a week of another one's end: one plan cut in two?",
      "join the two, if the plan went on", kStartAndEnd},
     "plans",
     plan_cut_in_two},
    {{"N35", note, "the child is looked after and on a plan",
      "end the plan, if care took its place", "DECOM, DEC, CPPstartDate, CPPendDate"},
     "plans episodes",
     looked_after_and_on_a_plan},
    {{"N36", warning, "the plan runs on after the 18th birthday",
      "end the plan, or correct the date of birth", "CPPstartDate, CPPendDate, PersonBirthDate"},
     "plans",
     open_after_childhood},
};

}  // namespace

std::vector<Check> plan_timing_checks() {
  return {std::begin(kChecks), std::end(kChecks)};
}

}  // namespace duly::checks

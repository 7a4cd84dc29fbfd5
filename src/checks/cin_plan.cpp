// Child in need plans of the CIN census, and what stands beside them in their CIN episode.

#include "checks/cin.hpp"

namespace duly::checks {
namespace {

/// 4000: no further action means no plan.
void plan_without_further_action(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    if (no_further_action(look.referral_of(*plan))) look.found(plan->row, "CINPlanStartDate");
  }
}

/// Is there a protection plan in the CIN episode of `plan` that is `wanted`?
template <class Wanted>
bool any_protection_plan(const Look& look, const CinActivity& plan, Wanted wanted) {
  return std::any_of(look.plans.begin(), look.plans.end(),
                     [&](const PlanRow* p) { return same_episode(*p, plan) && wanted(*p); });
}

/// 4001: a CIN plan and a protection plan of one CIN episode are not both open.
void both_plans_open(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    const bool open = any_protection_plan(look, *plan, [](const PlanRow& p) { return !p.until; });
    if (!plan->until && open) look.found(plan->row, "CINPlanEndDate");
  }
}

/// 4016: no CIN plan begins while a protection plan runs; it may on the day that one ends.
void begins_beside_protection(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    if (!plan->from) continue;
    const bool beside = any_protection_plan(look, *plan, [plan](const PlanRow& p) {
      return *p.from <= *plan->from && *plan->from < p.until.or_far();
    });
    if (beside) look.found(plan->row, "CINPlanStartDate");
  }
}

/// 4017: no protection plan begins while a CIN plan runs; it may on the day that one ends.
void protection_begins_beside(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    if (!plan->from) continue;
    const bool beside = any_protection_plan(look, *plan, [plan](const PlanRow& p) {
      return *plan->from <= *p.from && *p.from < plan->until.or_far();
    });
    if (beside) look.found(plan->row, "CINPlanEndDate");
  }
}

/// 4003: no protection plan is reviewed while a CIN plan runs; it may be on the first and last day.
void review_beside_cin_plan(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    if (!plan->from) continue;
    for (const Conference* c : look.conferences) {
      if (c->type != ConferenceType::review || !same_episode(*c, *plan)) continue;
      const bool beside = *plan->from < *c->held && *c->held < plan->until.or_far();
      if (beside) look.found(c->row, "CPPreviewDate");
    }
  }
}

/// 4004: one CIN plan of a CIN episode is open at most.
void two_open_plans(const Look& look) {
  for (std::size_t i = 0; i < look.cin_plans.size(); ++i) {
    const CinActivity& plan = *look.cin_plans[i];
    const bool another_open = earlier_in_episode(
        look.cin_plans, i, [](const CinActivity& earlier) { return !earlier.until; });
    if (!plan.until && another_open) look.found(plan.row, "CINPlanEndDate");
  }
}

/// 4014: the CIN plans of a CIN episode follow one another.
void plans_overlap(const Look& look) {
  for (std::size_t i = 0; i < look.cin_plans.size(); ++i) {
    const CinActivity& plan = *look.cin_plans[i];
    if (!plan.from) continue;
    const bool runs_on = earlier_in_episode(look.cin_plans, i, [&plan](const CinActivity& earlier) {
      return *plan.from < earlier.until.or_far();
    });
    if (runs_on) look.found(plan.row, "CINPlanStartDate");
  }
}

/// 4010: a CIN plan begins on a day, and by the last of the year.
void no_start(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    const bool wrong = !plan->from || after_year(look, plan->row, plan->from);
    if (wrong) look.found(plan->row, "CINPlanStartDate");
  }
}

/// 4011: a CIN plan ends no earlier than it begins.
void ends_before_it_begins(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    if (!plan->from || !plan->until) continue;
    if (*plan->until < *plan->from) look.found(plan->row, "CINPlanEndDate");
  }
}

/// 4012Q: a CIN plan lasts for some time.
void lasts_no_day(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    if (plan->from && plan->from == plan->until) look.found(plan->row, "CINPlanEndDate");
  }
}

/// 4013: only CIN plans ended in the year are told of as ended.
void ends_outside_the_year(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    if (outside_year(look, plan->row, plan->until)) look.found(plan->row, "CINPlanEndDate");
  }
}

/// 4015: a CIN plan begins no earlier than the referral.
void begins_before_referral(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    const Referral* r = look.referral_of(*plan);
    if (r == nullptr || !plan->from) continue;
    if (*plan->from < *r->from) look.found(plan->row, "CINPlanStartDate");
  }
}

using enum Severity;

constexpr std::string_view kBoth = "CINPlanStartDate, CINPlanEndDate";
constexpr std::string_view kFour = "CINPlanStartDate, CINPlanEndDate, CPPstartDate, CPPendDate";

constexpr Check kChecks[] = {
    {{"4000", note, "a CIN plan on a referral with no further action",
      "correct the flag, or take the plan to the right CIN episode",
      "ReferralNFA, CINPlanStartDate"},
     "cin_plans referrals",
     plan_without_further_action},
    {{"4001", warning, "a CIN plan and a protection plan of one CIN episode are both open",
      "end the one that no longer runs", kFour},
     "cin_plans plans referrals",
     both_plans_open},
    {{"4016", warning, "the CIN plan begins while a protection plan runs",
      "begin it on the day the protection plan ends", kFour},
     "cin_plans plans referrals",
     begins_beside_protection},
    {{"4017", warning, "a protection plan begins while the CIN plan runs",
      "end the CIN plan on the day the protection plan begins", kFour},
     "cin_plans plans referrals",
     protection_begins_beside},
    {{"4003", warning, "a protection plan was reviewed while a CIN plan ran",
      "check the date of the review and the dates of the CIN plan",
      "CINPlanStartDate, CINPlanEndDate, CPPreviewDate"},
     "cin_plans review_conferences referrals",
     review_beside_cin_plan},
    {{"4004", note, "more than one CIN plan of the CIN episode is open", "end all but the last",
      kBoth},
     "cin_plans referrals",
     two_open_plans},
    {{"4014", note, "the CIN plan begins before another of the CIN episode ended",
      "correct the dates", kBoth},
     "cin_plans referrals",
     plans_overlap},
    {{"4010", note,
      "the start of the CIN plan is missing, not a date, or after the year of the census",
      "correct the start of the plan", kBoth},
     "cin_plans",
     no_start},
    {{"4011", note, "the CIN plan ends before it begins", "correct the dates", kBoth},
     "cin_plans",
     ends_before_it_begins},
    {{"4012Q", note, "the CIN plan begins and ends on one day", "check both dates", kBoth},
     "cin_plans",
     lasts_no_day},
    {{"4013", note, "the CIN plan ends outside the year of the census",
      "correct the end of the plan, or leave the plan out", kBoth},
     "cin_plans",
     ends_outside_the_year},
    {{"4015", note, "the CIN plan begins before the referral", "correct the dates",
      "CINPlanStartDate, CINreferralDate"},
     "cin_plans referrals",
     begins_before_referral},
};

}  // namespace

std::vector<Check> cin_plan_checks() {
  return {std::begin(kChecks), std::end(kChecks)};
}

}  // namespace duly::checks

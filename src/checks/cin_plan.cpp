// Child in need plans of the CIN census, and what stands beside them in their CIN episode.

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "checks/cin.hpp"

namespace duly::checks {
namespace {

/// 4000: no further action means no plan.
void plan_without_further_action(const Look& look) {
  for (const CinActivity* plan : look.cin_plans) {
    if (no_further_action(look.referral_of(*plan))) look.found(plan->row, "CINPlanStartDate");
  }
}

/// Of each CIN episode the last end of its protection plans up to a day, and the first start from a
/// day on.
class ProtectionPlans {
 public:
  explicit ProtectionPlans(const Look& look) : plans_(look.plans) {}

  /// The last end of those begun by the day.
  OptDate last_end(std::uint32_t referral, Date begun_by);
  /// The first start on the day or later.
  OptDate first_start(std::uint32_t referral, Date from);

 private:
  struct Ends {
    Rows<PlanRow> plans;
    std::vector<Date> last;  ///< of each plan and those before it
  };
  const Ends& ends(std::uint32_t referral);

  ByEpisode<PlanRow> plans_;
  std::map<std::uint32_t, Ends> ends_;
};

const ProtectionPlans::Ends& ProtectionPlans::ends(std::uint32_t referral) {
  const auto [at, added] = ends_.try_emplace(referral);
  Ends& out = at->second;
  if (!added) return out;
  out.plans = plans_.of(referral);
  for (const PlanRow* p : out.plans) {
    const Date until = p->until.or_far();
    out.last.push_back(out.last.empty() ? until : std::max(out.last.back(), until));
  }
  return out;
}

OptDate ProtectionPlans::last_end(std::uint32_t referral, Date begun_by) {
  const Ends& of = ends(referral);
  const auto after =
      std::partition_point(of.plans.begin(), of.plans.end(),
                           [begun_by](const PlanRow* p) { return *p->from <= begun_by; });
  const auto count = static_cast<std::size_t>(after - of.plans.begin());
  return count == 0 ? OptDate() : OptDate(of.last[count - 1]);
}

OptDate ProtectionPlans::first_start(std::uint32_t referral, Date from) {
  const Rows<PlanRow> plans = plans_.of(referral);
  const auto at = std::partition_point(plans.begin(), plans.end(),
                                       [from](const PlanRow* p) { return *p->from < from; });
  return at == plans.end() ? OptDate() : (*at)->from;
}

/// 4001: a CIN plan and a protection plan of one CIN episode are not both open.
void both_plans_open(const Look& look) {
  std::set<std::uint32_t> open;  // CIN episodes with an open protection plan
  for (const PlanRow* p : look.plans) {
    if (!p->until && p->referral != kNoPlace) open.insert(p->referral);
  }
  for (const CinActivity* plan : look.cin_plans) {
    if (!plan->until && open.contains(plan->referral)) look.found(plan->row, "CINPlanEndDate");
  }
}

/// 4016: no CIN plan begins while a protection plan runs; it may on the day that one ends.
void begins_beside_protection(const Look& look) {
  ProtectionPlans plans(look);
  for (const CinActivity* plan : look.cin_plans) {
    if (!plan->from) continue;
    const OptDate last_end = plans.last_end(plan->referral, *plan->from);
    const bool beside = last_end && *plan->from < *last_end;
    if (beside) look.found(plan->row, "CINPlanStartDate");
  }
}

/// 4017: no protection plan begins while a CIN plan runs; it may on the day that one ends.
void protection_begins_beside(const Look& look) {
  ProtectionPlans plans(look);
  for (const CinActivity* plan : look.cin_plans) {
    if (!plan->from) continue;
    const OptDate next = plans.first_start(plan->referral, *plan->from);
    const bool beside = next && *next < plan->until.or_far();
    if (beside) look.found(plan->row, "CINPlanEndDate");
  }
}

/// 4003: no protection plan is reviewed while a CIN plan runs; it may be on the first and last day.
void review_beside_cin_plan(const Look& look) {
  ByEpisode<Conference> conferences(look.conferences);
  for (const CinActivity* plan : look.cin_plans) {
    if (!plan->from) continue;
    const Rows<Conference> of_episode = conferences.of(plan->referral);
    auto c = std::partition_point(of_episode.begin(), of_episode.end(),
                                  [plan](const Conference* f) { return *f->held <= *plan->from; });
    for (; c != of_episode.end() && *(*c)->held < plan->until.or_far(); ++c) {
      if ((*c)->type == ConferenceType::review) look.found((*c)->row, "CPPreviewDate");
    }
  }
}

/// 4004: one CIN plan of a CIN episode is open at most.
void two_open_plans(const Look& look) {
  for_each_after_others(look.cin_plans, end_if_open<CinActivity>,
                        [&look](const CinActivity& plan, Date) {
                          if (!plan.until) look.found(plan.row, "CINPlanEndDate");
                        });
}

/// 4014: the CIN plans of a CIN episode follow one another.
void plans_overlap(const Look& look) {
  for_each_after_others(look.cin_plans, end_of<CinActivity>,
                        [&look](const CinActivity& plan, Date last_end) {
                          const bool runs_on = plan.from && *plan.from < last_end;
                          if (runs_on) look.found(plan.row, "CINPlanStartDate");
                        });
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

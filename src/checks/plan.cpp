// Child protection plans: their dates, their conferences, their categories. When they were reviewed
// is looked at in plan_timing.cpp.

#include <map>
#include <set>
#include <vector>

#include "checks/cin.hpp"

namespace duly::checks {
namespace {

/// 8720: a plan begins by the last day of the year.
void begins_after_the_year(const Look& look) {
  for (const PlanRow* p : look.plans) {
    if (after_year(look, p->row, p->from)) look.found(p->row, "CPPstartDate");
  }
}

/// 1105: a plan begins no earlier than the referral.
void begins_before_referral(const Look& look) {
  for (const PlanRow* p : look.plans) {
    const Referral* r = look.referral_of(*p);
    if (r == nullptr) continue;
    if (*p->from < *r->from) look.found(p->row, "CPPstartDate");
  }
}

/// 8930: only plans ended in the year are told of as ended.
void ends_outside_the_year(const Look& look) {
  for (const PlanRow* p : look.plans) {
    if (outside_year(look, p->row, p->until)) look.found(p->row, "CPPendDate");
  }
}

bool is_open(const PlanRow& p) {
  return !p.until && !p.temporary;
}

/// 8935: a child has one open plan at most in each extract.
void two_open_plans(const Look& look) {
  std::set<std::uint16_t> files;
  for (const PlanRow* p : look.plans) {
    if (!is_open(*p)) continue;
    if (!files.insert(p->row.file).second) look.found(p->row, "CPPendDate");
  }
}

/// 8915: no plan begins after death.
void begins_after_death(const Look& look) {
  for (const PlanRow& p : look.merged_plans) {
    if (look.died && *look.died < *p.from) look.found(p.row, "CPPstartDate");
  }
}

/// 8920: a plan ends with the child's life at the latest; an open one runs on after it.
void ends_after_death(const Look& look) {
  for (const PlanRow& p : look.merged_plans) {
    if (look.died && *look.died < p.until.or_far()) look.found(p.row, "CPPendDate");
  }
}

/// The days of initial conferences by CIN episode: of its enquiries, and of a transfer in.
std::map<const Referral*, std::set<Date>> icpc_days(const Look& look) {
  std::map<const Referral*, std::set<Date>> out;
  for (const Referral* r : look.referrals) {
    if (r->icpc) out[r].insert(*r->icpc);
  }
  for (const Enquiry* e : look.enquiries) {
    const Referral* r = look.referral_of(*e);
    if (r != nullptr && e->icpc) out[r].insert(*e->icpc);
  }
  return out;
}

/// Did the plan begin in the year of its census?
bool began_in_year(const Look& look, const PlanRow& p) {
  return has_year(look, p.row) && !outside_year(look, p.row, p.from);
}

/// 2883: every plan begun in the year has an initial conference of its CIN episode to come from.
/// The first plan too many has the finding.
void more_plans_than_conferences(const Look& look) {
  auto days = icpc_days(look);
  ByEpisode<PlanRow> by_episode(look.plans);
  for (const Referral* r : look.referrals) {
    std::vector<const PlanRow*> plans;
    for (const PlanRow* p : by_episode.of(look, *r)) {
      if (began_in_year(look, *p)) plans.push_back(p);
    }
    const std::size_t conferences = days[r].size();
    if (plans.size() <= conferences) continue;
    look.found(
        plans[conferences]->row, "CPPstartDate",
        "plans: " + std::to_string(plans.size()) + ", conferences: " + std::to_string(conferences));
  }
}

/// 2885: a plan begun in the year begins on the day of an initial conference of its CIN episode.
void begins_on_another_day(const Look& look) {
  auto days = icpc_days(look);
  for (const PlanRow* p : look.plans) {
    const Referral* r = look.referral_of(*p);
    if (r == nullptr || !began_in_year(look, *p)) continue;
    if (!days[r].contains(*p->from)) look.found(p->row, "CPPstartDate");
  }
}

/// 8832: no further action means no plan.
void plan_without_further_action(const Look& look) {
  for (const PlanRow* p : look.plans) {
    if (no_further_action(look.referral_of(*p))) look.found(p->row, "CPPstartDate");
  }
}

bool is_category(ShortCode code) {
  constexpr std::string_view kCategories[] = {"NEG", "PHY", "SAB", "EMO", "MUL"};
  return is_code(code, kCategories);
}

/// 8905: why the plan began. Annex A says it in words of its own, so its rows are passed over.
void no_initial_category(const Look& look) {
  for (const PlanRow* p : look.plans) {
    if (p->summary || is_category(p->category_initial)) continue;
    look.found(p->row, "InitialCategoryOfAbuse");
  }
}

/// 8910: why the plan goes on.
void no_latest_category(const Look& look) {
  for (const PlanRow* p : look.plans) {
    if (p->summary || is_category(p->category_latest)) continue;
    look.found(p->row, "LatestCategoryOfAbuse");
  }
}

using enum Severity;

constexpr Check kChecks[] = {
    {{"8720", warning, "the plan's start is missing, not a date, or after the year of the census",
      "correct the start of the plan", "CPPstartDate, ReferenceDate"},
     "plans",
     begins_after_the_year,
     nullptr,
     "plans.start"},
    {{"1105", warning, "the plan begins before the referral", "correct the dates",
      "CPPstartDate, CINreferralDate"},
     "plans referrals",
     begins_before_referral},
    {{"8930", warning, "the plan ends outside the year of the census",
      "correct the end of the plan, or leave the plan out", "CPPendDate, ReferenceDate"},
     "plans",
     ends_outside_the_year},
    {{"8935", warning, "more than one plan of the child is open", "end all but the last",
      "CPPendDate"},
     "plans",
     two_open_plans},
    {{"8915", note, "the plan begins after the child's death", "correct the dates",
      "CPPstartDate, CPPendDate, PersonDeathDate"},
     "plans children.date_of_death",
     begins_after_death},
    {{"8920", note, "the plan ends after the child's death, or is still open",
      "end the plan on the day of death at the latest",
      "CPPstartDate, CPPendDate, PersonDeathDate"},
     "plans children.date_of_death",
     ends_after_death},
    {{"2883", warning, "more plans begun in the CIN episode than initial conferences held in it",
      "add the missing conference, or take away the plan that never began",
      "CPPstartDate, DateOfInitialCPC"},
     "plans referrals",
     more_plans_than_conferences},
    {{"2885", warning, "the plan begins on another day than an initial conference",
      "begin the plan on the day of its conference", "CPPstartDate, DateOfInitialCPC"},
     "plans referrals",
     begins_on_another_day},
    {{"8842Q", note, "a review conference without a readable date", kSaidOnTheCell,
      "CPPreviewDate"},
     "review_conferences",
     nullptr,
     nullptr,
     "review_conferences.date"},
    {{"8832", note, "a plan on a referral with no further action",
      "correct the flag, or take the plan to the right CIN episode", "ReferralNFA, CPPstartDate"},
     "plans referrals",
     plan_without_further_action},
    {{"8905", note, "the initial category of abuse is missing or not a valid code",
      "use NEG, PHY, SAB, EMO or MUL", "InitialCategoryOfAbuse"},
     "plans.category_initial",
     no_initial_category},
    {{"8910", note, "the latest category of abuse is missing or not a valid code",
      "use NEG, PHY, SAB, EMO or MUL", "LatestCategoryOfAbuse"},
     "plans.category_latest",
     no_latest_category},
};

}  // namespace

std::vector<Check> plan_checks() {
  return {std::begin(kChecks), std::end(kChecks)};
}

}  // namespace duly::checks

// CIN episodes: referral, closure, and how a child's episodes follow one another. What was done in
// them is looked at in the families of assessments, enquiries and plans.

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "checks/cin.hpp"
#include "duly/child.hpp"

namespace duly::checks {
namespace {

/// 8600: a child is referred by the last day of the year.
void referred_after_the_year(const Look& look) {
  for (const Referral* r : look.referrals) {
    if (after_year(look, r->row, r->from)) look.found(r->row, "CINreferralDate");
  }
}

/// The child's birth date, else the day the birth is expected.
OptDate birth_or_expected(const Look& look) {
  if (look.born) return look.born;
  OptDate expected;
  for (const ChildRow* row : look.header) {
    if (row->expected) expected = row->expected;
  }
  return expected;
}

/// 8606: nobody is referred before conception.
void referred_before_conception(const Look& look) {
  const OptDate birth = birth_or_expected(look);
  if (!birth) return;
  const Limit& limit = look.world.law.rules.in_force(RuleId::referral_before_birth, *birth);
  for (const Referral* r : look.referrals) {
    if (*r->from < counted_back(limit, *birth)) look.found(r->row, "CINreferralDate");
  }
}

/// 8568: a referral says whether it led to further action.
void no_flag_of_further_action(const Look& look) {
  for (const Referral* r : look.referrals) {
    if (r->no_further_action != 0 && r->no_further_action != 1) look.found(r->row, "ReferralNFA");
  }
}

Date working_day_before(Date day, const WorkingCalendar& calendar) {
  day = day.plus_days(-1);
  while (!calendar.is_working_day(day)) day = day.plus_days(-1);
  return day;
}

/// 8569Q: a referral with no further action counts in the year it was decided: it cannot have been
/// made earlier than the last working day before that year.
void decided_in_an_earlier_year(const Look& look) {
  for (const Referral* r : look.referrals) {
    if (!no_further_action(r) || !has_year(look, r->row)) continue;
    const Date first = working_day_before(look.year_of(r->row).from, look.world.law.calendar);
    if (*r->from < first) look.found(r->row, "ReferralNFA");
  }
}

/// 8555Q: nobody is referred after death.
void referred_after_death(const Look& look) {
  for (const Referral* r : look.referrals) {
    if (look.died && *look.died < *r->from) look.found(r->row, "CINreferralDate");
  }
}

/// 8620: only cases closed in the year are told of as closed.
void closed_outside_the_year(const Look& look) {
  for (const Referral* r : look.referrals) {
    if (outside_year(look, r->row, r->until)) look.found(r->row, "CINclosureDate");
  }
}

/// 8630: a case closes after its referral.
void closed_before_referral(const Look& look) {
  for (const Referral* r : look.referrals) {
    if (r->until && *r->until < *r->from) look.found(r->row, "CINclosureDate");
  }
}

/// 8805: a closed case says why.
void closed_without_reason(const Look& look) {
  for (const Referral* r : look.referrals) {
    if (r->until && r->reason_closed.blank()) look.found(r->row, "ReasonForClosure");
  }
}

/// 8810: a reason to close goes with a day.
void reason_without_closure(const Look& look) {
  for (const Referral* r : look.referrals) {
    if (!r->until && !r->reason_closed.blank()) look.found(r->row, "CINclosureDate");
  }
}

/// 8640: the reason to close is one of the list.
void unknown_reason(const Look& look) {
  constexpr std::string_view kReasons[] = {"RC1", "RC2", "RC3", "RC4", "RC5",
                                           "RC6", "RC7", "RC8", "RC9"};
  for (const Referral* r : look.referrals) {
    if (r->reason_closed.blank() || is_code(r->reason_closed, kReasons)) continue;
    look.found(r->row, "ReasonForClosure");
  }
}

bool is_open(const Referral& r) {
  return !r.until && !no_further_action(&r);
}

/// 8815: a child has one open CIN episode at most in each census.
void two_open_episodes(const Look& look) {
  std::map<std::uint16_t, std::size_t> open;  // by census
  for (const Referral* r : look.referrals) {
    if (is_open(*r)) ++open[r->row.file];
  }
  for (const Referral* r : look.referrals) {
    if (is_open(*r) && open[r->row.file] > 1) look.found(r->row, "CINclosureDate");
  }
}

/// 8816: an open CIN episode is the child's last.
void open_but_not_the_last(const Look& look) {
  std::map<std::uint16_t, Date> last_start;  // by census: they stand in order of their starts
  for (const Referral* r : look.referrals) last_start[r->row.file] = *r->from;
  for (const Referral* r : look.referrals) {
    if (is_open(*r) && *r->from < last_start[r->row.file]) look.found(r->row, "CINclosureDate");
  }
}

/// 8820: one CIN episode ends before the next begins. A referral with no further action that has no
/// closing day lasts no time.
void episodes_overlap(const Look& look) {
  if (look.referrals.size() < 2) return;
  const auto by_start_and_line = [](const Referral* a, const Referral* b) {
    return a->from != b->from ? *a->from < *b->from : a->row.line < b->row.line;
  };
  std::vector<const Referral*> order(look.referrals.begin(), look.referrals.end());
  std::stable_sort(order.begin(), order.end(), by_start_and_line);
  std::map<std::uint16_t, Date> last_end;  // by census, of those before the ones looked at
  std::set<const Referral*> overlapping;
  for (auto r = order.begin(); r != order.end();) {
    const auto next = std::upper_bound(r, order.end(), *r, by_start_and_line);
    for (auto i = r; i != next; ++i) {  // of one line: none is before the others
      const auto last = last_end.find((*i)->row.file);
      if (last != last_end.end() && *(*i)->from < last->second) overlapping.insert(*i);
    }
    for (; r != next; ++r) {
      if (!(*r)->until && !is_open(**r)) continue;
      const Date end = (*r)->until.or_far();
      Date& last = last_end.try_emplace((*r)->row.file, end).first->second;
      last = std::max(last, end);
    }
  }
  for (const Referral* r : look.referrals) {
    if (overlapping.contains(r)) look.found(r->row, "CINreferralDate");
  }
}

/// 8831: no further action means that nothing was assessed, enquired into or conferred about.
void action_after_all(const Look& look) {
  ByEpisode<CinActivity> assessments(look.assessments);
  ByEpisode<Enquiry> enquiries(look.enquiries);
  for (const Referral* r : look.referrals) {
    if (!no_further_action(r)) continue;
    const bool action =
        !assessments.of(look, *r).empty() || !enquiries.of(look, *r).empty() || r->icpc.has_value();
    if (action) look.found(r->row, "ReferralNFA");
  }
}

/// 8565: nothing is done in a CIN episode after it closed. What was done has the finding, under its
/// last date.
void active_after_closure(const Look& look) {
  const auto after_closure = [&look](const auto& row, OptDate day) {
    const Referral* r = look.referral_of(row);
    return r != nullptr && r->until && *r->from <= *r->until && day && *r->until < *day;
  };
  for (const Referral* r : look.referrals) {
    const bool closed = r->until && *r->from <= *r->until;
    if (closed && r->icpc && *r->until < *r->icpc) look.found(r->row, "DateOfInitialCPC");
  }
  for (const CinActivity* a : look.assessments) {
    if (after_closure(*a, a->until)) {
      look.found(a->row, "AssessmentAuthorisationDate");
    } else if (after_closure(*a, a->from)) {
      look.found(a->row, "AssessmentActualStartDate");
    }
  }
  for (const Enquiry* e : look.enquiries) {
    if (after_closure(*e, e->icpc)) {
      look.found(e->row, "DateOfInitialCPC");
    } else if (after_closure(*e, e->strategy_discussion)) {
      look.found(e->row, "S47ActualStartDate");
    }
  }
  for (const PlanRow* p : look.plans) {
    if (after_closure(*p, p->until)) look.found(p->row, "CPPendDate");
  }
}

/// 2990: a case closed after assessment (RC8, RC9) had nothing but assessments.
void more_than_assessed(const Look& look) {
  constexpr std::string_view kAfterAssessment[] = {"RC8", "RC9"};
  ByEpisode<Enquiry> enquiries(look.enquiries);
  ByEpisode<CinActivity> cin_plans(look.cin_plans);
  ByEpisode<PlanRow> plans(look.plans);
  for (const Referral* r : look.referrals) {
    if (!is_code(r->reason_closed, kAfterAssessment)) continue;
    const bool more = !enquiries.of(look, *r).empty() || !cin_plans.of(look, *r).empty() ||
                      !plans.of(look, *r).empty() || r->icpc.has_value();
    if (more) look.found(r->row, "ReasonForClosure");
  }
}

using enum Severity;

constexpr Check kChecks[] = {
    {{"8600", warning, "the referral date is missing, not a date, or after the year of the census",
      "correct the referral date", "CINreferralDate"},
     "referrals",
     referred_after_the_year,
     nullptr,
     "referrals.start"},
    {{"8606", note, "referred more than 40 weeks before birth",
      "correct the referral date or the (expected) date of birth",
      "CINreferralDate, PersonBirthDate, ExpectedPersonBirthDate"},
     "referrals",
     referred_before_conception},
    {{"8568", note, "not said whether the referral led to no further action",
      "give 1 or 0 (true or false)", "ReferralNFA"},
     "referrals",
     no_flag_of_further_action},
    {{"8569Q", note,
      "a referral with no further action made before the last working day before the year",
      "leave it out of this census, or correct the flag", "ReferralNFA, CINreferralDate"},
     "referrals",
     decided_in_an_earlier_year},
    {{"8555Q", note, "referred after the child's death", "correct the dates",
      "CINreferralDate, PersonDeathDate"},
     "referrals",
     referred_after_death},
    {{"8620", warning, "the case closed outside the year of the census",
      "correct the closing date, or leave the CIN episode out", "CINclosureDate, CINreferralDate"},
     "referrals",
     closed_outside_the_year},
    {{"8630", warning, "the case closed before its referral", "correct the dates",
      "CINclosureDate, CINreferralDate"},
     "referrals",
     closed_before_referral},
    {{"8805", note, "the case closed without a reason", "give the reason for closure",
      "CINclosureDate, ReasonForClosure"},
     "referrals",
     closed_without_reason},
    {{"8810", note, "a reason for closure, but no closing date",
      "give the closing date, or clear the reason", "CINclosureDate, ReasonForClosure"},
     "referrals",
     reason_without_closure},
    {{"8640", note, "the reason for closure is not a valid code", "use RC1 to RC9",
      "ReasonForClosure"},
     "referrals",
     unknown_reason},
    {{"8815", warning, "more than one CIN episode of the child is open", "close all but the last",
      "CINclosureDate, CINreferralDate, ReferralNFA"},
     "referrals",
     two_open_episodes},
    {{"8816", warning, "the CIN episode is open, but a later one has begun",
      "give the closing date, or say that there was no further action",
      "CINclosureDate, CINreferralDate, ReferralNFA"},
     "referrals",
     open_but_not_the_last},
    {{"8820", warning, "the CIN episode begins before an earlier one of the child closed",
      "correct the dates", "CINreferralDate, CINclosureDate"},
     "referrals",
     episodes_overlap},
    {{"8831", note, "an assessment, enquiry or conference on a referral with no further action",
      "correct the flag, or take the activity to the right CIN episode",
      "ReferralNFA, AssessmentActualStartDate, S47ActualStartDate, DateOfInitialCPC"},
     "referrals",
     action_after_all},
    {{"8565", warning, "an assessment, enquiry, conference or plan is dated after the case closed",
      "correct the closing date, or take the activity to a new CIN episode",
      "CINclosureDate, DateOfInitialCPC, AssessmentActualStartDate, S47ActualStartDate,"
      " CPPendDate"},
     "referrals",
     active_after_closure},
    {{"2990", note,
      "closed after assessment (RC8, RC9), but with an enquiry, a conference or a plan",
      "correct the reason for closure", "ReasonForClosure"},
     "referrals",
     more_than_assessed},
};

}  // namespace

std::vector<Check> referral_checks() {
  return {std::begin(kChecks), std::end(kChecks)};
}

}  // namespace duly::checks

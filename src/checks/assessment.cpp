// Assessments of the CIN census.

#include "checks/cin.hpp"

namespace duly::checks {
namespace {

/// 1103: an assessment begins no earlier than the referral.
void assessed_before_referral(const Look& look) {
  for (const CinActivity* a : look.assessments) {
    const Referral* r = look.referral_of(*a);
    if (r == nullptr || !a->from) continue;
    if (*a->from < *r->from) look.found(a->row, "AssessmentActualStartDate");
  }
}

/// 8608: an assessment ends no earlier than it begins.
void ends_before_it_begins(const Look& look) {
  for (const CinActivity* a : look.assessments) {
    if (!a->from || !a->until) continue;
    if (*a->until < *a->from) look.found(a->row, "AssessmentAuthorisationDate");
  }
}

/// 8670Q: an assessment of more than 45 working days by the end of the year is finished.
void open_for_long(const Look& look) {
  for (const CinActivity* a : look.assessments) {
    if (!a->from || a->until || !has_year(look, a->row)) continue;
    // In working days, counted from its start; the guide counts from the referral.
    const Limit& longest = look.world.law.rules.in_force(RuleId::assessment, *a->from);
    const Date last = look.year_of(a->row).until.or_far().plus_days(-1);
    const int days = look.world.law.calendar.working_days_between(*a->from, last);
    if (days <= longest.amount) continue;
    look.found(a->row, "AssessmentAuthorisationDate", std::to_string(days) + " working days");
  }
}

/// 8696: only assessments finished in the year are told of as finished.
void ends_outside_the_year(const Look& look) {
  for (const CinActivity* a : look.assessments) {
    if (outside_year(look, a->row, a->until)) look.found(a->row, "AssessmentAuthorisationDate");
  }
}

/// 8736: an assessment under way began in the year.
void open_from_another_year(const Look& look) {
  for (const CinActivity* a : look.assessments) {
    if (a->until || !outside_year(look, a->row, a->from)) continue;
    look.found(a->row, "AssessmentActualStartDate");
  }
}

/// 8863Q: the assessments of a CIN episode follow one another.
void assessments_overlap(const Look& look) {
  for_each_after_others(look.assessments, end_of<CinActivity>,
                        [&look](const CinActivity& a, Date last_end) {
                          const bool runs_on = a.from && *a.from < last_end;
                          if (runs_on) look.found(a.row, "AssessmentActualStartDate");
                        });
}

/// 8896: one assessment of a CIN episode is open at most.
void two_open_assessments(const Look& look) {
  for_each_after_others(look.assessments, end_if_open<CinActivity>,
                        [&look](const CinActivity& a, Date) {
                          if (!a.until) look.found(a.row, "AssessmentAuthorisationDate");
                        });
}

/// 8867: a closed case has no open assessment.
void open_in_a_closed_case(const Look& look) {
  for (const CinActivity* a : look.assessments) {
    const Referral* r = look.referral_of(*a);
    if (r == nullptr || a->until) continue;
    if (r->until) look.found(a->row, "AssessmentAuthorisationDate");
  }
}

using enum Severity;

constexpr std::string_view kBoth = "AssessmentActualStartDate, AssessmentAuthorisationDate";

constexpr Check kChecks[] = {
    {{"1103", note, "the assessment begins before the referral", "correct the dates",
      "AssessmentActualStartDate, CINreferralDate"},
     "assessments referrals",
     assessed_before_referral},
    {{"8608", note, "the assessment ends before it begins", "correct the dates", kBoth},
     "assessments",
     ends_before_it_begins},
    {{"8670Q", warning, "an assessment open at the end of the year after more than 45 working days",
      "give the day it was authorised, or ask why it is open", kBoth},
     "assessments",
     open_for_long},
    {{"8696", note, "the assessment ends outside the year of the census",
      "correct the date, or leave the assessment out",
      "AssessmentAuthorisationDate, AssessmentActualStartDate"},
     "assessments",
     ends_outside_the_year},
    {{"8736", note, "an open assessment that begins outside the year of the census",
      "give the day it was authorised, or correct its start",
      "AssessmentAuthorisationDate, AssessmentActualStartDate"},
     "assessments",
     open_from_another_year},
    {{"8863Q", note, "the assessment begins before another of the CIN episode ended",
      "check the dates", kBoth},
     "assessments referrals",
     assessments_overlap},
    {{"8896", note, "more than one assessment of the CIN episode is open",
      "give the day each was authorised", kBoth},
     "assessments referrals",
     two_open_assessments},
    {{"8867", note, "the case is closed, but the assessment is open",
      "give the day it was authorised", "CINclosureDate, AssessmentAuthorisationDate"},
     "assessments referrals",
     open_in_a_closed_case},
};

}  // namespace

std::vector<Check> assessment_checks() {
  return {std::begin(kChecks), std::end(kChecks)};
}

}  // namespace duly::checks

// Section 47 enquiries and the initial conferences they led to.

#include "checks/cin.hpp"

namespace duly::checks {
namespace {

/// 2889: an enquiry begins no earlier than the referral.
void enquired_before_referral(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    const Referral* r = look.referral_of(*e);
    if (r == nullptr) continue;
    if (*e->strategy_discussion < *r->from) look.found(e->row, "S47ActualStartDate");
  }
}

/// 2991Q: where there was an enquiry there was an assessment.
void enquired_but_not_assessed(const Look& look) {
  ByEpisode<CinActivity> assessments(look.assessments);
  for (const Enquiry* e : look.enquiries) {
    if (e->referral == kNoPlace) continue;
    if (assessments.of(e->referral).empty()) look.found(e->row, "S47ActualStartDate");
  }
}

/// 8675Q: an enquiry whose time for a conference ran out by the end of the year is finished.
void open_past_its_time(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    if (!unfinished(*e) || !has_year(look, e->row)) continue;
    const Date due = last_day_for_icpc(look, *e->strategy_discussion);
    const Date last = look.year_of(e->row).until.or_far().plus_days(-1);
    if (due < last) look.found(e->row, "DateOfInitialCPC", "due " + to_string(due));
  }
}

/// 8740: an enquiry under way began in the year.
void open_from_another_year(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    const bool outside = outside_year(look, e->row, e->strategy_discussion);
    if (unfinished(*e) && outside) look.found(e->row, "S47ActualStartDate");
  }
}

/// 8839: one enquiry of a CIN episode is under way at most.
void two_open_enquiries(const Look& look) {
  for_each_after_others(
      look.enquiries,
      [](const Enquiry& e) { return unfinished(e) ? OptDate(e.icpc.or_far()) : OptDate(); },
      [&look](const Enquiry& e, Date) {
        if (unfinished(e)) look.found(e.row, "DateOfInitialCPC");
      });
}

/// 8890: the enquiries of a CIN episode follow one another. One that needed no conference ends on a
/// day that is not told, so nothing is said of it.
void enquiries_overlap(const Look& look) {
  for_each_after_others(
      look.enquiries,
      [](const Enquiry& e) {
        const bool told = e.icpc || !e.icpc_not_required;
        return told ? OptDate(e.icpc.or_far()) : OptDate();
      },
      [&look](const Enquiry& e, Date last_end) {
        if (*e.strategy_discussion < last_end) look.found(e.row, "S47ActualStartDate");
      });
}

/// 8868: a closed case has no enquiry under way.
void unfinished_in_a_closed_case(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    const Referral* r = look.referral_of(*e);
    if (r == nullptr || !unfinished(*e)) continue;
    if (r->until) look.found(e->row, "DateOfInitialCPC");
  }
}

/// 8870Q: nothing is planned for a weekend.
void target_on_weekend(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    if (e->icpc_target && on_weekend(*e->icpc_target)) look.found(e->row, "InitialCPCtarget");
  }
}

/// 8875: no conference is held on a weekend.
void conference_on_weekend(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    if (e->icpc && on_weekend(*e->icpc)) look.found(e->row, "DateOfInitialCPC");
  }
}

/// 8715: only conferences held in the year are told of.
void conference_outside_the_year(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    if (outside_year(look, e->row, e->icpc)) look.found(e->row, "DateOfInitialCPC");
  }
}

/// 1104: a conference is held no earlier than the referral.
void conference_before_referral(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    const Referral* r = look.referral_of(*e);
    if (r == nullptr || !e->icpc) continue;
    if (*e->icpc < *r->from) look.found(e->row, "DateOfInitialCPC");
  }
}

/// 2884: a conference is told of with its enquiry or, of a transfer in, with the CIN episode. Read
/// as one day given in both places: a transfer in and a later enquiry may each have their own.
void conference_told_twice(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    const Referral* r = look.referral_of(*e);
    if (r == nullptr || !e->icpc) continue;
    if (e->icpc == r->icpc) look.found(e->row, "DateOfInitialCPC");
  }
}

/// N33: the target is the last day the law allows.
void target_on_another_day(const Look& look) {
  for (const Enquiry* e : look.enquiries) {
    if (!e->icpc_target) continue;
    const Date due = last_day_for_icpc(look, *e->strategy_discussion);
    if (*e->icpc_target != due) look.found(e->row, "InitialCPCtarget", "due " + to_string(due));
  }
}

/// N34: an initial conference later than the law allows.
void conference_late(const Look& look) {
  for (const Obligation& o : look.obligations) {
    if (o.duty != Duty::icpc || o.outcome != Outcome::late || !o.due) continue;
    const StrategyDiscussion& s = look.world.cases.discussions[o.case_index];
    look.found(s.icpc_row, "DateOfInitialCPC", "due " + to_string(*o.due));
  }
}

using enum Severity;

constexpr std::string_view kThree = "S47ActualStartDate, DateOfInitialCPC, ICPCnotRequired";

constexpr Check kChecks[] = {
    {{"2889", warning, "the enquiry begins before the referral", "correct the dates",
      "S47ActualStartDate, CINreferralDate"},
     "enquiries referrals",
     enquired_before_referral},
    {{"2991Q", note, "an enquiry in a CIN episode without an assessment",
      "add the assessment, or say why there was none", "CINdetailsID"},
     "enquiries referrals",
     enquired_but_not_assessed},
    {{"8675Q", warning,
      "the time for an initial conference ran out by the end of the year: none held, none waived",
      "give the day of the conference, or say that none was required", kThree},
     "enquiries",
     open_past_its_time},
    {{"8740", warning, "an unfinished enquiry that began outside the year of the census",
      "give the day of the conference, or say that none was required", kThree},
     "enquiries",
     open_from_another_year},
    {{"8839", warning, "more than one enquiry of the CIN episode is unfinished",
      "give the day of each conference, or say that none was required",
      "DateOfInitialCPC, ICPCnotRequired"},
     "enquiries referrals",
     two_open_enquiries},
    {{"8890", warning, "the enquiry begins before another of the CIN episode was finished",
      "correct the dates", "S47ActualStartDate, DateOfInitialCPC"},
     "enquiries referrals",
     enquiries_overlap},
    {{"8868", note, "the case is closed, but the enquiry is unfinished",
      "give the day of the conference, or say that none was required",
      "CINclosureDate, DateOfInitialCPC, ICPCnotRequired"},
     "enquiries referrals",
     unfinished_in_a_closed_case},
    {{"8870Q", warning, "the target for the initial conference is on a weekend",
      "correct the target", "InitialCPCtarget"},
     "enquiries.icpc_target",
     target_on_weekend},
    {{"8875", warning, "the initial conference is on a weekend", "correct the date",
      "DateOfInitialCPC"},
     "enquiries.icpc_date",
     conference_on_weekend},
    {{"8715", warning, "the initial conference is outside the year of the census",
      "correct the date, or leave the enquiry out", "DateOfInitialCPC, ReferenceDate"},
     "enquiries.icpc_date",
     conference_outside_the_year},
    {{"1104", warning, "the initial conference is before the referral", "correct the dates",
      "DateOfInitialCPC, CINreferralDate"},
     "enquiries.icpc_date referrals",
     conference_before_referral},
    {{"2884", warning, "one initial conference is given with the enquiry and the CIN episode",
      "keep the one with the enquiry, unless the child transferred in", "DateOfInitialCPC"},
     "enquiries.icpc_date referrals",
     conference_told_twice},
    {{"N33", warning, "the target for the initial conference is not the last day in time",
      "check how the case system counts working days and bank holidays",
      "InitialCPCtarget, S47ActualStartDate"},
     "enquiries.icpc_target",
     target_on_another_day},
    {{"N34", note, "the initial conference was held too late after the strategy discussion",
      "check both dates; if they are right, the conference was late",
      "DateOfInitialCPC, S47ActualStartDate"},
     "enquiries",
     conference_late},
};

}  // namespace

std::vector<Check> enquiry_checks() {
  return {std::begin(kChecks), std::end(kChecks)};
}

}  // namespace duly::checks

// How long a legal status may last, and how old a child must be for it and for an end of care.

#include "checks/episodes.hpp"
#include "duly/ascii.hpp"

namespace duly::checks {
namespace {

constexpr ShortCode kPoliceProtection{"L1"};
constexpr ShortCode kEmergencyProtection{"L2"};
constexpr ShortCode kAssessmentOrder{"L3"};
constexpr ShortCode kPoliceDetention{"J2"};
constexpr ShortCode kAccommodated{"V2"};
constexpr ShortCode kRespite = codes::kShortBreakSingly;
constexpr ShortCode kChildrensHome{"K2"};
constexpr ShortCode kLeftForAdultServices{"E7"};
constexpr ShortCode kStayedPut{"E17"};
constexpr std::array kOffenders = {ShortCode("J1"), ShortCode("J2"), ShortCode("J3")};
constexpr std::array kGuardianship = {ShortCode("E45"), ShortCode("E46"), ShortCode("E47"),
                                      ShortCode("E48")};
constexpr std::array kIndependent = {ShortCode("E5"), ShortCode("E6")};

/// A spell of one legal status, over however many rows, longer than the law has it.
void longer_than(const Look& look, RuleId limit, ShortCode status) {
  const auto has_status = [status](const Episode& e) { return e.legal_status == status; };
  report_longer(look, spells(look.merged_episodes, has_status), limit, "LS");
}

/// 361: police protection over 72 hours.
void long_police_protection(const Look& look) {
  longer_than(look, RuleId::police_protection, kPoliceProtection);
}

/// 362: emergency protection order over 21 days.
void long_emergency_protection(const Look& look) {
  longer_than(look, RuleId::emergency_protection, kEmergencyProtection);
}

/// 363: child assessment order over 7 days.
void long_assessment_order(const Look& look) {
  longer_than(look, RuleId::assessment_order, kAssessmentOrder);
}

/// 364: PACE detention too long.
void long_police_detention(const Look& look) {
  longer_than(look, RuleId::police_detention, kPoliceDetention);
}

/// 365: one respite stay over 17 days. A stay begins with S, even on the day another ended.
void long_respite_stay(const Look& look) {
  const auto is_respite = [](const Episode& e) { return e.legal_status == kRespite; };
  report_longer(look, spells(look.merged_episodes, is_respite, goes_on), RuleId::respite_stay,
                "LS");
}

/// 366: placement change inside one respite stay.
void move_inside_a_stay(const Look& look) {
  for (const Episode& e : look.merged_episodes) {
    const bool begins = e.reason_start == kStarted || e.reason_start.blank();
    if (e.legal_status == kRespite && !begins) look.found(e.row, "RNE");
  }
}

/// Days of respite in the year (of 12 months) up to `until`.
int respite_before(const Look& look, Date until) {
  const Date from = counted_back(look.world.law.rules.in_force(RuleId::respite_year, until), until);
  int days = 0;
  for (const Episode& e : look.merged_episodes) {
    if (e.legal_status != kRespite || e.summary) continue;
    const Date end = std::min(e.until ? *e.until : look.world.as_at(), until);
    days += std::max(0, end.days_since(std::max(*e.from, from)));
  }
  return days;
}

/// 367: respite over 75 days in any 12 months: the stay that goes over it.
void much_respite(const Look& look) {
  for (const Episode& e : look.merged_episodes) {
    if (e.legal_status != kRespite || e.summary) continue;
    const Date until = e.until ? *e.until : look.world.as_at();
    const int days = respite_before(look, until);
    if (days <= look.world.law.rules.in_force(RuleId::respite_in_a_year, until).amount) continue;
    look.found(e.row, "LS", days_said(days));
    return;
  }
}

/// The collection year of the episode's last day, as far as it is known.
Date last_year(const Episode& e, Date as_at) {
  const Date until = e.until ? *e.until : std::max(as_at, *e.from).plus_days(1);
  return collection_year_start(std::max(until.plus_days(-1), *e.from));
}

/// 426: V3 and V4 both in one year. Of the episodes before, that of the last year is enough.
void both_kinds_of_respite(const Look& look) {
  OptDate last_of_respite;
  OptDate last_agreed;
  for (const Episode& e : look.merged_episodes) {
    if (!among(e.legal_status, kShortBreaks)) continue;
    const bool respite = e.legal_status == kRespite;
    const OptDate other = respite ? last_agreed : last_of_respite;
    if (other && collection_year_start(*e.from) <= *other) {
      look.found(e.row, "LS");
      return;
    }
    const Date year = last_year(e, look.world.as_at());
    OptDate& own = respite ? last_of_respite : last_agreed;
    own = own ? std::max(*own, year) : year;
  }
}

/// 358: this legal status needs a child of 10 or more.
void too_young_to_offend(const Look& look) {
  const OptDate old_enough = look.birthday_at(RuleId::criminal_responsibility);
  if (!old_enough) return;
  const auto of_an_offender = [](const Episode& e) { return among(e.legal_status, kOffenders); };
  for (const Spell& spell : spells(look.merged_episodes, of_an_offender)) {
    if (*spell.first->from < *old_enough) look.found(spell.first->row, "LS");
  }
}

/// 359: in care after 18th birthday without the one allowed status and home.
void in_care_at_18(const Look& look) {
  const OptDate turns_18 = look.birthday_at(RuleId::childhood);
  if (!turns_18) return;
  for (const Episode& e : look.merged_episodes) {
    const bool allowed = e.legal_status == kAccommodated && e.placement == kChildrensHome;
    const Date until = e.until ? *e.until : look.world.as_at();
    if (allowed || until <= *turns_18) continue;
    look.found(e.row, "DEC");
    return;
  }
}

/// Reports the episodes that ended before the birthday, for a reason that `wanted` takes.
template <class Wanted>
void ended_before(const Look& look, RuleId age, Wanted wanted) {
  const OptDate old_enough = look.birthday_at(age);
  if (!old_enough) return;
  for (const Episode& e : look.merged_episodes) {
    if (e.until && *e.until < *old_enough && wanted(e)) look.found(e.row, "REC");
  }
}

/// Reports the episodes that ended on the 18th birthday or later, for one of the reasons.
template <std::size_t N>
void ended_at_18(const Look& look, const std::array<ShortCode, N>& reasons) {
  const OptDate turns_18 = look.birthday_at(RuleId::childhood);
  if (!turns_18) return;
  for (const Episode& e : look.merged_episodes) {
    if (e.until && *turns_18 <= *e.until && among(e.reason_end, reasons)) look.found(e.row, "REC");
  }
}

/// 386: adopted, yet 18 or over.
void adopted_at_18(const Look& look) {
  ended_at_18(look, kAdopted);
}

/// 407: special guardianship, yet 18 or over.
void guardianship_at_18(const Look& look) {
  ended_at_18(look, kGuardianship);
}

/// 387: independent living under 14.
void independent_under_14(const Look& look) {
  ended_before(look, RuleId::independent_living,
               [](const Episode& e) { return among(e.reason_end, kIndependent); });
}

/// 389: adult services under 16.
void adult_services_under_16(const Look& look) {
  ended_before(look, RuleId::adult_services,
               [](const Episode& e) { return e.reason_end == kLeftForAdultServices; });
}

/// 460: staying put under 18.
void stayed_put_under_18(const Look& look) {
  ended_before(look, RuleId::childhood,
               [](const Episode& e) { return e.reason_end == kStayedPut; });
}

/// 234: under 10 and moved into custody.
void custody_under_10(const Look& look) {
  const OptDate old_enough = look.birthday_at(RuleId::criminal_responsibility);
  if (!old_enough) return;
  for (const Episode& e : look.merged_episodes) {
    const Id reason = look.detail(e).reason_place_change;
    const bool custody = reason != kNoId && same_but_for_case(look.world.word(reason), "CUSTOD");
    if (custody && e.until && *e.until < *old_enough) look.found(e.row, "REASON_PLACE_CHANGE");
  }
}

constexpr std::string_view kCheckDates = "check the dates and the legal status";
constexpr std::string_view kCheckAge = "check the reason, the end date and the date of birth";
constexpr std::string_view kLasted = "DECOM, DEC, LS";
constexpr std::string_view kEnded = "REC, DEC, DOB";
constexpr std::string_view kNeedsStatus = "episodes.legal_status";
constexpr std::string_view kNeedsEndAndBirth = "episodes.reason_end birth_dates";

std::vector<Check> length_checks() {
  return {
      {{"361", Severity::note, "police protection lasted over 72 hours", kCheckDates, kLasted},
       kNeedsStatus,
       long_police_protection},
      {{"362", Severity::note, "an emergency protection order lasted over 21 days", kCheckDates,
        kLasted},
       kNeedsStatus,
       long_emergency_protection},
      {{"363", Severity::note, "a child assessment order lasted over 7 days", kCheckDates, kLasted},
       kNeedsStatus,
       long_assessment_order},
      {{"364", Severity::note, "police detention (PACE) lasted over 21 days", kCheckDates, kLasted},
       kNeedsStatus,
       long_police_detention},
      {{"365", Severity::warning, "one respite stay (V3) lasted over 17 days",
        "check the dates; a longer stay is ordinary care, which is reviewed sooner", kLasted},
       kNeedsStatus,
       long_respite_stay},
      {{"366", Severity::note, "the placement changed inside one respite stay (V3)",
        "use S where a new stay began, or correct the legal status", "RNE, LS"},
       "episodes.legal_status episodes.reason_start",
       move_inside_a_stay},
      {{"367", Severity::warning, "over 75 days of respite (V3) in 12 months",
        "check the dates; more is ordinary care, which is reviewed sooner", kLasted},
       kNeedsStatus,
       much_respite},
      {{"426", Severity::note, "respite is recorded both as V3 and as V4 in one year",
        "use one of the two for all the stays of the year", "LS"},
       kNeedsStatus,
       both_kinds_of_respite},
  };
}

std::vector<Check> age_checks() {
  return {
      {{"358", Severity::note, "this legal status needs a child of 10 or more",
        "check the legal status, the start date and the date of birth", "DECOM, DOB, LS"},
       "episodes.legal_status birth_dates",
       too_young_to_offend},
      {{"359", Severity::warning,
        "in care after the 18th birthday other than under V2 in a children's home (K2)",
        "end the episode, or correct the date of birth; no review is due after 18",
        "DEC, LS, PLACE, DOB"},
       "episodes.legal_status episodes.placement birth_dates",
       in_care_at_18},
      {{"386", Severity::note, "adopted at 18 or over", kCheckAge, kEnded},
       kNeedsEndAndBirth,
       adopted_at_18},
      {{"407", Severity::note, "a special guardianship order at 18 or over", kCheckAge, kEnded},
       kNeedsEndAndBirth,
       guardianship_at_18},
      {{"387", Severity::note, "left for independent living under 14", kCheckAge, kEnded},
       kNeedsEndAndBirth,
       independent_under_14},
      {{"389", Severity::note, "left for adult services under 16", kCheckAge, kEnded},
       kNeedsEndAndBirth,
       adult_services_under_16},
      {{"460", Severity::note, "stayed put with former carers under 18", kCheckAge, kEnded},
       kNeedsEndAndBirth,
       stayed_put_under_18},
      {{"234", Severity::note, "moved into custody under 10",
        "check the reason for the placement change and the date of birth",
        "REASON_PLACE_CHANGE, DOB"},
       "episodes.reason_place_change birth_dates",
       custody_under_10},
  };
}

}  // namespace

std::vector<Check> legal_status_checks() {
  std::vector<Check> out = length_checks();
  const std::vector<Check> ages = age_checks();
  out.insert(out.end(), ages.begin(), ages.end());
  return out;
}

}  // namespace duly::checks

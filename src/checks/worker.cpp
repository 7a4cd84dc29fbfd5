// Social workers' episodes (SSDA903 SWEpisodes), each by itself. How they follow one another is
// looked at in worker_chain.cpp.

#include <algorithm>
#include <array>

#include "checks/worker_rows.hpp"

namespace duly::checks {
namespace {

/// What is reported of social workers begins with the year before the year of the return.
constexpr int kMonthsBeforeYear = 12;

constexpr std::array<std::string_view, 10> kReasons = {"MANAGE", "FCONTA", "LEFTRL", "ORGRST",
                                                       "TSPROC", "ABSENC", "CHCHAN", "PCCHAN",
                                                       "SWDIED", "OTHERS"};

/// The first column of an incomplete row that is not filled.
std::string_view blank_column(const Allocation& a) {
  if (a.worker == kNoId) return "SW_ID";
  return a.from ? "SW_REASON" : "SW_DECOM";
}

/// Does the return ask why a social worker began on `day`?
bool asks_for_reason(const Look& look, Date day) {
  return look.world.law.rules.is_in_force(RuleId::reasons_for_new_worker, day);
}

/// SW01a: an episode that began before 1 April 2023 has an id; one without a start is taken for
/// such.
void early_one_without_id(const Look& look) {
  for (const Allocation* a : worker_rows(look)) {
    const bool early = !a->from || !asks_for_reason(look, *a->from);
    if (early && (!a->from || a->worker == kNoId)) look.found(a->row, blank_column(*a));
  }
}

/// SW01b: an episode that began on or after 1 April 2023 has an id and a reason.
void later_one_without_id_or_reason(const Look& look) {
  for (const Allocation* a : worker_rows(look)) {
    const bool later = a->from && asks_for_reason(look, *a->from);
    if (later && (a->worker == kNoId || a->reason == kNoId)) {
      look.found(a->row, blank_column(*a));
    }
  }
}

/// SW02: a social worker's id begins with SW (registered) or XX (not).
void other_id(const Look& look) {
  for (const Allocation* a : worker_rows(look)) {
    const std::string_view id = look.world.word(a->worker).substr(0, 2);
    if (a->worker != kNoId && id != "SW" && id != "XX") look.found(a->row, "SW_ID");
  }
}

/// SW03: id, start and reason are all filled, whenever the episode began.
void incomplete(const Look& look) {
  for (const Allocation* a : worker_rows(look)) {
    const bool complete = a->worker != kNoId && a->from && a->reason != kNoId;
    if (!complete) look.found(a->row, blank_column(*a));
  }
}

/// SW06: starts after the year of its return.
void starts_outside_year(const Look& look) {
  for (const Allocation* a : worker_rows(look)) {
    const Period year = look.year_of(a->row);
    if (is_year(year) && a->from && *year.until <= *a->from) look.found(a->row, "SW_DECOM");
  }
}

/// SW07: ended before the year before that of its return, or after its year.
void ends_outside_period(const Look& look) {
  for (const Allocation* a : worker_rows(look)) {
    const Period year = look.year_of(a->row);
    if (!is_year(year) || !a->until) continue;
    const Period reported{add_months(year.from, -kMonthsBeforeYear), year.until};
    if (!reported.contains(*a->until)) look.found(a->row, "SW_DEC");
  }
}

/// SW09: an episode of less than a day, or one that ends before it starts.
void under_a_day(const Look& look) {
  for (const Allocation* a : worker_rows(look)) {
    if (a->from && a->until && *a->until <= *a->from) look.found(a->row, "SW_DEC");
  }
}

/// SW13: the reason for the change is one of the list.
void other_reason(const Look& look) {
  for (const Allocation* a : worker_rows(look)) {
    const std::string_view reason = look.world.word(a->reason);
    const bool known = std::find(kReasons.begin(), kReasons.end(), reason) != kReasons.end();
    if (a->reason != kNoId && !known) look.found(a->row, "SW_REASON");
  }
}

/// SW15: no reason, though the episode began in the year of its return or the year before.
void reason_missing(const Look& look) {
  for (const Allocation* a : worker_rows(look)) {
    const Period year = look.year_of(a->row);
    const bool asked =
        is_year(year) && a->from && add_months(year.from, -kMonthsBeforeYear) <= *a->from;
    if (asked && a->reason == kNoId) look.found(a->row, "SW_REASON");
  }
}

constexpr std::string_view kNeeds = "allocations.reason";

}  // namespace

std::vector<Check> worker_checks() {
  return {
      {{"SW01a", Severity::note,
        "a social worker's episode begun before April 2023 lacks its id, or its start date",
        "fill the worker's id and the start date", "SW_ID, SW_DECOM"},
       kNeeds,
       early_one_without_id},
      {{"SW01b", Severity::note,
        "a social worker's episode begun since April 2023 lacks its id or its reason",
        "fill the worker's id and the reason for the change", "SW_ID, SW_DECOM, SW_REASON"},
       kNeeds,
       later_one_without_id_or_reason},
      {{"SW02", Severity::note, "the social worker's id does not begin with SW or XX",
        "use the registration number (SW...), or XX... for a worker without one", "SW_ID"},
       kNeeds,
       other_id},
      {{"SW03", Severity::note, "a social worker's episode is not complete: id, start and reason",
        "fill the blank cells", "SW_ID, SW_DECOM, SW_REASON"},
       kNeeds,
       incomplete},
      {{"SW04", Severity::note, "the start of a social worker's episode is not a date",
        kSaidOnTheCell, "SW_DECOM"},
       kNeeds,
       nullptr,
       nullptr,
       "allocations.from"},
      {{"SW05", Severity::note, "the end of a social worker's episode is not a date",
        kSaidOnTheCell, "SW_DEC"},
       kNeeds,
       nullptr,
       nullptr,
       "allocations.until"},
      {{"SW06", Severity::note, "a social worker's episode starts after the collection year",
        "correct the date, or return it next year", "SW_DECOM"},
       kNeeds,
       starts_outside_year},
      {{"SW07", Severity::note,
        "a social worker's episode ends outside the collection year and the year before it",
        "correct the date; leave the end blank if it came after the year", "SW_DEC"},
       kNeeds,
       ends_outside_period},
      {{"SW09", Severity::note, "a social worker's episode of less than a day", "check both dates",
        "SW_DECOM, SW_DEC"},
       kNeeds,
       under_a_day},
      {{"SW13", Severity::note, "the reason the social worker changed is not a valid code",
        "use MANAGE, FCONTA, LEFTRL, ORGRST, TSPROC, ABSENC, CHCHAN, PCCHAN, SWDIED or OTHERS",
        "SW_REASON"},
       kNeeds,
       other_reason},
      {{"SW15", Severity::note, "the reason the social worker changed is missing",
        "fill the reason", "SW_REASON"},
       kNeeds,
       reason_missing},
  };
}

}  // namespace duly::checks

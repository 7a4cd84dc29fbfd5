// Missing episodes of looked-after children (SSDA903 Missing): their form, and how they stand to
// the year, to each other and to care.

#include <algorithm>
#include <cstdint>
#include <map>

#include "checks/look.hpp"
#include "checks/years.hpp"
#include "duly/care.hpp"

namespace duly::checks {
namespace {

using codes::kContinues;
constexpr ShortCode kLegalStatusOnly{"L"};
constexpr ShortCode kOtherReason{"E8"};

/// 565: a start, but not whether missing or away without leave.
void start_without_flag(const Look& look) {
  for (const MissingEpisode* m : look.missing) {
    if (m->flag.blank()) look.found(m->row, "MISSING");
  }
}

/// 566: an end, but not whether missing or away without leave.
void end_without_flag(const Look& look) {
  for (const MissingEpisode* m : look.missing) {
    if (m->until && m->flag.blank()) look.found(m->row, "MISSING");
  }
}

/// 567: ends before it starts.
void ends_before_start(const Look& look) {
  for (const MissingEpisode* m : look.missing) {
    if (m->until && *m->until < *m->from) look.found(m->row, "MIS_END");
  }
}

/// 570: starts after the year of its return. One that started before it goes on from last year.
void starts_outside_year(const Look& look) {
  for (const MissingEpisode* m : look.missing) {
    const Period year = look.year_of(m->row);
    if (is_year(year) && *year.until <= *m->from) look.found(m->row, "MIS_START");
  }
}

/// 571: ends before or after the year of its return.
void ends_outside_year(const Look& look) {
  for (const MissingEpisode* m : look.missing) {
    const Period year = look.year_of(m->row);
    if (is_year(year) && m->until && !year.contains(*m->until)) look.found(m->row, "MIS_END");
  }
}

/// 574: starts while the one before, of the same extract, has not ended. Of each extract the last
/// end will do.
void overlaps(const Look& look) {
  std::map<std::uint16_t, Date> last_end;
  for (const MissingEpisode* m : look.missing) {
    const Date until = m->until.or_far();
    const auto [before, first] = last_end.try_emplace(m->row.file, until);
    if (first) continue;
    if (*m->from < before->second) look.found(m->row, "MIS_START");
    before->second = std::max(before->second, until);
  }
}

/// The end of the placement the child was in on `day`, where care went on in another placement; a
/// change of legal status alone does not end it.
OptDate placement_end(const Look& look, Date day) {
  const std::span<const Episode> episodes = look.merged_episodes;
  for (std::size_t i = 0; i < episodes.size(); ++i) {
    const Period stay{*episodes[i].from, episodes[i].until};
    if (!stay.contains(day)) continue;
    while (i + 1 < episodes.size() && episodes[i + 1].reason_start == kLegalStatusOnly) ++i;
    const bool moved = episodes[i].reason_end == kContinues && i + 1 < episodes.size();
    return moved ? episodes[i].until : OptDate();
  }
  return {};
}

/// 575: the child has moved from the placement, and the missing episode from it is still open.
void open_after_placement(const Look& look) {
  for (const MissingEpisode* m : look.missing) {
    if (!m->until && placement_end(look, *m->from)) look.found(m->row, "MIS_END");
  }
}

/// The period of care that contains `day`, the day it ended included; the first of two.
const PeriodOfCare* period_on(const Look& look, Date day) {
  // They follow one another: those that ended before the day come first.
  const auto at =
      std::partition_point(look.periods.begin(), look.periods.end(),
                           [day](const PeriodOfCare& p) { return p.until && *p.until < day; });
  return at != look.periods.end() && at->from <= day ? &*at : nullptr;
}

/// 577: care has ended, and the missing episode is still open.
void open_after_care(const Look& look) {
  for (const MissingEpisode* m : look.missing) {
    const PeriodOfCare* period = period_on(look, *m->from);
    if (!m->until && period != nullptr && period->until) look.found(m->row, "MIS_END");
  }
}

/// Did a period of care end before `day`?
bool care_ended_before(const Look& look, Date day) {
  return !look.periods.empty() && look.periods.front().until && *look.periods.front().until < day;
}

/// 578: starts after care ended, and before it began again if it did.
void starts_after_care(const Look& look) {
  for (const MissingEpisode* m : look.missing) {
    const bool outside = period_on(look, *m->from) == nullptr;
    if (outside && care_ended_before(look, *m->from)) look.found(m->row, "MIS_START");
  }
}

/// 581: starts before care began for the first time.
void starts_before_care(const Look& look) {
  for (const MissingEpisode* m : look.missing) {
    const bool before = !look.periods.empty() && *m->from < look.periods.front().from;
    if (before) look.found(m->row, "MIS_START");
  }
}

/// 580: missing on the day care ended, for another reason than E8.
void missing_when_care_ended(const Look& look) {
  for (const Episode& e : look.merged_episodes) {
    const bool ended_care = e.until && !e.reason_end.blank() && e.reason_end != kContinues;
    if (!ended_care || e.reason_end == kOtherReason) continue;
    for (const MissingEpisode* m : look.missing) {
      const bool missing = *m->from <= *e.until && *e.until <= m->until.or_far();
      if (missing) look.found(m->row, "MIS_END");
    }
  }
}

}  // namespace

std::vector<Check> missing_checks() {
  return {
      {{"564", Severity::note, "a missing episode without a readable start date", kSaidOnTheCell,
        "MISSING, MIS_START"},
       "missing",
       nullptr,
       nullptr,
       "missing.start"},
      {{"565", Severity::note, "a missing episode has a start but no flag (M or A)",
        "say whether the child was missing (M) or away without leave (A)", "MISSING, MIS_START"},
       "missing.flag",
       start_without_flag},
      {{"566", Severity::note, "a missing episode has an end but no flag (M or A)",
        "say whether the child was missing (M) or away without leave (A)", "MISSING, MIS_END"},
       "missing.flag",
       end_without_flag},
      {{"567", Severity::note, "a missing episode ends before it starts", "correct the dates",
        "MIS_START, MIS_END"},
       "missing.end",
       ends_before_start},
      {{"570", Severity::note, "a missing episode starts after the collection year",
        "correct the date, or return it next year", "MIS_START"},
       "missing",
       starts_outside_year},
      {{"571", Severity::note, "a missing episode ends outside the collection year",
        "correct the date; leave the end blank if it came after the year", "MIS_END"},
       "missing.end",
       ends_outside_year},
      {{"574", Severity::note, "a missing episode starts before the one before has ended",
        "correct the dates, or keep one of the two", "MIS_START, MIS_END"},
       "missing.end",
       overlaps},
      {{"575", Severity::note, "the child has moved on, but is still missing from the placement",
        "add the end of the missing episode", "MIS_END, DEC"},
       "missing.end episodes.reason_end",
       open_after_placement},
      {{"577", Severity::note, "care has ended, but the missing episode is still open",
        "add the end of the missing episode", "MIS_END, DEC"},
       "missing.end episodes",
       open_after_care},
      {{"578", Severity::note, "a missing episode starts after care ended",
        "check the day care ended; correct the start", "MIS_START, DEC, DECOM"},
       "missing episodes",
       starts_after_care},
      {{"580", Severity::note, "the child was missing when care ended, but the reason is not E8",
        "use E8, or correct the end of the missing episode", "REC, MIS_END"},
       "missing.end episodes.reason_end",
       missing_when_care_ended},
      {{"581", Severity::note, "a missing episode starts before care began",
        "check the day care began; correct the start", "MIS_START, DEC, DECOM"},
       "missing episodes",
       starts_before_care},
  };
}

}  // namespace duly::checks

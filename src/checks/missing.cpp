// Missing episodes of looked-after children (SSDA903 Missing): their form, and how they stand to
// the year, to each other and to care.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <vector>

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

/// The placements the child was in, asked about day by day in order.
class Placements {
 public:
  explicit Placements(std::span<const Episode> episodes) : episodes_(episodes) {}

  /// The end of the placement on `day`, where care went on in another; a change of legal status
  /// alone does not end it.
  OptDate end_on(Date day) {
    while (first_ < episodes_.size() && episodes_[first_].until.or_far() <= day) ++first_;
    if (first_ == episodes_.size() || day < *episodes_[first_].from) return {};
    last_ = std::max(first_, last_);
    while (last_ + 1 < episodes_.size() && goes_on_in(last_ + 1)) ++last_;
    const bool moved = episodes_[last_].reason_end == kContinues && last_ + 1 < episodes_.size();
    return moved ? episodes_[last_].until : OptDate();
  }

 private:
  bool goes_on_in(std::size_t next) const {
    return episodes_[next].reason_start == kLegalStatusOnly;
  }

  std::span<const Episode> episodes_;  ///< by start
  std::size_t first_ = 0;              ///< the first that has not ended by the day
  std::size_t last_ = 0;               ///< the last of its placement
};

/// 575: the child has moved from the placement, and the missing episode from it is still open.
void open_after_placement(const Look& look) {
  Placements placements(look.merged_episodes);
  for (const MissingEpisode* m : look.missing) {
    if (!m->until && placements.end_on(*m->from)) look.found(m->row, "MIS_END");
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

/// The child's missing episodes by day. Over every two, four, eight of them the last end is known:
/// where all have ended by a day none is looked at.
class MissingByDay {
 public:
  explicit MissingByDay(Rows<MissingEpisode> rows)
      : rows_(rows), leaves_(std::bit_ceil(rows.size())), last_end_(2 * leaves_, kNoEnd) {
    for (std::size_t i = 0; i < rows.size(); ++i) last_end_[leaves_ + i] = rows[i]->until.or_far();
    for (std::size_t i = leaves_ - 1; i > 0; --i) {
      last_end_[i] = std::max(last_end_[2 * i], last_end_[2 * i + 1]);
    }
  }
  /// Calls `take` with each missing episode that has begun by the day and not ended before it.
  template <class Take>
  void for_each_on(Date day, const Take& take) const {
    for (std::size_t i = next_on(0, day); i < rows_.size() && *rows_[i]->from <= day;
         i = next_on(i + 1, day)) {
      take(*rows_[i]);
    }
  }

 private:
  static constexpr Date kNoEnd = Date::from_serial(std::numeric_limits<std::int32_t>::min());

  /// The first row from the i-th on that has not ended before the day.
  std::size_t next_on(std::size_t i, Date day) const {
    if (leaves_ <= i) return leaves_;
    std::size_t node = leaves_ + i;
    while (last_end_[node] < day) {
      while (node % 2 == 1) node /= 2;  // the last of the row above, or the top
      if (node == 0) return leaves_;
      ++node;
    }
    while (node < leaves_) node = last_end_[2 * node] < day ? 2 * node + 1 : 2 * node;
    return node - leaves_;
  }

  Rows<MissingEpisode> rows_;
  std::size_t leaves_;
  std::vector<Date> last_end_;  ///< of the rows below a node; the children of i are 2i and 2i + 1
};

/// 580: missing on the day care ended, for another reason than E8.
void missing_when_care_ended(const Look& look) {
  std::optional<MissingByDay> missing;
  for (const Episode& e : look.merged_episodes) {
    const bool ended_care = e.until && !e.reason_end.blank() && e.reason_end != kContinues;
    if (!ended_care || e.reason_end == kOtherReason) continue;
    if (!missing) missing.emplace(look.missing);
    missing->for_each_on(*e.until,
                         [&look](const MissingEpisode& m) { look.found(m.row, "MIS_END"); });
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

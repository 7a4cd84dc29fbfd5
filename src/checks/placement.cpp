// Placements: temporary ones, those that do not go with a legal status, and why a child moved.

#include "checks/episodes.hpp"

namespace duly::checks {
namespace {

constexpr ShortCode kHospital{"T1"};
constexpr ShortCode kCarersHoliday{"T3"};
constexpr ShortCode kUnspecified{"T4"};
constexpr ShortCode kAccommodated{"V2"};
constexpr ShortCode kPlacementOrder{"E1"};
constexpr ShortCode kWithParents{"P1"};
constexpr std::array kLongTermFoster = {ShortCode("U1"), ShortCode("U4")};
using codes::kForAdoption;

constexpr std::array kMoves = {ShortCode("P"), ShortCode("B"), ShortCode("T"), ShortCode("U")};
/// A new episode that moves the child to another carer.
constexpr std::array kNewCarer = {ShortCode("P"), ShortCode("B")};

std::vector<Spell> placements(const Look& look, ShortCode code) {
  return spells(look.merged_episodes, [code](const Episode& e) { return e.placement == code; });
}

/// A temporary placement, over however many rows, longer than it may be.
void longer_than(const Look& look, RuleId limit, ShortCode placement) {
  report_longer(look, placements(look, placement), limit, "PLACE");
}

/// 375: hospital as temporary placement over six weeks.
void long_in_hospital(const Look& look) {
  longer_than(look, RuleId::hospital_stay, kHospital);
}

/// 376: carer-holiday placement over three weeks.
void long_holiday(const Look& look) {
  longer_than(look, RuleId::carers_holiday, kCarersHoliday);
}

/// 379: unspecified temporary placement (T4) over seven days.
void long_unspecified(const Look& look) {
  longer_than(look, RuleId::unspecified_stay, kUnspecified);
}

/// 377: more than two carer-holiday placements in 12 months.
void many_holidays(const Look& look) {
  const Law& law = look.world.law;
  const std::vector<Spell> all = placements(look, kCarersHoliday);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Date from = *all[i].first->from;
    const Limit& most = law.rules.in_force(RuleId::carers_holidays_in_a_year, from);
    const auto before = static_cast<std::size_t>(most.amount);
    if (i < before) continue;
    const Date earlier = *all[i - before].first->from;
    const Date year_end = law.last_day(RuleId::carers_holiday_year, earlier).date;
    if (from < year_end) look.found(all[i].first->row, "PLACE");
  }
}

/// Reports every episode that `wrong` takes.
template <class Wrong>
void report_each(const Look& look, std::string_view column, Wrong wrong) {
  for (const Episode& e : look.merged_episodes) {
    if (wrong(e)) look.found(e.row, column);
  }
}

/// 378: placed with parents under section 20.
void parents_under_section_20(const Look& look) {
  report_each(look, "PLACE", [](const Episode& e) {
    return e.placement == kWithParents && e.legal_status == kAccommodated;
  });
}

/// 380: care begins with a temporary placement.
void begins_temporary(const Look& look) {
  report_each(look, "PLACE",
              [](const Episode& e) { return temporary(e) && e.reason_start == kStarted; });
}

/// 381: care ends with a temporary placement.
void ends_temporary(const Look& look) {
  report_each(look, "PLACE", [](const Episode& e) {
    return temporary(e) && !e.reason_end.blank() && e.reason_end != kContinues;
  });
}

/// 382: respite in a temporary placement.
void respite_temporary(const Look& look) {
  report_each(look, "PLACE",
              [](const Episode& e) { return temporary(e) && among(e.legal_status, kShortBreaks); });
}

/// 384: respite in a long-term foster placement.
void respite_long_term(const Look& look) {
  report_each(look, "PLACE", [](const Episode& e) {
    return among(e.placement, kLongTermFoster) && among(e.legal_status, kShortBreaks);
  });
}

/// 390: adopted without having been placed for adoption.
void adopted_from_elsewhere(const Look& look) {
  report_each(look, "PLACE", [](const Episode& e) {
    return among(e.reason_end, kAdopted) && !among(e.placement, kForAdoption);
  });
}

/// 408: placed with a placement order, none recorded.
void no_placement_order(const Look& look) {
  report_each(look, "LS", [](const Episode& e) {
    return among(e.placement, codes::kForAdoptionByOrder) && e.legal_status != kPlacementOrder;
  });
}

/// The placement that the temporary ones before `all[i]` were a break from, or none.
const Episode* usual_before(std::span<const Episode> all, std::size_t i) {
  while (i > 0 && goes_on(all[i - 1], all[i])) {
    --i;
    if (!temporary(all[i])) return &all[i];
  }
  return nullptr;
}

/// 383: after a temporary placement the child must return.
void does_not_return(const Look& look) {
  const std::span<const Episode> all = look.merged_episodes;
  for (std::size_t i = 1; i < all.size(); ++i) {
    const Episode& back = all[i];
    if (!temporary(all[i - 1]) || temporary(back)) continue;
    const Episode* usual = usual_before(all, i);
    if (usual == nullptr) continue;
    const Id was_at = look.detail(*usual).placement_postcode;
    const Id is_at = look.detail(back).placement_postcode;
    const bool elsewhere = back.placement != usual->placement ||
                           (was_at != kNoId && is_at != kNoId && was_at != is_at);
    if (elsewhere || !among(back.reason_start, kNewCarer)) look.found(back.row, "PLACE");
  }
}

bool has_reason(const Look& look, const Episode& e) {
  return look.detail(e).reason_place_change != kNoId;
}

/// 225: reason for placement change missing.
void no_reason_to_move(const Look& look) {
  for_each_join(look.merged_episodes, [&look](const Episode& last, const Episode& next) {
    const bool moved = last.reason_end == kContinues && among(next.reason_start, kMoves);
    if (!moved || temporary(last) || temporary(next) || has_reason(look, last)) return;
    if (column_of(look, last.row, "episodes", "reason_place_change") == nullptr) return;
    look.found(last.row, "REASON_PLACE_CHANGE");
  });
}

/// 226: reason for placement change not wanted for temporary.
void reason_for_temporary(const Look& look) {
  const std::span<const Episode> all = look.merged_episodes;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool before_temporary =
        i + 1 < all.size() && goes_on(all[i], all[i + 1]) && temporary(all[i + 1]);
    if (!temporary(all[i]) && !before_temporary) continue;
    if (has_reason(look, all[i])) look.found(all[i].row, "REASON_PLACE_CHANGE");
  }
}

/// 233: reason for placement change not wanted when open.
void reason_while_open(const Look& look) {
  report_each(look, "REASON_PLACE_CHANGE",
              [&look](const Episode& e) { return !e.until && has_reason(look, e); });
}

constexpr std::string_view kCheckDates = "check the dates and the placement";
constexpr std::string_view kLasted = "DECOM, DEC, PLACE";
constexpr std::string_view kClearReason = "clear the reason for the placement change";

std::vector<Check> temporary_checks() {
  return {
      {{"375", Severity::note, "a temporary placement in hospital (T1) of over six weeks",
        kCheckDates, kLasted},
       "episodes.placement",
       long_in_hospital},
      {{"376", Severity::note, "a placement for the carer's holiday (T3) of over three weeks",
        kCheckDates, kLasted},
       "episodes.placement",
       long_holiday},
      {{"377", Severity::note, "more than two placements for the carer's holiday (T3) in 12 months",
        kCheckDates, "DECOM, PLACE"},
       "episodes.placement",
       many_holidays},
      {{"379", Severity::note, "an unspecified temporary placement (T4) of over seven days",
        kCheckDates, kLasted},
       "episodes.placement",
       long_unspecified},
      {{"380", Severity::warning, "care begins with a temporary placement",
        "give the placement the child first came to, or correct the reason for new episode",
        "PLACE, RNE"},
       "episodes.placement episodes.reason_start",
       begins_temporary},
      {{"381", Severity::warning, "care ends with a temporary placement",
        "add the episode in which the child returned, or correct the reason it ended",
        "PLACE, REC"},
       "episodes.placement episodes.reason_end",
       ends_temporary},
      {{"383", Severity::note,
        "after a temporary placement the child did not return to the placement before it",
        "correct the placement or the reason for new episode; a lasting move is not temporary",
        "PLACE, RNE, PL_POST"},
       "episodes.placement episodes.reason_start",
       does_not_return},
  };
}

std::vector<Check> status_checks() {
  return {
      {{"378", Severity::note, "placed with parents (P1) under section 20 (V2)",
        "correct the placement or the legal status", "PLACE, LS"},
       "episodes.placement episodes.legal_status",
       parents_under_section_20},
      {{"382", Severity::note, "respite (V3, V4) in a temporary placement",
        "correct the placement or the legal status", "LS, PLACE"},
       "episodes.placement episodes.legal_status",
       respite_temporary},
      {{"384", Severity::note, "respite (V3, V4) in a long-term foster placement (U1, U4)",
        "correct the placement or the legal status", "LS, PLACE"},
       "episodes.placement episodes.legal_status",
       respite_long_term},
      {{"390", Severity::note, "adopted without having been placed for adoption (A3 to A6)",
        "add the adoptive placement, or correct the reason the episode ended", "PLACE, REC"},
       "episodes.placement episodes.reason_end",
       adopted_from_elsewhere},
      {{"408", Severity::note,
        "placed for adoption with a placement order (A5, A6), yet the legal status is not E1",
        "correct the placement or the legal status", "PLACE, LS"},
       "episodes.placement episodes.legal_status",
       no_placement_order},
  };
}

std::vector<Check> reason_checks() {
  return {
      {{"225", Severity::note, "the reason for a placement change is missing",
        "fill the reason on the episode that ended", "REASON_PLACE_CHANGE"},
       "episodes.reason_place_change episodes.placement episodes.reason_start episodes.reason_end",
       no_reason_to_move},
      {{"226", Severity::note, "a reason for a placement change beside or in a temporary placement",
        kClearReason, "REASON_PLACE_CHANGE, PLACE"},
       "episodes.reason_place_change episodes.placement",
       reason_for_temporary},
      {{"233", Severity::note, "a reason for a placement change though the episode is open",
        kClearReason, "REASON_PLACE_CHANGE, DEC"},
       "episodes.reason_place_change",
       reason_while_open},
  };
}

}  // namespace

std::vector<Check> placement_checks() {
  std::vector<Check> out = temporary_checks();
  for (const std::vector<Check>& more : {status_checks(), reason_checks()}) {
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

}  // namespace duly::checks

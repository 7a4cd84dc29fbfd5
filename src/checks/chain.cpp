// The chain of a child's episodes: what one says against the next. Broken joins are found while
// periods of care are built (src/cases/periods.cpp).

#include "checks/episodes.hpp"

namespace duly::checks {
namespace {

constexpr std::array kMoves = {ShortCode("P"), ShortCode("T")};
constexpr std::array kBothChange = {ShortCode("B"), ShortCode("U")};
/// 437: died; found to be 18 or over.
constexpr std::array kNoMoreEpisodes = {ShortCode("E2"), ShortCode("E15")};

/// Would the row's file hold an episode before this one? A return of one year holds nothing that
/// ended before it.
bool nothing_before(const Look& look, const Episode& first) {
  const auto in_its_file = [&](const Episode* e) {
    const Date year = look.year_of(e->row).from;
    return e->from == first.from && (year <= *e->from || e->until.or_far() <= year);
  };
  return std::any_of(look.episodes.begin(), look.episodes.end(), in_its_file);
}

/// 357: first episode ever must have RNE = S.
void first_is_not_a_start(const Look& look) {
  if (look.merged_episodes.empty()) return;
  const Episode& first = look.merged_episodes.front();
  if (first.no_reason_start_column || first.reason_start == kStarted) return;
  if (nothing_before(look, first)) look.found(first.row, "RNE");
}

/// 437: died or reached 18, yet more episodes follow.
void goes_on_after_the_last(const Look& look) {
  const std::span<const Episode> all = look.merged_episodes;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (among(all[i - 1].reason_end, kNoMoreEpisodes)) look.found(all[i - 1].row, "REC");
  }
}

/// 504: need code changed inside one period of care.
void need_changed(const Look& look) {
  for_each_join(look.merged_episodes, [&look](const Episode& last, const Episode& next) {
    const ShortCode before = look.detail(last).need;
    const ShortCode after = look.detail(next).need;
    if (!before.blank() && !after.blank() && before != after) look.found(next.row, "CIN");
  });
}

/// Is it the same home, as far as both rows tell?
bool same_home(const Look& look, const Episode& last, const Episode& next) {
  const auto differ = [](Id a, Id b) { return a != kNoId && b != kNoId && a != b; };
  const EpisodeDetail& a = look.detail(last);
  const EpisodeDetail& b = look.detail(next);
  const bool other_provider =
      !a.provider.blank() && !b.provider.blank() && a.provider != b.provider;
  return last.placement == next.placement && !other_provider && !differ(a.urn, b.urn) &&
         !differ(a.placement_postcode, b.placement_postcode);
}

/// 434: RNE says status changed, placement not: data disagree.
void not_a_change_of_status(const Look& look) {
  for_each_join(look.merged_episodes, [&look](const Episode& last, const Episode& next) {
    if (next.reason_start != ShortCode("L")) return;
    const bool same_status = last.legal_status == next.legal_status;
    if (same_status || !same_home(look, last, next)) {
      look.found(next.row, "RNE",
                 same_status ? "the legal status is the same" : "the placement differs");
    }
  });
}

/// 435: RNE says placement changed, status not: data disagree.
void not_a_move(const Look& look) {
  for_each_join(look.merged_episodes, [&look](const Episode& last, const Episode& next) {
    if (!among(next.reason_start, kMoves)) return;
    const bool same_status = last.legal_status == next.legal_status;
    if (!same_status || same_home(look, last, next)) {
      look.found(next.row, "RNE",
                 same_status ? "the placement is the same" : "the legal status differs");
    }
  });
}

/// 436: RNE says both changed: data disagree.
void not_both_changed(const Look& look) {
  for_each_join(look.merged_episodes, [&look](const Episode& last, const Episode& next) {
    if (!among(next.reason_start, kBothChange)) return;
    const bool same_status = last.legal_status == next.legal_status;
    if (same_status || same_home(look, last, next)) {
      look.found(next.row, "RNE",
                 same_status ? "the legal status is the same" : "the placement is the same");
    }
  });
}

constexpr std::string_view kWhatChanged = "RNE, LS, PLACE, PL_POST, URN, PLACE_PROVIDER";
constexpr std::string_view kNeedsStatusAndHome =
    "episodes.reason_start episodes.legal_status episodes.placement episodes.provider episodes.urn "
    "episodes.placement_postcode";

}  // namespace

std::vector<Check> chain_checks() {
  return {
      {{"357", Severity::warning, "the child's first episode is not a start of care",
        "use S if care began then; else add the episodes before it", "RNE, DECOM"},
       "episodes.reason_start",
       first_is_not_a_start},
      {{"437", Severity::warning,
        "the child died or was found to be 18 or over, yet more episodes follow",
        "correct the reason the episode ended, or remove the later episodes", "REC, DECOM"},
       "episodes.reason_end",
       goes_on_after_the_last},
      {{"504", Severity::note, "the category of need changed inside one period of care",
        "use the category at the start of the period on all of its episodes", "CIN"},
       "episodes.need",
       need_changed},
      {{"434", Severity::note, "the reason says the legal status alone changed",
        "correct the reason for new episode, the legal status or the placement", kWhatChanged},
       "episodes.reason_start episodes.legal_status episodes.placement",
       not_a_change_of_status},
      {{"435", Severity::note, "the reason says the placement alone changed",
        "correct the reason for new episode, the legal status or the placement", kWhatChanged},
       kNeedsStatusAndHome,
       not_a_move},
      {{"436", Severity::note, "the reason says both legal status and placement changed",
        "correct the reason for new episode, the legal status or the placement", kWhatChanged},
       kNeedsStatusAndHome,
       not_both_changed},
  };
}

}  // namespace duly::checks

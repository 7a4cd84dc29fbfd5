// Placements: three or more in the period (NI62), and the same one for two years (NI63).

#include <algorithm>
#include <optional>

#include "duly/care.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

constexpr std::array<Need, 2> kPlacements = {{{"episodes", ""}, {"episodes", "placement"}}};

template <class... Codes>
bool is_one_of(ShortCode code, Codes... codes) {
  return ((code == ShortCode(codes)) || ...);
}

bool is_temporary(const Episode& e) {
  return codes::among(e.placement, codes::kTemporary);
}
/// Placed for adoption with the current carer: the placement goes on.
bool adopted_by_carer(const Episode& e) {
  return codes::among(e.placement, codes::kForAdoptionByCarer);
}

/// A run of episodes in one place, inside one period of care.
struct Placement {
  Date from;
  OptDate until;
  const Episode* last;  ///< its last episode that is not a temporary placement
};

bool same_place(const MeasureInput& in, const Episode& a, const Episode& b) {
  return a.placement == b.placement &&
         in.records.episode_details[a.detail].urn == in.records.episode_details[b.detail].urn;
}

/// Does `e` carry on the placement of `before`? `interrupted`: a temporary placement lay between.
bool carries_on(const MeasureInput& in, const Episode& before, const Episode& e, bool interrupted) {
  if (adopted_by_carer(e)) return true;
  if (interrupted) return same_place(in, before, e);
  if (is_one_of(e.reason_start, "S", "P", "B")) return false;
  if (is_one_of(e.reason_start, "L", "T", "U")) return true;
  return same_place(in, before, e);  // why the episode began is not told
}

/// The episodes of the period, of all the child's in order.
std::span<const Episode* const> of_period(const MeasureInput& in, const PeriodOfCare& period,
                                          std::span<const Episode* const> all) {
  const auto place = [&](std::uint32_t episode) {
    return static_cast<std::size_t>(
        std::find(all.begin(), all.end(), &in.histories.episodes[episode]) - all.begin());
  };
  const std::size_t first = place(period.first_episode);
  return all.subspan(first, place(period.last_episode) - first + 1);
}

/// The placements of one period of care, in order. Temporary placements neither count nor break
/// one; short breaks have none of their own, and what follows them is another.
void placements_of(const MeasureInput& in, const PeriodOfCare& period,
                   std::span<const Episode* const> episodes, std::vector<Placement>& out) {
  bool here = false;  // the last of `out` is where the child is, or is away from
  bool away = false;  // in a temporary placement
  const auto end_last = [&](Date day) {
    if (here) out.back().until = std::min(day, out.back().last->until.or_far());
  };
  for (const Episode* e : of_period(in, period, episodes)) {
    const bool breaks = codes::among(e->legal_status, codes::kShortBreaks);
    if (is_temporary(*e) && !breaks) {
      away = true;
      continue;
    }
    if (!breaks && here && carries_on(in, *out.back().last, *e, away)) {
      out.back().last = e;
    } else {
      end_last(*e->from);
      if (!breaks) out.push_back({*e->from, {}, e});
      here = !breaks;
    }
    away = false;
  }
  // From a temporary placement on the last day the child is taken to come back: the last goes on.
  if (period.until) end_last(*period.until);
}

std::vector<const Episode*> episodes_of(const MeasureInput& in) {
  std::vector<const Episode*> out;
  episodes_begun_by(in.histories, in.child, in.to, out);
  return out;
}

/// Why a child looked after at the end of the period is left out of NI63, or nothing.
std::optional<Reason> left_out_of_ni63(const MeasureInput& in, const PeriodOfCare& period) {
  if (is_short_break(last_regime(in, period))) return Reason::short_break;
  const OptDate born = in.histories.born[in.child];
  if (!born) return Reason::no_birth_date;
  if (in.law.rules.birthday(RuleId::ni63_age, *born) <= in.to) return Reason::aged_16;
  if (in.to < in.law.last_day(RuleId::ni63_in_care, period.from).date) {
    return Reason::under_two_and_a_half_years;
  }
  return std::nullopt;
}

/// In the last placement of the period for two years; placed for adoption with someone new, the
/// placement before counts together with it.
bool same_for_two_years(const MeasureInput& in, const PeriodOfCare& period) {
  std::vector<Placement> placements;
  placements_of(in, period, episodes_of(in), placements);
  if (placements.empty()) return false;
  std::size_t at = placements.size() - 1;
  const bool adopted = codes::among(placements[at].last->placement, codes::kForAdoptionByOthers);
  if (adopted && at > 0) --at;
  return in.law.last_day(RuleId::ni63_placement, placements[at].from).date <= in.to;
}

// A list that tells a period of care in one row (Annex A) has the last placement only: neither how
// many there were nor when the last began is known.

/// How many placements, of whichever period of care, overlap the period asked about.
std::int64_t placements_in_period(const MeasureInput& in) {
  const std::vector<const Episode*> episodes = episodes_of(in);
  std::vector<Placement> placements;
  for (const PeriodOfCare& period : in.cases.periods_of(in.child_case())) {
    placements_of(in, period, episodes, placements);
  }
  return std::count_if(placements.begin(), placements.end(), [&in](const Placement& p) {
    return p.from <= in.to && in.from < p.until.or_far();
  });
}

/// Children looked after at the end of the period with three placements or more that overlap it,
/// in whichever period of care.
void judge_ni62(const MeasureInput& in, std::vector<Verdict>& out) {
  const PeriodOfCare* current = open_period(in);
  if (current == nullptr) return;
  Verdict verdict = about(in, Reason::short_break);
  if (!is_short_break(last_regime(in, *current))) {
    const auto periods = in.cases.periods_of(in.child_case());
    const bool untold = std::any_of(periods.begin(), periods.end(), [&](const PeriodOfCare& p) {
      return p.summary && p.from <= in.to && in.from < p.until.or_far();
    });
    const std::int64_t many = in.law.rules.in_force(RuleId::ni62_placements, in.to).amount;
    verdict.reason = untold ? Reason::indeterminate : Reason::fewer_placements;
    // A placement has an episode at least: most children have too few to be looked at.
    const auto& of = in.histories.episodes_of;
    const bool may_be = of[in.child + 1] - of[in.child] >= many;
    if (may_be && placements_in_period(in) >= many) {
      verdict.reason = Reason::three_or_more_placements;
    }
  }
  out.push_back(verdict);
}

/// Children under 16, looked after for two and a half years or more, in the same placement for two.
void judge_ni63(const MeasureInput& in, std::vector<Verdict>& out) {
  const PeriodOfCare* current = open_period(in);
  if (current == nullptr) return;
  Verdict verdict = about(in, Reason::moved);
  if (const std::optional<Reason> left_out = left_out_of_ni63(in, *current)) {
    verdict.reason = *left_out;
  } else if (current->summary) {
    verdict.reason = Reason::indeterminate;
  } else if (same_for_two_years(in, *current)) {
    verdict.reason = Reason::same_placement;
  }
  out.push_back(verdict);
}

constexpr std::array<std::string_view, 4> kAdoptionCodes = {"A3", "A4", "A5", "A6"};

/// The episode with which a run of placement for adoption began: the last of that day.
const Episode* begun_with(std::span<const Episode* const> episodes, const Run& run) {
  const Episode* out = nullptr;
  for (const Episode* e : episodes) {
    if (*e->from == run.from && codes::among(e->placement, codes::kForAdoption)) out = e;
  }
  return out;
}

/// Children whose placement for adoption began in the period, each once, by the later.
void judge_cla_placed_for_adoption(const MeasureInput& in, std::vector<Verdict>& out) {
  std::vector<const Episode*> episodes;  // most children are never placed: found where one is
  std::optional<Verdict> last;
  for (const PeriodOfCare& period : in.cases.periods_of(in.child_case())) {
    if (period.summary) {  // since when the child is placed is not known
      const bool placed = last_regime(in, period) == Regime::placed_for_adoption;
      if (placed && in.from <= period.until.or_far())
        last = about(in, Reason::indeterminate, in.to);
      continue;
    }
    for (const Run& run : in.cases.runs_of(period)) {
      if (run.regime != Regime::placed_for_adoption || !in.in_period(run.from)) continue;
      if (episodes.empty()) episodes = episodes_of(in);
      const Episode* e = begun_with(episodes, run);
      if (e == nullptr) continue;
      last = about(in, Reason::counted, run.from);
      while (ShortCode(kAdoptionCodes.at(last->band)) != e->placement) ++last->band;
    }
  }
  if (last) out.push_back(*last);
}

constexpr std::array kMeasures = {
    Measure{.id = "NI62",
            .title = "Three or more placements in the period",
            .unit = "child",
            .numerator = "children with three or more placements in the period",
            .denominator = "children looked after at the end of the period",
            .citation = "ni-62",
            .judge = judge_ni62,
            .needs = Needs(kPlacements),
            .details = true,
            .identities = {"cla_at_end.numerator ~= denominator",
                           "cla_at_end.numerator = denominator + indeterminate",
                           "cla_at_end.excluded = excluded"}},
    Measure{
        .id = "NI63",
        .title = "In the same placement for two years",
        .unit = "child",
        .numerator = "children in the same placement for two years or more",
        .denominator = "children under 16 looked after for two and a half years or more",
        .citation = "ni-63",
        .judge = judge_ni63,
        .needs = Needs(kPlacements),
        .details = true,
        .identities =
            {"cla_at_end.excluded = [short_break]",
             "cla_at_end.numerator + cla_at_end.excluded = denominator + indeterminate + excluded",
             "excluded >= cla_at_end.excluded"}},
    Measure{.id = "cla_placed_for_adoption",
            .title = "Children placed for adoption",
            .unit = "child",
            .numerator = "children whose placement began with the code",
            .denominator = "children whose placement for adoption (A3 to A6) began in the period",
            .citation = "section-5",
            .judge = judge_cla_placed_for_adoption,
            .shape = Shape::bands,
            .events = true,
            .bands = Labels(kAdoptionCodes),
            .band_codes = CodeList::placement,
            .needs = Needs(kPlacements)}};

}  // namespace

std::span<const Measure> placements() {
  return kMeasures;
}

}  // namespace duly::judging

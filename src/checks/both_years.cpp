// Two returns that follow one another: what one left open goes on in the next. The year of a row is
// that of its extract; years are compared wherever two that follow one another are loaded.

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "checks/look.hpp"
#include "checks/years.hpp"
#include "duly/care.hpp"
#include "duly/number.hpp"

namespace duly::checks {
namespace {

/// The first episode of a return that lasted into its year, and the episode the return before left
/// open at its end, if there is one.
struct Carried {
  const Episode* now = nullptr;
  const Episode* before = nullptr;
};

/// The child's last episode in the return before `year`, if it was open at that year's end.
const Episode* left_open_before(const Look& look, Period year) {
  const Episode* last = nullptr;
  for (const Episode* e : look.episodes) {
    if (follows(year, look.year_of(e->row))) last = e;
  }
  const bool open = last != nullptr && year.from <= last->until.or_far();
  return open ? last : nullptr;
}

/// One a year of which the child has episodes that lasted into it.
std::vector<Carried> carried_over(const Look& look) {
  std::vector<Carried> out;
  std::vector<Date> seen;
  for (const Episode* e : look.episodes) {
    const Period year = look.year_of(e->row);
    const bool lasted = is_year(year) && year.from <= e->until.or_far();
    if (!lasted || std::find(seen.begin(), seen.end(), year.from) != seen.end()) continue;
    seen.push_back(year.from);
    out.push_back({e, left_open_before(look, year)});
  }
  return out;
}

bool same_start(const Carried& c) {
  return c.before != nullptr && c.before->from == c.now->from;
}

/// 502: the episode left open last year has another start date this year.
void other_start(const Look& look) {
  for (const Carried& c : carried_over(look)) {
    if (c.before != nullptr && !same_start(c)) look.found(c.now->row, "DECOM");
  }
}

// A cell that is blank in one of the two years does not differ: the column may not have been sent.
bool differ(ShortCode a, ShortCode b) {
  return !a.blank() && !b.blank() && a != b;
}
bool differ(Id a, Id b) {
  return a != kNoId && b != kNoId && a != b;
}

/// 503A, B and D: the reason for the new episode, the legal status or the placement of the episode
/// left open differs this year.
template <auto Member>
void episode_differs(const Look& look) {
  for (const Carried& c : carried_over(look)) {
    if (!same_start(c) || !differ(c.before->*Member, c.now->*Member)) continue;
    look.found(c.now->row, look.code->columns);
  }
}

/// 503C, E, F, H and J: likewise the need code, the provider, the URN, the placement's authority or
/// its location.
template <auto Member>
void detail_differs(const Look& look) {
  for (const Carried& c : carried_over(look)) {
    if (!same_start(c)) continue;
    const bool differs = differ(look.detail(*c.before).*Member, look.detail(*c.now).*Member);
    if (differs) look.found(c.now->row, look.code->columns);
  }
}

/// Miles, to one decimal place in the return: 2.5 and 2.50 are one distance.
bool distances_differ(std::string_view a, std::string_view b) {
  constexpr double kHalfATenth = 0.05;
  const std::optional<double> x = number_in<double>(a);
  const std::optional<double> y = number_in<double>(b);
  return x && y ? std::abs(*x - *y) > kHalfATenth : a != b;
}

/// 503G: likewise the distance.
void distance_differs(const Look& look) {
  for (const Carried& c : carried_over(look)) {
    if (!same_start(c)) continue;
    const Id before = look.detail(*c.before).distance;
    const Id now = look.detail(*c.now).distance;
    const bool differs =
        differ(before, now) && distances_differ(look.world.word(before), look.world.word(now));
    if (differs) look.found(c.now->row, "PL_DISTANCE");
  }
}

bool has_episode_in_year_before(const Look& look, Period year) {
  return std::any_of(look.episodes.begin(), look.episodes.end(),
                     [&](const Episode* e) { return follows(year, look.year_of(e->row)); });
}

/// Began before its year, and the year before is loaded, but left nothing open for the child.
bool begins_unannounced(const Look& look, const Carried& c) {
  constexpr int kMonthsOfYear = 12;
  const Period year = look.year_of(c.now->row);
  return c.before == nullptr && *c.now->from < year.from &&
         is_loaded(look.world, "episodes", add_months(year.from, -kMonthsOfYear));
}

/// 562: began before this year, but last year's return of the child left no episode open. Where it
/// left one open with another start, that is 502.
void not_open_last_year(const Look& look) {
  for (const Carried& c : carried_over(look)) {
    if (!begins_unannounced(look, c)) continue;
    if (has_episode_in_year_before(look, look.year_of(c.now->row))) {
      look.found(c.now->row, "DECOM");
    }
  }
}

/// NoE: in care before this year, but last year's return has no episode of the child at all.
void nothing_last_year(const Look& look) {
  for (const Carried& c : carried_over(look)) {
    if (!begins_unannounced(look, c)) continue;
    if (!has_episode_in_year_before(look, look.year_of(c.now->row))) {
      look.found(c.now->row, "DECOM");
    }
  }
}

/// Days that rows of the child tell, by the first day of their extract's year.
template <class Row>
class DaysByYear {
 public:
  DaysByYear(const Look& look, Rows<Row> rows, OptDate Row::*day) {
    for (const Row* row : rows) {
      const Period year = look.year_of(row->row);
      if (is_year(year)) days_.emplace_back(year.from, *(row->*day));
    }
    std::sort(days_.begin(), days_.end());
  }
  /// Is the day told in the year after this one?
  bool told_after(Period year, Date day) const {
    return is_year(year) && std::binary_search(days_.begin(), days_.end(), Day(*year.until, day));
  }
  /// The first of the days told in the year after this one.
  OptDate first_after(Period year) const {
    if (!is_year(year)) return {};
    const auto at = std::partition_point(
        days_.begin(), days_.end(), [year](const Day& d) { return d.first < year.until.or_far(); });
    return at != days_.end() && at->first == year.until.or_far() ? OptDate(at->second) : OptDate();
  }

 private:
  using Day = std::pair<Date, Date>;
  std::vector<Day> days_;
};

/// 576: a missing episode left open last year is told again this year.
void missing_left_open(const Look& look) {
  const DaysByYear<MissingEpisode> starts(look, look.missing, &MissingEpisode::from);
  for (const MissingEpisode* m : look.missing) {
    const Period year = look.year_of(m->row);
    const bool next_loaded = is_year(year) && is_loaded(look.world, "missing", *year.until);
    if (m->until || !next_loaded) continue;
    if (!starts.told_after(year, *m->from)) look.found(m->row, "CHILD");
  }
}

/// N16: this year's reviews of the child reach back before the year, yet lack one that last year's
/// return has from the same time on.
void review_no_longer_told(const Look& look) {
  const DaysByYear<Review> held(look, look.reviews, &Review::held);
  for (const Review* r : look.reviews) {
    const Period year = look.year_of(r->row);
    const bool reaches_back = held.first_after(year).or_far() < *r->held;
    const bool of_that_year = is_year(year) && year.contains(*r->held);
    if (of_that_year && reaches_back && !held.told_after(year, *r->held)) {
      look.found(r->row, "REVIEW");
    }
  }
}

/// 1010: open at last year's end, no episode this year, and a care leaver's row is filled. Extracts
/// of care leavers have no dates: they are taken to be of the latest year.
void care_leaver_without_end(const Look& look) {
  const Period year = latest_year(look.world, "episodes");
  const bool has_episode =
      std::any_of(look.episodes.begin(), look.episodes.end(), [&](const Episode* e) {
        return is_year(look.year_of(e->row)) && look.year_of(e->row).from == year.from;
      });
  if (has_episode || left_open_before(look, year) == nullptr) return;
  for (const CareLeaver* l : look.care_leavers) {
    if (l->filled) look.found(l->row, "CHILD");
  }
}

constexpr std::string_view kSameFix =
    "correct it in the year it is wrong: the episode goes on unchanged";

/// 503A to J: what this year's return says of an episode, against last year's.
std::vector<Check> difference_checks() {
  return {
      {{"503A", Severity::warning,
        "the reason for new episode differs from last year's return of this episode", kSameFix,
        "RNE"},
       "episodes*2 episodes.reason_start",
       episode_differs<&Episode::reason_start>},
      {{"503B", Severity::warning,
        "the legal status differs from last year's return of this episode", kSameFix, "LS"},
       "episodes*2 episodes.legal_status",
       episode_differs<&Episode::legal_status>},
      {{"503C", Severity::note, "the need code differs from last year's return of this episode",
        kSameFix, "CIN"},
       "episodes*2 episodes.need",
       detail_differs<&EpisodeDetail::need>},
      {{"503D", Severity::warning,
        "the placement type differs from last year's return of this episode", kSameFix, "PLACE"},
       "episodes*2 episodes.placement",
       episode_differs<&Episode::placement>},
      {{"503E", Severity::note,
        "the placement provider differs from last year's return of this episode", kSameFix,
        "PLACE_PROVIDER"},
       "episodes*2 episodes.provider",
       detail_differs<&EpisodeDetail::provider>},
      {{"503F", Severity::note, "the URN differs from last year's return of this episode", kSameFix,
        "URN"},
       "episodes*2 episodes.urn",
       detail_differs<&EpisodeDetail::urn>},
      {{"503G", Severity::note,
        "the placement's distance differs from last year's return of this episode", kSameFix,
        "PL_DISTANCE"},
       "episodes*2 episodes.distance",
       distance_differs},
      {{"503H", Severity::note,
        "the placement's authority differs from last year's return of this episode", kSameFix,
        "PL_LA"},
       "episodes*2 episodes.placement_la",
       detail_differs<&EpisodeDetail::placement_la>},
      {{"503J", Severity::note,
        "the placement's location differs from last year's return of this episode", kSameFix,
        "PL_LOCATION"},
       "episodes*2 episodes.location",
       detail_differs<&EpisodeDetail::location>},
  };
}

}  // namespace

std::vector<Check> both_years_checks() {
  std::vector<Check> out = difference_checks();
  const std::vector<Check> others = {
      {{"502", Severity::warning,
        "the episode left open last year has another start date this year",
        "correct the start date in the year it is wrong", "DECOM"},
       "episodes*2",
       other_start},
      {{"562", Severity::warning,
        "the episode began before this year, but last year's return left none open",
        "correct the start date, or last year's episodes", "DECOM"},
       "episodes*2",
       not_open_last_year},
      {{"NoE", Severity::warning,
        "in care before this year, but last year's return has no episode of the child",
        "add last year's episodes, or correct the start date or the child id", "DECOM"},
       "episodes*2",
       nothing_last_year},
      {{"576", Severity::note, "a missing episode left open last year is not told this year",
        "return it again this year, with its end", "CHILD"},
       "missing*2",
       missing_left_open},
      {{"N16", Severity::warning,
        "this year's reviews go back before the year, but lack this one of last year's return",
        "add the review to this year's extract, or check whether it was held", "REVIEW"},
       "reviews*2",
       review_no_longer_told},
      {{"1010", Severity::warning,
        "care-leaver data are sent for a child open last year who has no episode this year",
        "add the child's episodes, or the end of care", "CHILD, IN_TOUCH, ACTIV, ACCOM"},
       "care_leavers episodes*2",
       care_leaver_without_end},
  };
  out.insert(out.end(), others.begin(), others.end());
  return out;
}

}  // namespace duly::checks

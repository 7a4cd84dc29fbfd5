// What holds for every measure, whatever the histories: totals, groups, bands, lists and series
// agree, and neither threads nor what is left undone changes an answer.

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/measure.hpp"
#include "support/authority.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::uint64_t kSeeds[] = {1, 2, 3};
constexpr int kChildren = 150;

bool same(const Tally& a, const Tally& b) {
  return a.numerator == b.numerator && a.denominator == b.denominator &&
         a.indeterminate == b.indeterminate && a.excluded == b.excluded;
}
bool same(const std::vector<Tally>& a, const std::vector<Tally>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Tally& x, const Tally& y) { return same(x, y); });
}

Tally sum_of_groups(const std::vector<Tally>& groups) {
  Tally sum;
  for (std::size_t g = 1; g < groups.size(); ++g) sum.add(groups[g]);
  return sum;
}

/// The groups of a measure that have someone, by their values.
std::map<Group, std::array<std::uint32_t, 4>> groups_of(const Evaluation& found,
                                                        std::size_t measure) {
  std::map<Group, std::array<std::uint32_t, 4>> out;
  for (std::size_t g = 0; g < found.groups.size(); ++g) {
    const Tally& t = found.counts[measure].groups[g];
    if (t.empty()) continue;
    out[found.groups[g]] = {t.numerator, t.denominator, t.indeterminate, t.excluded};
  }
  return out;
}

/// Every count of two evaluations.
void check_same(const Evaluation& a, const Evaluation& b) {
  REQUIRE(a.counts.size() == b.counts.size());
  CHECK(a.groups == b.groups);
  CHECK(a.overlaps == b.overlaps);
  CHECK(a.provisional_holidays == b.provisional_holidays);
  for (std::size_t m = 0; m < a.counts.size(); ++m) {
    CAPTURE(Authority::all_measures()[m]->id);
    CHECK(a.counts[m].by_reason == b.counts[m].by_reason);
    CHECK(same(a.counts[m].groups, b.counts[m].groups));
    REQUIRE(a.counts[m].bands.size() == b.counts[m].bands.size());
    for (std::size_t band = 0; band < a.counts[m].bands.size(); ++band) {
      CHECK(same(a.counts[m].bands[band], b.counts[m].bands[band]));
    }
  }
}

bool banded(const Measure& m) {
  return m.shape == Shape::bands || m.shape == Shape::caseload;
}

/// A measure's own counts agree with one another.
void check_counts(const Measure& m, const MeasureCounts& counts, bool grouped) {
  const Tally& all = counts.groups[0];
  const bool mean = m.shape == Shape::mean;
  for (const Tally& t : counts.groups) CHECK((mean || t.numerator <= t.denominator));
  if (m.shape != Shape::share && !mean) CHECK(all.numerator == all.denominator);
  Tally by_reason;
  for (std::size_t r = 0; r < kReasonCount; ++r) {
    for (std::uint32_t n = 0; n < counts.by_reason[r]; ++n) by_reason.add(static_cast<Reason>(r));
  }
  if (mean) by_reason.numerator = all.numerator;
  CHECK(same(by_reason, all));
  if (!banded(m)) CHECK(counts.bands.empty());
  Tally in_bands;
  for (const std::vector<Tally>& band : counts.bands) {
    in_bands.add(band[0]);
    if (grouped) CHECK(same(sum_of_groups(band), band[0]));
  }
  if (banded(m)) CHECK(in_bands.numerator == all.numerator);
  if (grouped) CHECK(same(sum_of_groups(counts.groups), all));
}

constexpr std::string_view kGroupings[] = {"team",
                                           "worker",
                                           "iro",
                                           "locality",
                                           "sex",
                                           "age_band",
                                           "ethnicity",
                                           "legal_status",
                                           "placement",
                                           "provider",
                                           "location",
                                           "distance_band",
                                           "category",
                                           "reason_end",
                                           "ethnic_group",
                                           "bme",
                                           "legal_family",
                                           "placement_family",
                                           "need",
                                           "provider_family",
                                           "month",
                                           "quarter",
                                           "area",
                                           "family worker",
                                           "team,age_band",
                                           "locality,sex,category,month",
                                           "worker,iro",
                                           "area,family worker,quarter,placement",
                                           "reviews.venue",
                                           "conferences.venue",
                                           "children.school",
                                           "episodes.PL_LA",
                                           "events.level",
                                           "reviews.venue,events.level,area"};

/// Measures of events that are what they are on their own day, whatever is known later.
constexpr std::string_view kOfTheirDay[] = {
    "NI64",       "NI65",     "cp_repeat_12m",       "cp_repeat_24m",     "cp_ended_lengths",
    "cp_started", "cp_ended", "cla_started_periods", "cla_ceased_periods"};

constexpr std::size_t kMonths = 12;

void check_same_extent(const Extent& a, const Extent& b) {
  CHECK(a.complete_from == b.complete_from);
  CHECK(a.held_before == b.held_before);
  CHECK(a.covered == b.covered);
  CHECK(a.files_end == b.files_end);
  CHECK(a.ends_early == b.ends_early);
  CHECK(a.cases_end == b.cases_end);
  CHECK(a.held_end == b.held_end);
}

/// Checks that the months from 2012 to 2016 are the same without the children of whom nothing is
/// told in them. Returns how often one was left out.
std::size_t months_without_the_untouched(const Authority& a) {
  const Cases latest = a.latest_cases();
  const std::vector<Lifeline> lifelines = a.lifelines(latest);
  std::size_t skipped = 0;
  for (Date from = day("2012-01-01"); from < day("2016-07-01"); from = add_months(from, 1)) {
    const Date to = add_months(from, 1).plus_days(-1);
    CAPTURE(to_string(from));
    BuildOptions how;
    how.lifelines = lifelines;
    how.from = from;
    how.whole = &latest;
    const Cases whole = a.cases(to);
    const Cases part = a.cases(to, how);
    for (const Lifeline& line : lifelines) skipped += line.touches(from, to) ? 0U : 1U;
    check_same_extent(coverage_of(whole, {}).care, coverage_of(part, {}).care);
    check_same_extent(coverage_of(whole, {}).protection, coverage_of(part, {}).protection);
    CHECK(whole.latest_reviews_only == part.latest_reviews_only);
    CHECK(whole.latest_conferences_only == part.latest_conferences_only);
    check_same(a.counts(whole, a.by("team"), from), a.counts(part, a.by("team"), from));
  }
  return skipped;
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("groups and bands of every measure add up to its total") {
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      const Authority a(seed, kChildren);
      const Cases cases = a.cases(day("2016-03-31"));
      const Evaluation whole = a.counts(cases, a.by(""), day("2015-04-01"));
      for (const std::string_view by : kGroupings) {
        CAPTURE(by);
        const Evaluation found = a.counts(cases, a.by(by), day("2015-04-01"));
        CHECK(found.groups.size() > 2);
        for (std::size_t m = 0; m < found.counts.size(); ++m) {
          const Measure& measure = *Authority::all_measures()[m];
          CAPTURE(measure.id);
          check_counts(measure, found.counts[m], true);
          CHECK(same(found.counts[m].groups[0], whole.counts[m].groups[0]));
        }
      }
    }
  }

  TEST_CASE("each of several breakdowns is what it is alone, and adds up to the total") {
    constexpr std::string_view kBreakdowns[] = {"team",  "sex,age_band", "placement_family",
                                                "month", "placement",    "sex"};
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      const Authority a(seed, kChildren);
      const Cases cases = a.cases(day("2016-03-31"));
      std::string all;
      for (const std::string_view by : kBreakdowns) {
        all += (all.empty() ? "" : ";") + std::string(by);
      }
      const Evaluation together = a.counts(cases, a.by(all), day("2015-04-01"));
      for (std::uint32_t b = 0; b < std::size(kBreakdowns); ++b) {
        CAPTURE(kBreakdowns[b]);
        const Evaluation alone = a.counts(cases, a.by(kBreakdowns[b]), day("2015-04-01"));
        for (std::size_t m = 0; m < together.counts.size(); ++m) {
          const Measure& measure = *Authority::all_measures()[m];
          CAPTURE(measure.id);
          if (is_by_worker(measure.shape)) continue;  // by worker, whatever is asked for
          const MeasureCounts& counts = together.counts[m];
          std::map<GroupValues, std::array<std::uint32_t, 4>> of_breakdown;
          Tally sum;
          for (const auto& [group, tally] : groups_of(together, m)) {
            if (group == together.groups[0] || group.breakdown != b) continue;
            of_breakdown[group.values] = tally;
          }
          for (std::uint32_t g = 1; g < counts.groups.size(); ++g) {
            if (together.groups[g].breakdown == b) sum.add(counts.groups[g]);
          }
          CHECK(same(sum, counts.groups[0]));
          std::map<GroupValues, std::array<std::uint32_t, 4>> of_alone;
          for (const auto& [group, tally] : groups_of(alone, m)) {
            if (group != alone.groups[0]) of_alone[group.values] = tally;
          }
          CHECK(of_breakdown == of_alone);
        }
      }
    }
  }

  TEST_CASE("every measure has something to count in the generated histories") {
    const Authority a(1, kChildren);
    const Cases cases = a.cases(day("2016-03-31"));
    const Evaluation found = a.counts(cases, a.by(""), day("2015-04-01"));
    for (std::size_t m = 0; m < found.counts.size(); ++m) {
      CAPTURE(Authority::all_measures()[m]->id);
      CHECK(found.counts[m].groups[0].denominator > 0);
      CHECK(found.counts[m].groups[0].numerator > 0);
    }
  }

  TEST_CASE("a list has a row for each that is counted, left out or indeterminate") {
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      const Authority a(seed, kChildren);
      const Cases cases = a.cases(day("2016-03-31"));
      const Evaluation found = a.counts(cases, a.by(""), day("2015-04-01"));
      for (std::size_t m = 0; m < found.counts.size(); ++m) {
        const Measure& measure = *Authority::all_measures()[m];
        CAPTURE(measure.id);
        check_counts(measure, found.counts[m], false);
        Tally all;
        std::vector<Tally> bands(found.counts[m].bands.size());
        for (const Verdict& v : a.list(cases, measure, day("2015-04-01")).verdicts) {
          all.add(v.reason, v.amount);
          CHECK(v.day.has_value() == measure.events);
          if (!banded(measure)) continue;
          if (!counted(v.reason) && !stands_beside(measure, v.band)) continue;
          REQUIRE(v.band < bands.size());
          bands[v.band].add(v.reason);
        }
        CHECK(same(all, found.counts[m].groups[0]));
        for (std::size_t b = 0; b < bands.size(); ++b) {
          CHECK(same(bands[b], found.counts[m].bands[b][0]));
        }
      }
    }
  }

  TEST_CASE("events that are judged on their own day add up over the months") {
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      const Authority a(seed, kChildren);
      const Date from = day("2015-04-01");
      const Evaluation year = a.counts(a.cases(day("2016-03-31")), a.by("month"), from);
      std::vector<Tally> sums(year.counts.size());
      for (int month = 0; month < static_cast<int>(kMonths); ++month) {
        const Date first = add_months(from, month);
        const Date last = add_months(from, month + 1).plus_days(-1);
        const Evaluation found = a.counts(a.cases(last), a.by(""), first);
        for (std::size_t m = 0; m < sums.size(); ++m) sums[m].add(found.counts[m].groups[0]);
      }
      for (const std::string_view id : kOfTheirDay) {
        CAPTURE(id);
        const auto m = static_cast<std::size_t>(find_measure(id) - measures().data());
        CHECK(same(sums[m], year.counts[m].groups[0]));
        CHECK(year.counts[m].groups[0].denominator > 0);
      }
    }
  }

  TEST_CASE("a measure has the same groups alone as beside all others") {
    const auto together_or_alone = [](const Authority& a) {
      const Cases cases = a.cases(day("2016-03-31"));
      const Evaluation together = a.counts(cases, a.by("worker"), day("2015-04-01"));
      for (std::size_t m = 0; m < together.counts.size(); ++m) {
        const Measure& measure = *Authority::all_measures()[m];
        CAPTURE(measure.id);
        const Evaluation alone = a.counts_of(measure, cases, a.by("worker"), day("2015-04-01"));
        CHECK(groups_of(alone, 0) == groups_of(together, m));
      }
    };
    together_or_alone(Authority(2, kChildren));
    // A plan begun on the last day, when its worker left: an event of theirs, an open case no more.
    together_or_alone(Authority({"child_id,plan_start,plan_end\nA1001,2016-03-31,\n",
                                 "child_id,worker,until\nA1001,W1,2016-03-31\n"
                                 "A1002,W1,2016-01-04\n"}));
  }

  TEST_CASE("threads do not change a count") {
    // So many children that each thread has some; those with a history stand far apart.
    std::string children = "CHILD,SEX,DOB,ETHNIC\n";
    constexpr int kMany = 65000;
    for (int i = 0; i < kMany; ++i) {
      children += "B" + std::to_string(100000 + i) + ",1,2010-01-01,WBRI\n";
      constexpr int kApart = 400;
      const std::string id = "A" + std::to_string(1001 + i / kApart);
      if (i % kApart == 0 && i / kApart < kChildren) children += id + ",2,2008-05-01,WBRI\n";
    }
    const Authority a(1, kChildren, {children});
    const Cases cases = a.cases(day("2016-03-31"));
    for (const std::string_view by : {"", "team", "worker,age_band", "sex;team,sex;age_band"}) {
      CAPTURE(by);
      const Evaluation alone = a.counts(cases, a.by(by), day("2015-04-01"), 1);
      check_same(alone, a.counts(cases, a.by(by), day("2015-04-01"), 2));
      check_same(alone, a.counts(cases, a.by(by), day("2015-04-01"), 3));
    }
  }

  TEST_CASE("children of whom nothing is told in a month do not change its figures") {
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      CHECK(months_without_the_untouched(Authority(seed, kChildren)) > 100);
    }
  }

  TEST_CASE("nor where there are so few that years hold no review of the others") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      CAPTURE(seed);
      constexpr int kFew = 5;
      CHECK(months_without_the_untouched(Authority(seed, kFew)) > 10);
    }
  }
}

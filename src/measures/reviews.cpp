// Looked-after reviews: the shares held in time.

#include <limits>

#include "duly/care.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

/// Calls `look` with each review of the duty held in the period and a verdict on it.
template <class Look>
void for_each_review(const MeasureInput& in, Duty duty, const Look& look) {
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty != duty || !in.in_period(o.held)) continue;
    Verdict verdict = about(in, verdict_on(o), o.held);
    verdict.because = static_cast<std::uint32_t>(i);
    verdict.review = o.met_by;
    look(o, verdict);
  }
}

/// Reviews whose place in the chain is `first` to `last`; of an unknown place: left out.
void judge_ordinals(const MeasureInput& in, int first, int last, std::vector<Verdict>& out) {
  for_each_review(in, Duty::cla_review, [&](const Obligation& o, Verdict v) {
    if (o.ordinal == 0) {
      v.reason = Reason::ordinal_not_known;
    } else if (o.ordinal < first || last < o.ordinal) {
      return;
    }
    out.push_back(v);
  });
}

/// Reviews of the duty held in the period, each on time or not.
template <Duty kDuty>
void judge_held(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review(in, kDuty, [&](const Obligation&, const Verdict& v) { out.push_back(v); });
}

/// Reviews held in the period, and those that were due in it and have not been held: a missed
/// review is not forgotten because nothing was held.
void judge_cla_obligations_met(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_held<Duty::cla_review>(in, out);
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty != Duty::cla_review || o.held) continue;
    const bool missed = o.outcome == Outcome::overdue || o.outcome == Outcome::not_held;
    const bool unknown = o.outcome == Outcome::indeterminate;
    if ((!missed || !in.in_period(o.due)) && !unknown) continue;
    // What is not known stands on the last day.
    Verdict verdict = about(in, unknown ? Reason::indeterminate : Reason::failed,
                            missed ? o.due : OptDate(in.to));
    verdict.because = static_cast<std::uint32_t>(i);
    out.push_back(verdict);
  }
}

void judge_cla_first_review_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_ordinals(in, 1, 1, out);
}
void judge_cla_second_review_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_ordinals(in, 2, 2, out);
}
void judge_cla_later_review_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_ordinals(in, 3, std::numeric_limits<int>::max(), out);
}

constexpr std::array<Need, 2> kHeld = {{{"episodes", ""}, {"reviews", ""}}};

constexpr std::array kMeasures = {
    Measure{.id = "cla_reviews_on_time",
            .title = "Looked-after reviews held in time",
            .unit = "review",
            .numerator = "reviews held in time",
            .denominator = "reviews held in the period",
            .citation = "cppr-2010-33-2",
            .duties = only(Duty::cla_review),
            .by_default = true,
            .judge = judge_held<Duty::cla_review>,
            .events = true,
            .needs = Needs(kHeld),
            .identities = {"numerator >= cla_first_review_on_time.numerator"
                           " + cla_second_review_on_time.numerator"
                           " + cla_later_review_on_time.numerator",
                           "denominator >= cla_first_review_on_time.denominator"
                           " + cla_second_review_on_time.denominator"
                           " + cla_later_review_on_time.denominator",
                           "indeterminate >= cla_first_review_on_time.indeterminate"
                           " + cla_second_review_on_time.indeterminate"
                           " + cla_later_review_on_time.indeterminate",
                           "denominator + indeterminate = cla_first_review_on_time.denominator"
                           " + cla_first_review_on_time.indeterminate"
                           " + cla_second_review_on_time.denominator"
                           " + cla_second_review_on_time.indeterminate"
                           " + cla_later_review_on_time.denominator"
                           " + cla_later_review_on_time.indeterminate"
                           " + cla_first_review_on_time.excluded",
                           "denominator >= cla_first_review_on_time.excluded"}},
    Measure{.id = "cla_obligations_met",
            .title = "Reviews due that were held in time",
            .unit = "obligation",
            .numerator = "reviews held in time",
            .denominator = "reviews held in the period, and those due in it that were not held",
            .citation = "cppr-2010-33-2",
            .duties = only(Duty::cla_review),
            .judge = judge_cla_obligations_met,
            .events = true,
            .needs = Needs(kEpisodes),
            .identities =
                {"cla_reviews_on_time.numerator = numerator",
                 "denominator >= cla_reviews_on_time.denominator",
                 "indeterminate >= cla_reviews_on_time.indeterminate",
                 "denominator >= cla_first_review_on_time.denominator"
                 " + cla_second_review_on_time.denominator + cla_later_review_on_time.denominator",
                 "denominator >= cla_first_review_on_time.excluded"}},
    Measure{.id = "cla_first_review_on_time",
            .title = "First reviews held in time",
            .unit = "review",
            .numerator = "first reviews held in time",
            .denominator = "first reviews held in the period",
            .citation = "cppr-2010-33-1",
            .duties = only(Duty::cla_review),
            .judge = judge_cla_first_review_on_time,
            .events = true,
            .needs = Needs(kHeld)},
    Measure{.id = "cla_second_review_on_time",
            .title = "Second reviews held in time",
            .unit = "review",
            .numerator = "second reviews held in time",
            .denominator = "second reviews held in the period",
            .citation = "cppr-2010-33-2",
            .duties = only(Duty::cla_review),
            .judge = judge_cla_second_review_on_time,
            .events = true,
            .needs = Needs(kHeld),
            .identities = {"cla_first_review_on_time.excluded = excluded"}},
    Measure{.id = "cla_later_review_on_time",
            .title = "Third and later reviews held in time",
            .unit = "review",
            .numerator = "third and later reviews held in time",
            .denominator = "third and later reviews held in the period",
            .citation = "cppr-2010-33-2",
            .duties = only(Duty::cla_review),
            .judge = judge_cla_later_review_on_time,
            .events = true,
            .needs = Needs(kHeld),
            .identities = {"cla_first_review_on_time.excluded = excluded"}},
    Measure{.id = "adoption_reviews_on_time",
            .title = "Reviews of children placed for adoption held in time",
            .unit = "review",
            .numerator = "reviews held in time",
            .denominator = "reviews held in the period while placed for adoption",
            .citation = "aar-2005-36",
            .duties = only(Duty::adoption_review),
            .judge = judge_held<Duty::adoption_review>,
            .events = true,
            .needs = Needs(kHeld)},
    Measure{.id = "adoption_authority_on_time",
            .title = "Reviews of children who may be placed for adoption held in time",
            .unit = "review",
            .numerator = "reviews held in time",
            .denominator = "reviews held in the period under a placement order (E1), not placed",
            .citation = "aar-2005-36-1",
            .duties = only(Duty::adoption_authority_review),
            .judge = judge_held<Duty::adoption_authority_review>,
            .events = true,
            .needs = Needs(kHeld),
            .identities = {"cla_reviews_on_time.denominator + cla_reviews_on_time.indeterminate"
                           " >= denominator + indeterminate",
                           "cla_obligations_met.denominator + cla_obligations_met.indeterminate"
                           " >= denominator + indeterminate"}},
    Measure{.id = "adoption_return_on_time",
            .title = "Reviews of children returned from adoption placements held in time",
            .unit = "review",
            .numerator = "reviews held from 28 to 42 days after the return",
            .denominator = "reviews held in the period, the first 28 days or more after a return",
            .citation = "aar-2005-36-10",
            .duties = only(Duty::adoption_return_review),
            .judge = judge_held<Duty::adoption_return_review>,
            .events = true,
            .needs = Needs(kHeld)},
    Measure{.id = "short_break_reviews_on_time",
            .title = "Reviews of children in series of short breaks held in time",
            .unit = "review",
            .numerator = "reviews held in time",
            .denominator = "reviews held in the period in a series of short breaks (V4)",
            .citation = "cppr-2010-48",
            .duties = only(Duty::short_break_review),
            .judge = judge_held<Duty::short_break_review>,
            .events = true,
            .needs = Needs(kHeld)}};

}  // namespace

std::span<const Measure> looked_after_reviews() {
  return kMeasures;
}

}  // namespace duly::judging

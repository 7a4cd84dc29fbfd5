// The child's part in reviews, from the codes PN0 to PN7. Age is not used: PN0 says it.

#include <optional>

#include "duly/care.hpp"
#include "measures/each_review.hpp"

namespace duly::judging {

Views views_of(ShortCode participation) {
  for (const std::string_view code : {"PN1", "PN2", "PN3", "PN5", "PN6"}) {
    if (participation == ShortCode(code)) return Views::given;
  }
  const bool silent = participation == ShortCode("PN4") || participation == ShortCode("PN7");
  return silent ? Views::not_given : Views::no_code;
}

void band_by_code(ShortCode participation, Verdict& verdict) {
  std::size_t band = 0;
  const std::size_t uncoded = kParticipation.size() - 1;
  while (band < uncoded && participation != ShortCode(kParticipation[band])) ++band;
  verdict.band = static_cast<std::uint16_t>(band);
  if (band + kNoParticipation >= kParticipation.size()) verdict.reason = Reason::not_coded;
}

namespace {

constexpr std::array<Need, 2> kReviewCodes = {{{"episodes", ""}, {"reviews", "participation"}}};

Reason reason_of(Views views) {
  switch (views) {
    case Views::given: return Reason::participated;
    case Views::not_given: return Reason::did_not_participate;
    case Views::no_code: return Reason::not_coded;
  }
  return Reason::not_coded;
}

/// Why a child reviewed in the period is left out where only those at its end are asked about
/// (reading participation_cohort).
std::optional<Reason> not_at_end(const MeasureInput& in) {
  if (in.law.readings.participation_cohort == ParticipationCohort::reviewed) return std::nullopt;
  const PeriodOfCare* period = open_period(in);
  if (period == nullptr) return Reason::no_longer_looked_after;
  if (is_short_break(last_regime(in, *period))) return Reason::short_break;
  const bool short_time = in.to < in.law.last_day(RuleId::ni66_minimum, period->from).date;
  return short_time ? std::optional(Reason::looked_after_too_short) : std::nullopt;
}

/// Children with a coded review in the period, whose views were given at every one of them.
void judge_cla_participation(const MeasureInput& in, std::vector<Verdict>& out) {
  Verdict child = about(in, Reason::not_coded);
  bool any = false;
  for_each_review(in, [&](const Review& row, const Verdict&) {
    any = true;
    const Reason reason = reason_of(views_of(row.participation));
    const bool worse = child.reason == Reason::not_coded || reason == Reason::did_not_participate;
    if (reason != Reason::not_coded && worse) child.reason = reason;
  });
  if (!any) return;
  if (const std::optional<Reason> left_out = not_at_end(in)) child.reason = *left_out;
  out.push_back(child);
}

void judge_cla_participation_reviews(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review(in, [&](const Review& row, Verdict v) {
    v.reason = reason_of(views_of(row.participation));
    out.push_back(v);
  });
}

void judge_cla_participation_code(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review(in, [&](const Review& row, Verdict v) {
    band_by_code(row.participation, v);
    out.push_back(v);
  });
}

constexpr std::array kMeasures = {
    Measure{.id = "cla_participation",
            .title = "Children whose views were given at every review",
            .unit = "child",
            .numerator = "children whose every coded review is PN1, 2, 3, 5 or 6",
            .denominator = "children with a review in the period coded PN1 to PN7",
            .citation = "paf-c63",
            .judge = judge_cla_participation,
            .needs = Needs(kReviewCodes)},
    Measure{.id = "cla_participation_reviews",
            .title = "Reviews at which the child's views were given",
            .unit = "review",
            .numerator = "reviews coded PN1, 2, 3, 5 or 6",
            .denominator = "reviews held in the period coded PN1 to PN7",
            .citation = "paf-c63",
            .judge = judge_cla_participation_reviews,
            .events = true,
            .needs = Needs(kReviewCodes),
            .identities = {kEveryReview, kReviewsOfDuties,
                           "numerator = cla_participation_code[PN1] + cla_participation_code[PN2]"
                           " + cla_participation_code[PN3] + cla_participation_code[PN5]"
                           " + cla_participation_code[PN6]"}},
    Measure{
        .id = "cla_participation_code",
        .title = "Reviews by code of participation",
        .unit = "review",
        .numerator = "reviews of the code",
        .denominator = "reviews held in the period coded PN1 to PN7; PN0 and uncoded beside them",
        .citation = "paf-c63",
        .judge = judge_cla_participation_code,
        .shape = Shape::bands,
        .events = true,
        .bands = Labels(kParticipation),
        .band_codes = CodeList::participation,
        .beside = kNoParticipation,
        .needs = Needs(kReviewCodes),
        .identities = {
            kEveryReview, kReviewsOfDuties, "cla_participation_reviews.denominator = denominator",
            "cla_participation_reviews.excluded = excluded", "excluded = [PN0] + [(none)]"}}};

}  // namespace

std::span<const Measure> participation() {
  return kMeasures;
}

}  // namespace duly::judging

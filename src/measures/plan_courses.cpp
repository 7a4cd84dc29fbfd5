// Which plan of the child a plan is, and whether its first review ended it.

#include <algorithm>

#include "measures/each_plan.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

constexpr std::array<std::string_view, 4> kNumbers = {"first", "second", "third",
                                                      "fourth and later"};

void judge_cp_plan_number(const MeasureInput& in, std::vector<Verdict>& out) {
  PlansBefore before(in);
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.from)) return;
    verdict.day = plan.from;
    constexpr int kLast = static_cast<int>(kNumbers.size()) - 1;
    verdict.band = static_cast<std::uint16_t>(std::min(before.of(plan), kLast));
    out.push_back(verdict);
  });
}

constexpr std::array<Need, 2> kReviewed = {{{"plans", ""}, {"conferences", ""}}};

/// Did the plan end at its first review conference, where the files are sure to hold that?
Reason ended_at_first_review(const MeasureInput& in, const Plan& plan) {
  const auto held = in.cases.conferences_of(plan);
  const OptDate complete = in.coverage.conferences_from();
  const bool latest_alone = !held.empty() && held.front().latest_only;
  if (!complete || plan.from < *complete || latest_alone) {
    return Reason::earlier_reviews_not_in_files;
  }
  const bool at_first =
      !held.empty() &&
      *plan.until <= in.law.last_day(RuleId::ended_at_first_review, held.front().day).date;
  return at_first ? Reason::ended_at_first_review : Reason::ended_otherwise;
}

void judge_cp_ended_at_first_review(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.until)) return;
    verdict.day = plan.until;
    if (verdict.reason != Reason::temporary) verdict.reason = ended_at_first_review(in, plan);
    out.push_back(verdict);
  });
}

constexpr std::array kMeasures = {
    Measure{.id = "cp_plan_number",
            .title = "Plans started, by which plan of the child they are",
            .unit = "plan",
            .numerator = "plans of the number",
            .denominator = "plans started in the period",
            .citation = "section-5",
            .judge = judge_cp_plan_number,
            .shape = Shape::bands,
            .events = true,
            .bands = Labels(kNumbers),
            .needs = Needs(kPlans),
            .identities = {"cp_started.numerator = denominator", "cp_started.excluded = excluded",
                           "NI65.numerator = [second] + [third] + [fourth and later]"}},
    Measure{.id = "cp_ended_at_first_review",
            .title = "Plans ended at their first review conference",
            .unit = "plan",
            .numerator = "plans ended on the day of their first review conference, or within 7"
                         " days of it",
            .denominator = "plans ended in the period that began once review conferences in the"
                           " files are complete",
            .citation = "section-5",
            .judge = judge_cp_ended_at_first_review,
            .events = true,
            .needs = Needs(kReviewed),
            .identities = {"cp_ended.numerator + cp_ended.excluded = denominator + excluded",
                           "cp_ended.excluded = [temporary]"}}};

}  // namespace

std::span<const Measure> plan_courses() {
  return kMeasures;
}

}  // namespace duly::judging

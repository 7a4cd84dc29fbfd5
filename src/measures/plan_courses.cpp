// Which plan of the child a plan is.

#include <algorithm>

#include "measures/each_plan.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

constexpr std::array<std::string_view, 4> kNumbers = {"first", "second", "third",
                                                      "fourth and later"};

void judge_cp_plan_number(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.from)) return;
    verdict.day = plan.from;
    constexpr int kLast = static_cast<int>(kNumbers.size()) - 1;
    verdict.band = static_cast<std::uint16_t>(std::min(plans_before(in, plan), kLast));
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
                           "NI65.numerator = [second] + [third] + [fourth and later]"}}};

}  // namespace

std::span<const Measure> plan_courses() {
  return kMeasures;
}

}  // namespace duly::judging

// The list of rules: how each is counted, and from what. Their numbers are lines of data/rules.csv.

#include <array>

#include "duly/rule.hpp"

namespace duly {
namespace {

using enum CountedAs;

constexpr std::string_view kStay = "the first day of the placement";
constexpr std::string_view kStatus = "the first day of the legal status";
constexpr std::string_view kPlan = "the start of the plan";
constexpr std::string_view kEarlierPlan = "the end of the child's last plan";
constexpr std::string_view kEnquiry = "the strategy discussion";
constexpr std::string_view kOrdinaryCare = "the first day of ordinary care in the period of care";

/// In the order of `RuleId`.
constexpr std::array<RuleInfo, kRuleCount> kRules = {{
    {"cla_first_review"},
    {"cla_second_review"},
    {"cla_later_review"},
    {"adoption_first_review"},
    {"adoption_second_review"},
    {"adoption_later_review"},
    {"adoption_authority_first_review"},
    {"adoption_authority_later_review"},
    {"adoption_return_review"},
    {"adoption_return_not_before"},
    {"short_break_first_review"},
    {"short_break_later_review"},
    {"icpc"},
    {"cp_first_review"},
    {"cp_later_review"},
    {"adjourned_review", day_after, "the first meeting of the review"},
    {"review_record", day_after, "the review"},
    {"first_health_assessment", day_after, "the first day of the period of care"},
    {"health_assessment_under_five", day_after,
     "the assessment before, where it falls due before the fifth birthday"},
    {"health_assessment_from_five", day_after, "the assessment before, else"},
    {"first_education_plan", day_after, "the first day of the period of care"},
    {"transfer_conference", day_after, "the day the authority was told that the child moved in"},
    {"officer_at_once", day_after, "the day the child started to be looked after"},
    {"officer_soon", day_after, "the day the child started to be looked after"},
    {"childhood", birthday, "age at which every duty ends, and a child is grown up"},
    {"criminal_responsibility", birthday, "age from which a child may be detained or in custody"},
    {"independent_living", birthday, "age from which care may end for it"},
    {"adult_services", birthday, "age from which care may end for them"},
    {"participation", birthday, "age from which a child's part in a review is told"},
    {"yearly_health_assessment", birthday, "age from which an assessment lasts a year"},
    {"education_plan", birthday, "age from which a child has one"},
    {"ni63_age", birthday, "age from which NI63 leaves a child out"},
    {"second_age_band", birthday, "age at which it begins"},
    {"third_age_band", birthday, "age at which it begins"},
    {"fourth_age_band", birthday, "age at which it begins"},
    {"fifth_age_band", birthday, "age at which it begins"},
    {"ni66_minimum", day_after, kOrdinaryCare},
    {"ni66_minimum_working_days", day_after, kOrdinaryCare},
    {"ni67_minimum", day_after, kPlan},
    {"ni63_in_care", day_after, "the first day of the period of care"},
    {"ni63_placement", day_after, kStay},
    {"two_year_plan", day_after, kPlan},
    {"two_year_plan_in_days", day_after, kPlan},
    {"long_plan", day_after, kPlan},
    {"first_plan_length", day_after, kPlan},
    {"second_plan_length", day_after, kPlan},
    {"third_plan_length", day_after, kPlan},
    {"repeat_plan_in_a_year", day_after, kEarlierPlan},
    {"repeat_plan_in_two_years", day_after, kEarlierPlan},
    {"first_icpc_band", day_after, kEnquiry},
    {"second_icpc_band", day_after, kEnquiry},
    {"third_icpc_band", day_after, kEnquiry},
    {"ended_at_first_review", day_after, "the plan's first review conference"},
    {"assessment", day_after, "the start of the assessment"},
    {"referral_before_birth", day_before, "the birth, or the day it is expected"},
    {"police_protection", day_after, kStatus},
    {"emergency_protection", day_after, kStatus},
    {"assessment_order", day_after, kStatus},
    {"police_detention", day_after, kStatus},
    {"respite_stay", day_after, "the first day of the stay"},
    {"respite_in_a_year", total, "respite (V3) in that year"},
    {"respite_year", day_before, "the end of a stay"},
    {"hospital_stay", day_after, kStay},
    {"carers_holiday", day_after, kStay},
    {"carers_holidays_in_a_year", total, "holidays of the carer in that year"},
    {"carers_holiday_year", day_after, "the first day of a holiday"},
    {"unspecified_stay", day_after, kStay},
    {"ni62_placements", total, "placements in the period"},
    {"least_caseload", total, "children looked after and plans, for each full-time officer"},
    {"most_caseload", total, "children looked after and plans, for each full-time officer"},
    {"working_month", total, "days in a month of an officer's work"},
    {"far_from_home", total, "distance of the placement from home"},
    {"relaxed_reviews", in_force, "the day a review is due or held"},
    {"children_act", in_force, "the first day of an episode"},
    {"reasons_for_new_worker", in_force, "the day a social worker's episode begins"},
}};

}  // namespace

const RuleInfo& info(RuleId id) {
  return kRules[static_cast<std::size_t>(id)];
}

std::string_view name(RuleId id) {
  return info(id).name;
}

}  // namespace duly

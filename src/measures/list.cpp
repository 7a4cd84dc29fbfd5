// The list of measures. To add one: a function in a family file, and a line here.

#include <algorithm>

#include "measures/families.hpp"

namespace duly {
namespace {

using namespace judging;  // NOLINT(google-build-using-namespace): the functions listed below

constexpr std::array kMeasures = {
    Measure{"NI64", "Plans lasting two years or more", "plan",
            "plans that had lasted two years or more", "plans ended in the period", "ni-64", 0,
            true, judge_ni64},
    Measure{"NI65", "Second or subsequent plans", "plan",
            "plans of a child who had an earlier plan", "plans started in the period", "ni-65", 0,
            true, judge_ni65},
    Measure{"NI66", "Looked-after children reviewed in time", "child",
            "children whose every review due was held in time",
            "children looked after four weeks or more at the end of the period", "ni-66",
            only(Duty::cla_review), true, judge_ni66},
    Measure{"NI67", "Plans reviewed in time", "plan",
            "plans whose every review conference due was held in time",
            "plans open three months or more at the end of the period", "ni-67",
            only(Duty::cp_review), true, judge_ni67},
    Measure{"cla_reviews_on_time", "Looked-after reviews held in time", "review",
            "reviews held in time", "reviews held in the period", "cppr-2010-33-2",
            only(Duty::cla_review), true, judge_cla_reviews_on_time},
    Measure{"cp_reviews_on_time", "Review conferences held in time", "conference",
            "conferences held in time", "review conferences held in the period", "wt-cp-review",
            only(Duty::cp_review), true, judge_cp_reviews_on_time},
    Measure{"icpc_15wd", "Initial conferences within 15 working days", "conference",
            "conferences held within 15 working days of the strategy discussion",
            "initial conferences held in the period that followed a strategy discussion",
            "cin-guide-4-12", only(Duty::icpc), false, judge_icpc_15wd}};

constexpr std::array<std::string_view, kReasonCount> kReasonNames = {"on_time",
                                                                     "failed",
                                                                     "two_years_or_more",
                                                                     "under_two_years",
                                                                     "earlier_plan",
                                                                     "first_plan",
                                                                     "indeterminate",
                                                                     "aged_18",
                                                                     "short_break",
                                                                     "placed_for_adoption",
                                                                     "under_four_weeks",
                                                                     "no_review_required",
                                                                     "temporary",
                                                                     "under_three_months",
                                                                     "transfer_in",
                                                                     "no_strategy_discussion",
                                                                     "before_strategy_discussion"};

}  // namespace

std::span<const Measure> measures() {
  return kMeasures;
}

const Measure* find_measure(std::string_view id) {
  const auto* found = std::find_if(kMeasures.begin(), kMeasures.end(),
                                   [id](const Measure& m) { return m.id == id; });
  return found == kMeasures.end() ? nullptr : &*found;
}

std::string_view name(Reason reason) {
  return kReasonNames[static_cast<std::size_t>(reason)];
}

bool counted(Reason reason) {
  return reason < Reason::indeterminate;
}

bool in_numerator(Reason reason) {
  return reason == Reason::on_time || reason == Reason::two_years_or_more ||
         reason == Reason::earlier_plan;
}

void Counts::add(Reason reason) {
  ++by_reason[static_cast<std::size_t>(reason)];
  if (counted(reason)) ++denominator;
  if (in_numerator(reason)) ++numerator;
  if (reason == Reason::indeterminate) ++indeterminate;
}

void Counts::add(const Counts& other) {
  numerator += other.numerator;
  denominator += other.denominator;
  indeterminate += other.indeterminate;
  for (std::size_t i = 0; i < kReasonCount; ++i) by_reason[i] += other.by_reason[i];
}

std::size_t Counts::excluded() const {
  std::size_t out = 0;
  for (auto i = static_cast<std::size_t>(Reason::aged_18); i < kReasonCount; ++i) {
    out += by_reason[i];
  }
  return out;
}

}  // namespace duly

// Work to come and work in hand: open reviews by the month they fall due, cases by worker.

#include <algorithm>

#include "duly/allocations.hpp"
#include "duly/care.hpp"
#include "duly/work.hpp"
#include "measures/each_plan.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

constexpr std::array<std::string_view, 6> kCaseload = {
    "iro, looked after",           "iro, on plans",
    "social worker, looked after", "social worker, on plans",
    "other role, looked after",    "other role, on plans"};

constexpr std::array<Need, 1> kAllocated = {{{"allocations", ""}}};
constexpr std::array<std::string_view, 2> kOfCases = {"episodes", "plans"};

/// A review of the agency's authority is the same meeting as a looked-after review.
constexpr DutySet kReviewsDue = (duties_of(CaseSort::period_of_care) | duties_of(CaseSort::plan)) &
                                ~only(Duty::adoption_authority_review);

int month_number(Date d) {
  constexpr int kMonths = 12;
  return d.year() * kMonths + static_cast<int>(d.month());
}

// Bands of the caseload: two for each role, of children looked after and of plans.
constexpr std::uint16_t kSorts = 2;

std::uint16_t role_number(Role role) {
  switch (role) {
    case Role::iro: return 0;
    case Role::social_worker: return 1;
    case Role::other: return 2;
  }
  return 2;
}

std::uint16_t band_of(std::uint16_t role, bool plan) {
  return static_cast<std::uint16_t>(role * kSorts + (plan ? 1 : 0));
}

/// Adds the case once for each worker of the child in the role; as nobody's where there is none, so
/// that every open case is seen. `plan`: the plans of a family are one case.
void add_to_workers(const MeasureInput& in, const Verdict& about_case, bool plan, Role role,
                    std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  for (const std::uint32_t row : in.allocations.of(in.child)) {
    const Allocation& a = in.records.allocations[row];
    if (a.role != role || !in_force(a, in.to) || a.worker == kNoId) continue;
    Verdict v = about_case;
    v.worker = a.worker;
    v.band = band_of(role_number(role), plan);
    if (plan) v.once = a.family;
    const auto same = [&v](const Verdict& x) { return x.worker == v.worker; };
    if (std::none_of(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), same)) {
      out.push_back(v);
    }
  }
  if (out.size() > first || role == Role::other) return;
  out.push_back(about_case);
  out.back().band = band_of(role_number(role), plan);
}

void add_case(const MeasureInput& in, const Verdict& about_case, bool plan,
              std::vector<Verdict>& out) {
  for (const Role role : {Role::iro, Role::social_worker, Role::other}) {
    if (in.allocations.has(role)) add_to_workers(in, about_case, plan, role, out);
  }
}

/// Open links of reviews and review conferences, by the month they fall due after today. Of two
/// limits the earlier, as `due` shows it.
void judge_reviews_due_by_month(const MeasureInput& in, std::vector<Verdict>& out) {
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (!o.open || (kReviewsDue & only(o.duty)) == 0) continue;
    Verdict v = about(in, Reason::counted);
    if (o.duty == Duty::cp_review) {
      const PlanRow& row = row_of(in, in.cases.plans[o.case_index]);
      v.plan = o.case_index;
      v.plan_id = row.plan_id;
      if (row.temporary) v.reason = Reason::temporary;
    }
    v.because = static_cast<std::uint32_t>(i);
    const OptDate due = o.earliest ? o.earliest : o.due;
    if (v.reason == Reason::counted) {
      if (o.outcome == Outcome::overdue) {
        v.reason = Reason::overdue;
      } else if (o.outcome == Outcome::indeterminate) {
        v.reason = Reason::indeterminate;
      } else {
        v.band = static_cast<std::uint16_t>(month_number(*due) - month_number(in.to));
      }
    }
    out.push_back(v);
  }
}

/// Open looked-after children and open plans, for each worker allocated.
void judge_caseload(const MeasureInput& in, std::vector<Verdict>& out) {
  const PeriodOfCare* period = open_period(in);
  if (period != nullptr) {
    const bool breaks = is_short_break(last_regime(in, *period));
    add_case(in, about(in, breaks ? Reason::short_break : Reason::counted), false, out);
  }
  for_each_plan(in, [&](const Plan& plan, const Verdict& v) {
    if (!plan.until) add_case(in, v, true, out);
  });
}

constexpr std::array kMeasures = {
    Measure{.id = "reviews_due_by_month",
            .title = "Reviews due in the months to come",
            .unit = "obligation",
            .numerator = "open reviews and review conferences due in the month",
            .denominator = "all that are due after the period",
            .citation = "section-5",
            .duties = kReviewsDue,
            .judge = judge_reviews_due_by_month,
            .shape = Shape::bands,
            .identities = {"cp_at_end.excluded ~= [temporary]", "NI67[temporary] ~= [temporary]"}},
    Measure{.id = "caseload",
            .title = "Cases for each full-time worker",
            .unit = "worker",
            .numerator = "children looked after and plans (by family where families are given)",
            .denominator = "full-time equivalents",
            .citation = "iro-handbook",
            .judge = judge_caseload,
            .shape = Shape::caseload,
            .bands = Labels(kCaseload),
            .needs = Needs(kAllocated),
            .also = Kinds(kOfCases),
            .once = true,
            .identities = {"[iro, looked after] >= cla_at_end.numerator",
                           "[social worker, looked after] >= cla_at_end.numerator",
                           "cla_at_end.numerator >= [other role, looked after]",
                           "[iro, looked after] ~= [social worker, looked after]",
                           "cp_at_end.numerator >= [iro, on plans]",
                           "cp_at_end.numerator >= [social worker, on plans]",
                           "cp_at_end.numerator >= [other role, on plans]",
                           "[iro, on plans] >= cp_at_end.numerator",
                           "[social worker, on plans] >= cp_at_end.numerator",
                           "[iro, on plans] ~= [social worker, on plans]",
                           "[iro, looked after] >= NI66.denominator >= NI63.denominator >= "
                           "health_assessment.denominator >= pep.denominator",
                           "[social worker, looked after] >= NI66.denominator >= NI63.denominator "
                           ">= health_assessment.denominator >= pep.denominator"}}};

}  // namespace

std::span<const Measure> workload() {
  return kMeasures;
}

}  // namespace duly::judging

// Which chains a child has, duty by duty; the words for outcomes.

#include <algorithm>
#include <array>
#include <cstdlib>

#include "duly/protection.hpp"
#include "law/duties.hpp"

namespace duly {
namespace {

constexpr std::array<std::string_view, kOutcomeCount> kOutcomeNames = {
    "on_time", "late", "overdue", "not_yet_due", "not_held", "indeterminate"};
constexpr std::array<std::string_view, 4> kStatusNames = {"overdue", "due_today", "not_yet_due",
                                                          "indeterminate"};

void add_obligations(Duty duty, const law::DutyInput& input) {
  switch (duty) {
    case Duty::adoption_authority_review: law::add_adoption_authority_reviews(input); return;
    case Duty::adoption_return_review: law::add_adoption_return_reviews(input); return;
    case Duty::adoption_review: law::add_adoption_reviews(input); return;
    case Duty::cla_review: law::add_cla_reviews(input); return;
    case Duty::cp_review: law::add_cp_reviews(input); return;
    case Duty::icpc: law::add_icpcs(input); return;
    case Duty::short_break_review: law::add_short_break_reviews(input); return;
  }
  std::abort();
}

}  // namespace

std::string_view name(Outcome outcome) {
  return kOutcomeNames[static_cast<std::size_t>(outcome)];
}
std::string_view name(DueStatus status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}

void obligations_of(const Cases& cases, Id child, const Histories& histories, const Law& law,
                    const Coverage& coverage, std::vector<Obligation>& out, DutySet duties) {
  const law::DutyInput input{cases, cases.children[child], histories, law, coverage, out};
  for (const DutyInfo& duty : kDuties) {
    if ((duties & only(duty.duty)) != 0) add_obligations(duty.duty, input);
  }
}

RowRef row_of_case(const Cases& cases, const Histories& histories, const Obligation& o) {
  switch (info(o.duty).of) {
    case CaseSort::period_of_care: return cases.periods[o.case_index].row;
    case CaseSort::plan: return histories.plans[cases.plans[o.case_index].record].row;
    case CaseSort::enquiry: return cases.discussions[o.case_index].row;
  }
  std::abort();
}

void report_uncertain_holidays(Id child, const Obligation& o, RowRef row, Diagnostics& findings) {
  if (!counts_uncertain_days(o) || !o.due) return;
  findings.report(Code::n39_outside_bank_holidays, row, {}, child,
                  std::string(name(o.duty)) + " due " + to_string(*o.due));
}

DueToday due_at_start_of(Date day, const Obligation& open) {
  OptDate due = open.due;
  if (open.earliest) {
    if (*open.earliest <= day && day <= *open.latest && open.earliest != open.latest) {
      return {DueStatus::indeterminate, open.earliest, open.earliest.or_far().days_since(day)};
    }
    due = day < *open.earliest ? open.earliest : open.latest;
  }
  if (!due) return {DueStatus::indeterminate, {}, std::nullopt};
  const int days = due.or_far().days_since(day);
  if (days < 0 && (open.remarks & kReviewsEnd) != 0) return {DueStatus::indeterminate, due, days};
  if ((open.remarks & kAbsentFromNewer) != 0) return {DueStatus::indeterminate, due, days};
  if (days < 0) return {DueStatus::overdue, due, days};
  return {days == 0 ? DueStatus::due_today : DueStatus::not_yet_due, due, days};
}

}  // namespace duly

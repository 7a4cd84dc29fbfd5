// Which chains a child has, duty by duty; the words for duties and outcomes; coverage.

#include <algorithm>
#include <array>

#include "law/duties.hpp"

namespace duly {
namespace {

constexpr std::array<std::string_view, kDutyCount> kDutyNames = {
    "adoption_review", "cla_review", "cp_review", "icpc", "short_break_review"};
constexpr std::array<std::string_view, kOutcomeCount> kOutcomeNames = {
    "on_time", "late", "overdue", "not_yet_due", "not_held", "indeterminate"};
constexpr std::array<std::string_view, 4> kStatusNames = {"overdue", "due_today", "not_yet_due",
                                                          "indeterminate"};

/// The first year of the last unbroken run of collection years; those before go to `unused`.
OptDate first_of_last_run(const std::vector<Date>& years, std::vector<Date>& unused) {
  if (years.empty()) return {};
  std::size_t first = years.size() - 1;
  while (first > 0 && years[first - 1].year() + 1 == years[first].year()) --first;
  unused.assign(years.begin(), years.begin() + static_cast<std::ptrdiff_t>(first));
  return years[first];
}

}  // namespace

std::string_view name(Duty duty) {
  return kDutyNames[static_cast<std::size_t>(duty)];
}
std::string_view name(Outcome outcome) {
  return kOutcomeNames[static_cast<std::size_t>(outcome)];
}
std::string_view name(DueStatus status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}

Coverage coverage_of(const Cases& cases, const Readings& readings) {
  Coverage out;
  out.reviews_from = first_of_last_run(cases.review_years, out.unused_review_years);
  out.conferences_from = first_of_last_run(cases.conference_years, out.unused_conference_years);
  out.latest_reviews_only = cases.latest_reviews_only && !out.reviews_from;
  out.latest_conferences_only = cases.latest_conferences_only && !out.conferences_from;
  if (readings.reviews_from) out.reviews_from = readings.reviews_from;
  if (readings.conferences_from) out.conferences_from = readings.conferences_from;
  return out;
}

void obligations_of(const Cases& cases, Id child, const Histories& histories, const Law& law,
                    const Coverage& coverage, std::vector<Obligation>& out, DutySet duties) {
  const law::DutyInput input{cases, cases.children[child], histories, law, coverage, out};
  const auto asked = [duties](Duty duty) { return (duties & only(duty)) != 0; };
  if (asked(Duty::adoption_review)) law::add_adoption_reviews(input);
  if (asked(Duty::cla_review)) law::add_cla_reviews(input);
  if (asked(Duty::cp_review)) law::add_cp_reviews(input);
  if (asked(Duty::icpc)) law::add_icpcs(input);
  if (asked(Duty::short_break_review)) law::add_short_break_reviews(input);
}

void report_uncertain_holidays(Id child, const Obligation& o, Diagnostics& findings) {
  if (!counts_uncertain_days(o) || !o.due) return;
  findings.report(Code::n39_outside_bank_holidays, {}, {}, child,
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
  if (days < 0) return {DueStatus::overdue, due, days};
  return {days == 0 ? DueStatus::due_today : DueStatus::not_yet_due, due, days};
}

}  // namespace duly

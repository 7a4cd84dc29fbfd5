#include "answers/kpi_caseload.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "duly/rule.hpp"
#include "duly/text.hpp"

namespace duly::answers {

void CaseHours::add(std::int64_t of_worker, std::size_t cases) {
  if (of_worker <= 0) cases_without += cases;
  if (of_worker < 0) return;
  hundredths = std::max<std::int64_t>(hundredths, 0) + of_worker;
}

void tell_caseload(KpiRow& row, const CaseHours& hours, bool officer, Date day,
                   std::string_view inexact_by) {
  row.fte = {hours.hundredths};
  if (hours.hundredths <= 0) {
    add_to_note(row.note, hours.hundredths == 0 ? "no hours" : "no full-time equivalent is known");
    return;
  }
  if (hours.cases_without > 0 && !inexact_by.empty()) {
    add_to_note(row.note,
                fmt::format("no rate with {}: some workers' hours are not known", inexact_by));
    return;
  }
  const std::uint64_t cases = (std::uint64_t{row.tally.numerator} - hours.cases_without) * 100;
  const auto full_time = static_cast<std::uint64_t>(hours.hundredths);
  row.value = rate(cases, full_time, 1);
  if (officer) {
    const auto guidance = [day](RuleId rule) {
      return static_cast<std::uint64_t>(statutory_rules().in_force(rule, day).amount);
    };
    const std::uint64_t least = guidance(RuleId::least_caseload);
    const std::uint64_t most = guidance(RuleId::most_caseload);
    std::string_view where = cases > most * full_time ? "over" : "within";
    if (cases < least * full_time) where = "under";
    row.counts_note = fmt::format("{} {} to {}", where, least, most);
  }
  if (hours.cases_without == 0) return;
  add_to_note(row.counts_note,
              fmt::format("without {} case{} of workers whose hours are not known",
                          hours.cases_without, hours.cases_without == 1 ? "" : "s"));
}

void tell_pace(KpiRow& row, const CaseHours& hours, int working_days) {
  row.fte = {hours.hundredths};
  if (hours.hundredths <= 0) {
    if (row.group_number != 0) add_to_note(row.note, "no full-time equivalent is known");
    return;
  }
  const auto month =
      static_cast<std::uint64_t>(statutory_rules().versions(RuleId::working_month).back().amount);
  constexpr std::uint64_t kHundredths = 100;
  const auto days = static_cast<std::uint64_t>(working_days);
  row.value = rate(row.tally.numerator * month * kHundredths,
                   static_cast<std::uint64_t>(hours.hundredths) * days, 1);
  add_to_note(row.note, fmt::format("{} working days", working_days));
}

}  // namespace duly::answers

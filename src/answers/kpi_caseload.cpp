#include "answers/kpi_caseload.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "duly/text.hpp"

namespace duly::answers {

void CaseHours::add(std::int64_t of_worker, std::size_t cases) {
  if (of_worker <= 0) cases_without += cases;
  if (of_worker < 0) return;
  hundredths = std::max<std::int64_t>(hundredths, 0) + of_worker;
}

void tell_caseload(KpiRow& row, const CaseHours& hours, bool officer, bool suppress) {
  row.fte = {hours.hundredths};
  if (hours.hundredths <= 0) {
    add_to_note(row.note, hours.hundredths == 0 ? "no hours" : "no full-time equivalent is known");
    return;
  }
  if (hours.cases_without > 0 && suppress) {
    add_to_note(row.note, "no rate with --suppress: some workers' hours are not known");
    return;
  }
  const std::uint64_t cases = (std::uint64_t{row.tally.numerator} - hours.cases_without) * 100;
  const auto full_time = static_cast<std::uint64_t>(hours.hundredths);
  row.value = rate(cases, full_time, 1);
  if (officer) {
    constexpr std::uint64_t kFewest = 50;  // iro-handbook: 50 to 70 for each full-time officer
    constexpr std::uint64_t kMost = 70;
    row.counts_note = cases > kMost * full_time ? "over 50 to 70" : "within 50 to 70";
    if (cases < kFewest * full_time) row.counts_note = "under 50 to 70";
  }
  if (hours.cases_without == 0) return;
  add_to_note(row.counts_note,
              fmt::format("without {} case{} of workers whose hours are not known",
                          hours.cases_without, hours.cases_without == 1 ? "" : "s"));
}

}  // namespace duly::answers

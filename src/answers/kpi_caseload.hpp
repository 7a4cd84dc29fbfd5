#pragma once

// Rates for each full-time worker: of a caseload, and of what is done in a month.

#include "answers/kpi.hpp"
#include "duly/worker_hours.hpp"

namespace duly::answers {

/// Hours, and the cases that stand against none.
struct CaseHours {
  std::int64_t hundredths = -1;  ///< -1 where none are known
  std::size_t cases_without = 0;

  /// Adds a worker: without hours its cases are left out of the rate with it.
  void add(std::int64_t of_worker, std::size_t cases);
};

/// Writes hours, rate and the guidance for officers on `day` into the row. Where an option keeps
/// counts from being exact (`inexact_by`, as typed), a total without some workers has no rate: with
/// the hours it would give the count of their cases away.
void tell_caseload(KpiRow& row, const CaseHours& hours, bool officer, Date day,
                   std::string_view inexact_by);

/// The same of a pace: what was done for each full-time worker in a month of working days.
void tell_pace(KpiRow& row, const CaseHours& hours, int working_days);

}  // namespace duly::answers

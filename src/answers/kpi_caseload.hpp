#pragma once

// The rate of a caseload: cases for each full-time worker.

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

/// Writes hours, rate and the guidance for officers on `day` into the row. Under --suppress a total
/// without some workers has no rate: with the hours it would give the count of their cases away.
void tell_caseload(KpiRow& row, const CaseHours& hours, bool officer, Date day, bool suppress);

}  // namespace duly::answers

#pragma once

// Social workers' episodes (SSDA903 SWEpisodes): which rows of allocations they are.

#include <algorithm>
#include <vector>

#include "checks/look.hpp"
#include "checks/years.hpp"
#include "duly/work.hpp"

namespace duly::checks {

using WorkerRows = std::vector<const Allocation*>;

/// Does the extract say why workers changed? Others are lists of who holds the case.
inline bool tells_reasons(const Extract& extract) {
  return std::any_of(extract.columns.begin(), extract.columns.end(), [](const ExtractColumn& c) {
    return c.kind == "allocations" && c.field == "reason";
  });
}

/// The child's social workers' episodes, as they came.
inline WorkerRows worker_rows(const Look& look) {
  WorkerRows out;
  for (const Allocation* a : look.workers) {
    const bool told = tells_reasons(look.world.records.extracts[a->row.file]);
    if (told && a->role == Role::social_worker) out.push_back(a);
  }
  return out;
}

}  // namespace duly::checks

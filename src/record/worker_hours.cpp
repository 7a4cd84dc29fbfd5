// Whose hours are known. A table of workers has no dates, so that of two rows none is the newer:
// where they differ none is taken, whatever the order of files.

#include "duly/worker_hours.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "duly/work.hpp"

namespace duly {
namespace {

using RowsOfWorkers = std::map<Id, std::vector<const Worker*>>;

RowsOfWorkers rows_with_hours(const Records& records) {
  RowsOfWorkers out;
  for (const Worker& w : records.workers) {
    if (w.hundredths >= 0) out[w.worker].push_back(&w);
  }
  return out;
}

bool agree(const std::vector<const Worker*>& rows) {
  return std::all_of(rows.begin(), rows.end(), [&rows](const Worker* w) {
    return w->hundredths == rows.front()->hundredths;
  });
}

void report_differing(const Records& records, const std::vector<const Worker*>& rows,
                      Diagnostics& findings) {
  for (const Worker* w : rows) {
    const bool in_one_extract = std::any_of(rows.begin(), rows.end(), [w](const Worker* other) {
      return other->row.file == w->row.file && other->hundredths != w->hundredths;
    });
    Diagnostic& d = findings.report(Code::d318_hours_differ, w->row,
                                    heading_of(records, w->row.file, "workers", "fte"));
    if (in_one_extract) d.severity = Severity::error;
  }
}

void report_not_joined(const Records& records, Diagnostics& findings) {
  std::set<Id> allocated;
  for (const Allocation& a : records.allocations) {
    if (a.worker != kNoId) allocated.insert(a.worker);
  }
  if (allocated.empty()) return;
  struct File {
    RowRef first;
    std::set<Id> workers;
    bool joins = false;
  };
  std::map<std::uint16_t, File> files;
  for (const Worker& w : records.workers) {
    File& file = files[w.row.file];
    if (file.workers.empty()) file.first = w.row;
    file.workers.insert(w.worker);
    file.joins = file.joins || allocated.contains(w.worker);
  }
  for (const auto& [number, file] : files) {
    if (file.joins) continue;
    const std::size_t count = file.workers.size();
    findings.report(Code::d127_workers_do_not_join, file.first,
                    heading_of(records, number, "workers", "worker"), kNoId,
                    std::to_string(count) + (count == 1 ? " worker" : " workers"));
  }
}

}  // namespace

WorkerHours::WorkerHours(const Records& records) {
  for (const auto& [worker, rows] : rows_with_hours(records)) {
    if (agree(rows)) known_[worker] = rows.front()->hundredths;
  }
}

std::int64_t WorkerHours::of(Id worker) const {
  const auto known = known_.find(worker);
  return known == known_.end() ? -1 : known->second;
}

void report_workers(const Records& records, Diagnostics& findings) {
  for (const auto& [worker, rows] : rows_with_hours(records)) {
    if (!agree(rows)) report_differing(records, rows, findings);
  }
  report_not_joined(records, findings);
}

}  // namespace duly

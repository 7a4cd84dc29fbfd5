// layer: record
#pragma once

#include <cstdint>
#include <map>

#include "duly/record.hpp"

namespace duly {

/// The hours of workers, in hundredths of full time.
class WorkerHours {
 public:
  explicit WorkerHours(const Records& records);
  /// -1 where they are not known, or rows differ on them.
  std::int64_t of(Id worker) const;

 private:
  std::map<Id, std::int64_t> known_;
};

/// Reports workers of whom rows give different hours (D318), and files of whose workers no
/// allocation knows any (D127).
void report_workers(const Records& records, Diagnostics& findings);

}  // namespace duly

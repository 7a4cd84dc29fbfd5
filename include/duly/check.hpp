// layer: checks
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "duly/cases.hpp"
#include "duly/obligation.hpp"

namespace duly {

namespace checks {
struct Look;
struct FileLook;
}  // namespace checks

/// A check of the data: what it is, what it needs, and how it looks. One small function each, in a
/// file of its family; the families are listed in src/checks/list.cpp.
struct Check {
  CodeInfo code;
  /// What must be in the files, separated by spaces: `episodes` (an extract of that kind),
  /// `reviews.participation` (with that field), `episodes*2` (extracts of two collection years).
  /// Children without a row of the first kind named are passed over.
  std::string_view needs;
  /// Looks at one child.
  void (*look)(const checks::Look&) = nullptr;
  /// Looks at one extract.
  void (*look_at_file)(const checks::FileLook&) = nullptr;
  /// `episodes.start`: a cell of that field that reading found blank or unreadable, as well as
  /// what the function finds, if there is one.
  std::string_view cells = {};
};

/// Every check, in the order they are documented.
std::span<const Check> all_checks();

/// A check that could not look, why, and all that it needs and the files lack.
struct NotRun {
  const Check* check;
  std::string why;
  std::vector<std::string_view> lacking;  ///< parts of Check::needs
};

struct CheckInput {
  const Records& records;  ///< with the episodes and plans as read: GatherOptions::keep_rows
  const Histories& histories;
  const Cases& cases;
  const Law& law;
  const Coverage& coverage;
  /// Is it enough to know how many findings of children there are? Of all England there are over a
  /// million, which take more memory than the rows they are about.
  bool summed = false;
};

/// Runs every check whose needs are met; findings are appended child by child, check by check, or
/// summed up (Diagnostics::sum_up).
/// Returns those not run. The result does not depend on `threads`.
std::vector<NotRun> run_checks(const CheckInput& input, unsigned threads, Diagnostics& findings);

/// What a finding does to due dates, such as "restarts the clock: 3 obligations"; blank for one
/// that changes none. By place among the findings: few of a million have one.
std::unordered_map<std::size_t, std::string> effects_of(const CheckInput& input,
                                                        std::span<const Diagnostic> findings);

/// A name for each finding that is the same next month, whatever line it then stands on: made of
/// its code, child, column and the day of its row.
class StableIds {
 public:
  StableIds(const Records& records, std::span<const Diagnostic> findings);
  /// Of the finding at a place; lives as long as this.
  std::string_view operator[](std::size_t place) const {
    return std::string_view(text_).substr(place * kWidth, kWidth);
  }

 private:
  static constexpr std::size_t kWidth = 14;  ///< few digits, yet a million findings share none
  std::string text_;
};

}  // namespace duly

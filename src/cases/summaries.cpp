// Periods of care told in one row, beside the history of their episodes.

#include <algorithm>
#include <iterator>

#include "cases/facts.hpp"
#include "cases/merging.hpp"
#include "duly/care.hpp"

namespace duly::cases {

void settle_summaries(const Merging& m, std::vector<Episode>& rows) {
  const auto is_summary = [](const Episode& e) { return e.summary; };
  if (std::none_of(rows.begin(), rows.end(), is_summary)) return;
  std::vector<Episode> told;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(told),
               [](const Episode& e) { return !e.summary; });
  const auto told_by_history = [&](const Episode& summary) {
    if (!summary.summary) return false;
    const auto same_time = [&summary](const Episode& e) {
      return *e.from < summary.until.or_far() && *summary.from < e.until.or_far();
    };
    const auto first = std::find_if(told.begin(), told.end(), same_time);
    if (first == told.end()) return false;
    const auto last = std::find_if(told.rbegin(), told.rend(), same_time);
    const bool begins = std::any_of(
        told.begin(), told.end(), [&summary](const Episode& e) { return e.from == summary.from; });
    if (!begins || last->until != summary.until) {
      m.findings.report(
          Code::d309_sources_differ, summary.row, {}, summary.child,
          begins ? "the end of the period of care" : "the start of the period of care");
    }
    return true;
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), told_by_history), rows.end());
}

}  // namespace duly::cases

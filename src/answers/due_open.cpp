#include "answers/due_open.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "duly/parts.hpp"

namespace duly::answers {
namespace {

/// Is every case of the child over? Most children of several years have left: no link of theirs
/// is open, and following their chains takes most of the time.
bool nothing_open(const Cases& cases, const ChildCase& child) {
  const auto open = [](const auto& of_case) { return !of_case.until; };
  const auto unmet = [](const StrategyDiscussion& d) { return !d.icpc; };
  const auto none_of = [](auto all, const auto& is) {
    return std::none_of(all.begin(), all.end(), is);
  };
  return none_of(cases.periods_of(child), open) && none_of(cases.plans_of(child), open) &&
         none_of(cases.discussions_of(child), unmet);
}

/// Open cases of a child that no link among `found` is of.
void count_without(const Cases& cases, const ChildCase& child, const std::vector<Obligation>& found,
                   OpenLinks& out) {
  std::set<std::uint32_t> plans;  // those with a link
  std::set<std::uint32_t> periods;
  for (const Obligation& o : found) {
    if (!o.open || o.duty == Duty::icpc) continue;
    (o.duty == Duty::cp_review ? plans : periods).insert(o.case_index);
  }
  const auto reason = [&](bool singly) -> std::string_view {
    if (child.turns_18 && *child.turns_18 <= cases.as_at) return "already 18";
    return singly ? "in short breaks recorded singly (V3)"
                  : "who turn 18 before their next review is due";
  };
  const bool in_care = !child.periods.empty() && !cases.periods[child.periods.last - 1].until;
  if (in_care && !periods.contains(child.periods.last - 1)) {
    const Run& run = cases.runs_of(cases.periods[child.periods.last - 1]).back();
    ++out.without[reason(run.regime == Regime::short_break_v3)];
  }
  for (std::uint32_t i = child.plans.first; i < child.plans.last; ++i) {
    if (!cases.plans[i].until && !plans.contains(i)) ++out.without[reason(false)];
  }
}

}  // namespace

bool nothing_begun(const Cases& cases) {
  return cases.periods.empty() && cases.plans.empty() && cases.discussions.empty() &&
         cases.icpcs.empty();
}

std::vector<std::string> tell_ends(DataSet& data, const Cases& cases, const Coverage& coverage) {
  std::vector<std::string> out;
  for (const Extent* extent : {&coverage.care, &coverage.protection}) {
    if (!extent->stale_on(cases.as_at)) continue;
    const std::string end = "the files end " + to_string(*extent->files_end);
    data.findings().report(Code::d126_files_end_early, {}, {}, kNoId, end);
    out.push_back(
        fmt::format("{}: {}.", extent == &coverage.care ? "Looked-after children" : "Plans", end));
  }
  if (nothing_begun(cases)) {
    data.findings().report(Code::d119_files_begin, {}, {}, kNoId,
                           "no case has begun by " + to_string(cases.as_at));
  }
  return out;
}

OpenLinks open_links(const DataSet& data, const Cases& cases, const Coverage& coverage) {
  const auto among = [&](Id first, Id last) {
    OpenLinks part;
    std::vector<Obligation> all;
    for (Id child = first; child < last; ++child) {
      if (nothing_open(cases, cases.children[child])) continue;
      all.clear();
      obligations_of(cases, child, data.histories(), data.law(), coverage, all);
      for (const Obligation& o : all) {
        if (o.open) part.links.emplace_back(child, o);
      }
      count_without(cases, cases.children[child], all, part);
    }
    return part;
  };
  std::vector<OpenLinks> parts =
      in_parts(static_cast<Id>(cases.children.size()), data.threads(), among);
  OpenLinks out = std::move(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    out.links.insert(out.links.end(), parts[i].links.begin(), parts[i].links.end());
    for (const auto& [reason, count] : parts[i].without) out.without[reason] += count;
  }
  return out;
}

}  // namespace duly::answers

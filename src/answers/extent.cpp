// How far the files go, and what that makes of the period asked about.

#include "answers/extent.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "duly/text.hpp"

namespace duly::answers {
namespace {

constexpr DutySet kCare = duties_of(CaseSort::period_of_care);
constexpr DutySet kProtection = duties_of(CaseSort::plan) | duties_of(CaseSort::enquiry);

/// The extent of each sort of case asked about.
struct ExtentPart {
  const Extent* extent;
  OptDate files_begin;
};

}  // namespace

Subject subject_of(const Measure& m) {
  Subject out{(m.duties & kCare) != 0, (m.duties & kProtection) != 0};
  for (const Need& need : m.needs) {
    const bool protection =
        need.kind == "plans" || need.kind == "conferences" || need.kind == "enquiries";
    const bool everyone = need.kind == "allocations" && need.field.empty();
    out.protection = out.protection || protection || everyone;
    out.care = out.care || !protection || everyone;
  }
  return out;
}

bool looks_at_plans(std::span<const Measure* const> measures) {
  return std::any_of(measures.begin(), measures.end(),
                     [](const Measure* m) { return subject_of(*m).protection; });
}

BuildOptions cases_for(std::span<const Measure* const> measures, const Readings& readings) {
  BuildOptions out;
  out.initial_conferences = readings.cp_anchor == CpAnchor::icpc ||
                            std::any_of(measures.begin(), measures.end(),
                                        [](const Measure* m) { return m->initial_conferences; });
  return out;
}

DutySet duties_of(Subject subject) {
  return static_cast<DutySet>((subject.care ? kCare : 0U) |
                              (subject.protection ? kProtection : 0U));
}

Judging judging(const DataSet& data, const Coverage& coverage, Subject subject,
                const JudgedPeriod& period) {
  Judging out{period, {}, {}};
  const std::array<ExtentPart, 2> parts = {
      ExtentPart{&coverage.care, data.files_begin().care},
      ExtentPart{&coverage.protection, data.files_begin().protection}};
  const std::array<bool, 2> asked = {subject.care, subject.protection};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const ExtentPart& part = parts[i];
    if (!asked[i]) continue;
    if (part.files_begin && period.from < *part.files_begin) {
      out.out_of_extent = Code::d119_files_begin;
      out.why = "the files begin " + to_string(*part.files_begin);
      return out;
    }
    const OptDate end = part.extent->files_end;
    if (part.extent->ends_early && *end < period.from) {
      out.out_of_extent = Code::d118_files_end;
      out.why = "the files end " + to_string(*end);
      return out;
    }
    if (!part.extent->stale_on(period.judged_at) || out.period.judged_at <= *end) continue;
    out.period.judged_at = *end;
    out.period.provisional =
        fmt::format("provisional: to {}, where the files end", to_string(*end));
  }
  return out;
}

std::string reviews_end(const Coverage& coverage, DutySet duties) {
  std::string out;
  const auto add = [&out](std::string_view held, OptDate end) {
    if (end) add_to_note(out, fmt::format("the {} in the files end {}", held, to_string(*end)));
  };
  if ((duties & kCare) != 0) add("reviews", coverage.care.held_end);
  if ((duties & only(Duty::cp_review)) != 0)
    add("review conferences", coverage.protection.held_end);
  return out;
}

}  // namespace duly::answers

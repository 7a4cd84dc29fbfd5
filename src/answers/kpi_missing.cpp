// Why the files hold no figure of a measure.

#include <algorithm>

#include <fmt/format.h>

#include "answers/kpi.hpp"
#include "answers/local_columns.hpp"
#include "answers/needed.hpp"
#include "answers/question.hpp"
#include "answers/selection.hpp"
#include "duly/ascii.hpp"
#include "duly/nearest.hpp"
#include "duly/work.hpp"

namespace duly::answers {
namespace {

bool looks_at(const Measure& m, Duty duty) {
  return (m.duties & only(duty)) != 0;
}

std::string headings_of(const Need& need) {
  std::string out;
  static const Headings kHeadings;  // read once: every point of a series may ask
  for (const Heading& h : kHeadings.all()) {
    if (h.kind != need.kind || h.field != need.field || h.source.find("XML") != std::string::npos) {
      continue;
    }
    if (!out.empty()) out += " or ";
    out += h.heading;
  }
  return out;
}

/// Why a column, or the sort of extract, gives no figure; or blank.
std::string not_available(const DataSet& data, const Coverage& coverage, const Measure& m) {
  if (needs_more_than_latest(coverage, m)) {
    return "not available from Annex A: only the latest review is there";
  }
  for (const Need& need : m.needs) {
    if (!need.field.empty() && !is_there(data, need)) {
      return fmt::format("needs column {} in {}", headings_of(need), need.kind);
    }
  }
  return {};
}

/// Of a kind of extract that the files do not hold; blank of a column.
std::string_view in_words(const DataSet& data, const Need& need) {
  if (need.kind == "allocations") {
    return data.records().allocations.empty()
               ? "needs an extract of allocations"
               : "needs allocations to reviewing officers (role iro)";
  }
  if (need.kind == "allocations or reviews") {
    return "needs reviewing officers, in allocations or reviews";
  }
  if (!need.field.empty()) return {};
  if (need.kind == "episodes") return why_no_cases(data, CaseSort::period_of_care);
  if (need.kind == "plans") return why_no_cases(data, CaseSort::plan);
  if (need.kind == "reviews") return "no reviews loaded";
  if (need.kind == "conferences") return "no conferences loaded";
  return need.kind == "enquiries" ? why_no_cases(data, CaseSort::enquiry) : "";
}

/// A kind of extract the measure is made from and the files do not hold; blank where they do.
std::string_view missing_kind(const DataSet& data, const Measure& m) {
  for (const Need& need : m.needs) {
    if (is_there(data, need)) continue;
    const std::string_view none = in_words(data, need);
    if (!none.empty()) return none;
  }
  return {};
}

}  // namespace

bool needs_more_than_latest(const Coverage& coverage, const Measure& m) {
  const bool of_care = (m.duties & duties_of(CaseSort::period_of_care)) != 0;
  const bool latest_only = (of_care && coverage.latest_reviews_only) ||
                           (looks_at(m, Duty::cp_review) && coverage.latest_conferences_only);
  return latest_only && m.shape == Shape::share;
}

void check_column(const DataSet& data, const Measure& m) {
  const Definition* d = m.definition;
  if (d == nullptr || d->column.empty() || !has_field(data.records(), d->kind)) return;
  const LocalColumn column{d->kind, d->column};
  if (is_in_files(data.records(), column)) return;
  throw WrongQuestion("define", fmt::format(" line {}, {}: {}", d->line, d->id,
                                            why_not_in_files(data.records(), column)));
}

void tell_missing_values(DataSet& data, const Measure& m) {
  if (m.definition == nullptr || m.definition->column.empty()) return;
  const Definition& d = *m.definition;
  const Records& records = data.records();
  const LocalColumn column{d.kind, d.column};
  if (!is_in_files(records, column)) return;  // told as that
  const std::vector<std::string> there = values_in(records, column);
  std::vector<std::string> typed = d.of;
  typed.insert(typed.end(), d.counted.begin(), d.counted.end());
  for (auto value = typed.begin(); value != typed.end(); ++value) {
    const auto same = [value](const std::string& v) { return same_but_for_case(v, *value); };
    if (std::any_of(there.begin(), there.end(), same) || std::any_of(typed.begin(), value, same)) {
      continue;
    }
    // The nearest cell is shown where cells are, as groups: not whose child a row is of.
    const std::string near = holds_ids(records, column) ? "" : did_you_mean(*value, there);
    data.say_nothing_to_judge(
        fmt::format("--define line {}, {}: no row of {} has the value '{}' in"
                    " {}{}",
                    d.line, d.id, d.kind, *value, d.column, near));
  }
}

std::string why_no_figure(const DataSet& data, const Coverage& coverage, const Measure& m) {
  const bool none = m.definition != nullptr && !has_field(data.records(), m.definition->kind);
  if (none) return "needs an extract of " + m.definition->kind;
  const std::string_view missing = missing_kind(data, m);
  return missing.empty() ? not_available(data, coverage, m) : std::string(missing);
}

}  // namespace duly::answers

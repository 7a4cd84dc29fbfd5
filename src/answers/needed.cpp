#include "answers/needed.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "answers/selection.hpp"
#include "duly/child.hpp"
#include "duly/work.hpp"

namespace duly::answers {
namespace {

/// A column that tells the same where the one needed is not there.
struct Elsewhere {
  Need needed;
  Need also;
};
constexpr std::array kElsewhere = {
    Elsewhere{{"episodes", "placement"}, {"placements", "code"}},
    Elsewhere{{"episodes", "provider"}, {"placements", "provider"}},
    Elsewhere{{"episodes", "distance"}, {"placements", "distance"}},
    Elsewhere{{"episodes", "legal_status"}, {"legal_statuses", "code"}},
    Elsewhere{{"plans", "category_latest"}, {"plans", "category_initial"}}};

/// Does any table have the column, whatever it is of?
bool any_table_has(const Records& records, std::string_view field) {
  return std::any_of(records.extracts.begin(), records.extracts.end(), [field](const Extract& e) {
    return std::any_of(e.columns.begin(), e.columns.end(),
                       [field](const ExtractColumn& c) { return c.field == field; });
  });
}

bool has_kind(const DataSet& data, std::string_view kind) {
  const Histories& h = data.histories();
  if (kind == "episodes") return why_no_cases(data, CaseSort::period_of_care).empty();
  if (kind == "reviews") return !h.reviews.empty();
  if (kind == "plans") return why_no_cases(data, CaseSort::plan).empty();
  if (kind == "conferences") return !h.conferences.empty() || !h.enquiries.empty();
  if (kind == "enquiries") return why_no_cases(data, CaseSort::enquiry).empty();
  if (kind == "allocations") return !data.records().allocations.empty();
  if (kind == "uasc") return tells_of_unaccompanied(data.records());
  return has_field(data.records(), kind);
}

}  // namespace

bool has_allocated_officers(const Records& records) {
  return std::any_of(records.allocations.begin(), records.allocations.end(),
                     [](const Allocation& a) { return a.role == Role::iro; });
}

bool is_there(const DataSet& data, const Need& need) {
  const Records& records = data.records();
  if (need.kind == "allocations or reviews") {
    return has_field(records, "reviews", need.field) || has_allocated_officers(records);
  }
  if (need.field.empty()) return has_kind(data, need.kind);
  if (need.kind == "allocations") {
    if (need.field == "role") return has_allocated_officers(records);
    return has_kind(data, need.kind) && any_table_has(records, need.field);
  }
  // What is known of a child, and of the days of care, stands beside other things too.
  if (need.kind == "children") return any_table_has(records, need.field);
  if (has_field(records, need.kind, need.field)) return true;
  if (need.kind == "care_dates") return has_field(records, "reviews", need.field);
  return std::any_of(kElsewhere.begin(), kElsewhere.end(), [&](const Elsewhere& e) {
    return e.needed.kind == need.kind && e.needed.field == need.field &&
           has_field(records, e.also.kind, e.also.field);
  });
}

Need needed_for_cases(CaseSort sort) {
  switch (sort) {
    case CaseSort::period_of_care: return {"episodes", {}};
    case CaseSort::plan: return {"plans", {}};
    case CaseSort::enquiry: return {"enquiries", {}};
  }
  std::abort();
}

Need needed_for_held(CaseSort sort) {
  switch (sort) {
    case CaseSort::period_of_care: return {"reviews", {}};
    case CaseSort::plan:
    case CaseSort::enquiry: return {"conferences", {}};
  }
  std::abort();
}

}  // namespace duly::answers

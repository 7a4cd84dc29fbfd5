#include "answers/selection.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "duly/ascii.hpp"
#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/group.hpp"
#include "duly/nearest.hpp"
#include "duly/protection.hpp"
#include "duly/text.hpp"
#include "duly/work.hpp"

namespace duly::answers {
namespace {

using Values = std::set<std::string_view>;

bool has_initial_conferences(const DataSet& data) {
  const std::vector<std::uint32_t>& rows = data.histories().conferences;
  const std::vector<Conference>& all = data.records().conferences;
  return std::any_of(rows.begin(), rows.end(),
                     [&all](std::uint32_t i) { return all[i].type == ConferenceType::initial; });
}

/// What is typed, as the files have it.
std::string_view value_typed(std::string_view part, const std::string& typed, const Values& values,
                             std::string_view none_loaded) {
  if (const auto found = values.find(typed); found != values.end()) return *found;
  std::vector<std::string_view> same;
  for (const std::string_view value : values) {
    if (same_but_for_case(value, typed)) same.push_back(value);
  }
  if (same.size() == 1) return same.front();
  const std::string what = " '" + typed + "': ";
  if (values.empty()) throw WrongQuestion(part, what + std::string(none_loaded));
  const std::vector<std::string> all(values.begin(), values.end());
  throw WrongQuestion(part, what + "stands in no file read" + did_you_mean(typed, all));
}

constexpr std::string_view kNoTeams =
    "no file read has teams; they stand in an extract of allocations";
constexpr std::string_view kNoWorkers =
    "no file read has workers; they stand in an extract of allocations";
constexpr std::string_view kNoLocalities =
    "no file read has localities; they stand in an extract of allocations";
constexpr std::string_view kNoOfficers =
    "no file read has reviewing officers; they stand in allocations and reviews";
constexpr std::string_view kNoUnaccompanied =
    "no file read says which children are unaccompanied asylum seekers; the UASC table does";
constexpr std::string_view kNoReasons =
    "no file read has reasons for lateness; they stand in extracts of reviews and conferences";

Values officers_in(const DataSet& data) {
  Values officers;
  const Records& records = data.records();
  for (const Allocation& a : records.allocations) {
    if (a.role == Role::iro) officers.insert(data.word(a.worker));
  }
  for (const ReviewExtra& extra : records.review_extras) officers.insert(data.word(extra.iro));
  officers.erase(std::string_view{});
  return officers;
}

}  // namespace

std::string_view why_no_group(const DataSet& data, std::string_view by) {
  const Records& records = data.records();
  const bool reasons = has_field(records, "reviews", "late_reason") ||
                       has_field(records, "conferences", "late_reason");
  if (by == "late_reason" && !reasons) return kNoReasons;
  const GroupKind* kind = find_group_kind(by);
  if (kind == nullptr) return {};
  if (kind->name == "uasc" && !tells_of_unaccompanied(records)) return kNoUnaccompanied;
  if (kind->name == "iro" && officers_in(data).empty()) return kNoOfficers;
  if (kind->reads != GroupReads::allocations || !records.allocations.empty()) return {};
  if (kind->name == "team") return kNoTeams;
  return kind->name == "worker" ? kNoWorkers : kNoLocalities;
}

std::string_view team_named(const DataSet& data, const std::string& typed) {
  if (typed.empty()) return {};
  Values teams;
  for (const Allocation& a : data.records().allocations) teams.insert(data.word(a.team));
  teams.erase(std::string_view{});
  return value_typed("team", typed, teams, kNoTeams);
}

std::string_view officer_named(const DataSet& data, const std::string& typed) {
  if (typed.empty()) return {};
  return value_typed("iro", typed, officers_in(data), kNoOfficers);
}

std::string_view why_no_cases(const DataSet& data, CaseSort sort) {
  const Histories& h = data.histories();
  switch (sort) {
    case CaseSort::period_of_care: return h.episodes.empty() ? "no episodes loaded" : "";
    case CaseSort::plan: return h.plans.empty() ? "no plans loaded" : "";
    case CaseSort::enquiry:
      return h.enquiries.empty() && !has_initial_conferences(data)
                 ? "no enquiries and no initial conferences loaded"
                 : "";
  }
  std::abort();
}

bool holds_no_cases(const DataSet& data) {
  constexpr std::array kSorts = {CaseSort::period_of_care, CaseSort::plan, CaseSort::enquiry};
  return std::none_of(kSorts.begin(), kSorts.end(),
                      [&data](CaseSort sort) { return why_no_cases(data, sort).empty(); });
}

Output without_cases(DataSet& data, Output out, std::string_view nothing_can_be) {
  data.say_nothing_to_judge(std::string(kNoCases));
  out.title = {};
  out.closing = {fmt::format("{}: the files hold {}.", nothing_can_be, kNoCases)};
  return out;
}

std::string missing_duties(const DataSet& data, const std::vector<Duty>& duties) {
  std::string out;
  for (const Duty duty : duties) {
    const std::string_view why = why_no_cases(data, info(duty).of);
    if (!why.empty()) add_to_note(out, std::string(name(duty)) + ": " + std::string(why));
  }
  return out;
}

void tell_missing_groups(DataSet& data, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const std::string_view why = why_no_group(data, name);
    if (!why.empty()) data.say_nothing_to_judge("--by " + name + ": " + std::string(why));
  }
}

}  // namespace duly::answers

#include "cli/selection.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "duly/group.hpp"
#include "duly/nearest.hpp"
#include "report/writing.hpp"

namespace duly::cli {
namespace {

using Values = std::set<std::string_view>;

/// What is typed, as the files have it.
std::string_view value_typed(std::string_view option, const std::string& typed,
                             const Values& values, std::string_view none_loaded) {
  if (const auto found = values.find(typed); found != values.end()) return *found;
  std::vector<std::string_view> same;
  for (const std::string_view value : values) {
    if (same_but_for_case(value, typed)) same.push_back(value);
  }
  if (same.size() == 1) return same.front();
  const std::string what = std::string(option) + " '" + typed + "': ";
  if (values.empty()) throw WrongUsage(what + std::string(none_loaded));
  const std::vector<std::string> all(values.begin(), values.end());
  throw WrongUsage(what + "stands in no file read" + did_you_mean(typed, all));
}

constexpr std::string_view kNoTeams =
    "no file read has teams; they stand in an extract of allocations";
constexpr std::string_view kNoWorkers =
    "no file read has workers; they stand in an extract of allocations";
constexpr std::string_view kNoLocalities =
    "no file read has localities; they stand in an extract of allocations";
constexpr std::string_view kNoOfficers =
    "no file read has reviewing officers; they stand in allocations and reviews";
constexpr std::string_view kNoReasons =
    "no file read has reasons for lateness; they stand in an extract of reviews";

Values officers_in(const Session& session) {
  Values officers;
  const Records& records = session.records();
  for (const Allocation& a : records.allocations) {
    if (a.role == Role::iro) officers.insert(session.word(a.worker));
  }
  for (const ReviewExtra& extra : records.review_extras) officers.insert(session.word(extra.iro));
  officers.erase(std::string_view{});
  return officers;
}

/// Why no row can have a value of the group; blank where some can.
std::string_view why_no_group(const Session& session, std::string_view by) {
  const Records& records = session.records();
  if (by == "late_reason" && !has_field(records, "reviews", "late_reason")) return kNoReasons;
  const GroupKind* kind = find_group_kind(by);
  if (kind == nullptr) return {};
  if (kind->name == "iro" && officers_in(session).empty()) return kNoOfficers;
  if (kind->reads != GroupReads::allocations || !records.allocations.empty()) return {};
  if (kind->name == "team") return kNoTeams;
  return kind->name == "worker" ? kNoWorkers : kNoLocalities;
}

std::string_view why_no_duty(const Session& session, Duty duty) {
  const Histories& h = session.histories();
  switch (info(duty).of) {
    case CaseSort::period_of_care: return h.episodes.empty() ? "no episodes loaded" : "";
    case CaseSort::plan: return h.plans.empty() ? "no plans loaded" : "";
    case CaseSort::enquiry:
      return h.enquiries.empty() && session.records().conferences.empty()
                 ? "no enquiries and no conferences loaded"
                 : "";
  }
  std::abort();
}

}  // namespace

std::string_view team_asked_for(const Session& session) {
  if (session.options().team.empty()) return {};
  Values teams;
  for (const Allocation& a : session.records().allocations) teams.insert(session.word(a.team));
  teams.erase(std::string_view{});
  return value_typed("--team", session.options().team, teams, kNoTeams);
}

std::string_view iro_asked_for(const Session& session) {
  if (session.options().iro.empty()) return {};
  return value_typed("--iro", session.options().iro, officers_in(session), kNoOfficers);
}

std::string missing_duties(const Session& session, const std::vector<Duty>& duties) {
  std::string out;
  for (const Duty duty : duties) {
    const std::string_view why = why_no_duty(session, duty);
    if (!why.empty()) add_to_note(out, std::string(name(duty)) + ": " + std::string(why));
  }
  return out;
}

void tell_missing_groups(Session& session) {
  for (const std::string& by : session.options().by) {
    const std::string_view why = why_no_group(session, by);
    if (why.empty()) continue;
    session.findings().report(Code::d113_nothing_to_judge, {}, {}, kNoId,
                              "--by " + by + ": " + std::string(why));
  }
}

std::size_t place_among(std::string_view option, const std::string& typed,
                        const std::vector<std::string>& words) {
  const auto found = std::find_if(words.begin(), words.end(), [&typed](const std::string& word) {
    return same_but_for_case(word, typed);
  });
  if (found == words.end()) {
    throw WrongUsage(std::string(option) + " has no value '" + typed + "'" +
                     nearest_of(typed, words));
  }
  return static_cast<std::size_t>(found - words.begin());
}

}  // namespace duly::cli

#include "cli/selection.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "duly/nearest.hpp"

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

}  // namespace

std::string_view team_asked_for(const Session& session) {
  if (session.options().team.empty()) return {};
  Values teams;
  for (const Allocation& a : session.records().allocations) teams.insert(session.word(a.team));
  teams.erase(std::string_view{});
  return value_typed("--team", session.options().team, teams,
                     "no file read has teams; they stand in an extract of allocations");
}

std::string_view iro_asked_for(const Session& session) {
  if (session.options().iro.empty()) return {};
  Values officers;
  const Records& records = session.records();
  for (const Allocation& a : records.allocations) {
    if (a.role == Role::iro) officers.insert(session.word(a.worker));
  }
  for (const ReviewExtra& extra : records.review_extras) officers.insert(session.word(extra.iro));
  officers.erase(std::string_view{});
  return value_typed("--iro", session.options().iro, officers,
                     "no file read has reviewing officers; they stand in allocations and reviews");
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

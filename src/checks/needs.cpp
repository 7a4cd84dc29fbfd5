#include "checks/needs.hpp"

#include <map>

namespace duly::checks {
namespace {

/// A kind as an analyst would say it.
std::string words(std::string_view kind) {
  if (kind == "missing") return "missing episodes";
  std::string out(kind);
  for (char& c : out) c = c == '_' ? ' ' : c;
  return out;
}

std::string sentence(std::string_view need, const std::set<std::string>& has) {
  const std::size_t times = need.find('*');
  if (times != std::string_view::npos) {
    return "there are no " + words(need.substr(0, times)) + " of two collection years";
  }
  const std::size_t dot = need.find('.');
  const std::string kind(need.substr(0, dot));
  if (!has.contains(kind)) return "no file holds " + words(kind);
  return "the " + words(kind) + " have no column for " + words(need.substr(dot + 1)) +
         " (`duly formats` lists its headings)";
}

}  // namespace

std::string_view first_kind(std::string_view needs) {
  return needs.substr(0, needs.find_first_of(" .*"));
}

Needs::Needs(const Records& records, std::span<const Period> years) {
  std::map<std::string, std::set<int>> years_of_kind;
  for (std::size_t file = 0; file < records.extracts.size(); ++file) {
    for (const ExtractColumn& column : records.extracts[file].columns) {
      has_.insert(column.kind);
      has_.insert(column.kind + "." + column.field);
      if (column.field == "date_of_birth") has_.insert("birth_dates");  // of whatever table
      if (years[file].until != OptDate(years[file].from)) {
        years_of_kind[column.kind].insert(years[file].from.year());
      }
    }
  }
  for (const auto& [kind, starts] : years_of_kind) {
    if (starts.size() > 1) has_.insert(kind + "*2");
  }
  // Conferences come from tables of their own in some sources.
  for (const char* kind : {"initial_conferences", "review_conferences"}) {
    if (has_.contains(kind)) has_.insert("conferences");
  }
}

std::vector<std::string_view> Needs::lacking(std::string_view needs) const {
  std::vector<std::string_view> out;
  while (!needs.empty()) {
    const std::size_t end = std::min(needs.find(' '), needs.size());
    const std::string_view need = needs.substr(0, end);
    if (!has_.contains(std::string(need))) out.push_back(need);
    needs.remove_prefix(std::min(end + 1, needs.size()));
  }
  return out;
}

std::string Needs::missing(std::string_view need) const {
  return sentence(need, has_);
}

}  // namespace duly::checks

// What an attacker knows of breakdowns printed in one table.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/kpi_attack.hpp"
#include "support/run.hpp"

namespace duly::test {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? ""
                                    : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The parts of "sex / age_band", and of a group of it.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> out;
  for (const std::string& part : split(text, '/')) out.push_back(trimmed(part));
  return out;
}

std::string placement_family(const std::string& code) {
  static const std::map<std::string, std::string> kFamilies = {
      {"U", "Foster care"},
      {"A", "Placed for adoption"},
      {"P1", "With parents"},
      {"P", "Other in the community"},
      {"K", "Children's homes and supported accommodation"},
      {"H", "Children's homes and supported accommodation"},
      {"R", "Other residential"},
      {"S", "Residential school"},
      {"T", "Temporary"},
      {"Z", "Other placement"},
      {"(", "(none)"}};
  const auto whole = kFamilies.find(code.substr(0, 2));
  return whole == kFamilies.end() ? kFamilies.at(code.substr(0, 1)) : whole->second;
}

std::string ethnic_group(const std::string& code) {
  static const std::map<std::string, std::string> kGroups = {
      {"REFU", "not known"}, {"NOBT", "not known"}, {"(none)", "not known"},
      {"W", "White"},        {"M", "Mixed"},        {"A", "Asian"},
      {"B", "Black"},        {"C", "Other"},        {"O", "Other"}};
  const auto whole = kGroups.find(code);
  return whole == kGroups.end() ? kGroups.at(code.substr(0, 1)) : whole->second;
}

std::string minority(const std::string& group) {
  if (group == "White") return "no";
  return group == "not known" ? group : "yes";
}

/// The group of the breakdown `coarse` that holds everyone of a group of `fine`; nothing where that
/// is not known.
std::optional<std::string> holder(const std::string& fine, const std::string& group,
                                  const std::string& coarse) {
  const std::string code = group.substr(0, group.find(' '));
  if (fine == "placement" && coarse == "placement_family") return placement_family(code);
  if (fine == "ethnicity" && coarse == "ethnic_group") return ethnic_group(code);
  if (fine == "ethnicity" && coarse == "bme") return minority(ethnic_group(code));
  if (fine == "ethnic_group" && coarse == "bme") return minority(group);
  const std::vector<std::string> kinds = parts_of(fine);
  const std::vector<std::string> values = parts_of(group);
  for (std::size_t i = 0; kinds.size() > 1 && i < kinds.size(); ++i) {
    if (kinds[i] == coarse) return values.at(i);
  }
  return std::nullopt;
}

}  // namespace

int add_known_breakdowns(Attack& attack) {
  if (!attack.several) return 0;
  std::map<std::string, std::string> breakdowns;  // of each group
  for (const std::string& group : attack.groups) {
    if (!group.empty()) breakdowns[group] = group.substr(0, group.find(": "));
  }
  std::map<Place, std::map<std::string, std::vector<CountId>>> parts;  // by the fine breakdown
  for (const auto& [place, id] : attack.at) {
    if (place.group.empty()) continue;
    const std::string& fine = breakdowns.at(place.group);
    const std::string group = place.group.substr(fine.size() + 2);
    std::map<std::string, bool> seen;
    for (const auto& [other, coarse] : breakdowns) {
      if (coarse == fine || seen[coarse]) continue;
      seen[coarse] = true;
      const std::optional<std::string> held = holder(fine, group, coarse);
      if (!held) continue;
      Place whole = place;
      whole.group = coarse + ": " + *held;
      parts[whole][fine].push_back(id);
    }
  }
  int used = 0;
  for (const auto& [whole, by] : parts) {
    for (const auto& [fine, ids] : by) {
      attack.sheet.sum(attack.at.at(whole), ids);
      ++used;
    }
  }
  return used;
}

}  // namespace duly::test

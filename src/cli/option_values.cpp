#include "cli/option_values.hpp"

#include <array>

#include "answers/due.hpp"
#include "answers/vocabulary.hpp"
#include "cli/options.hpp"
#include "duly/check.hpp"
#include "duly/diagnostic.hpp"
#include "duly/duty.hpp"
#include "duly/obligation.hpp"
#include "duly/report.hpp"

namespace duly::cli {
namespace {

using answers::Words;
using answers::words_to_type;
using List = std::vector<std::string>;

List measures_or_all() {
  List out = words_to_type(Words::measures);
  out.emplace_back("all");
  return out;
}

List groups_of(std::string_view command) {
  List out = words_to_type(Words::groups);
  if (command == "due") out.insert(out.end(), {"duty", "month"});
  if (command == "reviews") out.insert(out.end(), {"late_reason", "outcome", "duty", "limit"});
  return out;
}

List duties() {
  List out;
  for (const DutyInfo& duty : kDuties) out.emplace_back(duty.name);
  return out;
}

List statuses() {
  List out;
  for (std::size_t i = 0; i < answers::kDueStatusCount; ++i) {
    out.emplace_back(name(static_cast<DueStatus>(i)));
  }
  return out;
}

List outcomes() {
  List out;
  for (std::size_t i = 0; i < kOutcomeCount; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    if (outcome != Outcome::not_yet_due) out.emplace_back(name(outcome));  // none is of a period
  }
  return out;
}

List codes() {
  List out;
  for (const CodeInfo& code : all_codes()) out.emplace_back(code.id);
  for (const Check& check : all_checks()) out.emplace_back(check.code.id);
  return out;
}

/// To add one: a line. What takes a file, a day, a number or a name has none.
struct Values {
  std::string_view option;
  List (*words)();
};
constexpr std::array kValues = {
    Values{"--measure", measures_or_all},
    Values{"--list", [] { return words_to_type(Words::measures); }},
    Values{"--benchmark", [] { return words_to_type(Words::areas); }},
    Values{"--reading", [] { return words_to_type(Words::readings); }},
    Values{"--preset", [] { return words_to_type(Words::presets); }},
    Values{"--duty", duties},
    Values{"--status", statuses},
    Values{"--outcome", outcomes},
    Values{"--code", codes},
    Values{"--layout",
           [] {
             return List{"across", "down"};
           }},
    Values{"--colour",
           [] {
             return List{"auto", "always", "never"};
           }},
    Values{"--date-order",
           [] {
             return List{"dmy", "mdy"};
           }},
    Values{"--ids",
           [] {
             return List{"exact", "loose"};
           }},
    Values{"--round",
           [] {
             return List{"5", "10"};
           }},
    Values{"--fail-on",
           [] {
             return List{"error", "warning", "never"};
           }},
};

}  // namespace

std::vector<std::string> values_of(std::string_view command, std::string_view option) {
  if (option == "--by") return groups_of(command);
  if (option == "--format") {
    const Command* const found = find_command(command);
    return found == nullptr ? List{} : formats_of(*found);
  }
  for (const Values& values : kValues) {
    if (values.option == option) return values.words();
  }
  return {};
}

}  // namespace duly::cli

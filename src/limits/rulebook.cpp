#include <algorithm>
#include <cstdlib>

#include "duly/csv_line.hpp"
#include "duly/embedded.hpp"
#include "duly/number.hpp"
#include "duly/rule.hpp"

namespace duly {
namespace {

constexpr std::string_view kStatutory = "statutory";

using csv::Line;

std::optional<RuleId> rule_named(std::string_view text) {
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    const auto rule = static_cast<RuleId>(i);
    if (name(rule) == text) return rule;
  }
  return std::nullopt;
}

struct UnitWord {
  std::string_view word;   ///< in the table
  std::string_view words;  ///< said to people
};
/// In the order of `Unit`.
constexpr std::array kUnits = {
    UnitWord{"days", "days"},
    UnitWord{"working_days", "working days"},
    UnitWord{"months", "months"},
    UnitWord{"years", "years"},
    UnitWord{"placements", "placements"},
    UnitWord{"cases", "cases"},
    UnitWord{"miles", "miles"},
    UnitWord{"", ""},
};

std::optional<Unit> unit_named(std::string_view text) {
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(),
                                   [text](const UnitWord& u) { return u.word == text; });
  if (found == kUnits.end()) return std::nullopt;
  return static_cast<Unit>(found - kUnits.begin());
}

/// "20 working days", "1 year".
std::string said(int amount, Unit unit) {
  std::string_view words = kUnits[static_cast<std::size_t>(unit)].words;
  if (amount == 1) words.remove_suffix(1);
  return std::to_string(amount) + " " + std::string(words);
}

bool is_time(Unit unit) {
  return unit == Unit::days || unit == Unit::working_days || unit == Unit::months;
}

std::string_view word(CountedAs counted) {
  switch (counted) {
    case CountedAs::day_after: return "day_after";
    case CountedAs::day_before: return "day_before";
    case CountedAs::birthday: return "birthday";
    case CountedAs::total: return "total";
    case CountedAs::in_force: return "";
  }
  std::abort();
}

bool has_unit(CountedAs counted, Unit unit) {
  switch (counted) {
    case CountedAs::day_after: return is_time(unit);
    case CountedAs::day_before: return is_time(unit) && unit != Unit::working_days;
    case CountedAs::birthday: return unit == Unit::years;
    case CountedAs::total: return unit != Unit::years && unit != Unit::none;
    case CountedAs::in_force: return unit == Unit::none;
  }
  std::abort();
}

/// Where the month has no such day: its last one; of a birthday the day after.
std::string_view month_end(Unit unit) {
  if (unit == Unit::years) return "next_day";
  return unit == Unit::months ? "last_day" : "";
}

/// The limit on a line of either table, or nothing where a word of it is unknown.
std::optional<Limit> limit_on(const Line& line) {
  const std::optional<RuleId> rule = rule_named(line["rule"]);
  const std::optional<Unit> unit = unit_named(line["unit"]);
  if (!rule || !unit) return std::nullopt;
  const CountedAs counted = info(*rule).counted;
  const bool counted_so = line["counting"] == word(counted) && has_unit(counted, *unit) &&
                          line["month_end"] == month_end(*unit);
  const std::string_view amount = line["amount"];
  Limit out;
  const int number = number_in<int>(amount).value_or(0);
  const bool no_amount = counted == CountedAs::in_force && amount.empty();
  if (!counted_so || (counted == CountedAs::in_force ? !no_amount : number <= 0))
    return std::nullopt;
  for (const std::string_view day : {line["in_force_from"], line["in_force_until"]}) {
    if (!day.empty() && !read_date(day).date) return std::nullopt;
  }
  out.rule = *rule;
  out.amount = number;
  out.unit = *unit;
  out.in_force_from = read_date(line["in_force_from"]).date;
  out.in_force_until = read_date(line["in_force_until"]).date;
  out.citation = line["citation"];
  if (number > 0) out.text = said(out.amount, *unit);
  return out;
}

/// One after another, without overlap: what has no amount may begin, end, and begin again.
bool in_order(std::span<const Limit> versions) {
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const OptDate ended = versions[i - 1].in_force_until;
    if (!ended || !versions[i].in_force_from || *versions[i].in_force_from < *ended) return false;
  }
  return !versions.empty();
}

/// Versions follow one another without gap or overlap, from the first anchor to today and on.
bool contiguous(std::span<const Limit> versions) {
  if (!in_order(versions) || versions.front().in_force_from || versions.back().in_force_until) {
    return false;
  }
  for (std::size_t i = 1; i < versions.size(); ++i) {
    if (versions[i].in_force_from != versions[i - 1].in_force_until) return false;
  }
  return true;
}

}  // namespace

std::optional<RuleBook> RuleBook::parse(std::string_view rules_csv, std::string_view presets_csv,
                                        std::string_view preset, std::string& problem) {
  RuleBook out;
  csv::for_each_line(rules_csv, [&](const Line& line) {
    std::optional<Limit> limit = limit_on(line);
    if (!limit) {
      problem = "rules.csv line " + std::to_string(line.number()) + " is not understood";
    } else {
      out.versions_[static_cast<std::size_t>(limit->rule)].push_back(std::move(*limit));
    }
  });
  std::array<bool, kRuleCount> replaced{};
  for (const std::string& one : presets_in(preset)) {
    bool known = one == kStatutory;
    csv::for_each_line(presets_csv, [&](const Line& line) {
      if (line["preset"] != one) return;
      known = true;
      std::optional<Limit> limit = limit_on(line);
      if (!limit) {
        problem = "presets.csv line " + std::to_string(line.number()) + " is not understood";
        return;
      }
      const auto rule = static_cast<std::size_t>(limit->rule);
      if (std::exchange(replaced.at(rule), true)) problem = "two presets say the same limit";
      out.versions_.at(rule) = {std::move(*limit)};
    });
    if (!known) problem = "no such preset";
  }
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    const auto rule = static_cast<RuleId>(i);
    const bool sound = info(rule).counted == CountedAs::in_force ? in_order(out.versions_[i])
                                                                 : contiguous(out.versions_[i]);
    if (problem.empty() && !sound) {
      problem = "rules.csv leaves a gap or an overlap in ";
      problem += name(rule);
    }
  }
  if (!problem.empty()) return std::nullopt;
  return out;
}

std::optional<RuleBook> RuleBook::embedded(std::string_view preset) {
  if (preset == kStatutory) return statutory_rules();
  std::string problem;
  return parse(embedded_file("rules.csv"), embedded_file("presets.csv"), preset, problem);
}

const Limit& RuleBook::in_force(RuleId rule, Date day) const {
  const std::span<const Limit> all = versions(rule);
  for (const Limit& limit : all.first(all.size() - 1)) {
    if (day < *limit.in_force_until) return limit;
  }
  return all.back();
}

bool RuleBook::is_in_force(RuleId rule, Date day) const {
  const std::span<const Limit> all = versions(rule);
  return std::any_of(all.begin(), all.end(), [day](const Limit& limit) {
    const bool begun = !limit.in_force_from || *limit.in_force_from <= day;
    return begun && day < limit.in_force_until.or_far();
  });
}

Date RuleBook::birthday(RuleId age, Date born) const {
  return duly::birthday(born, in_force(age, born).amount);
}

const RuleBook& statutory_rules() {
  static const RuleBook kLaw = [] {
    std::string problem;
    std::optional<RuleBook> book = RuleBook::parse(
        embedded_file("rules.csv"), embedded_file("presets.csv"), kStatutory, problem);
    if (!book) std::abort();  // data/ was checked when the program was built and tested
    return std::move(*book);
  }();
  return kLaw;
}

std::vector<std::string> presets_in(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t comma = text.find(',');
    out.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return out;
    text.remove_prefix(comma + 1);
  }
}

std::vector<std::string> preset_names() {
  std::vector<std::string> out = {std::string(kStatutory)};
  csv::for_each_line(embedded_file("presets.csv"), [&out](const Line& line) {
    if (line["preset"] != out.back()) out.emplace_back(line["preset"]);
  });
  return out;
}

std::span<const Citation> citations() {
  static const std::vector<Citation> kAll = [] {
    std::vector<Citation> out;
    csv::for_each_line(embedded_file("citations.csv"), [&out](const Line& line) {
      out.push_back({std::string(line["key"]), std::string(line["instrument"]),
                     std::string(line["provision"]), std::string(line["title"]),
                     std::string(line["url"]), std::string(line["working_days"]),
                     std::string(line["says"])});
    });
    return out;
  }();
  return kAll;
}

const Citation* find_citation(std::string_view key) {
  const std::span<const Citation> all = citations();
  const auto found =
      std::find_if(all.begin(), all.end(), [key](const Citation& c) { return c.key == key; });
  return found == all.end() ? nullptr : &*found;
}

Counted last_day_in_time(const Limit& limit, Date anchor, const WorkingCalendar& calendar) {
  switch (limit.unit) {
    case Unit::days: return {anchor.plus_days(limit.amount)};
    case Unit::working_days: return calendar.add_working_days(anchor, limit.amount);
    case Unit::months: return {add_months(anchor, limit.amount)};
    case Unit::years:
    case Unit::placements:
    case Unit::cases:
    case Unit::miles:
    case Unit::none: break;
  }
  std::abort();  // the rule is not counted in time: a mistake of ours
}

Date counted_back(const Limit& limit, Date day) {
  return limit.unit == Unit::months ? add_months(day, -limit.amount) : day.plus_days(-limit.amount);
}

}  // namespace duly

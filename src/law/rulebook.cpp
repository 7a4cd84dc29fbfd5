#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "duly/csv.hpp"
#include "duly/embedded.hpp"
#include "duly/rule.hpp"

namespace duly {
namespace {

constexpr std::array<std::string_view, kRuleCount> kNames = {"cla_first_review",
                                                             "cla_second_review",
                                                             "cla_later_review",
                                                             "adoption_first_review",
                                                             "adoption_second_review",
                                                             "adoption_later_review",
                                                             "short_break_first_review",
                                                             "short_break_later_review",
                                                             "icpc",
                                                             "cp_first_review",
                                                             "cp_later_review",
                                                             "review_record",
                                                             "first_health_assessment",
                                                             "health_assessment_under_five",
                                                             "health_assessment_from_five",
                                                             "first_education_plan"};

constexpr std::string_view kStatutory = "statutory";

/// The cells of `row` by the names of the heading row.
class Line {
 public:
  Line(const csv::Row& heading, const csv::Row& row) : heading_(heading), row_(row) {}
  std::string_view operator[](std::string_view name) const {
    for (std::size_t i = 0; i < heading_.cells.size() && i < row_.cells.size(); ++i) {
      if (heading_.cells[i] == name) return row_.cells[i];
    }
    return {};
  }

 private:
  const csv::Row& heading_;
  const csv::Row& row_;
};

template <class Use>
void for_each_line(std::string_view csv_text, Use use) {
  csv::Reader reader(csv_text, ',');
  csv::Row heading;
  csv::Row row;
  if (!reader.next(heading)) return;
  while (reader.next(row)) use(Line(heading, row), row.line);
}

std::optional<RuleId> rule_named(std::string_view text) {
  const auto* found = std::find(kNames.begin(), kNames.end(), text);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<RuleId>(found - kNames.begin());
}

std::optional<Unit> unit_named(std::string_view text) {
  if (text == "days") return Unit::days;
  if (text == "working_days") return Unit::working_days;
  if (text == "months") return Unit::months;
  return std::nullopt;
}

std::string_view words(Unit unit) {
  switch (unit) {
    case Unit::days: return "days";
    case Unit::working_days: return "working days";
    case Unit::months: return "months";
  }
  std::abort();
}

/// The limit on a line of either table, or nothing where a word of it is unknown.
std::optional<Limit> limit_on(const Line& line) {
  const std::optional<RuleId> rule = rule_named(line["rule"]);
  const std::optional<Unit> unit = unit_named(line["unit"]);
  const std::string_view within = line["within"];
  Limit out;
  const auto [end, error] =
      std::from_chars(within.data(), within.data() + within.size(), out.within);
  const bool number = error == std::errc{} && end == within.data() + within.size();
  // Every limit we know excludes the day of the event; months clamp to the month's last day.
  const bool counted_so = line["counting"] == "day_after" &&
                          (unit == Unit::months) == (line["month_end"] == "last_day");
  if (!rule || !unit || !number || out.within <= 0 || !counted_so) return std::nullopt;
  for (const std::string_view day : {line["in_force_from"], line["in_force_until"]}) {
    if (!day.empty() && !read_date(day).date) return std::nullopt;
  }
  out.rule = *rule;
  out.unit = *unit;
  out.in_force_from = read_date(line["in_force_from"]).date;
  out.in_force_until = read_date(line["in_force_until"]).date;
  out.citation = line["citation"];
  out.text = std::to_string(out.within) + " ";
  out.text += words(*unit);
  return out;
}

/// Versions follow one another without gap or overlap, from the first anchor to today and on.
bool contiguous(std::span<const Limit> versions) {
  if (versions.empty() || versions.front().in_force_from || versions.back().in_force_until) {
    return false;
  }
  for (std::size_t i = 1; i < versions.size(); ++i) {
    if (!versions[i].in_force_from || versions[i].in_force_from != versions[i - 1].in_force_until) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string_view name(RuleId id) {
  return kNames[static_cast<std::size_t>(id)];
}

std::optional<RuleBook> RuleBook::parse(std::string_view rules_csv, std::string_view presets_csv,
                                        std::string_view preset, std::string& problem) {
  RuleBook out;
  for_each_line(rules_csv, [&](const Line& line, std::size_t number) {
    std::optional<Limit> limit = limit_on(line);
    if (!limit) {
      problem = "rules.csv line " + std::to_string(number) + " is not understood";
    } else {
      out.versions_[static_cast<std::size_t>(limit->rule)].push_back(std::move(*limit));
    }
  });
  bool known_preset = preset == kStatutory;
  for_each_line(presets_csv, [&](const Line& line, std::size_t number) {
    if (line["preset"] != preset) return;
    known_preset = true;
    std::optional<Limit> limit = limit_on(line);
    if (!limit) {
      problem = "presets.csv line " + std::to_string(number) + " is not understood";
    } else {
      out.versions_[static_cast<std::size_t>(limit->rule)] = {std::move(*limit)};
    }
  });
  if (!known_preset) problem = "no such preset";
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    if (problem.empty() && !contiguous(out.versions_[i])) {
      problem = "rules.csv leaves a gap or an overlap in ";
      problem += kNames[i];
    }
  }
  if (!problem.empty()) return std::nullopt;
  return out;
}

std::optional<RuleBook> RuleBook::embedded(std::string_view preset) {
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

std::vector<std::string> preset_names() {
  std::vector<std::string> out = {std::string(kStatutory)};
  for_each_line(embedded_file("presets.csv"), [&out](const Line& line, std::size_t) {
    if (line["preset"] != out.back()) out.emplace_back(line["preset"]);
  });
  return out;
}

std::span<const Citation> citations() {
  static const std::vector<Citation> kAll = [] {
    std::vector<Citation> out;
    for_each_line(embedded_file("citations.csv"), [&out](const Line& line, std::size_t) {
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
    case Unit::days: return {anchor.plus_days(limit.within)};
    case Unit::working_days: return calendar.add_working_days(anchor, limit.within);
    case Unit::months: return {add_months(anchor, limit.within)};
  }
  std::abort();
}

}  // namespace duly

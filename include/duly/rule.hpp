// layer: law
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "duly/calendar.hpp"
#include "duly/date.hpp"

namespace duly {

/// Every limit of law there is; its dated values are lines of data/rules.csv.
enum class RuleId : std::uint8_t {
  cla_first_review,
  cla_second_review,
  cla_later_review,
  adoption_first_review,
  adoption_second_review,
  adoption_later_review,
  short_break_first_review,
  short_break_later_review,
  icpc,
  cp_first_review,
  cp_later_review,
  review_record,
  first_health_assessment,
  health_assessment_under_five,
  health_assessment_from_five,
  first_education_plan,
};
constexpr std::size_t kRuleCount = 16;
std::string_view name(RuleId id);

enum class Unit : std::uint8_t { days, working_days, months };

/// One line of data/rules.csv: a limit, over the anchors it applies to.
struct Limit {
  RuleId rule = RuleId::icpc;
  OptDate in_force_from;   ///< none: applies to every earlier anchor
  OptDate in_force_until;  ///< the first day it no longer applies; none: current
  int within = 0;
  Unit unit = Unit::days;
  std::string citation;  ///< key into data/citations.csv
  std::string text;      ///< "20 working days"
};

struct Citation {
  std::string key, instrument, provision, title, url, working_days, says;
};

/// The limits in force on any day, under the law or a local preset.
class RuleBook {
 public:
  /// The embedded law, with the limits of `preset` (statutory or a name of data/presets.csv) in
  /// place of some; nothing where there is no such preset.
  static std::optional<RuleBook> embedded(std::string_view preset);
  /// Reads the two tables; `problem` says what is wrong with them (a gap, an overlap, an unknown
  /// word).
  static std::optional<RuleBook> parse(std::string_view rules_csv, std::string_view presets_csv,
                                       std::string_view preset, std::string& problem);
  /// The limit that applies to an anchor on `day`. data/rules.csv answers for every day.
  const Limit& in_force(RuleId rule, Date day) const;
  std::span<const Limit> versions(RuleId rule) const {
    return versions_[static_cast<std::size_t>(rule)];
  }

 private:
  std::array<std::vector<Limit>, kRuleCount> versions_;
};

/// The presets there are, statutory first.
std::vector<std::string> preset_names();

std::span<const Citation> citations();
const Citation* find_citation(std::string_view key);

/// The last day in time for an anchor. Authority for months: dodds-v-walker; a limit that ends on a
/// day that is no working day is not moved.
Counted last_day_in_time(const Limit& limit, Date anchor, const WorkingCalendar& calendar);

}  // namespace duly

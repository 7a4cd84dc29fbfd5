// layer: limits
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

/// Every number and date of law there is, and every one that others publish and we count by; its
/// dated values are lines of data/rules.csv.
enum class RuleId : std::uint8_t {
  // Duties to review, and what is done around reviews.
  cla_first_review,
  cla_second_review,
  cla_later_review,
  adoption_first_review,
  adoption_second_review,
  adoption_later_review,
  adoption_authority_first_review,
  adoption_authority_later_review,
  adoption_return_review,
  adoption_return_not_before,
  short_break_first_review,
  short_break_later_review,
  icpc,
  cp_first_review,
  cp_later_review,
  adjourned_review,
  review_record,
  first_health_assessment,
  health_assessment_under_five,
  health_assessment_from_five,
  first_education_plan,
  transfer_conference,
  officer_at_once,
  officer_soon,
  // Ages.
  childhood,
  criminal_responsibility,
  independent_living,
  adult_services,
  participation,
  yearly_health_assessment,
  education_plan,
  ni63_age,
  second_age_band,
  third_age_band,
  fourth_age_band,
  fifth_age_band,
  // What measures ask for.
  ni66_minimum,
  ni66_minimum_working_days,
  ni67_minimum,
  ni63_in_care,
  ni63_placement,
  two_year_plan,
  two_year_plan_in_days,
  long_plan,
  first_plan_length,
  second_plan_length,
  third_plan_length,
  repeat_plan_in_a_year,
  repeat_plan_in_two_years,
  first_icpc_band,
  second_icpc_band,
  third_icpc_band,
  ended_at_first_review,
  // What checks ask for.
  assessment,
  referral_before_birth,
  police_protection,
  emergency_protection,
  assessment_order,
  police_detention,
  respite_stay,
  respite_in_a_year,
  respite_year,
  hospital_stay,
  carers_holiday,
  carers_holidays_in_a_year,
  carers_holiday_year,
  unspecified_stay,
  // How many, and how far.
  ni62_placements,
  least_caseload,
  most_caseload,
  working_month,
  far_from_home,
  // From one day to another.
  relaxed_reviews,
  children_act,
  reasons_for_new_worker,
};
constexpr std::size_t kRuleCount = 75;

/// How the amount of a rule is counted: the words of the column `counting`.
enum class CountedAs : std::uint8_t {
  day_after,   ///< time from a day, which is not counted itself
  day_before,  ///< the same, backwards
  birthday,    ///< an age; of one born on 29 February on 1 March
  total,       ///< so many in all
  in_force,    ///< no amount: it is in force from one day to another, or not
};

/// What a rule is called, how it is counted, and from what (or what it is an amount of). Blank for
/// the limits of duties: duly/duty.hpp says it.
struct RuleInfo {
  std::string_view name;
  CountedAs counted = CountedAs::day_after;
  std::string_view of = {};
};
const RuleInfo& info(RuleId id);
std::string_view name(RuleId id);

enum class Unit : std::uint8_t {
  days,
  working_days,
  months,
  years,
  placements,
  cases,
  miles,
  none
};

/// One line of data/rules.csv: a limit, over the anchors it applies to.
struct Limit {
  RuleId rule = RuleId::icpc;
  OptDate in_force_from;   ///< none: applies to every earlier anchor
  OptDate in_force_until;  ///< the first day it no longer applies; none: current
  int amount = 0;
  Unit unit = Unit::days;
  std::string citation;  ///< key into data/citations.csv
  std::string text;      ///< "20 working days"
};

struct Citation {
  std::string key, instrument, provision, title, url, working_days, says;
};

/// What is in force on any day, under the law or a local preset.
class RuleBook {
 public:
  /// The embedded law, with the limits of `preset` (statutory or a name of data/presets.csv, or
  /// several with commas between) in place of some; nothing where there is no such preset, or two
  /// say the same limit.
  static std::optional<RuleBook> embedded(std::string_view preset);
  /// Reads the two tables; `problem` says what is wrong with them (a gap, an overlap, an unknown
  /// word).
  static std::optional<RuleBook> parse(std::string_view rules_csv, std::string_view presets_csv,
                                       std::string_view preset, std::string& problem);
  /// The limit that applies to an anchor on `day`. data/rules.csv answers for every day, save for
  /// rules without an amount.
  const Limit& in_force(RuleId rule, Date day) const;
  /// Is a rule without an amount in force on `day`?
  bool is_in_force(RuleId rule, Date day) const;
  /// The birthday on which a child has come of an age.
  Date birthday(RuleId age, Date born) const;
  std::span<const Limit> versions(RuleId rule) const {
    return versions_[static_cast<std::size_t>(rule)];
  }

 private:
  std::array<std::vector<Limit>, kRuleCount> versions_;
};

/// The law as given, read once. Presets replace limits of duties alone: of anything else this is as
/// good as the rule book of a run.
const RuleBook& statutory_rules();

/// The names in "28-90-180,cp-90-180".
std::vector<std::string> presets_in(std::string_view text);
/// The presets there are, statutory first.
std::vector<std::string> preset_names();

std::span<const Citation> citations();
const Citation* find_citation(std::string_view key);

/// The last day in time for an anchor. Authority for months: dodds-v-walker; a limit that ends on a
/// day that is no working day is not moved.
Counted last_day_in_time(const Limit& limit, Date anchor, const WorkingCalendar& calendar);
/// The day so long before `day`.
Date counted_back(const Limit& limit, Date day);

}  // namespace duly

// layer: law
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duly/date.hpp"

namespace duly {

enum class CpAnchor : std::uint8_t { plan_start, icpc };
enum class Ni66Minimum : std::uint8_t { four_weeks, twenty_working_days, none };
enum class Ni66Adoption : std::uint8_t { left_out, earlier_links, all_duties };
enum class Ni66Authority : std::uint8_t { ignored, counted };
enum class Ni67Minimum : std::uint8_t { three_months, over_three_months };
enum class Ni67Scope : std::uint8_t { period, whole_plan, latest_only };
enum class TwoYears : std::uint8_t { months_24, over_729_days };
enum class CpUnit : std::uint8_t { plan, child };
enum class ParticipationCohort : std::uint8_t { reviewed, at_end };
enum class ReviewDay : std::uint8_t { held, completed };
enum class PepAge : std::uint8_t { any, term };

/// Choices where the sources leave a gap; each a named setting with the default given here.
struct Readings {
  CpAnchor cp_anchor = CpAnchor::plan_start;
  OptDate reviews_from;      ///< none: found in the data
  OptDate conferences_from;  ///< none: found in the data
  Ni66Minimum ni66_minimum = Ni66Minimum::four_weeks;
  Ni66Adoption ni66_adoption = Ni66Adoption::left_out;
  Ni66Authority ni66_authority = Ni66Authority::ignored;
  Ni67Minimum ni67_minimum = Ni67Minimum::three_months;
  Ni67Scope ni67_scope = Ni67Scope::period;
  TwoYears two_years = TwoYears::months_24;
  CpUnit cp_unit = CpUnit::plan;
  ParticipationCohort participation_cohort = ParticipationCohort::reviewed;
  ReviewDay review_day = ReviewDay::held;
  PepAge pep_age = PepAge::any;
};

/// One reading: its name, the values it takes (the default first; none: a date) and what it
/// decides.
struct ReadingInfo {
  std::string_view name;
  std::vector<std::string_view> values;
  std::string_view decides;
};
std::span<const ReadingInfo> all_readings();

/// Applies NAME=VALUE. Returns a sentence on what is wrong, or nothing.
std::string set_reading(Readings& readings, std::string_view name, std::string_view value);

/// The readings that are not at their default, as (name, value).
std::vector<std::pair<std::string, std::string>> changed_readings(const Readings& readings);

}  // namespace duly

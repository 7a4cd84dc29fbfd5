#include "answers/bearing.hpp"

#include <algorithm>
#include <optional>

#include "duly/text.hpp"

namespace duly::answers {
namespace {

constexpr DutySet kReviewsOfCare = duties_of(CaseSort::period_of_care);
constexpr DutySet kReviewsOfPlans = duties_of(CaseSort::plan);

/// A reading bears on every measure of its duties, or on the measures it was made for.
struct Bearing {
  std::string_view reading;
  DutySet duties = 0;
  std::array<std::string_view, 7> measures{};
};
constexpr std::array kBearings = {
    Bearing{"cp_anchor", kReviewsOfPlans, {}},
    Bearing{"reviews_from", kReviewsOfCare, {}},
    Bearing{"conferences_from", kReviewsOfPlans, {"cp_ended_at_first_review"}},
    Bearing{"ni66_minimum", 0, {"NI66"}},
    Bearing{"ni66_adoption", 0, {"NI66"}},
    Bearing{"ni66_authority", 0, {"NI66"}},
    Bearing{"review_day",
            kReviewsOfCare,
            {"cla_participation", "cla_participation_reviews", "cla_participation_code",
             "record_15wd", "record_days", "reviews_per_officer", "iro_changes"}},
    Bearing{"pep_age", 0, {"pep"}},
    Bearing{"participation_cohort", 0, {"cla_participation"}},
    Bearing{"ni67_minimum", 0, {"NI67"}},
    Bearing{"ni67_scope", 0, {"NI67"}},
    Bearing{"two_years", 0, {"NI64"}},
    Bearing{"cp_unit", 0, {"NI64", "NI65"}},
};

const Bearing* bearing_of(std::string_view reading) {
  const auto* found = std::find_if(kBearings.begin(), kBearings.end(),
                                   [reading](const Bearing& b) { return b.reading == reading; });
  return found == kBearings.end() ? nullptr : found;
}

/// The duty a limit is of, where it is of one.
DutySet duty_of(RuleId rule) {
  const auto* of = std::find_if(kDuties.begin(), kDuties.end(),
                                [rule](const DutyInfo& d) { return has_limit(d, rule); });
  return of == kDuties.end() ? DutySet{} : only(of->duty);
}

}  // namespace

bool bears_on(std::string_view reading, const Measure& measure) {
  if (measure.definition != nullptr) {  // its reviews lie on the day that the reading says
    return reading == "review_day" && measure.definition->kind == "reviews";
  }
  const Bearing* bearing = bearing_of(reading);
  if (bearing == nullptr) return false;
  const auto& made_for = bearing->measures;
  return (bearing->duties & measure.duties) != 0 ||
         std::find(made_for.begin(), made_for.end(), measure.id) != made_for.end();
}

DutySet duties_of_preset(const std::string& preset) {
  const std::optional<RuleBook> local = RuleBook::embedded(preset);
  DutySet out = 0;
  for (std::size_t i = 0; local && i < kRuleCount; ++i) {
    const auto rule = static_cast<RuleId>(i);
    const auto before = statutory_rules().versions(rule);
    const auto after = local->versions(rule);
    const bool same = std::equal(before.begin(), before.end(), after.begin(), after.end(),
                                 [](const Limit& a, const Limit& b) {
                                   return a.text == b.text && a.citation == b.citation;
                                 });
    if (!same) out = static_cast<DutySet>(out | duty_of(rule));
  }
  return out;
}

LawNotes::LawNotes(bool for_data, const std::string& preset, const Readings& readings) {
  if (!for_data) return;
  for (const auto& [name, value] : changed_readings(readings)) {
    const Bearing* bearing = bearing_of(name);
    said_.push_back({name, name + "=" + value, bearing == nullptr ? DutySet{} : bearing->duties});
  }
  for (const std::string& one : presets_in(preset)) {
    if (one == preset_names().front()) continue;
    said_.push_back({"preset", "preset " + one, duties_of_preset(one)});
  }
  for (std::size_t d = 0; d < kDutyCount; ++d) by_duty_.at(d) = of(only(static_cast<Duty>(d)));
}

std::string LawNotes::of(DutySet duties) const {
  std::string out;
  for (const Said& s : said_) {
    if ((s.duties & duties) != 0) add_to_note(out, s.words);
  }
  return out;
}

std::string LawNotes::of(const Measure& measure) const {
  std::string out;
  for (const Said& s : said_) {
    const bool bears = (s.duties & measure.duties) != 0 || bears_on(s.name, measure);
    if (bears) add_to_note(out, s.words);
  }
  return out;
}

}  // namespace duly::answers

#include "answers/law_asked.hpp"

#include <optional>

#include "answers/question.hpp"
#include "duly/nearest.hpp"
#include "duly/reading.hpp"

namespace duly::answers {

LawAsked law_asked(const std::string& preset, const std::vector<std::string>& readings,
                   WorkingCalendar calendar) {
  std::optional<RuleBook> rules = RuleBook::embedded(preset);
  if (!rules) {
    throw WrongQuestion("preset",
                        ": there is no '" + preset + "'" + nearest_of(preset, preset_names()));
  }
  Readings chosen;
  for (const std::string& given : readings) {
    const std::size_t equals = given.find('=');
    if (equals == std::string::npos) throw WrongQuestion("reading", " takes NAME=VALUE");
    const std::string wrong =
        set_reading(chosen, given.substr(0, equals), given.substr(equals + 1));
    if (!wrong.empty()) throw WrongQuestion("reading", " " + given + ": " + wrong);
  }
  LawAsked out{{std::move(*rules), std::move(calendar), chosen}, preset, {}};
  out.said = changed_readings(chosen);
  if (preset != preset_names().front()) out.said.emplace_back("preset", preset);
  return out;
}

}  // namespace duly::answers

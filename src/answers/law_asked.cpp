#include "answers/law_asked.hpp"

#include <algorithm>
#include <optional>

#include "answers/question.hpp"
#include "duly/nearest.hpp"
#include "duly/reading.hpp"

namespace duly::answers {

LawAsked law_asked(const std::string& preset, const std::vector<std::string>& readings,
                   WorkingCalendar calendar) {
  const std::vector<std::string> known = preset_names();
  for (const std::string& one : presets_in(preset)) {
    if (std::find(known.begin(), known.end(), one) != known.end()) continue;
    throw WrongQuestion("preset", ": there is no '" + one + "'" + nearest_of(one, known));
  }
  std::optional<RuleBook> rules = RuleBook::embedded(preset);
  if (!rules) {
    throw WrongQuestion("preset", ": two of " + preset + " set the same limits; give one of them");
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

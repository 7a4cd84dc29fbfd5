#include "answers/definitions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "duly/ascii.hpp"
#include "duly/input.hpp"
#include "duly/reading.hpp"

namespace duly::answers {
namespace {

/// What else has that name; blank where nothing has.
std::string_view has_the_name(std::string_view id) {
  const auto all = measures();
  const auto readings = all_readings();
  const bool measure = std::any_of(all.begin(), all.end(),
                                   [id](const Measure& m) { return same_but_for_case(m.id, id); });
  const bool reading = std::any_of(readings.begin(), readings.end(), [id](const ReadingInfo& r) {
    return same_but_for_case(r.name, id);
  });
  if (measure || same_but_for_case(id, "all")) return "a measure of duly's own";
  return reading ? "a reading" : "";
}

}  // namespace

DefinedMeasures measures_defined(std::string_view bytes, const std::string& name) {
  std::vector<Definition> definitions;
  const std::optional<NotRead> wrong = read_definitions(bytes, definitions);
  if (wrong) throw WrongFiles(fmt::format("{}:{}: {}", name, wrong->line, wrong->why));
  for (const Definition& d : definitions) {
    const std::string_view other = has_the_name(d.id);
    if (other.empty()) continue;
    throw WrongFiles(fmt::format("{}:{}: has the id {}, which is {}; give it a name of its own",
                                 name, d.line, d.id, other));
  }
  return DefinedMeasures(std::move(definitions));
}

}  // namespace duly::answers

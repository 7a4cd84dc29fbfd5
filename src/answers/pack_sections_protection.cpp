// The section on child protection.

#include <fmt/format.h>

#include "answers/pack_parts.hpp"

namespace duly::answers {

SectionMade protection(const PackParts& parts) {
  SectionMade out{{"protection", "Protection conferences and plans"}, {}};
  if (!parts.year.has("NI67") && !parts.year.has("cp_at_end") && !parts.year.has("cp_ended")) {
    out.lacking = "plans";
    return out;
  }
  const std::string reviewed = change_since(parts, "NI67");
  if (!reviewed.empty()) {
    out.section.sentences.push_back(fmt::format("Plans reviewed in time: {}.", reviewed));
  }
  const std::string open = change_since(parts, "cp_at_end");
  if (!open.empty())
    out.section.sentences.push_back(fmt::format("Plans open at the end: {}.", open));
  for (const char* measure : {"NI67", "NI64", "NI65"}) {
    add(out.section, six_years(parts, measure));
  }
  for (const char* measure : {"icpc_bands", "s47_started", "cp_ended_lengths", "cp_open_lengths",
                              "cp_plan_number", "conferences_held"}) {
    add(out.section, banded(parts, measure, ChartKind::bars));
  }
  add(out.section,
      shares(parts,
             {"icpc_15wd", "cp_reviews_on_time", "cp_meetings_on_time", "cp_repeat_12m",
              "cp_repeat_24m", "cp_open_15m", "cp_open_2y", "cp_ended_at_first_review"},
             "Conferences in time, repeat plans and long plans", true));
  add(out.section,
      grouped_by(parts, "cp_reviews_on_time", "team", "Review conferences in time by team"));
  return out;
}

}  // namespace duly::answers

#include "answers/rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "answers/wording.hpp"
#include "duly/input.hpp"

namespace duly::answers {
namespace {

/// `preset`: the name of one, where the limit is not the law's.
void add_rule(Table& table, const Limit& limit, const std::string& preset) {
  const Citation* citation = find_citation(limit.citation);
  const std::string title = citation == nullptr ? std::string() : citation->title;
  const std::string provision = citation == nullptr ? std::string() : citation->provision;
  table.add_row({name(limit.rule), cell(table.keep(limit.text)), cell(limit.in_force_from),
                 cell(limit.in_force_until), table.keep(limit.citation),
                 cell(table.keep(provision)), cell(table.keep(title)),
                 citation == nullptr ? Cell() : cell(citation->url),
                 cell(table.keep(preset.empty() ? preset : "preset " + preset))});
}

}  // namespace

std::vector<Column> formats_columns() {
  return {{"kind", ""}, {"field", ""}, {"required", ""}, {"source", ""}, {"heading", ""}};
}

std::vector<Column> rules_columns() {
  return {{"rule", ""},
          {"limit", ""},
          {"in_force_from", "from"},
          {"in_force_until", "until"},
          spare(1, {"citation", ""}),
          {"provision", ""},
          spare(2, {"title", ""}),
          {"url", "", Align::left, Audience::data_only},
          {"note", "", Align::left, Audience::data_only}};
}

Output limits_in_force(const LawAsked& asked, Date on) {
  Table table(rules_columns());
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    const auto rule = static_cast<RuleId>(i);
    if (info(rule).counted == CountedAs::in_force && !asked.law.rules.is_in_force(rule, on))
      continue;
    const Limit& limit = asked.law.rules.in_force(rule, on);
    const bool local = limit.citation != statutory_rules().in_force(rule, on).citation;
    add_rule(table, limit, local ? asked.preset : std::string());
  }
  Output out = plain_output(std::move(table));
  out.title = "Limits for anchors on " + in_words(on);
  out.as_at = on;
  out.readings = asked.said;
  out.closing.emplace_back(
      "The day of the anchor is not counted and the last day is in time; a limit"
      " that ends on a day off is not moved.");
  return out;
}

std::vector<Column> map_columns() {
  return {{"kind", ""}, {"field", ""}, {"heading", ""}, {"value", ""}, {"means", ""}};
}

Output map_to_begin_with() {
  Table table(map_columns());
  const Headings headings;
  for (const std::string& kind : input_kinds()) {
    std::vector<const Heading*> fields;
    for (const Heading& h : headings.all()) {
      if (h.kind != kind) continue;
      const auto same = std::find_if(fields.begin(), fields.end(),
                                     [&h](const Heading* f) { return f->field == h.field; });
      if (same == fields.end()) {
        fields.push_back(&h);
      } else if (h.source == "plain") {
        *same = &h;
      }
    }
    for (const Heading* h : fields) {
      table.add_row(
          {table.keep(h->kind), table.keep(h->field), table.keep(h->heading), Cell(), Cell()});
    }
  }
  return plain_output(std::move(table));
}

Output headings_understood() {
  Table table(formats_columns());
  const Headings headings;
  for (const std::string& kind : input_kinds()) {
    for (const Heading& h : headings.all()) {
      if (h.kind != kind) continue;
      std::string_view needed;
      if (h.required) needed = "yes";
      if (h.one_of_these) needed = "one of these";
      table.add_row({table.keep(h.kind), table.keep(h.field), cell(needed), table.keep(h.source),
                     table.keep(h.heading)});
    }
  }
  Output out = plain_output(std::move(table));
  out.title = "What can be read";
  out.closing.emplace_back(
      "Files are recognised by their headings, never by name; case, spaces and"
      " punctuation do not matter. --map FILE adds local headings.");
  return out;
}

}  // namespace duly::answers

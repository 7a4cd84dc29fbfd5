// duly rules: the limits in force; duly formats: what can be read; duly completion.

#include <algorithm>

#include <fmt/format.h>

#include "cli/columns.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/wording.hpp"

namespace duly::cli {
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

Output plain_output(Table table) {
  return {{}, std::move(table), {}, {}, {}, {}, {}, {}};
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
          {"citation", ""},
          {"provision", ""},
          {"title", ""},
          {"url", "", Align::left, Audience::data_only},
          {"note", "", Align::left, Audience::data_only}};
}

void rules_options(OptionList& options, Options& o) {
  options.text("--on", "DATE", o.on, "The limits for anchors on this day (default: today)");
  options.text("--preset", "NAME", o.preset, "statutory, 28-90-180, 28-91-182 or 20wd-91-183");
  add_output_options(options, o);
}

int run_rules(const Options& options, Surroundings& surroundings) {
  const Law law = law_for(options, surroundings);
  const Date on = options.on.empty() ? surroundings.today : date_typed("--on", options.on);
  Table table(rules_columns());
  const RuleBook statutory = *RuleBook::embedded(preset_names().front());
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    const auto rule = static_cast<RuleId>(i);
    if (info(rule).counted == CountedAs::in_force && !law.rules.is_in_force(rule, on)) continue;
    const Limit& limit = law.rules.in_force(rule, on);
    const bool local = limit.citation != statutory.in_force(rule, on).citation;
    add_rule(table, limit, local ? options.preset : std::string());
  }
  Output out = plain_output(std::move(table));
  out.title = "Limits for anchors on " + in_words(on);
  out.as_at = on;
  out.readings = said_of_law(options, law);
  out.closing.emplace_back(
      "The day of the anchor is not counted and the last day is in time; a limit"
      " that ends on a day off is not moved.");
  write_output(out, options, surroundings, {});
  return kDone;
}

void formats_options(OptionList& options, Options& o) {
  options.flag("--as-map", o.as_map,
               "A map to start from (CSV): put your headings and codes into it, then --map FILE");
  add_output_options(options, o);
}

std::vector<Column> map_columns() {
  return {{"kind", ""}, {"field", ""}, {"heading", ""}, {"value", ""}, {"means", ""}};
}

namespace {

/// One line for each field there is, with a heading that carries it: ours where we have one.
int run_map(Options options, Surroundings& surroundings) {
  if (options.format == "table") options.format = "csv";  // what --map reads
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
  write_output(plain_output(std::move(table)), options, surroundings, {});
  return kDone;
}

}  // namespace

int run_formats(const Options& options, Surroundings& surroundings) {
  if (options.as_map) return run_map(options, surroundings);
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
  write_output(out, options, surroundings, {});
  return kDone;
}

}  // namespace duly::cli

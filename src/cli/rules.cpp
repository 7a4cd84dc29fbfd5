// duly rules: the limits in force; duly formats: what can be read.

#include "answers/rules.hpp"

#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {

void rules_options(OptionList& options, Options& o) {
  options.examples("duly rules", "duly rules --on 2010-06-01");
  options.text("--on", "DATE", o.on, "The limits for anchors on this day (default: today)");
  add_preset_option(options, o);
  add_output_options(options, o);
}

int run_rules(const Options& options, Surroundings& surroundings) {
  const Date on = options.on.empty() ? surroundings.today : answers::date_typed("on", options.on);
  write_output(limits_in_force(law_for(options, surroundings), on), options, surroundings, {});
  return kDone;
}

void formats_options(OptionList& options, Options& o) {
  options.examples("duly formats", "duly formats --as-map -o map.csv");
  options.flag("--as-map", o.as_map,
               "A map to start from (CSV): put your headings and codes into it, then --map FILE");
  add_output_options(options, o);
}

int run_formats(const Options& options, Surroundings& surroundings) {
  if (!options.as_map) {
    write_output(answers::headings_understood(), options, surroundings, {});
    return kDone;
  }
  Options as_map = options;
  if (as_map.format == "table") as_map.format = "csv";  // what --map reads
  write_output(answers::map_to_begin_with(), as_map, surroundings, {});
  return kDone;
}

}  // namespace duly::cli

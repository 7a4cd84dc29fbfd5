// duly kpi: NI64 to NI67 and other measures.

#include "answers/kpi.hpp"

#include "answers/definitions.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/session.hpp"
#include "duly/population.hpp"

namespace duly::cli {
namespace {

/// A number, or a file of groups.
answers::Population population_typed(const Options& o, Surroundings& surroundings) {
  const std::string& text = o.population;
  if (text.empty()) return {};
  const bool number = text.find_first_not_of("0123456789") == std::string::npos;
  if (number) return answers::Population::of_number(text);
  std::string problem;
  const std::vector<PopulationLine> lines =
      population_from(read_whole(text, surroundings).view(), problem);
  if (!problem.empty()) throw Trouble(text + ": " + problem);
  return answers::Population::of_lines(lines, text, o.by);
}

DefinedMeasures defined_by(const Options& o, Surroundings& surroundings) {
  if (o.define.empty()) return DefinedMeasures();
  return answers::measures_defined(read_whole(o.define, surroundings).view(), o.define);
}

answers::KpiWords words_of(const Options& o, const DefinedMeasures& defined,
                           Surroundings& surroundings) {
  if (o.monthly && o.quarterly) throw WrongUsage("--monthly or --quarterly, not both");
  answers::KpiWords out;
  out.period = period_typed(o);
  if (o.monthly) out.series = answers::Series::monthly;
  if (o.quarterly) out.series = answers::Series::quarterly;
  out.measures = o.measures;
  out.targets = o.targets;
  out.benchmarks = o.benchmarks;
  out.by = o.by;
  out.age_bands = o.age_bands;
  out.population = population_typed(o, surroundings);
  out.defined = defined.all();
  return out;
}

int run_list(const Options& o, const answers::KpiRequest& request, Surroundings& surroundings) {
  if (!o.targets.empty()) throw WrongUsage("--list shows cases; give --target without it");
  if (!o.by.empty()) throw WrongUsage("--list shows cases; give --by without it");
  refuse_suppress(o, "kpi --list");
  const Measure& measure = *answers::measure_typed(o.list, request.defined);
  if (request.in_series) {
    throw WrongUsage("--list shows one period: leave out --monthly or --quarterly");
  }
  Session session(o, surroundings, answers::wanted_for({&measure}, {}));
  return session.finish(answers::measure_list(session.data(), measure, request.points[0]));
}

}  // namespace

void kpi_options(OptionList& options, Options& o) {
  add_period_options(options, o);
  add_measure_option(options, o);
  options.repeated(
      "--by", "GROUPS", o.by,
      "A row for each group: team, age_band, reviews.COLUMN, ...; sex,age_band combines"
      " them, several --by stand one below the other");
  options.text("--age-bands", "BANDS", o.age_bands, "Bands of --by age_band: 0-4,5-9,10-17");
  options.text("--define", "FILE", o.define,
               "Measures of your own: CSV id,title,kind,column,counted,of");
  options.text("--list", "MEASURE", o.list, "Everyone one measure looked at, with the reason");
  options.flag("--monthly", o.monthly, "A row for each month of the period");
  options.flag("--quarterly", o.quarterly, "A row for each quarter of the period");
  options.repeated("--benchmark", "AREA", o.benchmarks,
                   "Published figures of an authority, a region or England beside yours");
  options.repeated("--target", "TARGET", o.targets,
                   "Such as 'NI66>=95'; exit 4 where one is missed");
  options.text("--population", "N|FILE", o.population,
               "Children in the area, or CSV group,value,population: counts are shown as rates per"
               " 10,000");
}

int run_kpi(const Options& options, Surroundings& surroundings) {
  const DefinedMeasures defined = defined_by(options, surroundings);
  const answers::KpiRequest request = answers::kpi_request(words_of(options, defined, surroundings),
                                                           setting_for(options, surroundings));
  if (!options.list.empty()) return run_list(options, request, surroundings);
  Session session(options, surroundings, answers::wanted_for(request));
  return session.finish(answers::kpi_figures(session.data(), request));
}

}  // namespace duly::cli

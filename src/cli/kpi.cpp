// duly kpi: NI64 to NI67 and other measures.

#include "answers/kpi.hpp"

#include "answers/definitions.hpp"
#include "answers/own_figures.hpp"
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

/// The period, or the series of years, which is one by itself.
void add_period(const Options& o, Date as_at, answers::KpiWords& out) {
  if (o.monthly && o.quarterly) throw WrongUsage("--monthly or --quarterly, not both");
  if (o.years.empty()) {
    out.period = period_typed(o, as_at);
    if (o.monthly) out.series = answers::Series::monthly;
    if (o.quarterly) out.series = answers::Series::quarterly;
    return;
  }
  const bool another = !o.year.empty() || !o.quarter.empty() || !o.month.empty() ||
                       !o.from.empty() || !o.to.empty() || o.monthly || o.quarterly;
  if (another) {
    throw WrongUsage(
        "--years is a series of years by itself: leave out --year, --quarter, --month, --from,"
        " --to, --monthly and --quarterly");
  }
  out.years = answers::years_typed(o.years);
  out.series = answers::Series::years;
}

answers::KpiWords words_of(const Options& o, const DefinedMeasures& defined,
                           Surroundings& surroundings) {
  answers::KpiWords out;
  add_period(o, as_at_for(o, surroundings), out);
  out.measures = o.measures;
  out.targets = o.targets;
  out.benchmarks = o.benchmarks;
  out.by = o.by;
  out.age_bands = o.age_bands;
  out.population = population_typed(o, surroundings);
  out.defined = defined.all();
  out.layout = o.layout;
  return out;
}

int run_list(const Options& o, const answers::KpiRequest& request, Surroundings& surroundings) {
  if (!o.targets.empty()) throw WrongUsage("--list shows cases; give --target without it");
  if (!o.by.empty()) throw WrongUsage("--list shows cases; give --by without it");
  refuse_inexact(o, "kpi --list");
  const Measure& measure = *answers::measure_typed(o.list, request.defined);
  if (request.in_series()) {
    throw WrongUsage("--list shows one period: leave out --years, --monthly or --quarterly");
  }
  Session session(o, surroundings, answers::wanted_for({&measure}, {}));
  return session.finish(answers::measure_list(session.data(), measure, request.points[0]));
}

}  // namespace

answers::OwnFigures own_figures_for(const Options& o, Surroundings& surroundings) {
  if (o.own_benchmarks.empty()) return {};
  if (o.benchmarks.empty()) {
    throw WrongUsage(
        "--benchmarks adds published figures; name the areas to be shown as well:"
        " --benchmark AREA");
  }
  return answers::own_figures(o.own_benchmarks, read_whole(o.own_benchmarks, surroundings).view());
}

void kpi_options(OptionList& options, Options& o) {
  options.examples("duly kpi extracts/*.csv --year 2015-16 --benchmark England",
                   "duly kpi extracts/*.csv --year 2015-16 --list NI66");
  add_period_options(options, o);
  options.words("--years", "YEARS", o.years,
                "A series of reporting years in place of one period: 2010-11..2015-16");
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
  options.text("--layout", "LAYOUT", o.layout,
               "The points of a series across (default of --years), or down: a row for each");
  add_comparison_options(options, o);
  options.text("--population", "N|FILE", o.population,
               "Children in the area, or CSV group,value,population: counts are shown as rates per"
               " 10,000");
}

int run_kpi(const Options& options, Surroundings& surroundings) {
  const DefinedMeasures defined = defined_by(options, surroundings);
  answers::OwnFigures own = own_figures_for(options, surroundings);
  const answers::KpiRequest request =
      answers::kpi_request(words_of(options, defined, surroundings),
                           setting_for(options, surroundings), std::move(own.figures));
  if (!options.list.empty()) return run_list(options, request, surroundings);
  Session session(options, surroundings, answers::wanted_for(request));
  answers::tell_left_out(own, session.data());
  return session.finish(answers::kpi_figures(session.data(), request));
}

}  // namespace duly::cli

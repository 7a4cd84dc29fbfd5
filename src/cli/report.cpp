// duly report: the year as one document.

#include "answers/own_figures.hpp"
#include "answers/pack.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/session.hpp"

namespace duly::cli {
namespace {

answers::PackWords words_of(const Options& o, const Surroundings& surroundings) {
  answers::PackWords out;
  out.year = answers::year_typed(o.year, as_at_for(o, surroundings));
  out.targets = o.targets;
  out.benchmarks = o.benchmarks;
  out.authority = o.authority;
  out.age_bands = o.age_bands;
  out.made = surroundings.today;
  out.child_level = o.child_level;
  return out;
}

}  // namespace

void report_options(OptionList& options, Options& o) {
  options.examples("duly report extracts/*.csv --year 2015-16 -o pack.html",
                   "duly report extracts/*.csv --year 2015-16 --target 'NI66>=95' -o pack.xlsx");
  options.text("--year", "YEAR", o.year,
               "The reporting year: 2015-16; or last, or this, as at --as-at");
  options.text("--authority", "NAME", o.authority, "Whose pack it is");
  options.flag("--child-level", o.child_level,
               "With children named, on pages of their own, and officers beside their caseloads");
  add_comparison_options(options, o);
  options.text("--age-bands", "BANDS", o.age_bands, "Bands of ages: 0-4,5-9,10-17");
}

int run_report(const Options& options, Surroundings& surroundings) {
  if (options.year.empty()) throw WrongUsage("which year? --year 2015-16");
  if (options.child_level) refuse_inexact(options, "report --child-level");
  answers::OwnFigures own = own_figures_for(options, surroundings);
  const answers::PackRequest request = answers::pack_request(
      words_of(options, surroundings), setting_for(options, surroundings), std::move(own.figures));
  Session session(options, surroundings, answers::pack_wants());
  answers::tell_left_out(own, session.data());
  return session.finish(answers::pack_of(session.data(), request));
}

}  // namespace duly::cli

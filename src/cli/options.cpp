// What several commands take, as it is typed.

#include "cli/options.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "cli/commands.hpp"
#include "duly/ascii.hpp"
#include "duly/duty.hpp"
#include "duly/rule.hpp"

namespace duly::cli {

bool for_data(const Options& o) {
  return o.format == "csv" || o.format == "json" || o.format == "xlsx" || o.format == "ics";
}

bool to_file(const Options& o) {
  return !o.output.empty() && o.output != "-";
}

std::vector<std::string> side_files(const Options& o) {
  std::vector<std::string> out;
  for (const std::string& file :
       {o.map, o.holidays, o.key, o.population, o.define, o.own_benchmarks, o.config}) {
    if (!file.empty()) out.push_back(file);
  }
  return out;
}

Date as_at_for(const Options& o, const Surroundings& surroundings) {
  if (!o.as_at.empty()) return answers::date_typed("as-at", o.as_at);
  constexpr int kNeverSet = 1970;  // or before: where a clock begins that was never set
  constexpr int kLast = 2099;      // the last year that is read in a file
  const int year = surroundings.today.year();
  if (year > kNeverSet && year <= kLast) return surroundings.today;
  throw Trouble("the clock of this computer shows the year " + std::to_string(year) +
                "; say which day is asked about, with --as-at DATE");
}

std::vector<std::string> one_breakdown(const Options& o) {
  if (o.by.size() > 1) {
    throw WrongUsage("one --by, please: groups are combined by commas, --by " + o.by[0] + "," +
                     o.by[1] + "; kpi makes a breakdown of each --by");
  }
  return o.by.empty() ? o.by : answers::split_at_commas(o.by.front());
}

answers::ReportingPeriod period_typed(const Options& o, Date as_at) {
  const int given = (o.year.empty() ? 0 : 1) + (o.quarter.empty() ? 0 : 1) +
                    (o.month.empty() ? 0 : 1) + (o.from.empty() && o.to.empty() ? 0 : 1);
  if (given == 0) {
    throw WrongUsage(
        "which period? Give --year 2015-16, --quarter 2015-Q1, --month 2015-04 (or last, of each),"
        " or --from DATE --to DATE");
  }
  if (given > 1) {
    throw WrongUsage("one period, please: --year, --quarter, --month, or --from with --to");
  }
  if (!o.year.empty()) return answers::year_typed(o.year, as_at);
  if (!o.quarter.empty()) return answers::quarter_typed(o.quarter, as_at);
  if (!o.month.empty()) return answers::month_typed(o.month, as_at);
  if (o.from.empty() || o.to.empty()) throw WrongUsage("--from and --to go together");
  const answers::ReportingPeriod period{answers::date_typed("from", o.from),
                                        answers::date_typed("to", o.to)};
  if (period.to < period.from) {
    throw WrongUsage("--from " + o.from + " is after --to " + o.to + "; swap them");
  }
  return period;
}

std::size_t suppress_typed(const Options& o) {
  if (o.suppress.empty()) return 0;
  constexpr int kMost = 1000;
  constexpr std::size_t kMostDigits = 4;
  const bool digits = std::all_of(o.suppress.begin(), o.suppress.end(), is_digit);
  const int least = digits && o.suppress.size() <= kMostDigits ? std::stoi(o.suppress) : -1;
  if (least < 2 || kMost < least) {
    throw WrongUsage("--suppress takes a number from 2 to 1000, not '" + o.suppress +
                     "': --suppress 6 hides counts from 1 to 5");
  }
  return static_cast<std::size_t>(least);
}

std::size_t round_typed(const Options& o) {
  if (o.round.empty()) return 0;
  if (o.round != "5" && o.round != "10") {
    throw WrongUsage("--round takes 5 or 10, not '" + o.round + "': --round 5 prints 12 as 10");
  }
  if (!o.suppress.empty()) {
    throw WrongUsage(
        "--suppress hides small counts and --round rounds all of them: give one of the two");
  }
  return o.round == "5" ? 5 : 10;
}

void refuse_inexact(const Options& o, std::string_view what) {
  if (o.suppress.empty() && o.round.empty()) return;
  const std::string_view does = o.suppress.empty() ? "--round rounds" : "--suppress hides";
  throw WrongUsage(
      fmt::format("{} lists children one by one: {} counts; use --pseudonyms", what, does));
}

void add_period_options(OptionList& options, Options& o) {
  options.group("The period");
  options.text("--year", "YEAR", o.year,
               "Reporting year, April to March: 2015-16; or last, or this, as at --as-at");
  options.text("--quarter", "QUARTER", o.quarter,
               "2015-Q1 is April to June 2015; or last, or this");
  options.text("--month", "MONTH", o.month, "2015-04; or last, the month before --as-at, or this");
  options.text("--from", "DATE", o.from, "First day of the period");
  options.text("--to", "DATE", o.to, "Last day of the period");
  options.group("What to show");
}

void add_measure_option(OptionList& options, Options& o) {
  options.words("-m,--measure", "IDS", o.measures,
                "Measures, comma-separated, or all (default: the named four"
                " and reviews on time)");
}

void add_duty_option(OptionList& options, Options& o) {
  std::string words;  // of the table of duties, so that none is left out
  for (const DutyInfo& duty : kDuties)
    words += (words.empty() ? "" : ", ") + std::string(duty.name);
  options.words("--duty", "WORDS", o.duties, words);
}

void add_comparison_options(OptionList& options, Options& o) {
  options.repeated("--benchmark", "AREA", o.benchmarks,
                   "Published figures of an authority, a region or England beside yours, or of"
                   " several authorities added up: 'Neighbours=Bolton,Bury,Wigan'");
  options.text("--benchmarks", "FILE", o.own_benchmarks,
               "Published figures of your own (CSV measure,area,year,value,numerator,denominator,"
               "source), before those built in");
  options.repeated("--target", "TARGET", o.targets,
                   "Such as 'NI66>=95'; exit 4 where one is missed");
}

void add_preset_option(OptionList& options, Options& o) {
  std::string names;  // of data/presets.csv
  for (const std::string& preset : preset_names()) names += (names.empty() ? "" : ", ") + preset;
  options.text("--preset", "NAMES", o.preset, names + "; several with commas between");
}

void add_screen_options(OptionList& options, Options& o) {
  options.flag("--excel", o.excel,
               "CSV as Excel opens it: accents right, dates as dates, ids and codes as text");
  options.text("--colour", "WHEN", o.colour, "auto, always or never");
  options.flag("--wide", o.wide, "All columns on a terminal, however narrow it is");
}

void add_output_options(OptionList& options, Options& o) {
  options.text("-f,--format", "FORMAT", o.format, "table, csv, json, md or xlsx");
  options.text("-o,--output", "FILE", o.output,
               "Write to this file, in the format of its ending (.csv, .json, .md, .xlsx)");
  add_screen_options(options, o);
}

}  // namespace duly::cli

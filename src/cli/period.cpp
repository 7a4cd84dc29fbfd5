#include "cli/period.hpp"

#include "cli/commands.hpp"

namespace duly::cli {

JudgedPeriod judged(const ReportingPeriod& period, Date as_at) {
  if (as_at < period.from) {
    throw WrongUsage("the period begins on " + to_string(period.from) + ", after " +
                     to_string(as_at) + "; ask for an earlier one, or a later --as-at");
  }
  JudgedPeriod out{period.from, period.to, std::min(period.to, as_at), {}};
  if (as_at < period.to) {
    out.provisional = "provisional: the period is not over on " + to_string(as_at);
  }
  return out;
}

void add_period_options(CLI::App& app, Options& o) {
  app.add_option("--year", o.year, "Reporting year, April to March: 2015-16")->type_name("YEAR");
  app.add_option("--quarter", o.quarter, "2015-Q1 is April to June 2015")->type_name("QUARTER");
  app.add_option("--month", o.month, "2015-04")->type_name("MONTH");
  app.add_option("--from", o.from, "First day of the period")->type_name("DATE");
  app.add_option("--to", o.to, "Last day of the period")->type_name("DATE");
}

void add_duty_option(CLI::App& app, Options& o) {
  app.add_option("--duty", o.duties,
                 "adoption_review, cla_review, cp_review, icpc, short_break_review")
      ->type_name("WORDS")
      ->delimiter(',')
      ->allow_extra_args(false);
}

void add_output_options(CLI::App& app, Options& o) {
  app.add_option("-f,--format", o.format, "table, csv, json or md")->type_name("FORMAT");
  app.add_option("-o,--output", o.output, "Write to this file instead of the screen")
      ->type_name("FILE");
  app.add_option("--colour", o.colour, "auto, always or never")->type_name("WHEN");
}

}  // namespace duly::cli

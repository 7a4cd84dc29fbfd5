#include "cli/period.hpp"

#include <fmt/format.h>

#include "cli/commands.hpp"

namespace duly::cli {

std::string reporting_year(Date day) {
  constexpr int kHundred = 100;
  const int first = collection_year_start(day).year();
  return fmt::format("{}-{:02}", first, (first + 1) % kHundred);
}

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

void add_period_options(OptionList& options, Options& o) {
  options.text("--year", "YEAR", o.year, "Reporting year, April to March: 2015-16");
  options.text("--quarter", "QUARTER", o.quarter, "2015-Q1 is April to June 2015");
  options.text("--month", "MONTH", o.month, "2015-04");
  options.text("--from", "DATE", o.from, "First day of the period");
  options.text("--to", "DATE", o.to, "Last day of the period");
}

void add_duty_option(OptionList& options, Options& o) {
  options.words("--duty", "WORDS", o.duties,
                "adoption_review, cla_review, cp_review, icpc, short_break_review");
}

void add_output_options(OptionList& options, Options& o) {
  options.text("-f,--format", "FORMAT", o.format, "table, csv, json or md");
  options.text("-o,--output", "FILE", o.output,
               "Write to this file, in the format of its ending (.csv, .json, .md)");
  options.text("--colour", "WHEN", o.colour, "auto, always or never");
}

}  // namespace duly::cli

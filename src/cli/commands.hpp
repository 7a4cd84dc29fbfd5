#pragma once

#include "cli/options.hpp"

namespace duly::cli {

/// One file a command: the options it adds, and what it does. The list is commands.cpp.
void due_options(OptionList&, Options&);
int run_due(const Options&, Surroundings&);
void reviews_options(OptionList&, Options&);
int run_reviews(const Options&, Surroundings&);
void kpi_options(OptionList&, Options&);
int run_kpi(const Options&, Surroundings&);
void changes_options(OptionList&, Options&);
int run_changes(const Options&, Surroundings&);
void readings_options(OptionList&, Options&);
int run_readings(const Options&, Surroundings&);
void report_options(OptionList&, Options&);
int run_report(const Options&, Surroundings&);
void explain_options(OptionList&, Options&);
int run_explain(const Options&, Surroundings&);
void files_options(OptionList&, Options&);
int run_files(const Options&, Surroundings&);
void check_options(OptionList&, Options&);
int run_check(const Options&, Surroundings&);
void when_options(OptionList&, Options&);
int run_when(const Options&, Surroundings&);
void rules_options(OptionList&, Options&);
int run_rules(const Options&, Surroundings&);
void measures_options(OptionList&, Options&);
int run_measures(const Options&, Surroundings&);
void formats_options(OptionList&, Options&);
int run_formats(const Options&, Surroundings&);
void completion_options(OptionList&, Options&);
int run_completion(const Options&, Surroundings&);

/// Options several commands share.
void add_period_options(OptionList&, Options&);
void add_comparison_options(OptionList&, Options&);
void add_measure_option(OptionList&, Options&);
void add_duty_option(OptionList&, Options&);
void add_preset_option(OptionList&, Options&);
void add_screen_options(OptionList& options, Options& o);
void add_output_options(OptionList&, Options&);

}  // namespace duly::cli

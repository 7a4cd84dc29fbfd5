// The command line as the parser knows it, and the options every command that reads files takes.

#include "cli/app.hpp"

#include "cli/commands.hpp"

namespace duly::cli {
namespace {

constexpr std::string_view kFiles = "FILE";  // what is read, or written, as help calls it

void add_files(OptionList& options, Options& o) {
  options.arguments(
      std::string(kFiles), o.files,
      "Extracts to read, folders or patterns; - is standard input; KIND=PATH forces a kind");
}

void add_common_options(OptionList& options, Options& o) {
  options.group("The answer");
  options.text("-f,--format", "FORMAT", o.format,
               "table, csv, json, md, html or xlsx; due: ics too; report: html, md or xlsx");
  options.text("-o,--output", "FILE", o.output,
               "Write to this file, in the format of its ending (.csv, .json, .md, .html, .xlsx;"
               " due: .ics)");
  add_screen_options(options, o);
  options.group("The law");
  options.text("--as-at", "DATE", o.as_at, "The day asked about (default: today)");
  options.text("--holidays", "FILE", o.holidays, "Bank holidays: CSV date,title or GOV.UK JSON");
  add_preset_option(options, o);
  options.repeated("--reading", "NAME=VALUE", o.readings, "Choose a reading; may be repeated");
  options.group("How files are read");
  options.text("--map", "FILE", o.map,
               "Local headings and codes (CSV); formats --as-map prints one");
  options.text("--date-order", "ORDER", o.date_order,
               "Day and month in extracts: dmy (default), or mdy for 03/25/2024");
  options.flag("--two-digit-years", o.two_digit_years,
               "Read 00 to 49 as 2000 to 2049, 50 to 99 as 1950 to 1999");
  options.text("--ids", "HOW", o.ids,
               "exact (default), or loose: without leading zeros, .0 at the end, and case");
  options.flag("--no-repair", o.no_repair, "Keep the rows of several extracts as they came");
  options.number("--threads", "N", o.threads, "Threads to read with (default: all)");
  options.group("Messages");
  options.flag("-q,--quiet", o.quiet, "No messages but what stops the run");
  options.number("--max-messages", "N", o.max_messages,
                 "Single findings of each code to print (default: one line a code)");
  options.flag("--show-values", o.show_values, "Show the cells that messages are about");
  options.text("--fail-on", "SEVERITY", o.fail_on, "Exit 1 on: error (default), warning or never");
  options.group("Who is named");
  options.flag("--pseudonyms", o.pseudonyms,
               "Show children and plans under names that only the holder of --key can undo");
  options.text(
      "--key", "FILE", o.key,
      "The secret for --pseudonyms and --suppress, 16 bytes or more; the same key gives the "
      "same names");
  options.text("--suppress", "N", o.suppress,
               "Show counts from 1 to N-1, and what would reveal them, as c");
  options.text(
      "--round", "N", o.round,
      "Round each count to the nearest 5 or 10, totals too; percentages are of rounded counts");
}

/// Where settings are read from: no setting themselves.
void add_settings_options(CLI::App& app, Options& o) {
  app.add_option("--config", o.config,
                 "Settings: values for options, by their names (default: duly.toml, where it is)")
      ->type_name("FILE")
      ->configurable(false)
      ->group("Settings");
  app.add_flag("--show-config", o.show_config,
               "Show what is in force and where each value comes from, and do no more")
      ->configurable(false)
      ->group("Settings");
}

}  // namespace

std::vector<CLI::Option*> settable(CLI::App& app) {
  return app.get_options([](const CLI::Option* option) { return option->get_configurable(); });
}

std::string setting_name(const CLI::Option& option) {
  return option.nonpositional() ? option.get_lnames().front() : "files";
}

bool takes_files(const CLI::Option& option) {
  return !option.nonpositional() || option.get_type_name().find(kFiles) != std::string::npos;
}

bool is_flag(const CLI::Option& option) {
  return option.get_expected_max() == 0;
}

bool is_list(const CLI::Option& option) {
  return option.get_items_expected_max() > 1;
}

void OptionList::examples(const std::string& first, const std::string& second) {
  app_.footer(first + "\n" + second);
}

void OptionList::text(const std::string& names, const std::string& type, std::string& into,
                      const std::string& help) {
  app_.add_option(names, into, help)->type_name(type)->group(group_);
}

void OptionList::number(const std::string& names, const std::string& type, std::size_t& into,
                        const std::string& help) {
  app_.add_option(names, into, help)->type_name(type)->group(group_);
}

void OptionList::repeated(const std::string& names, const std::string& type,
                          std::vector<std::string>& into, const std::string& help) {
  app_.add_option(names, into, help)->type_name(type)->allow_extra_args(false)->group(group_);
}

void OptionList::words(const std::string& names, const std::string& type,
                       std::vector<std::string>& into, const std::string& help) {
  app_.add_option(names, into, help)
      ->type_name(type)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(group_);
}

void OptionList::several(const std::string& names, const std::string& type,
                         std::vector<std::string>& into, const std::string& help) {
  app_.add_option(names, into, help)->type_name(type)->allow_extra_args()->group(group_);
}

void OptionList::flag(const std::string& names, bool& into, const std::string& help) {
  app_.add_flag(names, into, help)->group(group_);
}

void OptionList::argument(const std::string& name, std::string& into, const std::string& help) {
  app_.add_option(name, into, help)->required()->configurable(false);
}

void OptionList::arguments(const std::string& name, std::vector<std::string>& into,
                           const std::string& help) {
  app_.add_option(name, into, help)->configurable(name == kFiles);
}

std::unique_ptr<CLI::App> build_app(Options& options, std::string_view only) {
  auto app = std::make_unique<CLI::App>(
      "When statutory reviews are due, which were in time, and NI64 to NI67.\n", "duly");
  app->set_version_flag("--version", "duly " DULY_VERSION);
  app->allow_windows_style_options(false);  // a path may begin with a stroke on every system
  app->require_subcommand(0, 1);
  add_settings_options(*app, options);
  for (const Command& command : commands()) {
    CLI::App* sub = app->add_subcommand(std::string(command.name), std::string(command.summary));
    if (!only.empty() && command.name != only) continue;
    OptionList list(*sub);
    command.add_options(list, options);
    if (command.reads == Reads::files) add_files(list, options);
    if (command.reads != Reads::nothing) add_common_options(list, options);
    if (!settable(*sub).empty()) add_settings_options(*sub, options);
  }
  return app;
}

}  // namespace duly::cli

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/run.hpp"
#include "duly/date.hpp"

namespace duly::cli {

/// Everything a command line can say, as typed; each command reads what it takes.
struct Options {
  // any command that reads files
  std::vector<std::string> files;
  std::string format = "table";
  std::string output;
  std::string as_at;
  std::string holidays;
  std::string map;
  std::string preset = "statutory";
  std::vector<std::string> readings;
  bool no_repair = false;
  std::string colour = "auto";
  unsigned threads = 0;
  bool quiet = false;
  std::size_t max_messages = 20;
  bool show_values = false;
  std::string fail_on = "error";
  // the period
  std::string year, quarter, month, from, to;
  // what to show
  std::string child;
  std::vector<std::string> duties, outcomes, statuses, measures, targets, codes;
  std::string within, iro, team, list;
  bool monthly = false;
  bool quarterly = false;
  bool fail_if_overdue = false;
  bool summary = false;
  // when, rules, completion
  std::string looked_after, placed_for_adoption, short_breaks, plan, strategy_discussion;
  std::vector<std::string> held, sum;
  std::string ended, born, on, shell;
};

struct Command {
  std::string_view name;
  std::string_view summary;
  bool reads_files;
  /// Adds the command's own options.
  void (*add_options)(CLI::App& app, Options& options);
  /// Runs it; the result is an exit code.
  int (*run)(const Options& options, Surroundings& surroundings);
};

/// The list of commands: src/cli/commands.cpp.
const std::vector<Command>& commands();

/// The whole command line as a tree: help, man page and completions are made from it.
std::unique_ptr<CLI::App> build_app(Options& options);

/// A date as typed: WrongUsage names the option where it is none.
Date date_typed(std::string_view option, const std::string& text);

/// The reporting period asked for, both ends inside: --year, --quarter, --month or --from and --to.
struct ReportingPeriod {
  Date from;
  Date to;
};
ReportingPeriod period_typed(const Options& options);

}  // namespace duly::cli

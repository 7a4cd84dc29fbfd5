#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answers/period.hpp"
#include "cli/run.hpp"
#include "duly/date.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace duly::cli {

/// Everything a command line can say, as typed; each command reads what it takes.
struct Options {
  std::string config;  ///< the settings file; one found in the working folder too, once it is read
  bool show_config = false;
  // any command that reads files
  std::vector<std::string> files;
  std::string format;  ///< as typed, then as settled
  std::string output;
  std::string as_at;
  std::string holidays;
  std::string map;
  std::string date_order = "dmy";
  std::string preset = "statutory";
  std::vector<std::string> readings;
  std::string ids = "exact";
  std::string colour = "auto";
  std::size_t threads = 0;
  std::size_t max_messages = 0;  ///< of one code; 0: one line a code
  bool two_digit_years = false;
  bool no_repair = false;
  bool wide = false;
  bool excel = false;
  bool quiet = false;
  bool show_values = false;
  bool pseudonyms = false;
  std::string key;
  std::string suppress, round;
  std::string fail_on = "error";
  // the period
  std::string year, quarter, month, from, to;
  std::vector<std::string> years;  ///< a series of them
  // changes
  std::vector<std::string> before, after;
  std::string before_as_at;
  // what to show
  std::string child;
  std::vector<std::string> duties, outcomes, statuses, measures, targets, codes;
  std::string within, iro, team, since, list, age_bands;
  std::vector<std::string> by, benchmarks;
  std::string population, define, layout, own_benchmarks;
  std::string authority;
  bool child_level = false;
  bool monthly = false;
  bool quarterly = false;
  bool fail_if_overdue = false;
  bool summary = false;
  bool as_map = false;
  bool areas = false, groups = false, all_readings = false, presets = false, columns = false;
  // when, rules, completion
  std::string looked_after, placement_order, placed_for_adoption, returned, short_breaks, plan,
      strategy_discussion;
  std::vector<std::string> held, sum;  // a sum of dates, or a word
  std::string ended, born, on, shell;
};

/// Where a command says which options it takes. The library behind it is included where the whole
/// command line is made and read: its header takes longer to compile than any file of ours.
class OptionList {
 public:
  explicit OptionList(CLI::App& app) : app_(app) {}
  /// Two as they are typed, extracts being in a folder of that name: help shows them.
  void examples(const std::string& first, const std::string& second);
  /// What help calls those that follow.
  void group(std::string name) { group_ = std::move(name); }
  /// `type` is what help calls the value.
  void text(const std::string& names, const std::string& type, std::string& into,
            const std::string& help);
  void number(const std::string& names, const std::string& type, std::size_t& into,
              const std::string& help);
  /// May be given several times.
  void repeated(const std::string& names, const std::string& type, std::vector<std::string>& into,
                const std::string& help);
  /// The same, and commas separate values.
  void words(const std::string& names, const std::string& type, std::vector<std::string>& into,
             const std::string& help);
  /// Takes every word up to the next option; may be repeated.
  void several(const std::string& names, const std::string& type, std::vector<std::string>& into,
               const std::string& help);
  void flag(const std::string& names, bool& into, const std::string& help);
  /// Without a name of its own: one that must be there, or any number.
  void argument(const std::string& name, std::string& into, const std::string& help);
  void arguments(const std::string& name, std::vector<std::string>& into, const std::string& help);

 private:
  CLI::App& app_;
  std::string group_ = "What to show";
};

/// What a command reads: nothing, the files named, or two sets of files, each behind its option.
enum class Reads : std::uint8_t { nothing, files, two_sets };

/// What a command writes: tables; tables of days, which are a calendar too; or a document.
enum class Writes : std::uint8_t { tables, days, document };

struct Command {
  std::string_view name;
  std::string_view summary;
  Reads reads;
  /// Adds the command's own options.
  void (*add_options)(OptionList& list, Options& options);
  /// Runs it; the result is an exit code.
  int (*run)(const Options& options, Surroundings& surroundings);
  Writes writes = Writes::tables;
};

/// The list of commands: src/cli/commands.cpp.
const std::vector<Command>& commands();
std::vector<std::string> command_names();
/// The command of that name, or null.
const Command* find_command(std::string_view name);

/// The formats a command writes, in their order.
std::vector<std::string> formats_of(const Command& command);

/// Settles what -f and the ending of -o decide between them, and looks at the words every command
/// takes, before any file is read. WrongUsage.
void settle(Options& options, const Command& command, const Surroundings& surroundings);

/// The format a file's ending names, of any command; blank for any other ending.
std::string format_of_ending(const std::string& path);

/// Does the format asked for go to a program, not to people?
bool for_data(const Options& options);

/// Does the answer go to a file, not to standard output?
bool to_file(const Options& options);

/// The files that options name, beside the extracts: no output is written over one of them, and a
/// folder that one stands in does not make an extract of it. The calendar of --since is not among
/// them: the next one takes its place.
std::vector<std::string> side_files(const Options& options);

/// The day asked about: --as-at, or today.
Date as_at_for(const Options& options, const Surroundings& surroundings);

/// The groups of the one --by that lists take, combined by commas. WrongUsage where there are
/// several: only kpi has breakdowns.
std::vector<std::string> one_breakdown(const Options& options);

/// The reporting period asked for: --year, --quarter, --month or --from and --to. What is relative
/// is so to `as_at`.
answers::ReportingPeriod period_typed(const Options& options, Date as_at);

/// Counts from 1 to below this are hidden (--suppress); 0 where nothing is. WrongUsage where it is
/// no number of 2 or more.
std::size_t suppress_typed(const Options& options);
/// What counts are rounded to (--round), 5 or 10; 0 where they are exact. WrongUsage where it is
/// another number, or small counts are to be hidden as well.
std::size_t round_typed(const Options& options);
/// For what shows children and no counts (`what`, such as "explain"): WrongUsage where --suppress
/// or
/// --round is given.
void refuse_inexact(const Options& options, std::string_view what);

}  // namespace duly::cli

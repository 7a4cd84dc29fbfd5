// The list of commands. To add one: a file with its two functions, and a line here.

#include "cli/commands.hpp"

namespace duly::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> kCommands = {
      {"due", "When each child's next review is due, overdue first", true, due_options, run_due},
      {"reviews", "Every review of a period: due, held, in time or not", true, reviews_options,
       run_reviews},
      {"kpi", "NI64 to NI67 and other measures, with the list behind each", true, kpi_options,
       run_kpi},
      {"readings", "NI64 to NI67 under every reading, side by side", true, readings_options,
       run_readings},
      {"explain", "Why a child's reviews came out as they did, step by step", true, explain_options,
       run_explain},
      {"check", "What is wrong with the extracts", true, check_options, run_check},
      {"when", "Due dates from dates typed in, without any file", false, when_options, run_when},
      {"rules", "The limits in force, each with its citation", false, rules_options, run_rules},
      {"measures", "The measures there are; areas, groups, readings, presets, columns", false,
       measures_options, run_measures},
      {"formats", "The kinds of extract, fields and headings understood", false, formats_options,
       run_formats},
      {"completion", "Completions for bash, zsh or fish", false, completion_options,
       run_completion},
  };
  return kCommands;
}

}  // namespace duly::cli

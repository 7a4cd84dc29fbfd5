// The list of commands. To add one: a file with its two functions, and a line here.

#include "cli/commands.hpp"

#include <algorithm>

namespace duly::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> kCommands = {
      {"due", "When each child's next review is due, overdue first", Reads::files, due_options,
       run_due, Writes::days},
      {"reviews", "Every review of a period: due, held, in time or not", Reads::files,
       reviews_options, run_reviews},
      {"kpi", "NI64 to NI67 and other measures, with the list behind each", Reads::files,
       kpi_options, run_kpi},
      {"changes", "What moved each figure between two sets of extracts, child by child",
       Reads::two_sets, changes_options, run_changes},
      {"readings", "NI64 to NI67 under every reading, side by side", Reads::files, readings_options,
       run_readings},
      {"report", "The year as one document for a board: pages, workbook or Markdown", Reads::files,
       report_options, run_report, Writes::document},
      {"explain", "Why a child's reviews came out as they did, step by step", Reads::files,
       explain_options, run_explain},
      {"files", "Which file is which, and what more files would add", Reads::files, files_options,
       run_files},
      {"check", "What is wrong with the extracts", Reads::files, check_options, run_check},
      {"when", "Due dates from dates typed in, without any file", Reads::nothing, when_options,
       run_when},
      {"rules", "The limits in force, each with its citation", Reads::nothing, rules_options,
       run_rules},
      {"measures", "The measures there are; areas, groups, readings, presets, columns",
       Reads::nothing, measures_options, run_measures},
      {"formats", "The kinds of extract, fields and headings understood", Reads::nothing,
       formats_options, run_formats},
      {"completion", "Completions for bash, zsh, fish or PowerShell", Reads::nothing,
       completion_options, run_completion},
  };
  return kCommands;
}

std::vector<std::string> command_names() {
  std::vector<std::string> out;
  for (const Command& command : commands()) out.emplace_back(command.name);
  return out;
}

const Command* find_command(std::string_view name) {
  const auto found = std::find_if(commands().begin(), commands().end(),
                                  [name](const Command& c) { return c.name == name; });
  return found == commands().end() ? nullptr : &*found;
}

}  // namespace duly::cli

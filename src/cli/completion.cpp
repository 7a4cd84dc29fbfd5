// duly completion: made from the tree of commands and options, so that it cannot fall behind. Where
// an option takes words, they are offered; where it takes a file, files; else nothing.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/option_values.hpp"
#include "duly/ascii.hpp"

namespace duly::cli {
namespace {

enum class Takes : std::uint8_t { nothing, words, files, anything };

struct OptionWords {
  std::vector<std::string> names;  ///< "-m", "--measure"
  std::string text;
  Takes takes = Takes::nothing;
  std::vector<std::string> values;
};

struct CommandWords {
  std::string name;
  std::string summary;
  std::vector<OptionWords> options;
};

constexpr std::array<std::string_view, 4> kShells = {"bash", "zsh", "fish", "powershell"};

OptionWords words_of(std::string_view command, const pages::OptionHelp& option) {
  OptionWords out{option.names, option.text, Takes::nothing, {}};
  for (const std::string& name : option.names) {
    std::vector<std::string> values = values_of(command, name);
    if (!values.empty()) out.values = std::move(values);
  }
  if (!out.values.empty()) {
    out.takes = Takes::words;
  } else if (option.value.find("FILE") != std::string::npos) {
    out.takes = Takes::files;
  } else if (!option.value.empty()) {
    out.takes = Takes::anything;
  }
  return out;
}

std::vector<CommandWords> all_words() {
  std::vector<CommandWords> out;
  for (const pages::CommandHelp& command : command_help()) {
    CommandWords& words = out.emplace_back(CommandWords{command.name, command.summary, {}});
    for (const pages::OptionHelp& option : command.options) {
      if (!option.names.empty()) words.options.push_back(words_of(command.name, option));
    }
  }
  return out;
}

/// Between quotation marks that leave every character as it is.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  out += '\'';
  return out;
}

/// With a backslash before whatever might mean something.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain =
        is_letter_or_digit(c) || std::string_view("-_./=").find(c) != std::string_view::npos;
    if (!plain) out += '\\';
    out += c;
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

/// Words stand one a line, since areas have spaces in their names.
std::string bash(const std::vector<CommandWords>& all) {
  std::string cases;
  for (const CommandWords& w : all) {
    std::vector<std::string> names;
    for (const OptionWords& o : w.options) {
      names.insert(names.end(), o.names.begin(), o.names.end());
      const std::string of =
          fmt::format("    {0}:{1})", w.name, joined(o.names, fmt::format("|{}:", w.name)));
      if (o.takes == Takes::words) {
        cases += fmt::format("{} words={} ;;\n", of, shell_quoted(joined(o.values, "\n")));
      } else if (o.takes == Takes::files) {
        cases += fmt::format("{} return ;;\n", of);
      } else if (o.takes == Takes::anything) {
        cases += fmt::format("{} compopt +o default; return ;;\n", of);
      }
    }
    cases += fmt::format("    {}:*) [[ \"$cur\" == -* ]] && words={} ;;\n", w.name,
                         shell_quoted(joined(names, "\n")));
  }
  std::vector<std::string> first = command_names();
  for (const char* const word : {"help", "--help", "--version"}) first.emplace_back(word);
  return "_duly() {\n  local cur=\"${COMP_WORDS[COMP_CWORD]}\" words='' IFS=$'\\n' word\n"
         "  COMPREPLY=()\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    words=" +
         shell_quoted(joined(first, "\n")) +
         "\n  elif [ \"${COMP_WORDS[1]}\" = help ]; then\n    words=" +
         shell_quoted(joined(command_names(), "\n")) +
         "\n  elif [ \"${COMP_WORDS[1]}\" = completion ]; then\n    words=" +
         shell_quoted(fmt::format("{}", fmt::join(kShells, "\n"))) +
         "\n  else\n    case \"${COMP_WORDS[1]}:${COMP_WORDS[COMP_CWORD-1]}\" in\n" + cases +
         "    esac\n  fi\n"
         "  for word in $words; do\n"
         "    [[ \"$word\" == \"$cur\"* ]] && COMPREPLY+=(\"$(printf '%q' \"$word\")\")\n  "
         "done\n}\n"
         "complete -o default -F _duly duly\n";
}

std::string zsh(const std::vector<CommandWords>& all) {
  std::string commands;
  std::string cases;
  for (const CommandWords& w : all) {
    commands += fmt::format("    {}\n", shell_quoted(fmt::format("{}:{}", w.name, w.summary)));
    cases += fmt::format("    {}) _arguments", w.name);
    for (const OptionWords& o : w.options) {
      for (const std::string& name : o.names) {
        std::string spec = fmt::format("{}[{}]", name, o.text);
        if (o.takes == Takes::words) {
          std::vector<std::string> values;
          for (const std::string& value : o.values) values.push_back(escaped(value));
          spec += fmt::format(":value:({})", joined(values, " "));
        } else if (o.takes == Takes::files) {
          spec += ":file:_files";
        } else if (o.takes == Takes::anything) {
          spec += ":value: ";
        }
        cases += fmt::format(" {}", shell_quoted(spec));
      }
    }
    cases += w.name == "completion"
                 ? fmt::format(" {} ;;\n",
                               shell_quoted(fmt::format("*:shell:({})", fmt::join(kShells, " "))))
                 : " '*:file:_files' ;;\n";
  }
  return "#compdef duly\n_duly() {\n  local -a commands\n  commands=(\n" + commands +
         "    'help:What a command takes'\n  )\n"
         "  if (( CURRENT == 2 )) || [[ $words[2] == help ]]; then\n"
         "    _describe command commands\n    return\n  fi\n"
         "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n" +
         cases + "  esac\n}\n_duly \"$@\"\n";
}

std::string fish(const std::vector<CommandWords>& all) {
  std::string out;
  for (const CommandWords& w : all) {
    out += fmt::format("complete -c duly -n __fish_use_subcommand -f -a {} -d {}\n", w.name,
                       shell_quoted(w.summary));
    for (const OptionWords& o : w.options) {
      std::string line =
          fmt::format("complete -c duly -n '__fish_seen_subcommand_from {}'", w.name);
      for (const std::string& name : o.names) {
        line += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2))
                                       : fmt::format(" -s {}", name.substr(1));
      }
      if (o.takes == Takes::files) line += " -r -F";
      if (o.takes == Takes::anything) line += " -x";
      if (o.takes == Takes::words) {
        std::vector<std::string> values;
        for (const std::string& value : o.values) values.push_back(escaped(value));
        line += fmt::format(" -x -a {}", shell_quoted(joined(values, " ")));
      }
      out += fmt::format("{} -d {}\n", line, shell_quoted(o.text));
    }
  }
  out += fmt::format("complete -c duly -n '__fish_seen_subcommand_from completion' -f -a '{}'\n",
                     fmt::join(kShells, " "));
  return out;
}

/// In PowerShell a quotation mark within quotation marks is written twice.
std::string powershell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += c;
    out += c;
  }
  out += '\'';
  return out;
}

std::string powershell_list(const std::vector<std::string>& words) {
  std::vector<std::string> quoted;
  for (const std::string& word : words) quoted.push_back(powershell_quoted(word));
  return fmt::format("@({})", joined(quoted, ", "));
}

std::string powershell(const std::vector<CommandWords>& all) {
  std::string options;
  std::string values;
  for (const CommandWords& w : all) {
    std::vector<std::string> names;
    for (const OptionWords& o : w.options) {
      names.insert(names.end(), o.names.begin(), o.names.end());
      if (o.takes != Takes::words) continue;
      for (const std::string& name : o.names) {
        values += fmt::format("    '{} {}' = {}\n", w.name, name, powershell_list(o.values));
      }
    }
    options += fmt::format("    '{}' = {}\n", w.name, powershell_list(names));
  }
  const std::vector<std::string> shells(kShells.begin(), kShells.end());
  return "Register-ArgumentCompleter -Native -CommandName duly, duly.exe -ScriptBlock {\n"
         "  param($wordToComplete, $commandAst, $cursorPosition)\n"
         "  $options = @{\n" +
         options + "  }\n  $values = @{\n" + values +
         "  }\n"
         "  $typed = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })\n"
         "  if ($wordToComplete -ne '') { $typed = @($typed | Select-Object -SkipLast 1) }\n"
         "  $words = @()\n"
         "  if ($typed.Count -le 1) { $words = @($options.Keys | Sort-Object) + 'help' }\n"
         "  elseif ($typed[1] -eq 'completion') { $words = " +
         powershell_list(shells) +
         " }\n"
         "  elseif ($values.ContainsKey(\"$($typed[1]) $($typed[-1])\")) {\n"
         "    $words = $values[\"$($typed[1]) $($typed[-1])\"]\n"
         "  }\n"
         "  elseif ($wordToComplete.StartsWith('-')) { $words = $options[$typed[1]] }\n"
         "  $words | Where-Object { $_ -like \"$wordToComplete*\" } | ForEach-Object {\n"
         "    $shown = if ($_ -match '[ ,]') { \"'\" + ($_ -replace \"'\", \"''\") + \"'\" } else "
         "{ $_ }\n"
         "    [System.Management.Automation.CompletionResult]::new($shown, $_, 'ParameterValue', "
         "$_)\n"
         "  }\n}\n";
}

}  // namespace

void completion_options(OptionList& options, Options& o) {
  options.examples("duly completion bash", "duly completion powershell");
  options.argument("SHELL", o.shell, "bash, zsh, fish or powershell");
}

int run_completion(const Options& options, Surroundings& surroundings) {
  constexpr std::array kWritten = {bash, zsh, fish, powershell};
  const auto* const at = std::find(kShells.begin(), kShells.end(), options.shell);
  if (at == kShells.end()) {
    throw WrongUsage("completion takes bash, zsh, fish or powershell, not '" + options.shell + "'");
  }
  write_out(kWritten[static_cast<std::size_t>(at - kShells.begin())](all_words()), surroundings);
  return kDone;
}

}  // namespace duly::cli

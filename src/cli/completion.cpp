// duly completion: made from the tree of commands and options, so that it cannot fall behind.

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"

namespace duly::cli {
namespace {

struct Words {
  std::string command;
  std::string summary;
  std::vector<std::pair<std::string, std::string>> options;  // --name, description
};

std::vector<Words> all_words() {
  std::vector<Words> out;
  for (const pages::CommandHelp& command : command_help()) {
    Words words{command.name, command.summary, {}};
    for (const pages::OptionHelp& option : command.options) {
      for (const std::string& name : option.names) {
        if (name.starts_with("--")) words.options.emplace_back(name, option.text);
      }
    }
    out.push_back(std::move(words));
  }
  return out;
}

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

std::string bash(const std::vector<Words>& all) {
  std::string names;
  std::string cases;
  for (const Words& w : all) {
    names += fmt::format("{}{}", names.empty() ? "" : " ", w.command);
    cases += fmt::format("    {}) words=\"", w.command);
    for (const auto& [name, text] : w.options) cases += fmt::format("{} ", name);
    cases += "\" ;;\n";
  }
  return "_duly() {\n  local cur=\"${COMP_WORDS[COMP_CWORD]}\" words=\"\"\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    words=\"" +
         names + " --help --version\"\n  else\n  case \"${COMP_WORDS[1]}\" in\n" + cases +
         "  esac\n  fi\n  if [[ \"$cur\" == -* || \"$COMP_CWORD\" -eq 1 ]]; then\n"
         "    COMPREPLY=( $(compgen -W \"$words\" -- \"$cur\") )\n  fi\n}\n"
         "complete -o default -F _duly duly\n";
}

std::string zsh(const std::vector<Words>& all) {
  std::string commands;
  std::string cases;
  for (const Words& w : all) {
    commands += fmt::format("    {}\n", shell_quoted(fmt::format("{}:{}", w.command, w.summary)));
    cases += fmt::format("    {}) _arguments", w.command);
    for (const auto& [name, text] : w.options) {
      cases += fmt::format(" {}", shell_quoted(fmt::format("{}[{}]", name, text)));
    }
    cases += " '*:file:_files' ;;\n";
  }
  return "#compdef duly\n_duly() {\n  local -a commands\n  commands=(\n" + commands +
         "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
         "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n" +
         cases + "  esac\n}\n_duly \"$@\"\n";
}

std::string fish(const std::vector<Words>& all) {
  std::string out;
  for (const Words& w : all) {
    out += fmt::format("complete -c duly -n __fish_use_subcommand -f -a {} -d {}\n", w.command,
                       shell_quoted(w.summary));
    for (const auto& [name, text] : w.options) {
      out += fmt::format("complete -c duly -n '__fish_seen_subcommand_from {}' -l {} -d {}\n",
                         w.command, name.substr(2), shell_quoted(text));
    }
  }
  return out;
}

}  // namespace

void completion_options(OptionList& options, Options& o) {
  options.argument("SHELL", o.shell, "bash, zsh or fish");
}

int run_completion(const Options& options, Surroundings& surroundings) {
  const std::vector<Words> words = all_words();
  if (options.shell == "bash") {
    write_out(bash(words), surroundings);
  } else if (options.shell == "zsh") {
    write_out(zsh(words), surroundings);
  } else if (options.shell == "fish") {
    write_out(fish(words), surroundings);
  } else {
    throw WrongUsage("completion takes bash, zsh or fish, not '" + options.shell + "'");
  }
  return kDone;
}

}  // namespace duly::cli

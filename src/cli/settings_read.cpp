#include "cli/settings_read.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "cli/app.hpp"
#include "cli/files.hpp"
#include "duly/ascii.hpp"
#include "duly/nearest.hpp"

namespace duly::cli {
namespace {

constexpr std::string_view kSettingsFile = "duly.toml";
constexpr std::string_view kFileVariable = "DULY_CONFIG";

/// The settings there are, and whose.
class KnownSettings {
 public:
  KnownSettings() {
    Options unused;
    const std::unique_ptr<CLI::App> app = build_app(unused);
    for (const Command& command : commands()) {
      CLI::App& sub = *app->get_subcommand(std::string(command.name));
      for (const CLI::Option* option : sub.get_options()) {
        if (option->get_configurable()) {
          of_[setting_name(*option)].emplace_back(command.name);
        } else {
          for (const std::string& name : option->get_lnames()) no_settings_.insert(name);
        }
      }
    }
  }

  /// What is wrong with the name of a setting, or nothing.
  std::string wrong(const SettingLine& line) const {
    if (!line.command.empty() && find_command(line.command) == nullptr) {
      return fmt::format("there is no command '{}'{}", line.command,
                         did_you_mean(line.command, command_names()));
    }
    const auto found = of_.find(line.key);
    if (found == of_.end()) {
      if (no_settings_.contains(line.key)) {
        return fmt::format("{} stands on the command line, not in a settings file", line.key);
      }
      return fmt::format("there is no setting '{}'{}", line.key, nearest_of(line.key, names()));
    }
    const std::vector<std::string>& of = found->second;
    if (line.command.empty() || std::find(of.begin(), of.end(), line.command) != of.end()) {
      return {};
    }
    return fmt::format("{} has no option --{}, which is of {}", line.command, line.key,
                       fmt::join(of, ", "));
  }

  bool has_variable(const std::string& name) const {
    return std::any_of(of_.begin(), of_.end(),
                       [&name](const auto& setting) { return variable_of(setting.first) == name; });
  }
  /// What a variable of no setting was most likely meant to be; blank where it is none of ours.
  std::string doubt(const std::string& name) const {
    for (const auto& setting : of_) {
      const std::string meant = variable_of(setting.first);
      if (is_slip(name, meant)) {
        return fmt::format("{} is no setting, and is not used; did you mean {}?", name, meant);
      }
    }
    return {};
  }

 private:
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& setting : of_) out.push_back(setting.first);
    return out;
  }

  std::map<std::string, std::vector<std::string>> of_;  ///< the commands that take a setting
  std::set<std::string> no_settings_;
};

std::string variable(const Surroundings& surroundings, std::string_view name) {
  for (const auto& [found, value] : surroundings.environment) {
    if (found == name) return value;
  }
  return {};
}

/// A settings file may say nothing; it must be there where it is named.
void read_file(const std::string& named_by, Surroundings& surroundings, SettingsRead& out) {
  try {
    const Bytes bytes = InputFile(out.file, surroundings).whole();
    out.lines = settings_in(bytes.view(), out.file);
  } catch (const Trouble& trouble) {
    const bool of_a_line = std::string_view(trouble.what()).starts_with(out.file + ":") &&
                           !std::string_view(trouble.what()).starts_with(out.file + ": ");
    throw Trouble(named_by.empty() || of_a_line ? trouble.what() : named_by + " " + trouble.what());
  }
}

void read_any_file(const Options& o, Surroundings& surroundings, SettingsRead& out) {
  if (o.config == "-") throw WrongUsage("--config names a file; settings are not read from -");
  const std::string by_variable = variable(surroundings, kFileVariable);
  std::error_code error;
  if (!o.config.empty()) {
    out.file = o.config;
    read_file("--config", surroundings, out);
  } else if (!by_variable.empty()) {
    out.file = by_variable;
    read_file(std::string(kFileVariable), surroundings, out);
  } else if (std::filesystem::exists(kSettingsFile, error)) {
    out.file = kSettingsFile;
    read_file({}, surroundings, out);
  }
}

}  // namespace

std::string SettingsRead::place_of(const SettingLine& line) const {
  return fmt::format("{}:{}", file, line.line);
}

std::string variable_of(const std::string& setting) {
  std::string out = "DULY_";
  for (const char c : setting) out += c == '-' ? '_' : capital_letter(c);
  return out;
}

SettingsRead read_settings(const Options& options, Surroundings& surroundings) {
  SettingsRead out;
  read_any_file(options, surroundings, out);
  if (out.lines.empty() && surroundings.environment.empty()) return out;  // as most runs
  const KnownSettings known;
  for (const SettingLine& line : out.lines) {
    if (const std::string wrong = known.wrong(line); !wrong.empty()) {
      throw WrongUsage(out.place_of(line) + ": " + wrong);
    }
  }
  for (const auto& [name, value] : surroundings.environment) {
    if (value.empty() || name == kFileVariable) continue;
    if (known.has_variable(name)) {
      out.environment.emplace_back(name, value);
    } else if (std::string doubt = known.doubt(name); !doubt.empty()) {
      out.doubtful.push_back(std::move(doubt));
    }
  }
  return out;
}

}  // namespace duly::cli

// What the environment and the settings file say, put where the command line is silent.

#include "cli/settings.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "cli/app.hpp"
#include "cli/inputs.hpp"
#include "cli/settings_read.hpp"
#include "cli/system.hpp"
#include "duly/ascii.hpp"

namespace duly::cli {
namespace {

[[noreturn]] void wrong_value(const Given& given, const std::string& why) {
  throw WrongUsage(fmt::format("{}: {} {}", given.place, given.name, why));
}

/// A flag that is off has no values, so that it is as if it had not been given.
void settle_flag(Given& given) {
  constexpr std::array<std::string_view, 4> kOn = {"true", "yes", "on", "1"};
  constexpr std::array<std::string_view, 4> kOff = {"false", "no", "off", "0"};
  const auto is_among = [](const std::string& word, const auto& words) {
    return std::any_of(words.begin(), words.end(),
                       [&word](std::string_view one) { return same_but_for_case(word, one); });
  };
  const std::string value = given.values.size() == 1 ? given.values[0] : fmt::format("a list");
  if (value.empty() || is_among(value, kOff)) {
    given.values.clear();
  } else if (is_among(value, kOn)) {
    given.values = {"true"};
  } else if (given.from_settings()) {
    wrong_value(given, fmt::format("takes true or false, not '{}'", value));
  }
}

/// A path of a settings file is relative to the folder the file stands in.
std::string beside(const std::filesystem::path& folder, const CLI::Option& option,
                   const std::string& value) {
  const bool number = value.find_first_not_of("0123456789") == std::string::npos;
  const bool or_number = option.get_type_name().find('|') != std::string::npos;
  if (folder.empty() || value.empty() || value == "-" || (or_number && number)) return value;
  const Input input = is_list(option) ? input_named(value) : Input{{}, value};
  if (path_of(input.path).has_root_path()) return value;  // a drive, or a folder of it
  const std::string path = in_folder(name_of(folder), input.path);
  return input.kind.empty() ? path : input.kind + "=" + path;
}

void settle_values(const CLI::Option& option, const std::filesystem::path& folder, Given& given) {
  if (is_flag(option)) return settle_flag(given);
  if (!given.from_settings()) return;
  std::vector<std::string>& values = given.values;
  if (values.size() > 1 && !is_list(option)) wrong_value(given, "takes one value, not a list");
  if (values.size() > 1 && std::find(values.begin(), values.end(), "") != values.end()) {
    wrong_value(given, "has a blank value in its list");
  }
  if (given.source == Source::environment || !takes_files(option)) return;
  for (std::string& value : values) value = beside(folder, option, value);
}

/// The strongest that is given for an option of a command.
std::optional<Given> strongest(const CLI::Option& option, const std::string& command,
                               const SettingsRead& read) {
  const std::string name = setting_name(option);
  if (option.count() > 0) {
    return Given{name, option.results(), Source::command_line, "the command line"};
  }
  for (const auto& [variable, value] : read.environment) {
    if (variable == variable_of(name)) return Given{name, {value}, Source::environment, variable};
  }
  std::optional<Given> out;
  for (const SettingLine& line : read.lines) {
    if (line.key != name || (!line.command.empty() && line.command != command)) continue;
    const Source source = line.command.empty() ? Source::file : Source::section;
    if (!out || source < out->source) out = Given{name, line.values, source, read.place_of(line)};
  }
  return out;
}

void put(CLI::Option& option, const Given& given) {
  const bool number = option.get_type_name() == "N";
  if (number && given.values.front().front() == '-') wrong_value(given, "takes no negative number");
  try {
    option.add_result(given.values);
    option.run_callback();
  } catch (const CLI::ParseError&) {  // text fits everywhere else
    wrong_value(given, fmt::format("takes a number, not '{}'", given.values.front()));
  }
}

}  // namespace

InForce take_settings(CLI::App& app, Options& options, Surroundings& surroundings) {
  InForce out;
  const std::vector<CLI::Option*> all = settable(app);
  if (all.empty()) return out;
  SettingsRead read = read_settings(options, surroundings);
  std::vector<CLI::Option*> chosen;  // of each that is given
  for (CLI::Option* option : all) {
    std::optional<Given> given = strongest(*option, app.get_name(), read);
    if (!given) continue;
    settle_values(*option, read.folder(), *given);
    out.given.push_back(std::move(*given));
    chosen.push_back(option);
  }
  stand_aside(out.given);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const Given& given = out.given[i];
    if (given.from_settings() && given.asks()) put(*chosen[i], given);
  }
  options.config = read.file;
  out.file = std::move(read.file);
  out.doubtful = std::move(read.doubtful);
  return out;
}

}  // namespace duly::cli

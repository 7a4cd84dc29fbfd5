// Which settings are in force, said to people: in one line of every run, in messages, and in full.

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/app.hpp"
#include "cli/settings.hpp"
#include "cli/settings_read.hpp"
#include "cli/shorten.hpp"
#include "duly/ascii.hpp"
#include "duly/text.hpp"

namespace duly::cli {
namespace {

/// Does a word stand in a message, and not as a part of a longer one?
bool has_word(std::string_view message, std::string_view word) {
  const auto is_part = [message](std::size_t at) {
    constexpr std::string_view kOfNames = "-_./";
    return at < message.size() && (is_letter_or_digit(message[at]) ||
                                   kOfNames.find(message[at]) != std::string_view::npos);
  };
  for (std::size_t at = message.find(word); at != std::string_view::npos;
       at = message.find(word, at + 1)) {
    if ((at == 0 || !is_part(at - 1)) && !is_part(at + word.size())) return true;
  }
  return false;
}

bool is_about(std::string_view message, const Given& given) {
  constexpr std::size_t kShort = 3;  // shorter values may stand in any message
  return has_word(message, "--" + given.name) ||
         std::any_of(given.values.begin(), given.values.end(), [message](const std::string& value) {
           return value.size() >= kShort && has_word(message, value);
         });
}

std::string quoted(const std::string& value) {
  const bool is_word = value == "true" || value == "false";
  if (is_word) return value;
  const char quote = value.find('"') == std::string::npos ? '"' : '\'';
  return fmt::format("{0}{1}{0}", quote, value);
}

std::string in_list(const std::vector<std::string>& values) {
  std::vector<std::string> all;
  all.reserve(values.size());
  for (const std::string& value : values) all.push_back(quoted(value));
  return fmt::format("[{}]", fmt::join(all, ", "));
}

/// The lines of a settings file, their comments below one another.
class SettingsWriter {
 public:
  void add(std::string setting, std::string comment) {
    lines_.emplace_back(std::move(setting), std::move(comment));
  }
  void add_line(std::string line) { lines_.emplace_back(std::move(line), ""); }
  std::string text() const {
    constexpr std::size_t kWidest = 40;
    std::size_t width = 0;
    for (const auto& [setting, comment] : lines_) {
      if (!comment.empty() && setting.size() <= kWidest) width = std::max(width, setting.size());
    }
    std::string out;
    for (const auto& [setting, comment] : lines_) {
      out += comment.empty() ? setting : fmt::format("{:<{}}  # {}", setting, width, comment);
      out += '\n';
    }
    return printable(out, LineEnds::keep);
  }

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

/// A value as it is written for its option.
std::string written(const CLI::Option& option, const std::vector<std::string>& values) {
  if (is_flag(option)) return values.empty() ? "false" : "true";
  if (is_list(option)) return in_list(values);
  return quoted(values.empty() ? std::string() : values[0]);
}

void add_given(const CLI::Option& option, const Given& given, SettingsWriter& out) {
  const std::string setting = fmt::format("{} = {}", given.name, written(option, given.values));
  if (given.aside.empty()) {
    out.add(setting, given.place);
  } else {
    out.add("# " + setting, fmt::format("{}: not in force, {}", given.place, given.aside));
  }
}

void add_default(CLI::Option& option, SettingsWriter& out) {
  const std::string value = option.capture_default_str()->get_default_str();
  const bool none = value.empty() || is_list(option);
  const std::vector<std::string> values =
      none ? std::vector<std::string>{} : std::vector<std::string>{value};
  out.add(fmt::format("# {} = {}", setting_name(option), written(option, values)), "default");
}

std::string file_named(const std::string& file) {
  return file.empty() ? "no settings file" : printable(file);
}

}  // namespace

void tell_settings(const InForce& in_force, Surroundings& surroundings) {
  std::string of_file;
  std::string of_environment;
  std::string aside;
  const auto add = [](std::string& list, const std::string& word) {
    list += (list.empty() ? "" : ", ") + word;
  };
  for (const Given& given : in_force.given) {
    if (!given.from_settings()) continue;
    if (!given.aside.empty()) {
      add(aside, given.name);
    } else {
      const bool variable = given.source == Source::environment;
      add(variable ? of_environment : of_file, variable ? given.place : given.name);
    }
  }
  std::string line;
  const auto add_part = [&line](const std::string& part) {
    line += (line.empty() ? "settings: " : "; ") + part;
  };
  if (!of_file.empty()) add_part(fmt::format("{} ({})", in_force.file, of_file));
  if (!of_environment.empty()) add_part(fmt::format("the environment ({})", of_environment));
  if (!aside.empty()) add_part("not in force: " + aside);
  if (!line.empty()) surroundings.err << shortened(printable(line)) << "\n";
  for (const std::string& doubt : in_force.doubtful)
    surroundings.err << shortened(printable(doubt)) << "\n";
  surroundings.err << std::flush;
}

std::string told_where(std::string_view message, const InForce& in_force) {
  std::string out;
  for (const Given& given : in_force.given) {
    if (!given.from_settings() || !given.asks() || !is_about(message, given)) continue;
    out += fmt::format("\n--{} comes from {}", given.name, given.place);
  }
  return out;
}

std::string shown_settings(CLI::App& app, const InForce& in_force) {
  SettingsWriter out;
  out.add_line(
      fmt::format("# In force for duly {}; {}", app.get_name(), file_named(in_force.file)));
  out.add_line(fmt::format("[{}]", app.get_name()));
  for (CLI::Option* option : settable(app)) {
    const auto given =
        std::find_if(in_force.given.begin(), in_force.given.end(),
                     [name = setting_name(*option)](const Given& g) { return g.name == name; });
    if (given == in_force.given.end()) {
      add_default(*option, out);
    } else {
      add_given(*option, *given, out);
    }
  }
  return out.text();
}

std::string shown_settings(const Options& options, Surroundings& surroundings) {
  const SettingsRead read = read_settings(options, surroundings);
  SettingsWriter out;
  out.add_line(
      fmt::format("# What {} and the environment say; `duly kpi --show-config` shows what"
                  " is in force for kpi",
                  file_named(read.file)));
  std::string section;
  for (const SettingLine& line : read.lines) {
    if (line.command != section) out.add_line(fmt::format("[{}]", line.command));
    section = line.command;
    const std::string value =
        line.values.size() == 1 ? quoted(line.values[0]) : in_list(line.values);
    out.add(fmt::format("{} = {}", line.key, value), read.place_of(line));
  }
  for (const auto& [variable, value] : read.environment) {
    out.add_line(fmt::format("# {}={}, before the file", variable, value));
  }
  return out.text();
}

}  // namespace duly::cli

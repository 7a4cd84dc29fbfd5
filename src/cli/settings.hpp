#pragma once

// What a run is told beside its command line: by the environment and by a settings file. The names
// of the settings are those of the options; there is no other list of them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "cli/run.hpp"

namespace duly::cli {

/// Where a value comes from, the strongest first.
enum class Source : std::uint8_t {
  command_line,
  environment,
  section,  ///< of the settings file, for this command
  file,     ///< the settings file, for every command
};

/// A value that was given for an option.
struct Given {
  std::string name;                 ///< of the setting: the option's long name, or "files"
  std::vector<std::string> values;  ///< blank, or none: as if it were not given at all
  Source source = Source::command_line;
  std::string place;    ///< "duly.toml:3", "DULY_FORMAT", "the command line"
  std::string aside{};  ///< why it is not in force where it might be; blank where it is

  bool from_settings() const { return source != Source::command_line; }
  /// Does it ask for something? A flag that is off has no values.
  bool asks() const { return aside.empty() && !values.empty() && !values[0].empty(); }
};

/// All that was given to one command, the strongest for each option, in the order of its options.
struct InForce {
  std::string file;  ///< that was read, or blank
  std::vector<Given> given;
  std::vector<std::string> doubtful;  ///< about variables that are nearly known: sentences
};

/// Reads the environment and the settings file, and puts what they say of the command `app` into
/// `options`, where the command line does not say otherwise. WrongUsage, Trouble.
InForce take_settings(CLI::App& app, Options& options, Surroundings& surroundings);

/// Weaker values that would clash with stronger ones, or serve what is not asked for, stand aside.
void stand_aside(std::vector<Given>& given);

/// Says on standard error, in one line, which settings are in force that the command line does not
/// give.
void tell_settings(const InForce& in_force, Surroundings& surroundings);

/// "\n--year is of duly.toml:3" for each setting that a message is about; blank where there is
/// none.
std::string told_where(std::string_view message, const InForce& in_force);

/// What is in force, as a settings file whose comments say where each value comes from: of one
/// command, or of the file and the environment alone.
std::string shown_settings(CLI::App& app, const InForce& in_force);
std::string shown_settings(const Options& options, Surroundings& surroundings);

}  // namespace duly::cli

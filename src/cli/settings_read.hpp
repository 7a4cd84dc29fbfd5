#pragma once

// The environment and the settings file as they are found, with their names looked at.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "cli/options.hpp"
#include "cli/run.hpp"
#include "cli/settings_file.hpp"

namespace duly::cli {

struct SettingsRead {
  std::string file;  ///< or blank
  std::vector<SettingLine> lines;
  /// Variables that name a setting of some command, and are not blank.
  std::vector<std::pair<std::string, std::string>> environment;
  /// Sentences about variables that are no setting, but nearly.
  std::vector<std::string> doubtful;

  /// "duly.toml:3"
  std::string place_of(const SettingLine& line) const;
  std::filesystem::path folder() const { return std::filesystem::path(file).parent_path(); }
};

/// The variable of a setting: DULY_AS_AT.
std::string variable_of(const std::string& setting);

/// Reads what there is. WrongUsage where a name in the file is no setting, Trouble where the file
/// cannot be read.
SettingsRead read_settings(const Options& options, Surroundings& surroundings);

}  // namespace duly::cli

#pragma once

// A settings file as it is written: what each line says. What it means is known by settings.cpp.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace duly::cli {

/// `key = value` or `key = [value, value]`.
struct SettingLine {
  std::string command;  ///< of the section [kpi]; blank above the first section
  std::string key;
  std::vector<std::string> values;
  std::size_t line = 0;
};

/// The settings of a file in their order. Trouble names the first line that cannot be read, or that
/// says again what another said.
std::vector<SettingLine> settings_in(std::string_view text, const std::string& name);

}  // namespace duly::cli

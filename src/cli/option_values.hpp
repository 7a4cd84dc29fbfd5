#pragma once

// Which words an option takes, where they can be listed: completions offer them.

#include <string>
#include <string_view>
#include <vector>

namespace duly::cli {

/// The words that the option (`--status`) of the command takes, or none where it takes anything.
std::vector<std::string> values_of(std::string_view command, std::string_view option);

}  // namespace duly::cli

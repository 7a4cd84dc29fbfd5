#pragma once

// The tree of commands and options as plain lists: man page and completions are made from it, so
// that they cannot fall behind.

#include <string>
#include <string_view>
#include <vector>

#include "pages/manual.hpp"

namespace duly::cli {

std::vector<pages::CommandHelp> command_help();

/// What --help says, no line longer than 80 characters: of the command of that name, else of all.
std::string help_text(std::string_view name);

/// The man page, docs/duly.1.
std::string manual();

}  // namespace duly::cli

#pragma once

// The tree of commands and options as plain lists: man page and completions are made from it, so
// that they cannot fall behind.

#include <string>
#include <vector>

#include "pages/manual.hpp"

namespace duly::cli {

std::vector<pages::CommandHelp> command_help();

/// The man page, docs/duly.1.
std::string manual();

}  // namespace duly::cli

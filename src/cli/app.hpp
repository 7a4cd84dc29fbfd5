#pragma once

#include <memory>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/options.hpp"

namespace duly::cli {

/// The command line as a tree: help, man page and completions are made from the whole of it. A run
/// of one command needs the options of that one alone [measured: a quarter of the instructions].
std::unique_ptr<CLI::App> build_app(Options& options, std::string_view only = {});

}  // namespace duly::cli

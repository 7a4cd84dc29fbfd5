#pragma once

#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.hpp"

namespace duly::cli {

/// The whole command line as a tree: help, man page and completions are made from it.
std::unique_ptr<CLI::App> build_app(Options& options);

}  // namespace duly::cli

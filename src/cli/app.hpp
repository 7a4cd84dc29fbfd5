#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/options.hpp"

namespace duly::cli {

/// The command line as a tree: help, man page and completions are made from the whole of it. A run
/// of one command needs the options of that one alone [measured: a quarter of the instructions].
std::unique_ptr<CLI::App> build_app(Options& options, std::string_view only = {});

/// The options of a command that a settings file or the environment may give.
std::vector<CLI::Option*> settable(CLI::App& app);
/// By which name: "as-at"; "files" for what stands without one.
std::string setting_name(const CLI::Option& option);

/// Does it name files?
bool takes_files(const CLI::Option& option);
bool is_flag(const CLI::Option& option);
/// Does it take several values?
bool is_list(const CLI::Option& option);

}  // namespace duly::cli

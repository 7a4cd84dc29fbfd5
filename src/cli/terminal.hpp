#pragma once

namespace duly::cli {

/// The only place that knows the clock, the environment and the terminal.
int run_on_terminal(int argc, char** argv);

}  // namespace duly::cli

#pragma once

#include "duly/date.hpp"

namespace duly::cli {

/// The day on the clock. One that shows no day at all is as one that was never set: as_at_for
/// believes neither.
Date today();

/// The only place that knows the clock, the environment and the terminal.
int run_on_terminal(int argc, char** argv);

}  // namespace duly::cli

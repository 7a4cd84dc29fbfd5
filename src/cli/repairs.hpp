#pragma once

#include "cli/session.hpp"

namespace duly::cli {

/// Closing lines on what repairs did, and on plans absent from a newer extract.
void tell_repairs(const Session& session, Output& out);

}  // namespace duly::cli

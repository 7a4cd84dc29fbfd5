#pragma once

// Values typed that select by what stands in the files. One that stands in no file would match
// nothing, and an empty answer would look like good news: it is wrong usage.

#include <string_view>

#include "cli/session.hpp"

namespace duly::cli {

/// The team of --team as the files have it, blank where none was asked for. Capitals are looked at
/// only where two teams differ by them alone. WrongUsage where no file has it.
std::string_view team_asked_for(const Session& session);
/// The same of --iro: officers allocated, and those named in reviews.
std::string_view iro_asked_for(const Session& session);

}  // namespace duly::cli

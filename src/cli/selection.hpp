#pragma once

// Values typed that select by what stands in the files. One that stands in no file would match
// nothing, and an empty answer would look like good news: it is wrong usage.

#include <string>
#include <string_view>
#include <vector>

#include "cli/session.hpp"

namespace duly::cli {

/// The team of --team as the files have it, blank where none was asked for. Capitals are looked at
/// only where two teams differ by them alone. WrongUsage where no file has it.
std::string_view team_asked_for(const Session& session);
/// The same of --iro: officers allocated, and those named in reviews.
std::string_view iro_asked_for(const Session& session);

/// The duties asked for whose cases no file read has, as "cp_review: no plans loaded"; blank where
/// all are there. A known word without rows is no error, but no good news either.
std::string missing_duties(const Session& session, const std::vector<Duty>& duties);

/// Reports each group of --by of which no file read has any value, so that all rows are in none.
void tell_missing_groups(Session& session);

}  // namespace duly::cli

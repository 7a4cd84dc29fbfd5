#pragma once

// Values typed that select by what stands in the files. One that stands in no file would match
// nothing, and an empty answer would look like good news: it is wrong usage.

#include <string>
#include <string_view>
#include <vector>

#include "answers/data_set.hpp"

namespace duly::answers {

/// The team typed as the files have it, blank where none was typed. Capitals are looked at only
/// where two teams differ by them alone. WrongQuestion where no file has it.
std::string_view team_named(const DataSet& data, const std::string& typed);
/// The same of reviewing officers: those allocated, and those named in reviews.
std::string_view officer_named(const DataSet& data, const std::string& typed);

/// Why no file read has a case of the sort: "no plans loaded"; blank where one has.
std::string_view why_no_cases(const DataSet& data, CaseSort sort);
/// Does no file read have a case of any sort?
bool holds_no_cases(const DataSet& data);
/// What such files hold.
inline constexpr std::string_view kNoCases = "no episodes, no plans and no enquiries";
/// An answer to be given for them: reported, and without a title ("Nothing can be due: the files
/// hold no episodes, ...").
Output without_cases(DataSet& data, Output out, std::string_view nothing_can_be);

/// The duties asked for whose cases no file read has, as "cp_review: no plans loaded"; blank where
/// all are there. A known word without rows is no error, but no good news either.
std::string missing_duties(const DataSet& data, const std::vector<Duty>& duties);

/// Why no row can have a value of the group; blank where some can.
std::string_view why_no_group(const DataSet& data, std::string_view by);
/// Reports each group named of which no file read has any value, so that all rows are in none.
void tell_missing_groups(DataSet& data, const std::vector<std::string>& names);

}  // namespace duly::answers

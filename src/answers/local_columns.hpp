#pragma once

// Columns of an authority's own, asked for by the name their file gives them.

#include <string>
#include <vector>

#include "duly/record.hpp"

namespace duly::answers {

/// "reviews.venue" is a column of that kind of extract, a name alone one of the allocations.
LocalColumn column_typed(const std::string& name);

void add_column(std::vector<LocalColumn>& all, LocalColumn column);

/// The columns of the files of that kind, as they may be asked for.
std::vector<std::string> columns_of(const Records& records, const std::string& kind,
                                    const std::string& before = {});
/// Is any file of the kind read?
bool is_read(const Records& records, const std::string& kind);
/// Is the column in a file that was read?
bool is_in_files(const Records& records, const LocalColumn& column);
/// Why it is not: "no file of reviews has a column Seem; did you mean Seen?". The nearest stand
/// behind `before`.
std::string why_not_in_files(const Records& records, const LocalColumn& column,
                             const std::string& before = {});

/// What rows say in it, each value once.
std::vector<std::string> values_in(const Records& records, const LocalColumn& column);

/// Does the column hold what --pseudonyms hide?
bool holds_ids(const Records& records, const LocalColumn& column);
/// What else tells who a child is, by its heading or by what is in it: "names", "UPNs", "NHS
/// numbers". Blank for any other column.
std::string_view tells_who(const Records& records, const LocalColumn& column);

}  // namespace duly::answers

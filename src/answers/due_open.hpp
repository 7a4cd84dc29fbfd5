#pragma once

// The links that are open: what is due, overdue, or cannot be judged.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answers/data_set.hpp"

namespace duly::answers {

/// Is the day asked about before everything the files tell of?
bool nothing_begun(const Cases& cases);
/// Reports where the files tell nothing yet, or no more, of the day asked about. The day stays, but
/// what was held since they end is not known: the same as sentences.
std::vector<std::string> tell_ends(DataSet& data, const Cases& cases, const Coverage& coverage);

struct OpenLinks {
  std::vector<std::pair<Id, Obligation>> links;  ///< by child, in the order of duties
  /// Open cases that have none, by the reason: "already 18".
  std::map<std::string_view, std::size_t> without;
};
/// Of every child whose cases are given.
OpenLinks open_links(const DataSet& data, const Cases& cases, const Coverage& coverage);

}  // namespace duly::answers

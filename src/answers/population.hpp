#pragma once

// Rates: how many children there are of the whole area, and of its groups.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duly/population.hpp"

namespace duly::answers {

/// Children in the area, and in each group that has a number of its own. A group without one has
/// no rate.
class Population {
 public:
  bool given() const { return whole_ > 0 || !groups_.empty(); }
  /// Have groups numbers of their own?
  bool by_group() const { return !groups_.empty(); }
  /// Of the whole area; 0 where it is not known.
  std::size_t whole() const { return whole_; }
  /// Of a group of the breakdown `by` ("sex / age_band"), which goes by several names ("U6", "U6
  /// Foster care, other"); 0 where it is not known.
  std::size_t of(std::string_view by, const std::vector<std::string>& names) const;

  /// Of everyone: 242300. WrongQuestion where it is no number.
  static Population of_number(const std::string& text);
  /// Of a file's lines. WrongQuestion where a group is none that is known or among `asked`; `file`
  /// is its name.
  static Population of_lines(const std::vector<PopulationLine>& lines, const std::string& file,
                             const std::vector<std::string>& asked);

 private:
  std::size_t whole_ = 0;
  std::map<std::pair<std::string, std::string>, std::size_t> groups_;
};

}  // namespace duly::answers

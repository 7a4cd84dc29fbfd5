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

/// Two lines of a file are of one group.
[[noreturn]] void throw_told_twice(const std::string& file, std::size_t line, std::size_t before);

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

  /// A number of a group, as its line has it.
  struct OfGroup {
    std::size_t line = 0;
    std::string group, value;
    std::size_t children = 0;
  };
  /// Those of the breakdown `by`, in the order of their lines.
  std::vector<OfGroup> of_breakdown(std::string_view by) const;
  /// The file they are from; blank where they are from none.
  const std::string& file() const { return file_; }

  /// Of everyone: 242300. WrongQuestion where it is no number.
  static Population of_number(const std::string& text);
  /// Of a file's lines. WrongQuestion where a group is none that is known or among `asked`,
  /// WrongFiles where two lines are of one group; `file` is its name.
  static Population of_lines(const std::vector<PopulationLine>& lines, const std::string& file,
                             const std::vector<std::string>& asked);

 private:
  std::size_t whole_ = 0;
  std::map<std::pair<std::string, std::string>, OfGroup> groups_;
  std::string file_;
};

}  // namespace duly::answers

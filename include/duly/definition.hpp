// layer: record
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace duly {

/// A measure that an authority defines itself: a line of a file given with --define. It counts the
/// rows of a kind held in the period by what one of their columns says.
struct Definition {
  std::string id, title;
  std::string kind;                  ///< reviews, conferences or events
  std::string column;                ///< blank: of a plain count of rows
  bool plain_count = false;          ///< `counted` is *
  std::vector<std::string> counted;  ///< the values in the numerator
  std::vector<std::string> of;       ///< those in the denominator; none: any
  std::size_t line = 0;
};

}  // namespace duly

// layer: base
#pragma once

#include <cstddef>
#include <string>

namespace duly {

/// Why a file as a whole was not read: malformed, of another sort, or refused.
struct NotRead {
  std::size_t line = 0;  ///< 0: of no one line
  std::string why;
  bool other_sort = false;  ///< of another sort than was looked for: nothing of it was taken
};

}  // namespace duly

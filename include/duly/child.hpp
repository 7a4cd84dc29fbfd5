// layer: record
#pragma once

// Records of children themselves.

#include <cstdint>

#include "duly/code.hpp"
#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly {

/// What is known of a child apart from histories.
struct ChildRow {
  Id child = kNoId;
  OptDate born;
  RowRef row;
  OptDate expected;  ///< of a child not yet born
  OptDate died;
  ShortCode sex;
  ShortCode ethnicity;
  std::uint32_t local = kNoPlace;  ///< in Records::local
  bool mother = false;             ///< MOTHER is filled
  bool from_header = false;  ///< a row of the children table stands before a birth date on a review
};

}  // namespace duly

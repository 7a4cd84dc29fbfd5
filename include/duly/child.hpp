// layer: record
#pragma once

// Records of children themselves.

#include <cstdint>

#include "duly/code.hpp"
#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly {

struct Records;

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
  OptDate uasc_ceased;             ///< DUC
  bool uasc = false;               ///< an unaccompanied asylum-seeking child, once or still
  bool mother = false;             ///< MOTHER is filled
  bool from_header = false;  ///< a row of the children table stands before a birth date on a review
};

/// Does any file say which children are unaccompanied asylum seekers: a UASC table, or a header
/// that says so of each child, as the return in XML has it?
bool tells_of_unaccompanied(const Records& records);

}  // namespace duly

// layer: record
#pragma once

// What an authority counts itself: escalations, visits, reviews of carers.

#include <cstdint>

#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly {

/// A row of an extract of events. What else it tells is read where a column is asked for by name.
struct LocalEvent {
  Id child = kNoId;
  OptDate day;
  std::uint64_t row_hash = 0;      ///< of all its cells: rows that are told twice are one
  std::uint32_t local = kNoPlace;  ///< in Records::local
  RowRef row;
};

}  // namespace duly

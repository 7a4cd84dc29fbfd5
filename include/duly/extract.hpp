// layer: record
#pragma once

// What is known of the files that were read.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly {

/// An episode or a plan that was left out: its file does know the child, so that the child is not
/// absent from it.
struct LeftOutRow {
  Id child = kNoId;
  RowRef row;
};

/// A column (or XML element) read, and what it was taken for.
struct ExtractColumn {
  std::string heading;
  std::string kind;
  std::string field;
};

/// A column asked for by name (Records::local), and which it is of its kind.
struct ExtractLocalColumn {
  std::string heading;
  std::uint32_t place = 0;
};

/// A column that a measure or a group cannot do without; a blank field is any extract of the kind.
struct Need {
  std::string_view kind;
  std::string_view field;
};

/// One input file as read.
struct Extract {
  std::string name;  ///< as given on the command line
  std::string kind;  ///< episodes, reviews, ...; the unused table's name; or the XML return's
  std::vector<ExtractColumn> columns;
  std::vector<ExtractLocalColumn> local_columns;
  OptDate reference_date;            ///< of a CIN census: the last day of its year
  std::uint32_t reference_line = 0;  ///< where it says so
  OptDate complete_from;     ///< reviews and conferences before it are not all of their time
  bool latest_only = false;  ///< carries only the latest review (Annex A)
  std::size_t rows = 0;      ///< rows below the heading
  std::size_t left_out = 0;
  OptDate year;        ///< 1 April of the collection year it is a return of, once gathered
  OptDate first_date;  ///< of all starts, ends, reviews and conferences in it
  OptDate last_date;
  std::vector<std::string> headings;
};

}  // namespace duly

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "duly/record.hpp"

namespace duly::test {

/// An extract of a few rows: its name, and its text as CSV.
struct Small {
  std::string name;
  std::string csv;
};
// Rows stand in one line each, cells between spaces, "-" for a blank one; cells left off are blank.
Small episodes(std::string name, std::string_view rows);     ///< child start RNE end REC LS
Small plans(std::string name, std::string_view rows);        ///< child plan_id start end
Small reviews(std::string name, std::string_view rows);      ///< child day code
Small conferences(std::string name, std::string_view rows);  ///< child day of a review conference
Small children(std::string name, std::string_view rows);     ///< child birth date

/// `count` rows of children B1, B2, ...: "B1 2022-06-01 S\n" of "2022-06-01 S".
std::string each(int count, std::string_view cells);

/// The files as they are read, in this order, their tables joined.
Records read(const std::vector<Small>& files, Diagnostics& found);

/// What becomes of the rows of several files, whatever the order they are given in.
struct Merged {
  /// Episodes as "A1 2020-02-01..2023-04-01", an unknown end with "?"; with " X1" where they go on.
  std::string episodes;
  std::string plans;  ///< likewise, with "known to 2023-03-31"
  std::string born;   ///< birth dates: "A1 2008-05-01"
  std::string codes;  ///< of the reviews that stand: "A1 2022-05-05 PN1"
  /// Of the files and the bringing together: "D302 y23:3 DEC A1", in alphabetical order.
  std::string findings;
  std::string years;     ///< collection years by file: "y23 2022"
  std::string repairs;   ///< what the closing line counts: "care of 1 ended, 2 moved, 1 absent"
  std::string problems;  ///< words of --no-repair: "error" where a finding is one
};
struct MergeOptions {
  std::string_view as_at = "2024-03-31";
  bool repair = true;
};
Merged merged(std::vector<Small> files, const MergeOptions& options = {});

}  // namespace duly::test

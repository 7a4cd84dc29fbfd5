#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "duly/diagnostic.hpp"
#include "duly/input.hpp"
#include "duly/record.hpp"

namespace duly::test {

/// What extracts in CSV give.
struct Loaded {
  Records records;
  Diagnostics findings;

  /// What was found, with its line: "D201:4 D203:5".
  std::string codes() const;
  std::string_view word(Id id) const { return records.words[id]; }
  /// A cell of a column asked for by name.
  std::string_view cell(std::uint32_t row_cells, std::uint32_t place) const {
    return word(records.local.cell(row_cells, place));
  }
};

/// With the details that only some figures ask for.
LoadOptions everything();

/// Reads one more extract; the test stops where it is none.
void add(Loaded& loaded, std::string_view csv, const LoadOptions& options = everything());
Loaded load(std::string_view csv, const LoadOptions& options = everything());

/// The same of a file whose columns are asked for by name.
Loaded load_columns(std::vector<LocalColumn> columns, std::string_view csv,
                    const LoadOptions& options = everything());

/// The dates of care as "A1001 0 2015-06-01 line 2"; what is done by its number.
std::vector<std::string> care_dates(const Loaded& l);

}  // namespace duly::test

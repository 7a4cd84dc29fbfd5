#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/rows.hpp"

namespace duly::input {

/// A heading as it is compared: letters and digits only, lower case.
std::string plain(std::string_view heading);

/// What a heading row says.
struct Recognised {
  std::string kind;                  ///< blank where no kind fits
  std::vector<BoundColumn> columns;  ///< one a field found, by column
  std::vector<std::size_t> twice;    ///< columns that carry a field found before
  std::vector<std::size_t> unknown;  ///< columns of no field of the kind
};

/// The kind whose required fields are all among `row`, and the most fields where several fit.
Recognised recognise(std::span<const std::string> row, std::string_view forced_kind,
                     std::span<const Heading> headings);

/// A column asked for by name (LoadOptions::local_columns).
struct LocalColumn {
  std::size_t at = 0;
  std::size_t place = 0;  ///< of its name among those asked for
};

/// Finds the columns asked for: by the heading, or by the field that a column carries. They are no
/// longer unknown.
std::vector<LocalColumn> bind_local_columns(std::span<const std::string> row,
                                            std::span<const std::string> names, Recognised& found);

/// The table of the return with exactly these headings that nothing here needs, or blank.
std::string unused_table(std::span<const std::string> row);

/// What to tell the user where no kind fits.
Unrecognised nearest_kind(std::span<const std::string> row, std::string_view forced_kind,
                          std::span<const Heading> headings);

}  // namespace duly::input

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/rows.hpp"

namespace duly::input {

/// A heading as it is compared: letters and digits only, lower case.
std::string plain(std::string_view heading);

/// A word of a map as it is compared: without spaces around it, in lower case, look-alikes folded.
std::string map_word(std::string_view text);

/// A row that may be one of headings: which of them each cell is.
struct HeadingCells {
  std::span<const std::string> cells;
  std::vector<std::string> plain;  ///< by column
  /// By column: places in Headings::all(); none for a word that is no heading we know.
  std::vector<std::span<const std::uint32_t>> known;
};
HeadingCells look_up(std::span<const std::string> row, const Headings& headings);

/// What a heading row says.
struct Recognised {
  std::string kind;                  ///< blank where no kind fits
  std::vector<BoundColumn> columns;  ///< one a field found, by column
  std::vector<std::size_t> twice;    ///< columns that carry a field found before
  std::vector<std::size_t> unknown;  ///< columns of no field of the kind
};

/// The columns that carry fields of the kind.
Recognised bind_columns(const HeadingCells& row, std::string_view kind, const Headings& headings);

/// What a kind must have and the row has not: fields, each with the headings that carry it. Of
/// fields of which one is enough, all stand together.
struct Lacking {
  std::vector<const Heading*> headings;
};
std::vector<Lacking> lacking(const Recognised& bound, const Headings& headings);

/// Kinds taken only where no other fits, since what they need may stand in other tables too.
bool last_resort(std::string_view kind);

/// The kind whose required fields are all among `row`, and the most fields where several fit.
/// Tables that nothing here needs are told by `unused_table`, which comes before last resorts.
Recognised recognise(const HeadingCells& row, std::string_view forced_kind,
                     const Headings& headings);

/// Finds the columns asked for by name: by the heading, or by the field that a column carries. They
/// are no longer unknown.
std::vector<LocalPlace> bind_local_columns(std::span<const std::string> row,
                                           const LocalCells& asked, Recognised& found);

/// The table that nothing here needs whose headings these are (data/unused-tables.csv), or blank;
/// only one that tells more of the headings than `fields`, those that a last resort would read.
std::string unused_table(const HeadingCells& row, std::size_t fields);

/// Would the kind fit but for headings misspelt?
bool fits_but_for_slips(const HeadingCells& row, std::string_view kind, const Headings& headings);

/// A row that fits children: is as much in it known of one kind of case alone as of a child? Then
/// it is a table of cases that lacks a heading.
bool tells_of_cases(const HeadingCells& row, const Recognised& children, const Headings& headings);

/// Does the row hold values rather than headings? Then its words may be about a child.
bool looks_like_data(std::span<const std::string> row);
/// Is it a word that is not shown even in a row of headings?
bool may_be_value(std::string_view word);

/// What to tell the user where no kind fits.
Unrecognised nearest_kind(const HeadingCells& row, std::string_view forced_kind,
                          const Headings& headings);

}  // namespace duly::input

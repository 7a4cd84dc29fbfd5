#pragma once

// The words that can be asked for: measures, areas, groups, readings, presets, and the columns of
// what is printed.

#include <cstdint>
#include <string>
#include <vector>

#include "duly/table.hpp"

namespace duly::answers {

enum class Words : std::uint8_t { measures, areas, groups, readings, presets, columns };

/// The words themselves, as they are typed: readings with each of their values.
std::vector<std::string> words_to_type(Words of);

/// The columns of the tables of each sort.
std::vector<std::vector<Column>> columns_of_words();

/// A row for each that has `word` in one of its cells, capitals aside; all where it is blank.
/// Throws WrongQuestion where none has it.
Output words_known(Words of, const std::string& word);

}  // namespace duly::answers

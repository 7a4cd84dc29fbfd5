#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "duly/document.hpp"

namespace duly::test {

/// A number that a sentence tells.
struct ToldInWords {
  std::string measure;
  /// "n", "d" and "i" as in kpi_attack.hpp, or the name of a band: that count. "%": the figure,
  /// which tells all the counts it is made of.
  std::string part;
  std::string group;         ///< "team: North", or blank
  bool year_before = false;  ///< or of the year of the pack
  std::string number;
};

/// The numbers that the headlines and sentences of a pack tell. The test fails where a sentence
/// has a number and it is not known of what.
std::vector<ToldInWords> told_in_words(const Document& document);

bool has_number(std::string_view text);

}  // namespace duly::test

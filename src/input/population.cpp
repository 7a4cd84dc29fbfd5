// Populations of groups, for rates: CSV group,value,population.

#include "duly/population.hpp"

#include <array>

#include "duly/number.hpp"
#include "duly/side_table.hpp"
#include "duly/text.hpp"

namespace duly {
namespace {

constexpr std::array<std::string_view, 3> kColumns = {"group", "value", "population"};

/// What is wrong with a line; blank where nothing is.
std::string wrong_with(const PopulationLine& line, std::string_view number) {
  if (line.children == 0) {
    return "the population is to be a whole number of children, such as 24200, not '" +
           printable(number) + "'";
  }
  if (line.group.empty() != line.value.empty()) {
    return "a group and its value go together; both are blank for everyone";
  }
  return {};
}

}  // namespace

std::vector<PopulationLine> population_from(std::string_view bytes, std::string& problem) {
  const SideTable table = side_table(bytes, kColumns);
  std::vector<PopulationLine> out;
  if (!table.lacking.empty()) {
    problem = "its first row should be group,value,population";
    return out;
  }
  for (const SideRow& row : table.rows) {
    const std::string& number = row.cells[2];
    PopulationLine line{row.line, row.cells[0], row.cells[1],
                        number_in<std::uint32_t>(number).value_or(0)};
    const std::string wrong = wrong_with(line, number);
    if (!wrong.empty()) {
      problem = "line " + std::to_string(row.line) + ": " + wrong;
      return {};
    }
    out.push_back(std::move(line));
  }
  if (out.empty()) problem = "no usable row stands below group,value,population";
  return out;
}

}  // namespace duly

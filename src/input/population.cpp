// Populations of groups, for rates: CSV group,value,population.

#include "duly/population.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "duly/csv.hpp"
#include "duly/number.hpp"
#include "duly/text.hpp"

namespace duly {
namespace {

using Cells = std::vector<std::string_view>;

/// Where the three columns stand, in whatever order; nothing where one is missing.
std::optional<std::vector<std::size_t>> places_of(const Cells& headings) {
  std::vector<std::size_t> out;
  for (const std::string_view wanted : {"group", "value", "population"}) {
    const auto at = std::find_if(headings.begin(), headings.end(),
                                 [wanted](std::string_view h) { return trimmed(h) == wanted; });
    if (at == headings.end()) return std::nullopt;
    out.push_back(static_cast<std::size_t>(at - headings.begin()));
  }
  return out;
}

bool is_blank(const Cells& cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](std::string_view c) { return trimmed(c).empty(); });
}

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

std::vector<PopulationLine> population_from(std::string_view text, std::string& problem) {
  text.remove_prefix(csv::byte_order_mark(text));
  csv::Reader reader(text, csv::sniff_separator(text.substr(0, text.find('\n'))));
  csv::Row row;
  const bool any = reader.next(row);
  const auto places = any ? places_of(row.cells) : std::nullopt;
  if (!places) {
    problem = "its first row should be group,value,population";
    return {};
  }
  std::vector<PopulationLine> out;
  std::map<std::pair<std::string, std::string>, std::size_t> met;
  while (reader.next(row)) {
    if (is_blank(row.cells)) continue;
    const auto cell = [&](std::size_t column) {
      const std::size_t at = (*places)[column];
      return at < row.cells.size() ? trimmed(row.cells[at]) : std::string_view();
    };
    PopulationLine line{row.line, std::string(cell(0)), std::string(cell(1)),
                        number_in<std::uint32_t>(cell(2)).value_or(0)};
    std::string wrong = wrong_with(line, cell(2));
    const auto [first, added] = met.try_emplace({line.group, line.value}, row.line);
    if (wrong.empty() && !added) {
      wrong = "the same group as on line " + std::to_string(first->second);
    }
    if (!wrong.empty()) {
      problem = "line " + std::to_string(row.line) + ": " + wrong;
      return {};
    }
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace duly

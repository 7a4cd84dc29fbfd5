// Any bytes as children who live in the area: lines of some group and value, or a sentence.

#include "duly/population.hpp"

#include <cstdint>
#include <string>

#include "fuzz/fuzz.hpp"

using duly::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const duly::fuzz::Bytes bytes(data, size);
  std::string problem;
  const auto lines = duly::population_from(bytes.text(), problem);
  if (!problem.empty()) return 0;
  std::size_t before = 0;
  for (const duly::PopulationLine& line : lines) {
    require(line.line > before && line.group.empty() == line.value.empty());
    before = line.line;
  }
  return 0;
}

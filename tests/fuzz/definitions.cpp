// Any bytes as measures of an authority's own: refused with a line and a sentence, or each has an
// id of its own, a title, a kind, and something to count.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "duly/input.hpp"
#include "fuzz/fuzz.hpp"

using duly::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const duly::fuzz::Bytes bytes(data, size);
  std::vector<duly::Definition> definitions;
  const std::optional<duly::NotRead> refused = duly::read_definitions(bytes.text(), definitions);
  if (refused) {
    require(!refused->why.empty());
    return 0;
  }
  std::set<std::string> ids;
  for (const duly::Definition& d : definitions) {
    require(!d.id.empty() && !d.title.empty() && ids.insert(d.id).second && d.line > 1);
    require(d.kind == "reviews" || d.kind == "conferences" || d.kind == "events");
    require(d.plain_count || !d.counted.empty());
  }
  return 0;
}

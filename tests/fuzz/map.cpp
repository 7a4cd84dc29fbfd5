// Any bytes as a map of headings: it is taken or refused with a sentence, and with what was taken
// of it an extract is read to its end.

#include <cstdint>
#include <string>

#include "duly/input.hpp"
#include "fuzz/fuzz.hpp"

using duly::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const duly::Headings kBuiltIn;
  const duly::fuzz::Bytes bytes(data, size);
  duly::Headings headings = kBuiltIn;
  const std::string wrong = headings.add_map(bytes.text());
  require(headings.all().size() >= kBuiltIn.all().size());
  if (!wrong.empty()) return 0;
  for (const duly::Heading& heading : headings.all()) {
    require(!heading.kind.empty() && !heading.field.empty() && !heading.heading.empty());
  }
  duly::Records records;
  duly::Diagnostics findings;
  const auto refused = duly::load_extract(
      "fuzz", "", "CHILD,Child Ref,DECOM,Seen,RNE\nA1,7,2015-03-01,yes,S\nA2,8,2015-03-02,no,L\n",
      headings, {}, records, findings);
  require(refused || records.extracts.front().rows == 2);
  return 0;
}

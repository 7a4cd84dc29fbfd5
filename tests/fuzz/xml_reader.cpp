// Any bytes as XML: the reader comes to an end, reads alike whatever the pieces they come in, and
// nothing where an entity is declared.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "duly/input.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using duly::fuzz::require;

/// What was read, as one string that tells any two readings apart.
std::string read(std::string_view text, std::size_t piece) {
  duly::Records records;
  duly::Diagnostics findings;
  static const duly::Headings kHeadings;
  const auto next = [&] {
    const std::string_view chunk = text.substr(0, piece);
    text.remove_prefix(chunk.size());
    return chunk;
  };
  duly::LoadOptions options;
  options.details = true;
  const auto problem = duly::load_xml("fuzz", next, kHeadings, options, records, findings);
  if (problem) {
    require(!problem->why.empty());
    return "not read";  // the place of a fault may depend on how much was seen of it
  }
  const duly::Extract& extract = records.extracts[0];
  require(extract.left_out <= extract.rows);
  for (const duly::PlanRow& plan : records.plans) {
    require(plan.referral == duly::kNoPlace || plan.referral < records.referrals.size());
  }
  std::string out = extract.kind + " " + std::to_string(extract.rows);
  for (const duly::Diagnostic& d : findings.all()) {
    out += " " + std::string(d.info->id) + ":" + std::to_string(d.row.line);
  }
  for (const duly::Conference& c : records.conferences) {
    out += " " + std::to_string(c.child) + "@" + std::to_string(c.row.line);
  }
  return out;
}

}  // namespace

/// The first byte chooses the size of the pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const duly::fuzz::Bytes bytes(data, size, 1);
  const std::string_view text = bytes.text();
  duly::looks_like_xml(text);
  const std::string whole = read(text, std::max<std::size_t>(text.size(), 1));
  require(read(text, 1 + data[0]) == whole);
  // With an entity before it, used or not, nothing of it is read.
  const std::string declared = "<!DOCTYPE a [<!ENTITY e \"A1\">]>" + std::string(text);
  require(read(declared, declared.size()) == "not read");
  return 0;
}

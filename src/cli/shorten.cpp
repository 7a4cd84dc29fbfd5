#include "cli/shorten.hpp"

#include <algorithm>
#include <string_view>

namespace duly::cli {
namespace {

constexpr std::size_t kLongest = 4000;  // bytes: a path may have 4,096, and is then no help either

/// No character is cut in two.
std::size_t cut_before(std::string_view line, std::size_t at) {
  const auto goes_on = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  while (at > 0 && goes_on(line[at])) --at;
  return at;
}

}  // namespace

std::string shortened(const std::string& message) {
  std::string out;
  std::string_view rest = message;
  for (bool first = true; first || !rest.empty(); first = false) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const bool ended = line.size() < rest.size();
    rest.remove_prefix(line.size() + (ended ? 1 : 0));
    const std::size_t shown = line.size() > kLongest ? cut_before(line, kLongest) : line.size();
    out += line.substr(0, shown);
    if (shown < line.size())
      out += "... and " + std::to_string(line.size() - shown) + " bytes more";
    if (ended) out += '\n';
  }
  return out;
}

}  // namespace duly::cli

#include "cli/shorten.hpp"

#include <string_view>

namespace duly::cli {
namespace {

constexpr std::size_t kLongest = 4000;  // bytes: a path may have 4,096, and is then no help either

}  // namespace

std::string_view cut_to(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  const auto goes_on = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  while (most > 0 && goes_on(text[most])) --most;
  return text.substr(0, most);
}

std::string shortened(const std::string& message) {
  std::string out;
  std::string_view rest = message;
  for (bool first = true; first || !rest.empty(); first = false) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const bool ended = line.size() < rest.size();
    rest.remove_prefix(line.size() + (ended ? 1 : 0));
    const std::string_view shown = cut_to(line, kLongest);
    out += shown;
    if (shown.size() < line.size()) {
      out += "... and " + std::to_string(line.size() - shown.size()) + " bytes more";
    }
    if (ended) out += '\n';
  }
  return out;
}

}  // namespace duly::cli

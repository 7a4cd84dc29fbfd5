#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "duly/code.hpp"
#include "duly/embedded.hpp"
#include "duly/record.hpp"

namespace duly {
namespace {

constexpr std::array<std::string_view, 6> kListNames = {
    "reason_start", "legal_status", "placement", "reason_end", "participation", "ethnicity"};

std::vector<ShortCode> read_list(std::string_view name) {
  const std::string_view file = embedded_file("codes.csv");
  std::string key{"\n"};
  key.append(name).append(",");
  const std::size_t line = file.find(key);
  std::vector<ShortCode> codes;
  if (line == std::string_view::npos) return codes;
  std::string_view rest = file.substr(line + key.size());
  rest = rest.substr(0, rest.find_first_of("\r\n"));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    codes.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return codes;
}

}  // namespace

std::string ShortCode::text() const {
  std::string out;
  if (packed_ == kUnreadable) return out;
  for (std::uint32_t shift = 32; shift > 0; shift -= 8) {
    const auto c = static_cast<char>(packed_ >> (shift - 8) & 0xFFU);
    if (c != '\0') out.push_back(c);
  }
  return out;
}

bool in_list(CodeList list, ShortCode code) {
  static const std::array<std::vector<ShortCode>, kListNames.size()> kLists = [] {
    std::array<std::vector<ShortCode>, kListNames.size()> lists;
    std::transform(kListNames.begin(), kListNames.end(), lists.begin(), read_list);
    return lists;
  }();
  const std::vector<ShortCode>& codes = kLists[static_cast<std::size_t>(list)];
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace duly

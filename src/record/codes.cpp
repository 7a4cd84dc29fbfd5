#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "duly/code.hpp"
#include "duly/csv_line.hpp"
#include "duly/embedded.hpp"
#include "duly/record.hpp"

namespace duly {
namespace {

constexpr std::array<std::string_view, 6> kListNames = {
    "reason_start", "legal_status", "placement", "reason_end", "participation", "ethnicity"};

using Lists = std::array<std::vector<ShortCode>, kListNames.size()>;

Lists read_lists() {
  Lists lists;
  csv::for_each_line(embedded_file("codes.csv"), [&lists](const csv::Line& line) {
    const auto* const named = std::find(kListNames.begin(), kListNames.end(), line["list"]);
    if (named == kListNames.end()) return;
    std::vector<ShortCode>& codes = lists[static_cast<std::size_t>(named - kListNames.begin())];
    for (std::string_view rest = line["codes"]; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      codes.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  });
  return lists;
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
  static const Lists kLists = read_lists();
  const std::vector<ShortCode>& codes = kLists[static_cast<std::size_t>(list)];
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace duly

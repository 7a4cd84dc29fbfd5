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

// Both in the order of their enumerations.
constexpr std::array<std::string_view, 9> kListNames = {
    "reason_start", "legal_status", "placement", "reason_end", "participation",
    "ethnicity",    "need",         "provider",  "category"};

struct FamilyColumn {
  std::string_view column;
  CodeList list;
};
constexpr std::array kFamilyColumns = {FamilyColumn{"placement_family", CodeList::placement},
                                       FamilyColumn{"legal_family", CodeList::legal_status},
                                       FamilyColumn{"ethnic_group", CodeList::ethnicity},
                                       FamilyColumn{"bme", CodeList::ethnicity},
                                       FamilyColumn{"provider_family", CodeList::provider}};

/// A line of data/codes.csv. The line without a code is for those of whom none is known.
struct CodeLine {
  ShortCode code;
  std::string words;
  std::array<std::optional<std::uint32_t>, kFamilyColumns.size()> families{};
};

/// The codes of one list, packed: each row of an extract asks for some. A search that halves a list
/// guesses wrong at half of its steps; a place for each code costs a third of it [measured].
class PackedCodes {
 public:
  void add(ShortCode code) {
    if (!code.blank()) places_[place_of(code.packed())] = code.packed();
  }
  bool has(ShortCode code) const {
    return !code.blank() && places_[place_of(code.packed())] == code.packed();
  }

 private:
  static constexpr unsigned kBits = 9;
  /// Where the code stands, or would.
  std::size_t place_of(std::uint32_t packed) const {
    constexpr std::uint32_t kMultiplier = 0x9E3779B1U;
    std::size_t at = packed * kMultiplier >> (32U - kBits);
    while (places_[at] != 0 && places_[at] != packed) at = (at + 1) % places_.size();
    return at;
  }
  std::array<std::uint32_t, std::size_t{1} << kBits> places_{};
};

struct CodeTable {
  std::array<std::vector<CodeLine>, kListNames.size()> lists;
  std::array<PackedCodes, kListNames.size()> codes;
  std::array<std::vector<std::string>, kFamilyColumns.size()> family_names;

  const std::vector<CodeLine>& of(CodeList list) const {
    return lists[static_cast<std::size_t>(list)];
  }
  const CodeLine* find(CodeList list, ShortCode code) const {
    const std::vector<CodeLine>& all = of(list);
    const auto at =
        std::find_if(all.begin(), all.end(), [code](const CodeLine& k) { return k.code == code; });
    return at == all.end() ? nullptr : &*at;
  }
};

/// The place of `name` among the names met so far; nothing where it is blank.
std::optional<std::uint32_t> place_of(std::string_view name, std::vector<std::string>& met) {
  if (name.empty()) return std::nullopt;
  const auto at = std::find(met.begin(), met.end(), name);
  const auto place = static_cast<std::uint32_t>(at - met.begin());
  if (at == met.end()) met.emplace_back(name);
  return place;
}

CodeTable read_code_table() {
  CodeTable out;
  csv::for_each_line(embedded_file("codes.csv"), [&out](const csv::Line& line) {
    const auto* const named = std::find(kListNames.begin(), kListNames.end(), line["list"]);
    if (named == kListNames.end()) return;
    CodeLine known{ShortCode(line["code"]), std::string(line["words"])};
    for (std::size_t f = 0; f < kFamilyColumns.size(); ++f) {
      known.families[f] = place_of(line[kFamilyColumns[f].column], out.family_names[f]);
    }
    const auto list = static_cast<std::size_t>(named - kListNames.begin());
    out.codes[list].add(known.code);
    out.lists[list].push_back(std::move(known));
  });
  return out;
}

const CodeTable& code_table() {
  static const CodeTable kTable = read_code_table();
  return kTable;
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
  return code_table().codes[static_cast<std::size_t>(list)].has(code);
}

std::string with_words(CodeList list, ShortCode code) {
  const CodeLine* known = code_table().find(list, code);
  if (known == nullptr || known->words.empty()) return code.text();
  return code.text() + " " + known->words;
}

std::vector<ShortCode> codes_of(CodeList list) {
  std::vector<ShortCode> out;
  for (const CodeLine& line : code_table().of(list)) {
    if (!line.code.blank()) out.push_back(line.code);
  }
  return out;
}

std::optional<std::uint32_t> family_of(CodeFamily family, ShortCode code) {
  const auto f = static_cast<std::size_t>(family);
  const CodeLine* known = code_table().find(kFamilyColumns[f].list, code);
  return known == nullptr ? std::nullopt : known->families[f];
}

const std::string& family_name(CodeFamily family, std::uint32_t place) {
  return family_names(family).at(place);
}

const std::vector<std::string>& family_names(CodeFamily family) {
  return code_table().family_names[static_cast<std::size_t>(family)];
}

}  // namespace duly

// What groups can be called before anyone is in them.

#include <array>

#include "duly/code.hpp"
#include "duly/group.hpp"

namespace duly {
namespace {

struct KindOfList {
  std::string_view kind;
  CodeList list;
};
constexpr std::array kLists = {KindOfList{"ethnicity", CodeList::ethnicity},
                               KindOfList{"legal_status", CodeList::legal_status},
                               KindOfList{"need", CodeList::need},
                               KindOfList{"placement", CodeList::placement},
                               KindOfList{"provider", CodeList::provider},
                               KindOfList{"category", CodeList::category},
                               KindOfList{"reason_end", CodeList::reason_end}};

struct KindOfFamily {
  std::string_view kind;
  CodeFamily family;
};
constexpr std::array kFamilies = {KindOfFamily{"placement_family", CodeFamily::placement_family},
                                  KindOfFamily{"legal_family", CodeFamily::legal_family},
                                  KindOfFamily{"ethnic_group", CodeFamily::ethnic_group},
                                  KindOfFamily{"bme", CodeFamily::bme},
                                  KindOfFamily{"provider_family", CodeFamily::provider_family}};

}  // namespace

std::vector<std::string> known_labels(std::string_view kind, std::span<const AgeBand> age_bands) {
  std::vector<std::string> out;
  if (kind == "sex") out = {"male", "female"};
  if (kind == "uasc") out = {"yes", "no"};
  if (kind == "age_band") {
    for (const AgeBand& band : age_bands) out.push_back(band.label);
  }
  for (const KindOfList& known : kLists) {
    if (known.kind != kind) continue;
    for (const ShortCode code : codes_of(known.list)) {
      out.push_back(with_words(known.list, code));
      out.push_back(code.text());
    }
  }
  for (const KindOfFamily& known : kFamilies) {
    if (known.kind != kind) continue;
    const std::vector<std::string>& names = family_names(known.family);
    out.insert(out.end(), names.begin(), names.end());
  }
  return out;
}

}  // namespace duly

// layer: record
#pragma once

// Codes of the returns, and the published lists of them.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "duly/ascii.hpp"

namespace duly {

/// A code of up to four letters and digits (RNE, REC, LS, PLACE, PN1), upper case, packed.
/// Longer text becomes `unreadable`, which equals no code.
class ShortCode {
 public:
  constexpr ShortCode() = default;
  constexpr explicit ShortCode(std::string_view text) {
    if (text.size() > 4) {
      packed_ = kUnreadable;
      return;
    }
    for (const char c : text) {
      packed_ = packed_ << 8U | static_cast<unsigned char>(capital_letter(c));
    }
  }
  constexpr bool blank() const { return packed_ == 0; }
  /// As one number, and back.
  constexpr std::uint32_t packed() const { return packed_; }
  static constexpr ShortCode of_packed(std::uint32_t packed) {
    ShortCode out;
    out.packed_ = packed;
    return out;
  }
  std::string text() const;
  friend constexpr bool operator==(ShortCode, ShortCode) = default;

 private:
  static constexpr std::uint32_t kUnreadable = 0xFFFFFFFF;
  std::uint32_t packed_ = 0;
};

/// The published lists (data/codes.csv): RNE, LS, PLACE, REC, REVIEW_CODE, ETHNIC, CIN,
/// PLACE_PROVIDER and the categories of abuse.
enum class CodeList : std::uint8_t {
  reason_start,
  legal_status,
  placement,
  reason_end,
  participation,
  ethnicity,
  need,
  provider,
  category
};
bool in_list(CodeList list, ShortCode code);
std::vector<ShortCode> codes_of(CodeList list);
/// As it is shown: "U6 Foster care, other"; the bare code where the list has no words for it.
std::string with_words(CodeList list, ShortCode code);

/// Families of codes that reports count together: each a column of data/codes.csv.
enum class CodeFamily : std::uint8_t {
  placement_family,
  legal_family,
  ethnic_group,
  bme,
  provider_family
};
/// The family that a code, or none, is of: its place in the order of the file; nothing where it is
/// of none.
std::optional<std::uint32_t> family_of(CodeFamily family, ShortCode code);
const std::string& family_name(CodeFamily family, std::uint32_t place);
/// All of them, in that order.
const std::vector<std::string>& family_names(CodeFamily family);

/// Families of codes that the law and the returns treat alike, each said once.
namespace codes {

inline constexpr ShortCode kStarted{"S"};             ///< RNE: care began
inline constexpr ShortCode kContinues{"X1"};          ///< REC: care goes on in another episode
inline constexpr ShortCode kShortBreakSingly{"V3"};   ///< LS: a short break, recorded singly
inline constexpr ShortCode kShortBreaksAgreed{"V4"};  ///< LS: an agreed series of short breaks
inline constexpr std::array kShortBreaks = {kShortBreakSingly, kShortBreaksAgreed};
inline constexpr ShortCode kPlacementOrder{"E1"};  ///< LS: the child may be placed for adoption
// PLACE: placed for adoption, with consent (A3, A4) or under a placement order (A5, A6), with the
// current carer (A3, A5) or with others.
inline constexpr std::array kForAdoption = {ShortCode("A3"), ShortCode("A4"), ShortCode("A5"),
                                            ShortCode("A6")};
inline constexpr std::array kForAdoptionByCarer = {ShortCode("A3"), ShortCode("A5")};
inline constexpr std::array kForAdoptionByOthers = {ShortCode("A4"), ShortCode("A6")};
inline constexpr std::array kForAdoptionByOrder = {ShortCode("A5"), ShortCode("A6")};
/// PLACE: temporary, away from the placement that goes on.
inline constexpr std::array kTemporary = {ShortCode("T0"), ShortCode("T1"), ShortCode("T2"),
                                          ShortCode("T3"), ShortCode("T4")};

template <std::size_t N>
constexpr bool among(ShortCode code, const std::array<ShortCode, N>& family) {
  return std::find(family.begin(), family.end(), code) != family.end();
}

}  // namespace codes

}  // namespace duly

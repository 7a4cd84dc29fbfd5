// layer: record
#pragma once

// Codes of the returns, and the published lists of them.

#include <cstdint>
#include <string>
#include <string_view>

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
      const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      packed_ = packed_ << 8U | static_cast<unsigned char>(upper);
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

/// Is `code` in the published list (data/codes.csv): RNE, LS, PLACE, REC, REVIEW_CODE or ETHNIC?
enum class CodeList : std::uint8_t {
  reason_start,
  legal_status,
  placement,
  reason_end,
  participation,
  ethnicity
};
bool in_list(CodeList list, ShortCode code);

}  // namespace duly

#include "report/page_policy.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

namespace duly {

std::string known_by_hash(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the library reads bytes.
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  crypto_hash_sha256(hash.data(), bytes, text.size());
  constexpr int kBase64 = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_ENCODED_LEN(hash.size(), kBase64), '\0');
  sodium_bin2base64(out.data(), out.size(), hash.data(), hash.size(), kBase64);
  out.pop_back();  // the library ends it with a zero
  return fmt::format("'sha256-{}'", out);
}

}  // namespace duly

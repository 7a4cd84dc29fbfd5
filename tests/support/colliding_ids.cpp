#include "support/colliding_ids.hpp"

#include <cstdint>
#include <cstring>

#include "base/id_hash.hpp"

namespace duly::test {
namespace {

/// The number that multiplies back. An odd number is its own to three bits; each step doubles them.
constexpr std::uint64_t inverse_of(std::uint64_t odd) {
  std::uint64_t out = odd;
  for (int i = 0; i < 5; ++i) out *= 2 - odd * out;
  return out;
}

/// The eight bytes whose state after hashing is `state`.
std::string text_of(std::uint64_t last_state) {
  std::uint64_t state = last_state * inverse_of(kIdMultiplier);
  state ^= state >> 32U;
  std::uint64_t h = state;
  for (int i = 0; i < 3; ++i) h = state ^ (h >> kIdFold);  // folded back
  const std::uint64_t word = (h * inverse_of(kIdMultiplier)) ^ (sizeof word * kIdMultiplier);
  std::string out(sizeof word, '\0');
  std::memcpy(out.data(), &word, sizeof word);
  return out;
}

}  // namespace

std::vector<std::string> colliding_ids(std::size_t count) {
  constexpr std::uint64_t kHash = 0x5EED;
  std::vector<std::string> out;
  // The lower half of the state is not in the hash.
  for (std::uint64_t low = 0; low < count; ++low) out.push_back(text_of((kHash << 32U) | low));
  return out;
}

}  // namespace duly::test

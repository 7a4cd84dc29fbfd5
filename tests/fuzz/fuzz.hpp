// What the fuzz targets share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace duly::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// The input but for its first bytes, which choose, in room of exactly its size: reading past its
/// end is seen by the sanitizers.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size, std::size_t choosing = 0)
      : bytes_(data + std::min(choosing, size), data + size) {}
  std::string_view text() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::vector<char> bytes_;
};

}  // namespace duly::fuzz

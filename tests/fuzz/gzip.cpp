// Any bytes as gzip, and any bytes packed: unpacking comes to an end, and gives the same in
// whatever pieces the file comes and the text is asked for.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "duly/gunzip.hpp"
#include "fuzz/fuzz.hpp"
#include "support/zip.hpp"

namespace {

using duly::fuzz::require;

std::string unpacked(std::string_view packed, std::size_t piece) {
  duly::Gunzip gunzip([&](char* to, std::size_t room) {
    const std::size_t got = std::min({packed.size(), room, piece});
    if (got > 0) std::memcpy(to, packed.data(), got);
    packed.remove_prefix(got);
    return got;
  });
  std::string out;
  std::vector<char> room(piece);
  while (const std::size_t got = gunzip.read(room.data(), room.size())) {
    constexpr std::size_t kEnough = std::size_t{1} << 20;
    out.append(room.data(), got);
    if (out.size() > kEnough) return "large";
  }
  return gunzip.problem().empty() ? out : "not read";
}

}  // namespace

/// The first byte chooses the size of the pieces, and whether the rest is packed already.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const duly::fuzz::Bytes bytes(data, size, 1);
  const std::size_t piece = 1 + data[0] / 2;
  if (data[0] % 2 == 0) {
    const std::string whole = unpacked(bytes.text(), std::size_t{1} << 16);
    const std::string pieces = unpacked(bytes.text(), piece);
    require(pieces == whole || whole == "large" || pieces == "large");
  } else {
    const std::string text(bytes.text());
    require(unpacked(duly::test::gzip_of(text), piece) == text);
  }
  return 0;
}

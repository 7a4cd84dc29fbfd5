// A packed file is unpacked to its last byte, however it comes, and what is behind it is looked at.

#include "duly/gunzip.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/zip.hpp"

namespace {

using duly::Gunzip;
using duly::test::gzip_of;
using namespace std::literals;  // NOLINT(google-build-using-namespace)

struct Unpacked {
  std::string text;
  std::string problem;
};

/// The file comes in pieces of one size, and is taken in pieces of another.
Unpacked unpack(std::string_view packed, std::size_t come, std::size_t taken) {
  Gunzip gunzip([&packed, come](char* to, std::size_t room) {
    const std::size_t size = std::min({come, room, packed.size()});
    std::copy_n(packed.data(), size, to);
    packed.remove_prefix(size);
    return size;
  });
  Unpacked out;
  std::string piece(taken, '\0');
  while (const std::size_t got = gunzip.read(piece.data(), piece.size())) {
    out.text.append(piece, 0, got);
  }
  out.problem = gunzip.problem();
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a packed file is the same in whatever pieces it comes and is taken") {
    const std::string packed = gzip_of("CHILD,DECOM\n") + gzip_of("1001,01/02/2016\n") + "\0\0"s;
    for (const std::size_t come : {1U, 2U, 7U, 1000U}) {
      for (const std::size_t taken : {1U, 3U, 1000U}) {
        CAPTURE(come);
        CAPTURE(taken);
        const Unpacked found = unpack(packed, come, taken);
        CHECK(found.text == "CHILD,DECOM\n1001,01/02/2016\n");
        CHECK(found.problem.empty());
      }
    }
  }

  TEST_CASE("what follows zeros that fill up is read, and one byte of something else is told") {
    CHECK(unpack(gzip_of("one ") + "\0\0\0"s + gzip_of("two"), 1000, 1000).text == "one two");
    CHECK(unpack(gzip_of("one") + "x", 1000, 1000).problem ==
          "what follows the end of the packed file is no gzip");
    CHECK(unpack(gzip_of("one") + "\0x"s, 1000, 1000).problem ==
          "what follows the end of the packed file is no gzip");
  }

  TEST_CASE("a file of more than 64 MiB is unpacked where it is packed as extracts are") {
    std::mt19937 random(1);  // bytes that cannot be packed
    std::string member(std::size_t{1} << 20, '\0');
    for (char& c : member) c = static_cast<char>(random());
    const std::string packed = gzip_of(member);
    std::size_t left = 66 * packed.size();
    Gunzip gunzip([&](char* to, std::size_t room) {
      const std::size_t at = (packed.size() - left % packed.size()) % packed.size();
      const std::size_t size = std::min({room, left, packed.size() - at});
      std::copy_n(packed.data() + at, size, to);
      left -= size;
      return size;
    });
    std::size_t sum = 0;
    std::string piece(member.size(), '\0');
    while (const std::size_t got = gunzip.read(piece.data(), piece.size())) sum += got;
    CHECK(gunzip.problem() == "");
    CHECK(sum == 66 * member.size());
  }
}

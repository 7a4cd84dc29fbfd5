#pragma once

// Zips and gzip files made byte by byte, sound or spoilt.

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace duly::test {

/// A part of a zip, and what its entry says.
struct ZipPart {
  std::string name;
  std::string text;
  std::uint16_t flags = 0;  ///< 1: locked by a password
};

/// `text` as deflate packs it: 16 + 15 window bits for gzip, -15 bare.
inline std::string deflated(std::string_view text, int window_bits) {
  z_stream z{};
  constexpr int kMemory = 8;
  if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::runtime_error("deflate");
  }
  std::string in(text);
  std::string out(deflateBound(&z, static_cast<uLong>(in.size())), '\0');
  z.next_in = reinterpret_cast<Bytef*>(in.data());
  z.avail_in = static_cast<uInt>(in.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

inline std::string gzip_of(std::string_view text) {
  return deflated(text, 16 + MAX_WBITS);
}

inline void append_number(std::string& out, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(number >> (8 * i) & 0xFFU));
}

/// What the local and the central header of a part have in common.
inline std::string zip_header(const ZipPart& part, const std::string& packed) {
  std::string out;
  append_number(out, 20, 2);  // version
  append_number(out, part.flags, 2);
  append_number(out, Z_DEFLATED, 2);
  append_number(out, 0x21, 4);  // 1 January 1980
  append_number(out,
                crc32(0, reinterpret_cast<const Bytef*>(part.text.data()),
                      static_cast<uInt>(part.text.size())),
                4);
  append_number(out, packed.size(), 4);
  append_number(out, part.text.size(), 4);
  append_number(out, part.name.size(), 2);
  append_number(out, 0, 2);
  return out;
}

inline std::string zip_of(const std::vector<ZipPart>& parts) {
  std::string out;
  std::string directory;
  for (const ZipPart& part : parts) {
    const std::string packed = deflated(part.text, -MAX_WBITS);
    const std::string header = zip_header(part, packed);
    directory += "PK\x01\x02";
    append_number(directory, 20, 2);
    directory += header;
    directory.append(10, '\0');
    append_number(directory, out.size(), 4);
    directory += part.name;
    out += "PK\x03\x04" + header + part.name + packed;
  }
  const std::size_t at = out.size();
  out += directory + "PK\x05\x06";
  append_number(out, 0, 4);
  append_number(out, parts.size(), 2);
  append_number(out, parts.size(), 2);
  append_number(out, directory.size(), 4);
  append_number(out, at, 4);
  append_number(out, 0, 2);
  return out;
}

}  // namespace duly::test

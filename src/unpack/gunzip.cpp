#include "duly/gunzip.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <zlib.h>

#include <fmt/format.h>

#include "unpack/limits.hpp"

namespace duly {

std::string unpack::swollen(std::uint64_t unpacked, std::uint64_t packed) {
  constexpr unsigned kGiB = 30;
  if (unpacked > kMostUnpacked) {
    return fmt::format("unpacks to more than {} GiB: not read", kMostUnpacked >> kGiB);
  }
  if (unpacked > kNeverInDanger && unpacked / kMostTimes > packed) {
    return fmt::format("unpacks to more than {} times its size, as no extract does: not read",
                       kMostTimes);
  }
  return {};
}

bool is_gzip(std::string_view start) {
  return start.substr(0, 2) == "\x1F\x8B";
}

/// zlib's state, whose own pointers lead to it: it never moves.
class Gunzip::Stream {
 public:
  explicit Stream(Read packed) : packed_(std::move(packed)) {
    constexpr int kGzipOnly = 16;
    if (inflateInit2(&z_, kGzipOnly + MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  Stream(Stream&&) = delete;
  Stream& operator=(Stream&&) = delete;
  ~Stream() { inflateEnd(&z_); }

  std::size_t read(char* to, std::size_t room);
  const std::string& problem() const { return problem_; }

 private:
  bool fill();
  bool begins_member();
  void inflate_some(std::size_t& got);

  Read packed_;
  z_stream z_{};
  std::array<unsigned char, std::size_t{64} << 10> in_{};
  std::uint64_t taken_ = 0;
  std::uint64_t given_ = 0;
  bool in_member_ = true;
  bool at_end_ = false;
  std::string problem_;
};

/// Sees to it that there are bytes to unpack. False at the end of the file.
bool Gunzip::Stream::fill() {
  if (z_.avail_in > 0) return true;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the same bytes
  const std::size_t got = packed_(reinterpret_cast<char*>(in_.data()), in_.size());
  z_.next_in = in_.data();
  z_.avail_in = static_cast<uInt>(got);
  taken_ += got;
  return got > 0;
}

/// Behind a member: another one, or the end. Zeros fill up what tapes and disks hold.
bool Gunzip::Stream::begins_member() {
  constexpr unsigned char kFirst = 0x1F;
  while (fill() && *z_.next_in == 0) {
    ++z_.next_in;  // NOLINT(cppcoreguidelines-pro-bounds-pointer-arithmetic): zlib's own
    --z_.avail_in;
  }
  if (z_.avail_in == 0) return false;
  if (*z_.next_in != kFirst) {
    problem_ = "what follows the end of the packed file is no gzip";
    return false;
  }
  inflateReset(&z_);
  in_member_ = true;
  return true;
}

void Gunzip::Stream::inflate_some(std::size_t& got) {
  const uInt before = z_.avail_out;
  const int said = inflate(&z_, Z_NO_FLUSH);
  got += before - z_.avail_out;
  if (said == Z_STREAM_END) {
    in_member_ = false;
  } else if (said != Z_OK && said != Z_BUF_ERROR) {
    problem_ = "the packed file (gzip) is broken: copy it again, or pack it again";
  }
}

std::size_t Gunzip::Stream::read(char* to, std::size_t room) {
  constexpr std::size_t kMost = std::size_t{1} << 30;
  room = std::min(room, kMost);
  std::size_t got = 0;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the same bytes
  z_.next_out = reinterpret_cast<unsigned char*>(to);
  z_.avail_out = static_cast<uInt>(room);
  while (got < room && problem_.empty() && !at_end_) {
    if (!in_member_ && !begins_member()) {
      at_end_ = true;
    } else if (!fill()) {
      problem_ = "the packed file (gzip) ends before its end: copy it again";
    } else {
      inflate_some(got);
    }
  }
  given_ += got;
  if (problem_.empty()) problem_ = unpack::swollen(given_, taken_);
  return problem_.empty() ? got : 0;
}

Gunzip::Gunzip(Read packed) : stream_(std::make_unique<Stream>(std::move(packed))) {}

Gunzip::~Gunzip() = default;

std::size_t Gunzip::read(char* to, std::size_t room) {
  return stream_->read(to, room);
}

const std::string& Gunzip::problem() const {
  return stream_->problem();
}

}  // namespace duly

#include "unpack/archive.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include <minizip/unzip.h>

#include "duly/ascii.hpp"
#include "unpack/limits.hpp"

namespace duly::unpack {

/// A file that the zip library takes for one on disk.
struct ArchiveMemory {
  std::string_view bytes;
  std::uint64_t at = 0;
};

namespace {

/// A workbook has a part for each sheet, comment, chart and picture.
constexpr std::size_t kMostParts = 10'000;
constexpr std::size_t kLongestName = 1024;

ArchiveMemory& memory_of(void* stream) {
  return *static_cast<ArchiveMemory*>(stream);
}

void* open_memory(void* memory, const void* /*name*/, int /*mode*/) {
  return memory;
}

uLong read_memory(void* /*opaque*/, void* stream, void* to, uLong size) {
  ArchiveMemory& memory = memory_of(stream);
  const std::size_t left = memory.bytes.size() - static_cast<std::size_t>(memory.at);
  const std::size_t got = std::min<std::size_t>(size, left);
  if (got > 0) std::memcpy(to, memory.bytes.data() + memory.at, got);
  memory.at += got;
  return static_cast<uLong>(got);
}

ZPOS64_T tell_memory(void* /*opaque*/, void* stream) {
  return memory_of(stream).at;
}

long seek_memory(void* /*opaque*/, void* stream, ZPOS64_T offset, int origin) {
  ArchiveMemory& memory = memory_of(stream);
  const std::uint64_t size = memory.bytes.size();
  const std::uint64_t base = origin == ZLIB_FILEFUNC_SEEK_END   ? size
                             : origin == ZLIB_FILEFUNC_SEEK_CUR ? memory.at
                                                                : 0;
  if (offset > size || base + offset > size) return -1;
  memory.at = base + offset;
  return 0;
}

int close_memory(void* /*opaque*/, void* /*stream*/) {
  return 0;
}

int no_error(void* /*opaque*/, void* /*stream*/) {
  return 0;
}

constexpr std::string_view kBroken =
    "the Excel workbook is broken or was cut short: copy it again, or save it again";

}  // namespace

struct Archive::Opened {
  explicit Opened(std::string_view bytes) : memory{bytes} {
    zlib_filefunc64_def functions{};
    functions.zopen64_file = open_memory;
    functions.zread_file = read_memory;
    functions.ztell64_file = tell_memory;
    functions.zseek64_file = seek_memory;
    functions.zclose_file = close_memory;
    functions.zerror_file = no_error;
    functions.opaque = &memory;
    zip = unzOpen2_64(nullptr, &functions);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  Opened(Opened&&) = delete;
  Opened& operator=(Opened&&) = delete;
  ~Opened() { unzClose(zip); }
  ArchiveMemory memory;
  unzFile zip = nullptr;
};

std::string part_name(std::string_view name) {
  std::string out;
  for (const char c : name) out.push_back(c == '\\' ? '/' : small_letter(c));
  out.erase(0, std::min(out.find_first_not_of('/'), out.size()));
  return out;
}

Archive::Archive(std::string_view bytes)
    : packed_(bytes.size()), opened_(std::make_unique<Opened>(bytes)) {
  if (opened_->zip == nullptr) {
    problem_ = kBroken;
  } else {
    list();
  }
}

Archive::~Archive() = default;

void Archive::list() {
  std::array<char, kLongestName + 1> name{};
  int said = unzGoToFirstFile(opened_->zip);
  for (std::size_t count = 1; said == UNZ_OK && problem_.empty(); ++count) {
    unz_file_info64 info{};
    unz64_file_pos place{};
    if (unzGetCurrentFileInfo64(opened_->zip, &info, name.data(), kLongestName, nullptr, 0, nullptr,
                                0) != UNZ_OK ||
        unzGetFilePos64(opened_->zip, &place) != UNZ_OK) {
      break;
    }
    encrypted_ = encrypted_ || (info.flag & 1U) != 0;
    const std::size_t length = std::min<std::size_t>(info.size_filename, kLongestName);
    const Place where{place.pos_in_zip_directory, place.num_of_file};
    const bool added = parts_.emplace(part_name({name.data(), length}), where).second;
    if (!added) problem_ = "two of its parts have one name: not read";
    if (count > kMostParts) problem_ = "it has more than 10,000 parts: not read";
    said = unzGoToNextFile(opened_->zip);
  }
  if (problem_.empty() && (said != UNZ_END_OF_LIST_OF_FILE || parts_.empty())) problem_ = kBroken;
}

bool Archive::has(std::string_view name) const {
  return parts_.find(part_name(name)) != parts_.end();
}

std::string Archive::read(std::string_view name,
                          const std::function<bool(std::string_view)>& take) {
  const auto found = parts_.find(part_name(name));
  if (found == parts_.end()) return "a part of the workbook is missing: save it again";
  const unz64_file_pos place{found->second.in_directory, found->second.number};
  if (unzGoToFilePos64(opened_->zip, &place) != UNZ_OK ||
      unzOpenCurrentFile(opened_->zip) != UNZ_OK) {
    return std::string(kBroken);
  }
  constexpr std::size_t kPiece = std::size_t{256} << 10;
  std::vector<char> piece(kPiece);
  std::string problem;
  bool wanted = true;
  while (wanted && problem.empty()) {
    const int got = unzReadCurrentFile(opened_->zip, piece.data(), kPiece);
    if (got == 0) break;
    if (got < 0) {
      problem = kBroken;
      break;
    }
    unpacked_ += static_cast<std::uint64_t>(got);
    problem = swollen(unpacked_, packed_);
    if (problem.empty()) wanted = take({piece.data(), static_cast<std::size_t>(got)});
  }
  const int closed = unzCloseCurrentFile(opened_->zip);
  if (wanted && problem.empty() && closed != UNZ_OK) problem = kBroken;  // a checksum
  return problem;
}

}  // namespace duly::unpack

#include "cli/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <memory>
#include <new>
#include <system_error>
#include <utility>

#include "cli/system.hpp"
#include "duly/gunzip.hpp"

namespace duly::cli {
namespace {

namespace fs = std::filesystem;

struct Closer {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): this is the owner
  void operator()(std::FILE* f) const { std::fclose(f); }
};
using File = std::unique_ptr<std::FILE, Closer>;

std::string shown_name(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

std::function<std::size_t(char*, std::size_t)> reader_of(std::istream& in) {
  return [&in](char* to, std::size_t room) {
    in.read(to, static_cast<std::streamsize>(room));
    if (in.bad()) throw Trouble("standard input: cannot be read");
    return static_cast<std::size_t>(in.gcount());
  };
}

std::function<std::size_t(char*, std::size_t)> reader_of(std::shared_ptr<std::FILE> file,
                                                         const std::string& path) {
  return [file = std::move(file), path](char* to, std::size_t room) {
    const std::size_t got = std::fread(to, 1, room, file.get());
    if (got == 0 && std::ferror(file.get()) != 0) {
      throw Trouble(path + ": cannot be read (" + last_error() + ")");
    }
    return got;
  };
}

/// A file that gzip has packed, as it streams by; to be begun again where the file is.
class Packed {
 public:
  using Read = std::function<std::size_t(char*, std::size_t)>;

  Packed(std::string path, std::string start, Read rest)
      : path_(std::move(path)), start_(std::move(start)), rest_(std::move(rest)) {
    begin();
  }
  void begin() {
    gunzip_ =
        std::make_unique<Gunzip>([this, at = std::size_t{0}](char* to, std::size_t room) mutable {
          if (at == start_.size()) return rest_(to, room);
          const std::size_t got = std::min(room, start_.size() - at);
          std::copy_n(start_.data() + at, got, to);
          at += got;
          return got;
        });
  }
  std::size_t read(char* to, std::size_t room) {
    const std::size_t got = gunzip_->read(to, room);
    if (started_ && !problem().empty()) throw Trouble(path_ + ": " + problem());
    return got;
  }
  const std::string& problem() const { return gunzip_->problem(); }
  /// From here on a problem is Trouble: what came before has been used.
  void start() { started_ = true; }
  void pass(std::size_t bytes) {
    std::string passed(bytes, '\0');
    for (std::size_t got = 1; bytes > 0 && got > 0; bytes -= got) got = read(passed.data(), bytes);
  }

 private:
  std::string path_;
  std::string start_;
  Read rest_;
  std::unique_ptr<Gunzip> gunzip_;
  bool started_ = false;
};

}  // namespace

void Bytes::grow() {
  Bytes larger(2 * room_);
  std::copy(data_.get(), data_.get() + size_, larger.data_.get());
  larger.size_ = size_;
  *this = std::move(larger);
}

InputFile::InputFile(const std::string& path, Surroundings& surroundings) : path_(path) {
  constexpr std::size_t kPipeRoom = std::size_t{1} << 20;
  likely_size_ = kPipeRoom;
  if (path == "-") {
    if (surroundings.in_state) state_ = surroundings.in_state;
    at_first_ = state_();
    read_ = reader_of(surroundings.in);
    look_at_start();
    return;
  }
  std::error_code error;
  const fs::file_status status = fs::status(path_of(path), error);
  if (!fs::exists(status)) throw Trouble(path + ": there is no such file");
  if (fs::is_directory(status)) throw Trouble(path + ": is a folder, not a file");
  std::shared_ptr<std::FILE> file(File(open_named(path, "rb")));
  if (!file) throw Trouble(path + ": cannot be opened (" + last_error() + ")");
  state_ = [file] { return state_of(file.get()); };
  at_first_ = state_();
  if (at_first_) likely_size_ = static_cast<std::size_t>(at_first_->size);
  read_ = reader_of(file, path);
  look_at_start();
  if (!at_first_) return;
  seek_ = [file = std::move(file), path, behind = static_cast<long>(start_.size())] {
    if (std::fseek(file.get(), behind, SEEK_SET) == 0) return;
    throw Trouble(path + ": cannot be read (" + last_error() + ")");
  };
}

bool InputFile::has_changed() const {
  return at_first_ && state_() != at_first_;
}

void InputFile::tell(Progress& progress) {
  if (!progress.is_watched()) return;
  progress.got(start_.size());
  read_ = [read = std::move(read_), &progress](char* to, std::size_t room) {
    constexpr std::size_t kPiece = std::size_t{2} << 20;
    const std::size_t got = read(to, std::min(room, kPiece));
    progress.got(got);
    return got;
  };
  if (!seek_) return;
  seek_ = [seek = std::move(seek_), &progress, behind = start_.size()] {
    seek();
    progress.again_from(behind);
  };
}

std::string InputFile::unpack() {
  constexpr std::size_t kLikely = 4;
  const auto packed = std::make_shared<Packed>(path_, start_, std::move(read_));
  read_ = [packed](char* to, std::size_t room) { return packed->read(to, room); };
  look_at_start();
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
  likely_size_ = std::min(likely_size_ * kLikely, kMost);
  packed->start();
  if (!packed->problem().empty() || !seek_) return packed->problem();
  seek_ = [packed, seek = std::move(seek_), behind = start_.size()] {
    seek();
    packed->begin();
    packed->pass(behind);
  };
  return {};
}

void InputFile::look_at_start() {
  constexpr std::size_t kStart = 4096;
  start_.resize(kStart);
  std::size_t size = 0;
  for (std::size_t got = 1; got > 0 && size < kStart; size += got) {
    got = read_(start_.data() + size, kStart - size);
  }
  start_.resize(size);
}

Bytes InputFile::whole() {
  Bytes bytes(std::max(start_.size(), likely_size_) + 1);
  std::copy(start_.begin(), start_.end(), bytes.data());
  std::size_t size = start_.size();
  for (;;) {
    bytes.set_size(size);
    if (size == bytes.room()) bytes.grow();
    const std::size_t got = read_(bytes.data() + size, bytes.room() - size);
    if (got == 0) return bytes;
    size += got;
  }
}

Source InputFile::source() {
  Source out;
  out.size = seek_ ? likely_size_ : 0;
  out.read = [this](char* to, std::size_t room) {
    if (start_given_ || room < start_.size()) return read_(to, room);
    start_given_ = true;
    std::copy(start_.begin(), start_.end(), to);
    return start_.size();
  };
  out.restart = [this] {
    start_given_ = false;
    seek_();
  };
  out.whole = [this] {
    whole_ = whole();
    return whole_->view();
  };
  return out;
}

std::string_view InputFile::next_piece() {
  if (!start_given_) {
    start_given_ = true;
    return start_;
  }
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  piece_.resize(kPiece);
  return std::string_view(piece_).substr(0, read_(piece_.data(), kPiece));
}

Bytes read_whole(const std::string& path, Surroundings& surroundings) {
  try {
    InputFile file(path, surroundings);
    if (file.start().empty()) throw Trouble(path + ": is empty");
    Bytes all = file.whole();
    if (file.has_changed()) throw Trouble(path + ": was changed while it was read");
    return all;
  } catch (const std::bad_alloc&) {
    throw Trouble(no_memory_for(path));
  }
}

std::string no_memory_for(const std::string& path) {
  return shown_name(path) + ": there is not enough memory to read it";
}

}  // namespace duly::cli

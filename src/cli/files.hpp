#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/file_state.hpp"
#include "cli/progress.hpp"
#include "cli/run.hpp"
#include "duly/input.hpp"

namespace duly::cli {

/// The bytes of a file, left as they came: no copy, no filling beforehand.
class Bytes {
 public:
  explicit Bytes(std::size_t room) : data_(new char[room]), room_(room) {}
  std::string_view view() const { return {data_.get(), size_}; }
  char* data() { return data_.get(); }
  std::size_t room() const { return room_; }
  void set_size(std::size_t size) { size_ = size; }
  /// Twice the room, keeping what is there.
  void grow();

 private:
  std::unique_ptr<char[]> data_;  // NOLINT(modernize-avoid-c-arrays): uninitialised on purpose
  std::size_t room_;
  std::size_t size_ = 0;
};

/// A file, or standard input for "-", opened to be looked at and then read, whole or piece by
/// piece. Trouble names the file and the reason.
class InputFile {
 public:
  InputFile(const std::string& path, Surroundings& surroundings);
  /// What is read of it is told, piece by piece.
  void tell(Progress& progress);
  /// What follows is what gzip has packed in it. Why its start cannot be unpacked; blank. What is
  /// wrong further on is Trouble.
  std::string unpack();

  /// Its first bytes; they are read again by what follows.
  std::string_view start() const { return start_; }
  /// All of it.
  Bytes whole();
  /// The next piece of about a MiB, until the next call; blank at the end.
  std::string_view next_piece();
  /// Has it another size or time than when it was opened? Never of a pipe.
  bool has_changed() const;
  /// To be read as it likes, once or again; good as long as the file.
  Source source();

 private:
  void look_at_start();

  std::string path_;
  std::function<std::optional<FileState>()> state_ = [] { return std::optional<FileState>(); };
  std::optional<FileState> at_first_;
  /// Reads up to `room` bytes and returns how many; 0 at the end.
  std::function<std::size_t(char* to, std::size_t room)> read_;
  /// What comes next is what follows `start_`; none of a pipe.
  std::function<void()> seek_;
  std::size_t likely_size_;
  std::string start_;
  bool start_given_ = false;
  std::string piece_;
  std::optional<Bytes> whole_;
};

/// All bytes of a file, or of standard input for "-"; Trouble where there are none, or where they
/// are no longer what they were.
Bytes read_whole(const std::string& path, Surroundings& surroundings);

/// What is said where memory runs out while a file is read.
std::string no_memory_for(const std::string& path);

/// Writes `text` under `path`: a failed run leaves the old file or none. Never over one of
/// `inputs`, nor over what standard input comes from where it is read. Trouble on any failure. What
/// was found beside it that is to be told.
std::vector<std::string> write_whole(const std::string& path, const std::string& text,
                                     const std::vector<std::string>& inputs,
                                     const Surroundings& surroundings);

/// Is `path` the same file as one of `others`, by whatever name?
bool is_one_of(const std::string& path, const std::vector<std::string>& others);

/// Trouble where `path` is one of `inputs` or cannot be written: before any work is done.
void check_output(const std::string& path, const std::vector<std::string>& inputs,
                  const Surroundings& surroundings);

/// Writes to standard output; Trouble where that fails (a closed or full disk).
void write_out(const std::string& text, Surroundings& surroundings);

}  // namespace duly::cli

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/run.hpp"

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

/// All bytes of a file, or of standard input for "-". Trouble names the file and the reason.
Bytes read_whole(const std::string& path, Surroundings& surroundings);

/// Writes `text` beside `path` and renames it into place: a failed run leaves the old file or none.
/// Never over one of `inputs`. Trouble on any failure.
void write_whole(const std::string& path, const std::string& text,
                 const std::vector<std::string>& inputs);

/// Trouble where `path` is one of `inputs` or cannot be written: before any work is done.
void check_output(const std::string& path, const std::vector<std::string>& inputs);

/// Writes to standard output; Trouble where that fails (a closed or full disk).
void write_out(const std::string& text, Surroundings& surroundings);

}  // namespace duly::cli

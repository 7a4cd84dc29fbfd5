#pragma once

#include <cstdint>

namespace duly::cli {

/// Which file it is, by whatever name, and how it stands.
struct FileState {
  std::uint64_t device = 0;
  std::uint64_t number = 0;  ///< of the file, on its device
  std::uint64_t size = 0;
  std::int64_t written = 0;  ///< when it was last written; only differences count
  friend bool operator==(const FileState&, const FileState&) = default;

  bool is_file(const FileState& other) const {
    return device == other.device && number == other.number;
  }
};

}  // namespace duly::cli

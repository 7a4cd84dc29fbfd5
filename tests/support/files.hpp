#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace duly::test {

/// A folder of its own under the system's temporary one, gone at the end.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  /// With / on every system: what a test shows is the same on each.
  std::string path(std::string_view name) const { return (folder_ / name).generic_string(); }
  /// Writes a file and returns its path.
  std::string write(std::string_view name, std::string_view text) const;
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

/// The working directory for a while.
class InFolder {
 public:
  explicit InFolder(const std::filesystem::path& folder);
  ~InFolder();
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;

 private:
  std::filesystem::path before_;
};

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view text);

/// A file of the repository.
std::filesystem::path in_source(std::string_view path);

}  // namespace duly::test

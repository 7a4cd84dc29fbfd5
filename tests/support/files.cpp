#include "support/files.hpp"

#include <atomic>
#include <chrono>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

namespace duly::test {

namespace fs = std::filesystem;

TempFolder::TempFolder() {
  static std::atomic<unsigned> number = 0;
  const auto stamp = std::chrono::steady_clock::now().time_since_epoch().count();
  const std::string name = "duly-test-" + std::to_string(stamp) + "-" + std::to_string(++number);
  folder_ = (fs::temp_directory_path() / name).generic_string();
  fs::create_directories(folder_);
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string TempFolder::write(std::string_view name, std::string_view text) const {
  const fs::path file = folder_ / name;
  write_file(file, text);
  return file.generic_string();
}

InFolder::InFolder(const fs::path& folder) : before_(fs::current_path()) {
  fs::current_path(folder);
}

InFolder::~InFolder() {
  std::error_code ignored;
  fs::current_path(before_, ignored);
}

std::string read_file(const fs::path& path) {
  const std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), "cannot read " << path.string());
  std::ostringstream out;
  if (fs::file_size(path) > 0) out << in.rdbuf();
  return out.str();
}

void write_file(const fs::path& path, std::string_view text) {
  std::ofstream out(path, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.flush();
  REQUIRE_MESSAGE(out.good(), "cannot write " << path.string());
}

fs::path in_source(std::string_view path) {
  return fs::path(DULY_SOURCE_DIR) / path;
}

}  // namespace duly::test

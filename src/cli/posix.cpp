// Linux, macOS and the like: arguments, names and streams are bytes already.

#include <system_error>
#include <unistd.h>

#include "cli/system.hpp"

namespace duly::cli {

std::FILE* open_named(const std::string& name, const char* mode) {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): whoever asked for it
  return std::fopen(name.c_str(), mode);
}

void remove_unfinished_file(const char* name) noexcept {
  unlink(name);
}

std::string put_in_place(const std::string& finished, const std::string& name) {
  std::error_code error;
  std::filesystem::rename(finished, name, error);
  return error ? error.message() : std::string();
}

bool is_terminal(int stream) {
  return isatty(stream) != 0;
}

std::tm local_time(std::time_t when) {
  std::tm local{};
  localtime_r(&when, &local);
  return local;
}

std::vector<std::string> arguments(int argc, char** argv) {
  return {argv + 1, argv + argc};
}

Console::Console() = default;
Console::~Console() = default;

}  // namespace duly::cli

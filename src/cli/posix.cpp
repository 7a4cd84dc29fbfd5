// Linux, macOS and the like: arguments, names and streams are bytes already.

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/system.hpp"
#include "duly/number.hpp"

namespace duly::cli {

std::FILE* open_named(const std::string& name, const char* mode) {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): whoever asked for it
  return std::fopen(name.c_str(), mode);
}

static std::optional<FileState> state_in(const struct stat& of) {
  if (!S_ISREG(of.st_mode)) return std::nullopt;
#ifdef __APPLE__
  const timespec written = of.st_mtimespec;
#else
  const timespec written = of.st_mtim;
#endif
  constexpr std::int64_t kOfSecond = 1'000'000'000;
  return FileState{static_cast<std::uint64_t>(of.st_dev), static_cast<std::uint64_t>(of.st_ino),
                   static_cast<std::uint64_t>(of.st_size),
                   std::int64_t{written.tv_sec} * kOfSecond + written.tv_nsec};
}

std::optional<FileState> state_of(const std::string& name) {
  struct stat found {};
  return stat(name.c_str(), &found) == 0 ? state_in(found) : std::nullopt;
}

std::optional<FileState> state_of(std::FILE* file) {
  return state_of_stream(fileno(file));
}

std::optional<FileState> state_of_stream(int stream) {
  struct stat found {};
  return fstat(stream, &found) == 0 ? state_in(found) : std::nullopt;
}

bool is_terminal(int stream) {
  return isatty(stream) != 0;
}

std::size_t characters_across(int stream) {
  const char* const told = std::getenv("COLUMNS");
  if (told != nullptr) return number_in<std::size_t>(told).value_or(0);
  winsize size{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the system is asked so
  return ioctl(stream, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

extern "C" {
static void end_line(int signal) {
  constexpr std::string_view kClear = "\r\x1b[K";
  const ssize_t written = write(STDERR_FILENO, kClear.data(), kClear.size());
  static_cast<void>(written);  // the run is over, whatever became of it
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}
}

void line_stands(bool stands) {
  for (const int signal : {SIGINT, SIGTERM}) {
    if (std::signal(signal, stands ? end_line : SIG_DFL) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
}

std::vector<std::pair<std::string, std::string>> variables(std::string_view begin) {
  std::vector<std::pair<std::string, std::string>> out;
  for (char** at = environ; at != nullptr && *at != nullptr; ++at) {
    const std::string_view all = *at;
    const std::size_t equals = all.find('=');
    if (!all.starts_with(begin) || equals == std::string_view::npos) continue;
    out.emplace_back(all.substr(0, equals), all.substr(equals + 1));
  }
  return out;
}

std::tm local_time(std::time_t when) {
  std::tm local{};
  localtime_r(&when, &local);
  return local;
}

std::vector<std::string> arguments(int argc, char** argv) {
  return {argv + 1, argv + argc};
}

Console::Console() {
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is told as a full disk is
}
Console::~Console() = default;

}  // namespace duly::cli

#include "cli/terminal.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

#include "cli/run.hpp"
#include "duly/number.hpp"

namespace duly::cli {
namespace {

#ifdef _WIN32
bool is_terminal(int stream) {
  return _isatty(stream) != 0;
}
#else
bool is_terminal(int stream) {
  return isatty(stream) != 0;
}
#endif

#ifdef _WIN32
constexpr int kOut = 1;
constexpr int kErr = 2;
#else
constexpr int kOut = STDOUT_FILENO;
constexpr int kErr = STDERR_FILENO;
#endif

/// How many characters a line has on the screen that a stream is; 0: not known.
std::size_t characters_across(int stream) {
  const char* const told = std::getenv("COLUMNS");
  if (told != nullptr) return number_in<std::size_t>(told).value_or(0);
#ifdef _WIN32
  CONSOLE_SCREEN_BUFFER_INFO screen{};
  if (GetConsoleScreenBufferInfo(
          GetStdHandle(stream == kOut ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE), &screen) == 0)
    return 0;
  return static_cast<std::size_t>(screen.srWindow.Right - screen.srWindow.Left + 1);
#else
  winsize size{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the system is asked so
  return ioctl(stream, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
#endif
}

#ifdef _WIN32
/// The console leaves a line as it is.
void (*const line_stands)(bool) = nullptr;
#else
extern "C" void end_line(int signal) {
  constexpr std::string_view kClear = "\r\x1b[K";
  const ssize_t written = write(kErr, kClear.data(), kClear.size());
  static_cast<void>(written);  // the run is over, whatever became of it
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// Ctrl-C leaves no half a line behind on which the shell would go on.
void line_stands(bool stands) {
  for (const int signal : {SIGINT, SIGTERM}) {
    if (std::signal(signal, stands ? end_line : SIG_DFL) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
}
#endif

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
#ifdef _WIN32
  localtime_s(&local, &now);
#else
  localtime_r(&now, &local);
#endif
  return *Date::make(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                     static_cast<unsigned>(local.tm_mday));
}

/// The variables of the environment whose names begin so.
std::vector<std::pair<std::string, std::string>> variables(std::string_view begin) {
#ifdef _WIN32
  char** at = _environ;
#else
  char** at = environ;
#endif
  std::vector<std::pair<std::string, std::string>> out;
  for (; at != nullptr && *at != nullptr; ++at) {
    const std::string_view all = *at;
    const std::size_t equals = all.find('=');
    if (!all.starts_with(begin) || equals == std::string_view::npos) continue;
    out.emplace_back(all.substr(0, equals), all.substr(equals + 1));
  }
  return out;
}

}  // namespace

int run_on_terminal(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
#ifdef _WIN32
  _setmode(1, _O_BINARY);  // line ends stay LF
#endif
#ifdef __GLIBC__
  // Blocks from this size on go back to the system when freed; what large_blocks.cpp keeps of them
  // is not asked for here. Those below stay at hand.
  constexpr int kLargeBlock = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, kLargeBlock);
#endif
  const auto start = std::chrono::steady_clock::now();
  Surroundings surroundings{std::cin, std::cout, std::cerr, today()};
  surroundings.out_is_terminal = is_terminal(kOut);
  surroundings.err_is_terminal = is_terminal(kErr);
  if (surroundings.out_is_terminal) surroundings.screen = characters_across(kOut);
  if (surroundings.err_is_terminal) surroundings.err_screen = characters_across(kErr);
  surroundings.line_stands = line_stands;
  surroundings.no_colour = std::getenv("NO_COLOR") != nullptr;
  surroundings.processors = std::thread::hardware_concurrency();
  surroundings.environment = variables("DULY_");
  surroundings.seconds = [start] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  return run(std::vector<std::string>(argv + 1, argv + argc), surroundings);
}

}  // namespace duly::cli

#pragma once

#include <cerrno>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/file_state.hpp"

/// What systems do differently. posix.cpp and posix_files.cpp, or windows.cpp, are compiled; no
/// other file asks which system it is on. Names of files and arguments are UTF-8 everywhere inside.
namespace duly::cli {

/// A name as a path: made of a plain string it would be read by the code page of a Windows.
inline std::filesystem::path path_of(const std::string& name) {
  return std::u8string(name.begin(), name.end());
}

/// The name of a path.
inline std::string name_of(const std::filesystem::path& path) {
  const std::u8string name = path.u8string();
  return {name.begin(), name.end()};
}

/// What the system says of its last refusal (errno).
inline std::string last_error() {
  return std::generic_category().message(errno);
}

/// As std::fopen. Null, with the reason in errno.
std::FILE* open_named(const std::string& name, const char* mode);

/// How a file stands; none where it is no plain file (a pipe, a device), or not there.
std::optional<FileState> state_of(const std::string& name);
std::optional<FileState> state_of(std::FILE* file);
std::optional<FileState> state_of_stream(int stream);

/// Writes a file and puts it under its name, over another if there is one: whenever the run ends,
/// there is the old file or the whole new one. Several runs may do so at once; the last one stays.
/// It may be read by whoever might read the file it takes the place of, and a new one by its owner
/// alone, from its first byte. Blank, or why not.
std::string write_in_place(const std::string& name, std::string_view text);

/// While they are held, signals that would end the run wait: what stands in a folder for temporary
/// files is taken away first.
void hold_signals(bool held);

/// What a run that was killed left in a folder: no name is chosen for it twice.
struct LeftBehind {
  std::string name;
  bool removed = false;  ///< only where it is certain that no run is still at it
};
/// What is left so beside `name`.
std::vector<LeftBehind> clear_left_behind(const std::string& name);

bool is_terminal(int stream);

/// How many characters a line has on the screen that a stream is; 0: not known.
std::size_t characters_across(int stream);

/// While a line stands on standard error that the next is to take the place of, Ctrl-C leaves no
/// half of it behind, on which the shell would go on.
void line_stands(bool stands);

/// The variables of the environment whose names begin so, with their values.
std::vector<std::pair<std::string, std::string>> variables(std::string_view begin);

/// The clock on the wall.
std::tm local_time(std::time_t when);

/// What the program was given, without its own name.
std::vector<std::string> arguments(int argc, char** argv);

/// Standard streams as the program needs them while it runs: bytes go through as they are, and a
/// console shows UTF-8 and understands colours.
class Console {
 public:
  Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;
  Console(Console&&) = delete;
  Console& operator=(Console&&) = delete;
  ~Console();  // NOLINT(performance-trivially-destructible): not on Windows
  bool knows_colours() const { return knows_colours_; }

 private:
  [[maybe_unused]] unsigned code_page_ = 0;  ///< of the console before; 0: there is none
  bool knows_colours_ = true;
};

}  // namespace duly::cli

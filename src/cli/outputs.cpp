// How what was made leaves: into a file, or to standard output.

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "cli/files.hpp"
#include "cli/system.hpp"

namespace duly::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void not_written(const std::string& path, const std::string& why) {
  throw Trouble(path + ": cannot be written (" + why + ")");
}

/// A device or a pipe, which nothing can take the place of.
void write_straight(const std::string& path, const std::string& text) {
  std::FILE* const file = open_named(path, "wb");
  if (file == nullptr) not_written(path, last_error());
  const bool written =
      std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
  std::string why = written ? std::string() : last_error();
  const bool closed = std::fclose(file) == 0;  // NOLINT(cppcoreguidelines-owning-memory)
  if (written && !closed) why = last_error();
  if (!why.empty()) not_written(path, why);
}

/// Is it what standard input comes from?
bool is_standard_input(const std::string& path, const Surroundings& surroundings) {
  if (!surroundings.in_state) return false;
  const std::optional<FileState> in = surroundings.in_state();
  const std::optional<FileState> named = state_of(path);
  return in && named && in->is_file(*named);
}

/// What runs that were killed left there: it may be about children.
void clear_beside(const std::string& path, std::vector<std::string>& told) {
  for (const LeftBehind& left : clear_left_behind(path)) {
    told.push_back(left.name + (left.removed ? ": left by a run that was killed; removed"
                                             : ": left by a run that was killed, or of one that is"
                                               " still at work; remove it if there is none"));
  }
}

}  // namespace

bool is_one_of(const std::string& path, const std::vector<std::string>& others) {
  return std::any_of(others.begin(), others.end(), [&path](const std::string& other) {
    std::error_code error;
    return fs::equivalent(path_of(path), path_of(other), error);
  });
}

void check_output(const std::string& path, const std::vector<std::string>& inputs,
                  const Surroundings& surroundings) {
  if (path.empty() || path == "-") return;
  std::error_code error;
  const bool reads_in = std::find(inputs.begin(), inputs.end(), "-") != inputs.end();
  if (is_one_of(path, inputs) || (reads_in && is_standard_input(path, surroundings))) {
    throw Trouble(path + ": is one of the inputs; write to another file");
  }
  if (fs::is_directory(path_of(path), error))
    throw Trouble(path + ": is a folder; name a file in it");
  if (fs::is_symlink(path_of(path), error) && !fs::exists(path_of(path), error)) {
    throw Trouble(path + ": is a link to a file that is not there");
  }
  const fs::path folder = path_of(path).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, error)) {
    throw Trouble(path + ": there is no folder " + folder.string());
  }
}

std::vector<std::string> write_whole(const std::string& path, const std::string& text,
                                     const std::vector<std::string>& inputs,
                                     const Surroundings& surroundings) {
  check_output(path, inputs, surroundings);
  std::error_code error;
  std::vector<std::string> told;
  const fs::path named = path_of(path);
  const bool exists = fs::exists(named, error);
  if (exists && !fs::is_regular_file(named, error)) {
    write_straight(path, text);
    return told;
  }
  const std::string target =
      fs::is_symlink(named, error) ? name_of(fs::canonical(named, error)) : path;
  const fs::perms mode = fs::status(path_of(target), error).permissions();
  if (exists && (mode & fs::perms::owner_write) == fs::perms::none) {
    throw Trouble(path + ": is read-only");
  }
  clear_beside(target, told);
  const std::string why = write_in_place(target, text);
  if (!why.empty()) not_written(path, why);
  return told;
}

void write_out(const std::string& text, Surroundings& surroundings) {
  errno = 0;
  surroundings.out.write(text.data(), static_cast<std::streamsize>(text.size()));
  surroundings.out.flush();
  if (surroundings.out) return;
  throw Trouble("standard output: cannot be written" +
                (errno == 0 ? std::string() : " (" + last_error() + ")"));
}

}  // namespace duly::cli

#pragma once

// What a command line names as its files: files, folders, patterns, each with a kind before it
// (KIND=PATH) or not.

#include <string>
#include <vector>

#include "cli/options.hpp"

namespace duly::cli {

/// A file to read.
struct Input {
  std::string kind;  ///< that it is forced to be, or blank
  std::string path;
  bool found = false;  ///< in a folder, or by a pattern; not named itself
};

/// A file as it is named, its kind before it or not.
Input input_named(const std::string& given);

/// The name of a file in a folder, with the stroke that the folder is written with: Windows takes
/// either, and what is shown is the same on every system unless its own is typed.
std::string in_folder(std::string folder, const std::string& name);

/// The files to read: those named, those in folders (not below them) sorted by name, and those that
/// a pattern fits which the shell left as it stands. What the command line names for another use (a
/// map, a key, bank holidays) is not found. Trouble where a folder or a pattern gives none.
std::vector<Input> inputs_of(const Options& options);

}  // namespace duly::cli

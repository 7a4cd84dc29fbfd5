#pragma once

#include <string>
#include <vector>

#include "cli/run.hpp"

namespace duly::cli {

/// All bytes of a file, or of standard input for "-". Trouble names the file and the reason.
std::string read_whole(const std::string& path, Surroundings& surroundings);

/// Writes `text` beside `path` and renames it into place: a failed run leaves the old file or none.
/// Never over one of `inputs`. Trouble on any failure.
void write_whole(const std::string& path, const std::string& text,
                 const std::vector<std::string>& inputs);

/// Trouble where `path` is one of `inputs` or cannot be written: before any work is done.
void check_output(const std::string& path, const std::vector<std::string>& inputs);

/// Writes to standard output; Trouble where that fails (a closed or full disk).
void write_out(const std::string& text, Surroundings& surroundings);

}  // namespace duly::cli

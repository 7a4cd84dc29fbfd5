#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace duly::test {

/// A folder of tests/golden: `args` (one argument a line), input files, perhaps `stdin` and
/// `today`, and what the tool then says: `stdout`, `stderr`, `status`. The run takes place in the
/// folder.
struct GoldenCase {
  std::string name;
  std::filesystem::path folder;
};
std::vector<GoldenCase> golden_cases();

/// Runs the case and compares; with DULY_UPDATE_GOLDEN=1 writes what was said instead (then read
/// `git diff`).
void check_golden(const GoldenCase& golden);

/// Is what the program says to be written, not compared?
bool updating();

/// The first line in which two texts that differ do, of each.
std::string difference(const std::string& said, const std::string& expected);

}  // namespace duly::test

#include "support/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace duly::test {

namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& path) {
  return fs::exists(path) ? read_file(path) : "";
}

void compare(const std::string& said, const fs::path& path) {
  if (updating()) {
    write_file(path, said);
    return;
  }
  const std::string expected = text_of(path);
  if (said != expected) {
    FAIL_CHECK(path.filename().string() << " differs at " << difference(said, expected));
  }
}

/// Which commit the program was built from, no golden file can say: `--version` is compared
/// without.
std::string without_commit(std::string said) {
  constexpr std::string_view kBefore = "\ncommit ";
  const std::size_t at = said.find(kBefore);
  if (at == std::string::npos) return said;
  const std::size_t from = at + kBefore.size();
  return said.replace(from, said.find('\n', from) - from, "COMMIT");
}

}  // namespace

bool updating() {
  const char* const wanted = std::getenv("DULY_UPDATE_GOLDEN");
  return wanted != nullptr && std::string_view(wanted) == "1";
}

std::string difference(const std::string& said, const std::string& expected) {
  const std::vector<std::string> a = split(said, '\n');
  const std::vector<std::string> b = split(expected, '\n');
  std::size_t i = 0;
  while (i < a.size() && i < b.size() && a[i] == b[i]) ++i;
  const std::string nothing = "(nothing)";
  return "line " + std::to_string(i + 1) + "\n  expected: " + (i < b.size() ? b[i] : nothing) +
         "\n  said:     " + (i < a.size() ? a[i] : nothing);
}

std::vector<GoldenCase> golden_cases() {
  std::vector<GoldenCase> out;
  for (const fs::directory_entry& entry : fs::directory_iterator(in_source("tests/golden"))) {
    const bool golden = entry.is_directory() && fs::exists(entry.path() / "args");
    if (golden) out.push_back({entry.path().filename().string(), entry.path()});
  }
  std::sort(out.begin(), out.end(),
            [](const GoldenCase& a, const GoldenCase& b) { return a.name < b.name; });
  return out;
}

void check_golden(const GoldenCase& golden) {
  CAPTURE(golden.name);
  const InFolder here(golden.folder);
  const std::vector<std::string> args = split(read_file("args"), '\n');
  const std::string today = fs::exists("today") ? read_file("today").substr(0, 10) : "2016-04-15";
  const Said said = run_duly(args, text_of("stdin"), day(today));
  compare(args == std::vector<std::string>{"--version"} ? without_commit(said.out) : said.out,
          "stdout");
  compare(said.err, "stderr");
  compare(std::to_string(said.status) + "\n", "status");
}

}  // namespace duly::test

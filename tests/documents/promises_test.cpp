// docs/security.md: a promise without a test that is there is none.

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using duly::test::in_source;
using duly::test::read_file;
using duly::test::split;

/// All the tests there are, as one text.
std::string all_tests() {
  std::string out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(in_source("tests"))) {
    const std::string name = entry.path().string();
    if (name.size() > 9 && name.substr(name.size() - 9) == "_test.cpp") out += read_file(name);
  }
  return out;
}

/// What stands `between these` in a text.
std::vector<std::string> quoted_in(const std::string& text) {
  std::vector<std::string> out;
  const std::vector<std::string> parts = split(text, '`');
  for (std::size_t i = 1; i < parts.size(); i += 2) out.push_back(parts[i]);
  return out;
}

struct Promise {
  std::string said;
  std::vector<std::string> tests;
};

std::vector<Promise> promises() {
  std::vector<Promise> out;
  for (const std::string& line : split(read_file(in_source("docs/security.md")), '\n')) {
    const std::vector<std::string> cells = split(line, '|');
    const bool of_table = cells.size() >= 4 && line[0] == '|' && line.find("---") > line.size();
    if (!of_table || cells[1] == " promise ") continue;
    out.push_back({cells[1], quoted_in(cells[3])});
  }
  return out;
}

}  // namespace

TEST_SUITE("documents") {
  TEST_CASE("every promise of the security page names tests that are there") {
    const std::string tests = all_tests();
    const std::vector<Promise> all = promises();
    CHECK(all.size() > 15);
    for (const Promise& promise : all) {
      CAPTURE(promise.said);
      CHECK(!promise.tests.empty());
      for (const std::string& test : promise.tests) {
        CAPTURE(test);
        const bool is_file = test.find('/') != std::string::npos;
        const bool there = is_file ? std::filesystem::exists(in_source(test))
                                   : tests.find("TEST_CASE(\"" + test + "\")") < tests.size();
        CHECK(there);
      }
    }
  }
}

// docs/security.md and docs/reliability.md: a promise without a test that is there is none, nor is
// one of which nobody has seen the test fail (tests/broken).

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using duly::test::in_source;
using duly::test::read_file;
using duly::test::split;
namespace fs = std::filesystem;

constexpr std::string_view kSecurity = "docs/security.md";
constexpr std::string_view kReliability = "docs/reliability.md";
constexpr std::string_view kFaults = "faults: ";

/// All the tests there are, as one text.
std::string all_tests() {
  std::string out;
  for (const auto& entry : fs::recursive_directory_iterator(in_source("tests"))) {
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

std::string without_spaces(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

struct Promise {
  std::string page;
  std::string said;
  std::vector<std::string> tests;
};

/// The rows of those tables of a page that have so many columns, the promise first, its tests last.
std::vector<Promise> promises_of(std::string_view page, std::size_t columns) {
  std::vector<Promise> out;
  for (const std::string& line : split(read_file(in_source(std::string(page))), '\n')) {
    const std::vector<std::string> cells = split(line, '|');
    const bool of_table = cells.size() == columns + 1 && line.find("---") > line.size();
    if (!of_table || cells[1] == " promise ") continue;
    Promise& promise = out.emplace_back(Promise{std::string(page), without_spaces(cells[1]), {}});
    for (const std::string& test : quoted_in(cells[columns])) {
      const bool fault = page == kReliability && test.find('/') == std::string::npos;
      promise.tests.push_back((fault ? std::string(kFaults) : "") + test);
    }
  }
  return out;
}

std::vector<Promise> promises() {
  std::vector<Promise> out = promises_of(kSecurity, 3);
  for (Promise& promise : promises_of(kReliability, 2)) out.push_back(std::move(promise));
  return out;
}

bool is_there(const std::string& test, const std::string& tests) {
  static const std::string kParts = read_file(in_source("tests/faults/run.py"));
  if (test.starts_with(kFaults)) {
    const std::string part = test.substr(kFaults.size());
    return kParts.find("    def " + part + "(self):") < kParts.size() &&
           kParts.find('"' + part + '"') < kParts.size();
  }
  if (test.find('/') == std::string::npos) {
    return tests.find("TEST_CASE(\"" + test + "\")") < tests.size();
  }
  return fs::exists(in_source(test)) || fs::exists(in_source("tests/" + test));
}

/// A patch of tests/broken: its head, and of each change the lines as they were.
struct Patch {
  std::string name;
  std::string page;
  std::string promise;
  std::string broken;
  std::vector<std::string> red;
  struct Change {
    std::string file;
    std::string old;
  };
  std::vector<Change> changes;
};

void add_head(Patch& patch, const std::string& line) {
  const std::size_t colon = std::min(line.find(": "), line.size());
  const std::string key = line.substr(0, colon);
  const std::string value = colon < line.size() ? line.substr(colon + 2) : std::string();
  if (key == "page") patch.page = value;
  if (key == "promise") patch.promise = value;
  if (key == "broken") patch.broken = value;
  if (key == "red") patch.red.push_back(value);
}

Patch patch_in(const fs::path& path) {
  constexpr std::string_view kFile = "--- a/";
  Patch out;
  out.name = path.stem().string();
  std::string file;
  for (const std::string& line : split(read_file(path), '\n')) {
    if (line.starts_with(kFile)) {
      file = line.substr(kFile.size());
    } else if (file.empty()) {
      add_head(out, line);
    } else if (line.starts_with("@@ ")) {
      out.changes.push_back({file, {}});
    } else if (!out.changes.empty() && (line.starts_with(' ') || line.starts_with('-'))) {
      out.changes.back().old += line.substr(1) + "\n";
    }
  }
  return out;
}

const std::vector<Patch>& patches() {
  static const std::vector<Patch> kAll = [] {
    std::vector<Patch> out;
    for (const auto& entry : fs::directory_iterator(in_source("tests/broken"))) {
      if (entry.path().extension() == ".patch") out.push_back(patch_in(entry.path()));
    }
    return out;
  }();
  return kAll;
}

std::size_t times_in(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at < text.size(); at = text.find(part, at + 1)) ++out;
  return out;
}

}  // namespace

TEST_SUITE("documents") {
  TEST_CASE("every promise of the two pages names tests that are there") {
    const std::string tests = all_tests();
    CHECK(promises_of(kSecurity, 3).size() > 15);
    CHECK(promises_of(kReliability, 2).size() > 10);
    for (const Promise& promise : promises()) {
      CAPTURE(promise.said);
      CHECK(!promise.tests.empty());
      for (const std::string& test : promise.tests) {
        CAPTURE(test);
        CHECK(is_there(test, tests));
      }
    }
  }

  TEST_CASE("every test that a promise names is seen to fail when the promise is broken") {
    for (const Promise& promise : promises()) {
      for (const std::string& test : promise.tests) {
        CAPTURE(promise.said);
        CAPTURE(test);
        CHECK(std::any_of(patches().begin(), patches().end(), [&](const Patch& patch) {
          return patch.page == promise.page && patch.promise == promise.said &&
                 std::find(patch.red.begin(), patch.red.end(), test) != patch.red.end();
        }));
      }
    }
  }

  TEST_CASE("what is broken on purpose is a promise of a page, and stands once in its file") {
    const std::vector<Promise> all = promises();
    for (const Patch& patch : patches()) {
      CAPTURE(patch.name);
      const auto promise = std::find_if(all.begin(), all.end(), [&patch](const Promise& one) {
        return one.page == patch.page && one.said == patch.promise;
      });
      REQUIRE(promise != all.end());
      CHECK(!patch.broken.empty());
      CHECK(!patch.red.empty());
      for (const std::string& test : patch.red) {
        CAPTURE(test);
        CHECK(std::count(promise->tests.begin(), promise->tests.end(), test) == 1);
      }
      CHECK(!patch.changes.empty());
      for (const Patch::Change& change : patch.changes) {
        REQUIRE(fs::exists(in_source(change.file)));
        CHECK(times_in(read_file(in_source(change.file)), change.old) == 1);
      }
    }
  }
}

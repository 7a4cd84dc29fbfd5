// What `duly --version` says of itself: nothing that a commit or a new line of law makes untrue.

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using duly::test::column_of;
using duly::test::run_duly;
using duly::test::Said;
using duly::test::split;

std::string source(const char* path) {
  return duly::test::read_file(duly::test::in_source(path));
}

/// The four lines of it.
std::vector<std::string> version_lines() {
  const Said said = run_duly({"--version"});
  CHECK(said.status == 0);
  CHECK(said.err == "");
  std::vector<std::string> lines = split(said.out, '\n');
  REQUIRE(lines.size() == 4);
  return lines;
}

}  // namespace

TEST_SUITE("documents") {
  TEST_CASE("the version the program prints is the one CMake knows") {
    CHECK(version_lines()[0] == "duly " DULY_VERSION);
    CHECK(source("CHANGELOG.md").find("## " DULY_VERSION) != std::string::npos);
  }

  TEST_CASE("the pages that say what to download name this version") {
    for (const char* const page : {"README.md", "docs/install.md"}) {
      CAPTURE(page);
      for (const char* const file :
           {"duly-" DULY_VERSION "-windows-x86_64.zip", "duly-" DULY_VERSION "-linux-x86_64.tar.gz",
            "duly_" DULY_VERSION "_amd64.deb"}) {
        CAPTURE(file);
        CHECK(source(page).find(file) != std::string::npos);
      }
    }
  }

  TEST_CASE("--version names a commit, or says that it is unknown") {
    const std::string line = version_lines()[1];
    REQUIRE(line.substr(0, 7) == "commit ");
    const std::string commit = line.substr(7);
    CAPTURE(commit);
    const bool is_hash =
        commit.size() == 12 && commit.find_first_not_of("0123456789abcdef") == std::string::npos;
    CHECK((is_hash || commit == "unknown"));
  }

  TEST_CASE("--version says how far the law goes: the last day of data/rules.csv") {
    std::string last;
    for (const char* column : {"in_force_from", "in_force_until"}) {
      for (const std::string& cell : column_of(source("data/rules.csv"), column)) {
        last = std::max(last, cell);
      }
    }
    CHECK(version_lines()[2] == "rules to " + last);
  }

  TEST_CASE("--version says how far the bank holidays go: the last year that is listed whole") {
    const std::string last = column_of(source("data/bank-holidays.csv"), "date").back();
    CHECK(version_lines()[3] == "bank holidays to " + last.substr(0, 4) + "-12-31");
  }
}

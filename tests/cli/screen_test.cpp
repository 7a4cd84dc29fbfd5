// Tables on a terminal: no line is broken by it, and what has no room is named.

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "cli/run.hpp"
#include "duly/report.hpp"
#include "duly/text.hpp"
#include "support/files.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::size_t kUsual = 80;

/// What a terminal of so many characters shows of a command on the made-up authority.
std::string on_screen(std::vector<std::string> args, std::size_t characters) {
  if (args.front() != "when") {
    for (const char* const name :
         {"episodes", "reviews", "plans", "conferences", "enquiries", "allocations", "header"}) {
      args.push_back(in_source("examples/small-authority/" + std::string(name) + ".csv").string());
    }
    args.emplace_back("-q");
  }
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  cli::Surroundings surroundings{in, out, err, day("2016-03-31")};
  surroundings.out_is_terminal = true;
  surroundings.no_colour = true;
  surroundings.screen = characters;
  cli::run(args, surroundings);
  CAPTURE(err.str());
  REQUIRE(!out.str().empty());
  return out.str();
}

/// The lines of a table, without the sentences around it: those from the rule to the first blank.
std::vector<std::string> table_lines(const std::string& text) {
  std::vector<std::string> out;
  bool in_table = false;
  for (std::string& line : split(text, '\n')) {
    if (line.find("----") != std::string::npos) in_table = true;
    if (line.empty()) in_table = false;
    if (in_table) out.push_back(std::move(line));
  }
  return out;
}

std::size_t widest(const std::vector<std::string>& lines) {
  std::size_t out = 0;
  for (const std::string& line : lines) out = std::max(out, characters_in(line));
  return out;
}

const std::vector<std::vector<std::string>> kCommands = {
    {"due"},
    {"due", "--by", "team"},
    {"kpi", "--year", "2015-16"},
    {"kpi", "--year", "2015-16", "--by", "team", "--target", "NI66>=95"},
    {"kpi", "--year", "2015-16", "--list", "NI66"},
    {"reviews", "--year", "2015-16"},
    {"files"},
    {"check"},
    {"check", "--summary"},
    {"when", "--looked-after", "2015-12-11", "--held", "2016-01-04"},
};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("no row of a table is wider than a terminal of 80 characters") {
    for (const std::vector<std::string>& command : kCommands) {
      const std::string text = on_screen(command, kUsual);
      CAPTURE(text);
      const std::vector<std::string> lines = table_lines(text);
      REQUIRE(lines.size() > 1);
      CHECK(widest(lines) <= kUsual);
    }
  }

  TEST_CASE("columns for which there is no room are named, and --wide shows them") {
    const std::string narrow = on_screen({"due"}, kUsual);
    CHECK(has(narrow, "Not shown in 80 columns: "));
    CHECK(has(narrow, "worker"));
    CHECK_FALSE(has(split(narrow, '\n')[2], "worker"));
    const std::string wide = on_screen({"due", "--wide"}, kUsual);
    CHECK_FALSE(has(wide, "Not shown"));
    CHECK(has(split(wide, '\n')[2], "worker"));
    CHECK(widest(table_lines(wide)) > kUsual);
  }

  TEST_CASE("a due date, its status and whose child it is stand on the narrowest screen") {
    const std::string text = on_screen({"due", "--child", "A1005"}, 40);
    CHECK(has(text, "A1005"));
    CHECK(has(text, "2016-03-10"));
    CHECK(has(text, "overdue"));
  }

  TEST_CASE("a note stands under its row where it has no room beside it") {
    const std::vector<std::string> lines =
        split(on_screen({"due", "--child", "A1013"}, kUsual), '\n');
    const auto at = std::find_if(lines.begin(), lines.end(),
                                 [](const std::string& line) { return has(line, "! A1013"); });
    REQUIRE(at + 1 < lines.end());
    CHECK(has(*(at + 1), "note: latest possible due date"));
  }

  TEST_CASE("a screen that is wide enough, or is none, changes nothing") {
    CHECK(on_screen({"due"}, 0) == on_screen({"due"}, 400));
    CHECK(on_screen({"due"}, 0) == on_screen({"due", "--wide"}, kUsual));
  }
}

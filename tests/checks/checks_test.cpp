// Every check has a case that provokes it and one that does not: tests/checks/*.txt.
//
//   ## 357 found: the first episode ever does not begin with S
//   at 357 episodes.csv:2 RNE A1
//   as_at 2016-04-15
//   -- episodes.csv
//   CHILD,DECOM,RNE,...
//   ## 357 not found: it does
//   ...
//
// `at` says where each code is found, a line for each finding: file and line, column, child; `-`
// for what is none. Nothing may be found elsewhere. Several files may follow one another; `as_at`
// is 2016-04-15 unless told; `options` adds words to the command line. A case may name several
// codes: "## 357, 432 found".

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/check.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

struct Case {
  std::string place;  ///< file:line
  std::string title;
  std::vector<std::string> codes;
  bool found = false;
  std::vector<std::string> places;  ///< "357 episodes.csv:2 RNE A1"
  std::string as_at = "2016-04-15";
  std::vector<std::string> options;
  std::vector<std::pair<std::string, std::string>> files;
};

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

/// "357, 432 found: why" into codes and what is expected of them.
void read_title(const std::string& title, Case& out) {
  out.title = title;
  const std::size_t found = title.find(" found");
  const std::size_t not_found = title.find(" not found");
  REQUIRE_MESSAGE(found != std::string::npos, "a case says found or not found: " << title);
  out.found = not_found == std::string::npos;
  for (std::string code : split(title.substr(0, out.found ? found : not_found), ',')) {
    code.erase(0, code.find_first_not_of(' '));
    out.codes.push_back(code);
  }
}

std::vector<Case> cases_in(const std::filesystem::path& path) {
  std::vector<Case> out;
  int number = 0;
  for (const std::string& line : split(read_file(path), '\n')) {
    ++number;
    if (begins(line, "## ")) {
      Case& next = out.emplace_back();
      next.place = path.filename().string() + ":" + std::to_string(number);
      read_title(line.substr(3), next);
    } else if (out.empty()) {
      continue;  // what stands above the first case is for the reader
    } else if (begins(line, "-- ")) {
      out.back().files.emplace_back(line.substr(3), "");
    } else if (!out.back().files.empty()) {
      if (!line.empty()) out.back().files.back().second += line + "\n";
    } else if (begins(line, "at ")) {
      out.back().places.push_back(line.substr(3));
    } else if (begins(line, "as_at ")) {
      out.back().as_at = line.substr(6);
    } else if (begins(line, "options ")) {
      out.back().options = split(line.substr(8), ' ');
    }
  }
  return out;
}

std::vector<Case> all_cases() {
  std::vector<Case> out;
  for (const auto& entry : std::filesystem::directory_iterator(in_source("tests/checks"))) {
    if (entry.path().extension() != ".txt") continue;
    for (Case& c : cases_in(entry.path())) out.push_back(std::move(c));
  }
  return out;
}

/// The rows that `duly check --code CODE` prints.
std::vector<CsvLine> findings(const Case& c, const std::string& code) {
  const TempFolder folder;
  std::vector<std::string> args = {"check", "--code", code, "-f", "csv", "-q", "--as-at", c.as_at};
  args.insert(args.end(), c.options.begin(), c.options.end());
  for (const auto& [name, text] : c.files) args.push_back(folder.write(name, text));
  const Said said = run_duly(args);
  INFO(said.err);
  CHECK(said.status < 2);
  return lines_of(said.out);
}

std::string summary_of(const std::vector<CsvLine>& lines) {
  std::string out;
  for (const CsvLine& line : lines) {
    out += line["code"] + " " + line["severity"] + " line " + line["line"] + " " + line["message"];
    out += "\n";
  }
  return out.empty() ? "nothing" : out;
}

/// Where a finding is, as a case says it.
std::string place_of(const CsvLine& line) {
  const auto or_none = [](std::string text) { return text.empty() ? std::string("-") : text; };
  std::string file = or_none(std::filesystem::path(line["file"]).filename().string());
  if (!line["line"].empty()) file += ":" + line["line"];
  return line["code"] + " " + file + " " + or_none(line["column"]) + " " +
         or_none(line["child_id"]);
}

/// The places told of one code, and those found, each in one order.
std::vector<std::string> places_told(const Case& c, const std::string& code) {
  std::vector<std::string> out;
  for (const std::string& place : c.places) {
    if (begins(place, code + " ")) out.push_back(place);
  }
  std::sort(out.begin(), out.end());
  return out;
}
std::vector<std::string> places_found(const std::vector<CsvLine>& lines) {
  std::vector<std::string> out;
  for (const CsvLine& line : lines) out.push_back(place_of(line));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_SUITE("checks") {
  TEST_CASE("each case is found, or not, as it says") {
    for (const Case& c : all_cases()) {
      for (const std::string& code : c.codes) {
        CAPTURE(c.place);
        CAPTURE(c.title);
        const std::vector<CsvLine> lines = findings(c, code);
        const std::string said = summary_of(lines);
        CAPTURE(said);
        const bool not_run = std::any_of(lines.begin(), lines.end(), [](const CsvLine& line) {
          return line["severity"] == "not run";
        });
        CHECK_MESSAGE(!not_run, code << " was not looked for");
        CHECK_MESSAGE(lines.empty() != c.found,
                      code << (c.found ? " was not found" : " was found"));
        CHECK(places_found(lines) == places_told(c, code));
      }
    }
  }

  TEST_CASE("each case that is found says where, of its own codes only") {
    for (const Case& c : all_cases()) {
      CAPTURE(c.place);
      for (const std::string& code : c.codes) {
        CHECK_MESSAGE(places_told(c, code).empty() != c.found,
                      code << " has no place, or needs none");
      }
      for (const std::string& place : c.places) {
        CAPTURE(place);
        CHECK(split(place, ' ').size() >= 4);  // a heading may have spaces
        const std::string code = place.substr(0, place.find(' '));
        CHECK(std::find(c.codes.begin(), c.codes.end(), code) != c.codes.end());
      }
    }
  }

  TEST_CASE("every check has a case that provokes it and one that does not") {
    std::map<std::string, std::set<bool>> told;
    for (const Case& c : all_cases()) {
      for (const std::string& code : c.codes) told[code].insert(c.found);
    }
    const auto look = [&told](std::string_view id) {
      const std::set<bool>& of = told[std::string(id)];
      CHECK_MESSAGE(of.contains(true), id << " has no case that provokes it");
      CHECK_MESSAGE(of.contains(false), id << " has no case that does not");
    };
    for (const Check& check : all_checks()) look(check.code.id);
    for (const CodeInfo& code : all_codes()) {
      if (code.id[0] != 'D') look(code.id);
    }
  }

  TEST_CASE("no two checks share a code, and each has words") {
    std::map<std::string_view, int> ids;
    for (const CodeInfo& code : all_codes()) ++ids[code.id];
    for (const Check& check : all_checks()) {
      CAPTURE(check.code.id);
      CHECK(++ids[check.code.id] == 1);
      CHECK(!check.code.meaning.empty());
      CHECK(!check.code.fix.empty());
      CHECK(!check.code.columns.empty());
      CHECK(!check.needs.empty());
      const bool looks =
          check.look != nullptr || check.look_at_file != nullptr || !check.cells.empty();
      CHECK(looks);
    }
  }
}

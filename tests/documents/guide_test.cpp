// docs/guide.md and docs/faq.md: whoever types what they say, in a folder of the made-up authority,
// sees what they show.

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/examples.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

namespace fs = std::filesystem;
using duly::test::in_source;
using duly::test::InFolder;
using duly::test::read_file;
using duly::test::Said;
using duly::test::split;
using duly::test::Step;
using duly::test::TempFolder;
using duly::test::write_file;

/// The rows whose cell in this place is no day of March 2016.
std::string without_march(const std::string& csv, std::size_t place) {
  constexpr std::string_view kMarch = "/03/2016";
  std::string out;
  for (const std::string& line : split(csv, '\n')) {
    const std::vector<std::string> cells = split(line, ',');
    const bool march = cells.size() > place && cells[place].size() > kMarch.size() &&
                       cells[place].substr(2) == kMarch;
    if (!march && !line.empty()) out += line + "\n";
  }
  return out;
}

/// What the guide takes its reader to have: a folder `extracts` of 31 March 2016, the same as
/// `this-month`, and `last-month`, when nothing of March had been held yet.
void lay_out(const fs::path& folder) {
  for (const char* const name : {"extracts", "this-month", "last-month"}) {
    fs::create_directory(folder / name);
    for (const auto& entry : fs::directory_iterator(in_source("examples/small-authority"))) {
      if (entry.path().extension() != ".csv") continue;
      fs::copy_file(entry.path(), folder / name / entry.path().filename());
    }
  }
  const fs::path before = folder / "last-month";
  write_file(before / "reviews.csv", without_march(read_file(before / "reviews.csv"), 2));
  write_file(before / "conferences.csv", without_march(read_file(before / "conferences.csv"), 3));
}

/// One file of `extracts` with another text in the place of each of these.
void spoil(const fs::path& file, const std::string& what, const std::string& by) {
  std::string text = read_file(file);
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, from)) {
    out += text.substr(from, at - from) + by;
    from = at + what.size();
  }
  write_file(file, out + text.substr(from));
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// The page quotes the message, and the run says it.
void check_quoted(std::string_view message, const Said& said, int status) {
  CAPTURE(message);
  CAPTURE(said.out);
  CHECK(has(read_file(in_source("docs/guide.md")), message));
  // A table folds its cells: as in the page, but for the breaks.
  std::string flat;
  for (const std::string& line : split(said.out + said.err, '\n')) {
    flat +=
        (flat.empty() ? "" : " ") + line.substr(std::min(line.find_first_not_of(' '), line.size()));
  }
  CHECK(has(flat, message));
  CHECK(said.status == status);
}

Said check(const std::string& folder, std::vector<std::string> more = {}) {
  std::vector<std::string> words = {"check", folder, "--as-at", "2016-03-31", "--summary"};
  words.insert(words.end(), more.begin(), more.end());
  return duly::test::run_duly(words);
}

}  // namespace

TEST_SUITE("documents") {
  TEST_CASE("whoever types what the guide and the questions say sees what they show") {
    for (const std::string page : {"docs/guide.md", "docs/faq.md"}) {
      CAPTURE(page);
      const TempFolder folder;
      lay_out(folder.folder());
      const InFolder here(folder.folder());
      std::size_t typed = 0;
      for (const Step& step : duly::test::steps_in(read_file(in_source(page)))) {
        duly::test::check_step(step);
        if (step.file.empty()) ++typed;
      }
      CHECK(typed > 10);
    }
  }

  TEST_CASE("the mistakes that the guide helps with say what it says they say") {
    const TempFolder folder;
    lay_out(folder.folder());
    const InFolder here(folder.folder());
    check_quoted("there is no folder", check("extract/*.csv"), 3);
    check_quoted("there is no command", duly::test::run_duly({"chek"}), 2);
    check_quoted("too many indeterminate",
                 duly::test::run_duly({"kpi", "extracts", "--year", "2014-15"}), 0);
    SUBCASE("a file that is no extract") {
      write_file("extracts/lunch.csv", "name,dish\nx,soup\n");
      check_quoted("no kind of extract fits", check("extracts/lunch.csv"), 3);
      check_quoted("no kind of extract fits", check("extracts"), 1);
    }
    SUBCASE("a heading of one's own, and the map that names it") {
      spoil("extracts/reviews.csv", "CHILD,DOB,REVIEW,", "CHILD,DOB,Meeting held,");
      check_quoted("no review is loaded, or next to none", check("extracts"), 1);
      const Said said = duly::test::run_duly({"check", "extracts", "--code", "D116"});
      check_quoted("also needs REVIEW or", said, 1);
      for (const Step& step : duly::test::steps_in(read_file(in_source("docs/guide.md")))) {
        if (step.file == "map.csv") duly::test::check_step(step);
      }
      CHECK(check("extracts", {"--map", "map.csv"}).status == 0);
    }
    SUBCASE("leading zeros that a spreadsheet took away") {
      for (const auto& entry : fs::directory_iterator("extracts")) {
        spoil(entry.path(), "A1", "00");
      }
      CHECK(check("extracts").status == 0);
      spoil("extracts/reviews.csv", "\n00", "\n");
      check_quoted("rows name children that no row of their cases knows", check("extracts"), 1);
      CHECK(check("extracts", {"--ids", "loose"}).status == 0);
    }
  }
}

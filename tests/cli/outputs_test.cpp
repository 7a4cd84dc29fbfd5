// What is written, what is read meanwhile, and what is left when a run ends. What takes a system to
// be bent (killed runs, full disks, no threads) is in tests/faults/run.py.

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#ifndef _WIN32
#include <sys/stat.h>
#endif
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "cli/run.hpp"
#include "cli/shorten.hpp"
#include "cli/system.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)
namespace cli = duly::cli;
namespace fs = std::filesystem;

std::string example(const char* name) {
  return in_source(std::string("tests/golden/inputs/") + name).generic_string();
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> due_into(const std::string& output) {
  return {"due", example("episodes.csv"), "--as-at", "2016-04-15", "-f", "csv", "-o", output};
}

/// Runs with a file as standard input, as a shell's `<` gives it.
Said run_from(const std::string& file, const std::vector<std::string>& args) {
  std::istringstream in(read_file(file));
  std::ostringstream out;
  std::ostringstream err;
  cli::Surroundings surroundings{in, out, err, day("2016-04-15")};
  surroundings.in_state = [&file] { return cli::state_of(file); };
  Said said;
  said.status = cli::run(args, surroundings);
  said.out = out.str();
  said.err = err.str();
  return said;
}

std::size_t longest_line(const std::string& text) {
  std::size_t out = 0;
  for (const std::string& line : split(text, '\n')) out = std::max(out, line.size());
  return out;
}

std::vector<std::string> names_in(const TempFolder& folder) {
  std::vector<std::string> out;
  for (const auto& one : fs::directory_iterator(folder.folder())) {
    out.push_back(one.path().filename().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("no output over what standard input comes from, extract or side file") {
    const TempFolder folder;
    const std::string text = read_file(example("episodes.csv"));
    const std::string input = folder.write("e.csv", text);
    const Said extract = run_from(input, {"due", "-", "-f", "csv", "-o", input});
    CHECK(extract.status == 3);
    CHECK(holds(extract.err, "e.csv: is one of the inputs; write to another file"));
    CHECK(read_file(input) == text);
    const std::string map = folder.write("m.csv", "kind,field,heading\nepisodes,start,Begun\n");
    const Said side =
        run_from(map, {"due", example("episodes.csv"), "--map", "-", "-f", "csv", "-q", "-o", map});
    CHECK(side.status == 3);
    CHECK(read_file(map) == "kind,field,heading\nepisodes,start,Begun\n");
    // Where it is not read it is a file as any other.
    std::vector<std::string> not_read = due_into(map);
    CHECK(run_from(map, not_read).status == 0);
    CHECK(holds(read_file(map), "child_id"));
    // Another file with the same text is another file.
    const std::string copy = folder.write("copy.csv", text);
    CHECK(run_from(input, {"due", "-", "-f", "csv", "-q", "-o", copy}).status == 0);
  }

  TEST_CASE("a file that changes while it is read is an error, and names itself") {
    const std::string text = read_file(example("episodes.csv"));
    std::istringstream in(text);
    std::ostringstream out;
    std::ostringstream err;
    cli::Surroundings surroundings{in, out, err, day("2016-04-15")};
    std::uint64_t size = 0;
    surroundings.in_state = [&size] { return cli::FileState{1, 1, ++size, 0}; };
    CHECK(cli::run({"check", "-"}, surroundings) == 1);
    CHECK(holds(out.str(), "D131"));
    std::istringstream cut("<EXPSSDA903><CHILD>");
    cli::Surroundings of_xml{cut, out, err, day("2016-04-15")};
    of_xml.in_state = surroundings.in_state;
    CHECK(cli::run({"check", "-"}, of_xml) == 3);
    CHECK(holds(err.str(), "; the file was changed while it was read"));
  }

  TEST_CASE("a side file that changes while it is read ends the run") {
    const TempFolder folder;
    std::istringstream in("date,title\n2016-12-26,Boxing Day\n");
    std::ostringstream out;
    std::ostringstream err;
    cli::Surroundings surroundings{in, out, err, day("2016-04-15")};
    std::uint64_t size = 0;
    surroundings.in_state = [&size] { return cli::FileState{1, 1, ++size, 0}; };
    CHECK(cli::run({"due", example("episodes.csv"), "--holidays", "-"}, surroundings) == 3);
    CHECK(holds(err.str(), "was changed while it was read"));
  }

  TEST_CASE("what a killed run left is told, and removed where the system knows that it is dead") {
    const TempFolder folder;
    folder.write("duly-99-1.part", "half");
    folder.write("mine.part", "mine");
    folder.write("duly-notes.part", "mine");
    const Said said = run_duly(due_into(folder.path("due.csv")));
    CHECK(said.status == 0);
    CHECK(holds(said.err, "duly-99-1.part: left by a run that was killed"));
    CHECK(read_file(folder.path("mine.part")) == "mine");
    CHECK(read_file(folder.path("duly-notes.part")) == "mine");
#ifndef _WIN32
    CHECK(names_in(folder) == std::vector<std::string>{"due.csv", "duly-notes.part", "mine.part"});
#endif
  }

#ifndef _WIN32
  TEST_CASE("a new output is for its owner alone; one that replaces a file is as that file") {
    const TempFolder folder;
    const std::string output = folder.path("due.csv");
    constexpr fs::perms kOwner = fs::perms::owner_read | fs::perms::owner_write;
    REQUIRE(run_duly(due_into(output)).status == 0);
    CHECK(fs::status(output).permissions() == kOwner);
    for (const fs::perms more :
         {fs::perms::none, fs::perms::group_read, fs::perms::group_read | fs::perms::others_read}) {
      fs::permissions(output, kOwner | more);
      REQUIRE(run_duly(due_into(output)).status == 0);
      CHECK(fs::status(output).permissions() == (kOwner | more));
    }
    CHECK(names_in(folder) == std::vector<std::string>{"due.csv"});
  }

  TEST_CASE(
      "an output through a link is written where the link leads, and nowhere by a broken one") {
    const TempFolder folder;
    const std::string real = folder.write("real.csv", "old");
    const std::string link = folder.path("link.csv");
    fs::create_symlink(real, link);
    CHECK(run_duly(due_into(link)).status == 0);
    CHECK(fs::is_symlink(link));
    CHECK(holds(read_file(real), "child_id"));
    fs::remove(real);
    const Said said = run_duly(due_into(link));
    CHECK(said.status == 3);
    CHECK(holds(said.err, "link.csv: is a link to a file that is not there"));
  }

  TEST_CASE("what is no file of its own is written straight: a pipe, a device, one that is full") {
    const TempFolder folder;
    REQUIRE(run_duly(due_into(folder.path("due.csv"))).status == 0);
    const std::string pipe = folder.path("pipe");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    std::string came;
    std::thread reader([&] { std::getline(std::ifstream(pipe), came, '\0'); });
    CHECK(run_duly(due_into(pipe)).status == 0);
    reader.join();
    CHECK(came == read_file(folder.path("due.csv")));
    CHECK(fs::is_fifo(pipe));
    CHECK(run_duly(due_into("/dev/null")).status == 0);
    CHECK(fs::is_character_file("/dev/null"));
    const Said full = run_duly(due_into("/dev/full"));
    CHECK(full.status == 3);
    CHECK(holds(full.err, "/dev/full: cannot be written (No space left on device)"));
  }

  TEST_CASE("a folder and a file that is read-only are no outputs, and stay as they are") {
    const TempFolder folder;
    const Said in_folder = run_duly(due_into(folder.folder().string()));
    CHECK(in_folder.status == 3);
    CHECK(holds(in_folder.err, ": is a folder; name a file in it"));
    const std::string kept = folder.write("kept.csv", "kept");
    fs::permissions(kept, fs::perms::owner_read);
    const Said read_only = run_duly(due_into(kept));
    CHECK(read_only.status == 3);
    CHECK(holds(read_only.err, "kept.csv: is read-only"));
    CHECK(read_file(kept) == "kept");
  }

  TEST_CASE("where standard output takes nothing, the run says so and fails") {
    std::istringstream in;
    std::ostringstream err;
    std::ofstream full("/dev/full");
    cli::Surroundings surroundings{in, full, err, day("2016-04-15")};
    const std::vector<std::string> asked = {"due", example("episodes.csv"), "-f", "csv"};
    CHECK(cli::run(asked, surroundings) == 3);
    CHECK(holds(err.str(), "standard output: cannot be written (No space left on device)"));
    std::ostringstream closed;
    closed.setstate(std::ios::badbit);
    std::ostringstream told;
    cli::Surroundings of_none{in, closed, told, day("2016-04-15")};
    CHECK(cli::run(asked, of_none) == 3);
    CHECK(holds(told.str(), "standard output: cannot be written\n"));
  }

  TEST_CASE("nothing is taken for left behind but a file whose whole name is of a run") {
    const TempFolder folder;
    for (const char* const name :
         {"duly-2015.csv", "12345-99.part", "duly-.part", "duly-9x.part"}) {
      folder.write(name, "mine");
    }
    fs::create_directory(folder.path("duly-7-1.part"));
    REQUIRE(mkfifo(folder.path("duly-8-1.part").c_str(), 0600) == 0);
    const Said said = run_duly(due_into(folder.path("due.csv")));
    CHECK(said.status == 0);
    CHECK_FALSE(holds(said.err, "left by a run"));
    CHECK(names_in(folder).size() == 7);
  }

  TEST_CASE("a name as long as names may be is written, and written again") {
    const TempFolder folder;
    const std::string output = folder.path(std::string(251, 'x') + ".csv");
    CHECK(run_duly(due_into(output)).status == 0);
    CHECK(run_duly(due_into(output)).status == 0);
    CHECK(names_in(folder).size() == 1);
  }
#endif

  TEST_CASE("a heading row of 100,000 columns makes no message that nobody can read") {
    std::string text = "CHILD,DECOM,RNE,LS,PLACE";
    for (int i = 0; i < 100'000; ++i) text += ",c" + std::to_string(i);
    text += "\nA1,2016-04-01,S,C2,U6\nA1," + std::string(50'000, 'x') + ",S,C2,U6\n";
    const TempFolder folder;
    for (const char* const how : {"--no-repair", "--show-values"}) {
      const Said said = run_duly({"due", folder.write("e.csv", text), how, "--max-messages", "9"});
      CHECK(longest_line(said.err) < 4200);
    }
    const Said typed = run_duly({"due", "--" + std::string(50'000, 'x')});
    CHECK(typed.status == 2);
    CHECK(longest_line(typed.err) < 4200);
  }

  TEST_CASE("a message is cut between characters, line by line, and says how much more there is") {
    CHECK(cli::shortened("") == "");
    CHECK(cli::shortened("a\n\nb\n") == "a\n\nb\n");
    const std::string full(4000, 'x');
    CHECK(cli::shortened(full) == full);
    CHECK(cli::shortened("a\n" + full + "yz\nb") == "a\n" + full + "... and 2 bytes more\nb");
    const std::string most(3999, 'x');
    CHECK(cli::shortened(most + "\xC3\xA9") == most + "... and 2 bytes more");
  }

  TEST_CASE("a clock that was never set is no day to ask about") {
    for (const int year : {1938, 1970, 2100}) {
      const duly::Date shown = *duly::Date::make(year, 4, 24);
      const Said said = run_duly({"due", example("episodes.csv")}, {}, shown);
      CHECK(said.status == 3);
      CHECK(holds(said.err, "the clock of this computer shows the year " + std::to_string(year)));
      CHECK(holds(said.err, "--as-at"));
      const Said told =
          run_duly({"due", example("episodes.csv"), "--as-at", "2016-04-15"}, {}, shown);
      CHECK(told.status == 0);
    }
  }
}

// The tool as a program: files written, exit codes, pipes, full disks.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#ifndef _WIN32
#include <sys/wait.h>
#include <unistd.h>
#endif

#include "support/files.hpp"
#include "support/generate.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

namespace fs = std::filesystem;

std::string example(const char* name) {
  return in_source(std::string("examples/small-authority/") + name).string();
}

std::vector<std::string> with(std::vector<std::string> args, const std::vector<std::string>& more) {
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

std::vector<std::string> due_csv() {
  return {"due", example("episodes.csv"), example("reviews.csv"), "--as-at", "2016-04-15", "-f",
          "csv"};
}

#ifndef _WIN32
struct Ran {
  std::string out;  ///< what reached standard output, standard error with it where asked
  int status = -1;
};

/// Runs a line of shell in which $DULY is the real program.
Ran shell(const std::string& line) {
  const std::string command = "DULY='" DULY_BINARY "'; " + line;
  Ran ran;
  std::FILE* const pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> block{};
  std::size_t got = 0;
  while ((got = std::fread(block.data(), 1, block.size(), pipe)) > 0) {
    ran.out.append(block.data(), got);
  }
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return ran;
}

std::string files() {
  return "'" + example("episodes.csv") + "' '" + example("reviews.csv") + "'";
}
#endif

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("-o writes what the screen would show, and nothing to the screen") {
    const TempFolder folder;
    const Said shown = run_duly(due_csv());
    const Said said = run_duly(with(due_csv(), {"-o", folder.path("due.csv")}));
    CHECK(said.status == 0);
    CHECK(said.out == "");
    CHECK(said.err == shown.err);
    CHECK(read_file(folder.path("due.csv")) == shown.out);
    CHECK(!fs::exists(folder.path("due.csv.part")));
    // Once more, over the file of the run before.
    folder.write("due.csv", "old");
    CHECK(run_duly(with(due_csv(), {"-o", folder.path("due.csv")})).status == 0);
    CHECK(read_file(folder.path("due.csv")) == shown.out);
  }

  TEST_CASE("a run that fails keeps the old file and leaves no half of a new one") {
    const TempFolder folder;
    const std::string out = folder.write("due.csv", "old");
    const Said missing = run_duly({"due", folder.path("nowhere.csv"), "-f", "csv", "-o", out});
    CHECK(missing.status == 3);
    CHECK(read_file(out) == "old");
    const Said unknown =
        run_duly({"due", folder.write("odd.csv", "a,b\n1,2\n"), "-f", "csv", "-o", out});
    CHECK(unknown.status == 3);
    CHECK(read_file(out) == "old");
    CHECK(run_duly(with(due_csv(), {"-o", out, "--status", "nonsense"})).status == 2);
    CHECK(read_file(out) == "old");
    std::vector<std::string> left;
    for (const auto& one : fs::directory_iterator(folder.folder())) {
      left.push_back(one.path().filename().string());
    }
    std::sort(left.begin(), left.end());
    CHECK(left == std::vector<std::string>{"due.csv", "odd.csv"});
  }

  TEST_CASE("no output over an input, by whatever path") {
    const TempFolder folder;
    const std::string text = read_file(example("episodes.csv"));
    const std::string input = folder.write("episodes.csv", text);
    std::vector<std::string> paths = {input, (folder.folder() / "." / "episodes.csv").string()};
#ifndef _WIN32
    paths.push_back(folder.path("link.csv"));
    fs::create_symlink(input, paths.back());
    paths.push_back(folder.path("hard.csv"));
    fs::create_hard_link(input, paths.back());
#endif
    for (const std::string& output : paths) {
      const Said said = run_duly({"due", input, "-f", "csv", "-o", output});
      CHECK(said.status == 3);
      CHECK(said.err.find("is one of the inputs") != std::string::npos);
      CHECK(read_file(input) == text);
    }
    const Said forced = run_duly({"due", "episodes=" + input, "-f", "csv", "-o", input});
    CHECK(forced.status == 3);
    CHECK(read_file(input) == text);
  }

  TEST_CASE("no output over a map or a list of bank holidays") {
    const TempFolder folder;
    const auto survives = [&folder](const char* option, const char* text) {
      const std::string file = folder.write("mine.csv", text);
      const Said said = run_duly(with(due_csv(), {option, file, "-o", file}));
      return said.status == 3 && read_file(file) == text;
    };
    CHECK(survives("--map", "kind,field,heading\nepisodes,start,Begun\n"));
    CHECK(survives("--holidays", "date,title\n2016-12-26,Boxing Day\n"));
  }

  TEST_CASE("-q says nothing on standard error, and changes nothing else") {
    const Said loud = run_duly(due_csv());
    const Said quiet = run_duly(with(due_csv(), {"-q"}));
    CHECK(loud.err != "");
    CHECK(quiet.err == "");
    CHECK(quiet.out == loud.out);
    CHECK(quiet.status == loud.status);
    // What stops the run is said even so.
    CHECK(run_duly({"due", "nowhere.csv", "-q"}).err != "");
  }

  TEST_CASE("the number of threads changes no byte") {
    // Large enough to be cut into pieces.
    const duly::test::World world = generate(21, 20000);
    const TempFolder folder;
    const std::vector<std::string> inputs = {folder.write("e.csv", csv_of(world.episodes)),
                                             folder.write("r.csv", csv_of(world.reviews)),
                                             folder.write("p.csv", csv_of(world.plans)),
                                             folder.write("c.csv", csv_of(world.conferences)),
                                             folder.write("k.csv", csv_of(world.children))};
    for (const std::string command : {"reviews", "kpi"}) {
      const auto run_with = [&](const char* threads) {
        return run_duly(with(with({command}, inputs),
                             {"--year", "2015-16", "-f", "csv", "--threads", threads}));
      };
      const Said one = run_with("1");
      CHECK(one.out.size() > 400);
      for (const char* threads : {"2", "8"}) {
        const Said more = run_with(threads);
        CHECK(more.out == one.out);
        CHECK(more.err == one.err);
        CHECK(more.status == one.status);
      }
    }
  }

  TEST_CASE("what two threads count of many children adds up to what one counts") {
    constexpr int kHalf = 20000;  // children worth a thread
    constexpr std::array kCategories = {"NEG", "EMO", "PHY"};
    std::string plans = "child_id,plan_id,plan_start,plan_end,temporary,category_initial\n";
    std::string allocations = "child_id,worker,role,family_id\n";
    std::string conferences = "child_id,conference_type,conference_date,s47_start_date\n";
    for (int i = 0; i < 2 * kHalf; ++i) {
      const bool later = i >= kHalf;
      const std::string child = std::to_string(100000 + i);
      plans += child + ",P" + child + (i % 5 == 0 ? ",2038-05-01," : ",2040-05-01,") +
               (i % 7 == 0 ? "2040-12-03" : "") + (later && i % 11 == 0 ? ",Y," : ",N,") +
               kCategories.at(static_cast<std::size_t>(i % 2 + (later ? 1 : 0))) + "\n";
      if (i % 40 == 0) {
        allocations += child + ",W" + std::to_string(i % 3 + (later ? 1 : 0)) + ",social worker,F" +
                       std::to_string(i % 800) + "\n";
      }
      if (later && i % 1000 == 0) conferences += child + ",ICPC,2040-04-20,2040-04-02\n";
    }
    const TempFolder folder;
    const std::vector<std::string> inputs = {folder.write("p.csv", plans),
                                             folder.write("a.csv", allocations),
                                             folder.write("c.csv", conferences)};
    const auto run_with = [&](const char* threads) {
      return run_duly(
          with(with({"kpi"}, inputs),
               {"-m", "cp_started,NI64,cp_ended_lengths,icpc_15wd,caseload", "--by", "category",
                "--year", "2040-41", "--as-at", "2041-03-31", "-f", "json", "--threads", threads}));
    };
    const Said one = run_with("1");
    const Said two = run_with("2");
    CHECK(one.out.find("bank holidays") != std::string::npos);
    CHECK(two.out == one.out);
    CHECK(two.err == one.err);
    CHECK(two.status == one.status);
  }

#ifndef _WIN32
  TEST_CASE("the program's exit codes") {
    const TempFolder folder;
    const std::string bad = folder.write("bad.csv", "CHILD,DECOM,RNE\nA1,x,S\nA2,2016-04-01,S\n");
    CHECK(shell("$DULY --version").status == 0);
    CHECK(shell("$DULY --version").out == run_duly({"--version"}).out);
    CHECK(shell("$DULY due " + files() + " --as-at 2016-03-31 2>/dev/null >/dev/null").status == 0);
    CHECK(shell("$DULY due '" + bad + "' 2>/dev/null >/dev/null").status == 1);
    CHECK(shell("$DULY du 2>/dev/null").status == 2);
    CHECK(shell("$DULY due nowhere.csv 2>/dev/null").status == 3);
    CHECK(shell("$DULY due " + files() + " --as-at 2016-03-31 --fail-if-overdue >/dev/null 2>&1")
              .status == 4);
  }

  TEST_CASE("the program reads duly.toml of the working folder, and the environment") {
    const TempFolder folder;
    folder.write("duly.toml", "on = 2012-01-01\nformat = 'json'\n");
    const Ran ran =
        shell("cd '" + folder.folder().string() + "' && DULY_FORMAT=csv $DULY rules 2>err");
    CHECK(ran.status == 0);
    CHECK(ran.out == run_duly({"rules", "--on", "2012-01-01", "-f", "csv"}).out);
    CHECK(read_file(folder.path("err")) ==
          "settings: duly.toml (on); the environment (DULY_FORMAT)\n");
  }

  TEST_CASE("standard input and standard output by name") {
    const Ran ran = shell("$DULY due '" + example("reviews.csv") +
                          "' - --as-at 2016-03-31 -q -o - "
                          "-f csv < '" +
                          example("episodes.csv") + "'");
    CHECK(ran.status == 0);
    CHECK(ran.out == run_duly({"due", example("reviews.csv"), example("episodes.csv"), "--as-at",
                               "2016-03-31", "-q", "-f", "csv"})
                         .out);
  }

  TEST_CASE("a closed pipe ends the run quietly") {
    const Ran ran = shell("$DULY reviews " + files() +
                          " --year 2015-16 -f csv -q 2>&1 | head -1; exit ${PIPESTATUS:-0}");
    CHECK(ran.out.substr(0, 9) == "child_id,");
    CHECK(ran.out.find('\n') + 1 == ran.out.size());
    const Ran said =
        shell("{ $DULY reviews " + files() + " --year 2015-16 -f csv -q; } 2>&1 >/dev/null | cat");
    CHECK(said.out == "");
  }

  TEST_CASE("a full disk is said with its reason") {
    if (!fs::exists("/dev/full")) return;
    const Ran screen = shell("$DULY due " + files() + " --as-at 2016-03-31 -q 2>&1 >/dev/full");
    CHECK(screen.status == 3);
    CHECK(screen.out.find("No space left on device") != std::string::npos);
    const Ran file = shell("$DULY due " + files() + " --as-at 2016-03-31 -q -o /dev/full 2>&1");
    CHECK(file.status == 3);
    CHECK(file.out.find("/dev/full") != std::string::npos);
    CHECK(file.out.find("No space left on device") != std::string::npos);
    const Ran version = shell("$DULY --version 2>&1 >/dev/full");
    CHECK(version.status == 3);
  }

  TEST_CASE("a closed standard output is exit 3") {
    CHECK(shell("$DULY due " + files() + " --as-at 2016-03-31 -q 2>/dev/null >&-").status == 3);
  }

  TEST_CASE("a folder that cannot be written to") {
    if (geteuid() == 0) return;  // the superuser writes everywhere
    const TempFolder folder;
    fs::permissions(folder.folder(), fs::perms::owner_read | fs::perms::owner_exec);
    const Said said = run_duly(with(due_csv(), {"-o", folder.path("due.csv")}));
    fs::permissions(folder.folder(), fs::perms::owner_all);
    CHECK(said.status == 3);
    CHECK(said.err.find("cannot be written") != std::string::npos);
    CHECK(!fs::exists(folder.path("due.csv")));
  }
#endif
}

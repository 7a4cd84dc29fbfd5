// What help and completions say is so: each line fits, each example runs, each word is taken.

#include "cli/help.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "cli/option_values.hpp"
#include "cli/options.hpp"
#include "duly/text.hpp"
#include "support/files.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;

constexpr std::size_t kScreen = 80;

enum Exit : int { kUsage = 2, kTrouble = 3 };

/// A folder as examples have it: extracts of this month and of the last.
class ExampleFolder {
 public:
  ExampleFolder() : inside_((make(), files_.folder())) {}

 private:
  void make() const {
    for (const char* const name : {"extracts", "last-month", "this-month"}) {
      fs::copy(in_source("examples/small-authority"), files_.folder() / name);
    }
  }
  TempFolder files_;
  InFolder inside_;
};

/// The words of a line as a shell parts them: quotation marks keep spaces, and go.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '\'') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

std::size_t widest_line(const std::string& text) {
  std::size_t out = 0;
  for (const std::string& line : split(text, '\n')) out = std::max(out, characters_in(line));
  return out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("help fits 80 characters and shows two examples of each command") {
    CHECK(widest_line(run_duly({"--help"}).out) <= kScreen);
    for (const cli::Command& command : cli::commands()) {
      const std::string name(command.name);
      CAPTURE(name);
      const Said help = run_duly({name, "--help"});
      CHECK(help.status == 0);
      CHECK(widest_line(help.out) <= kScreen);
      CHECK(lines_with(help.out, "  duly " + name).size() >= 3);  // how it is called, and examples
    }
  }

  TEST_CASE("each example of the help runs") {
    const ExampleFolder here;
    for (const pages::CommandHelp& command : cli::command_help()) {
      REQUIRE(command.examples.size() == 2);
      for (const std::string& example : command.examples) {
        CAPTURE(example);
        std::vector<std::string> words = words_of(example);
        REQUIRE(words.front() == "duly");
        words.erase(words.begin());
        const Said said = run_duly(words, {}, day("2016-03-31"));
        CAPTURE(said.err);
        CHECK(said.status != kUsage);
        CHECK(said.status != kTrouble);
      }
    }
  }

  TEST_CASE("each word that completions offer is taken") {
    const ExampleFolder here;
    const std::vector<std::vector<std::string>> commands = {
        {"due", "extracts/episodes.csv"},
        {"reviews", "extracts/*.csv", "--year", "2015-16"},
        {"kpi", "extracts/*.csv", "--year", "2015-16"},
        {"check", "extracts/episodes.csv"},
    };
    std::size_t taken = 0;
    for (const std::vector<std::string>& command : commands) {
      for (const char* const option : {"--format", "--status", "--outcome", "--duty", "--colour",
                                       "--date-order", "--ids", "--fail-on", "--preset"}) {
        const bool of_due = std::string_view(option) == "--status" && command[0] != "due";
        const bool of_reviews = std::string_view(option) == "--outcome" && command[0] != "reviews";
        const bool of_lists =
            std::string_view(option) == "--duty" && command[0] != "due" && command[0] != "reviews";
        if (of_due || of_reviews || of_lists) continue;
        for (const std::string& word : cli::values_of(command[0], option)) {
          CAPTURE(option);
          CAPTURE(word);
          std::vector<std::string> args = command;
          args.insert(args.end(), {option, word, "-q"});
          if (word == "xlsx" || word == "ics") args.insert(args.end(), {"-o", "out." + word});
          const Said said = run_duly(args, {}, day("2016-03-31"));
          CAPTURE(said.err);
          CHECK(said.status != kUsage);
          ++taken;
        }
      }
    }
    CHECK(taken > 80);
  }

  TEST_CASE("every option that takes one of some words has them in completions") {
    const std::vector<std::string> of_words = {"WORDS",  "WHEN",   "HOW",     "ORDER", "SEVERITY",
                                               "FORMAT", "IDS",    "GROUPS",  "AREA",  "NAME=VALUE",
                                               "NAMES",  "LAYOUT", "MEASURE", "CODES"};
    std::size_t met = 0;
    for (const pages::CommandHelp& command : cli::command_help()) {
      for (const pages::OptionHelp& option : command.options) {
        if (std::find(of_words.begin(), of_words.end(), option.value) == of_words.end()) continue;
        CAPTURE(option.names.back());
        CHECK(!cli::values_of(command.name, option.names.back()).empty());
        ++met;
      }
    }
    CHECK(met > 40);
  }

#ifndef _WIN32  // whose bash, where there is one, is another's
  TEST_CASE("bash completes words, areas with spaces in them, and no file where a day stands") {
    if (!fs::exists("/bin/bash")) return;
    const TempFolder files;
    const std::string script = files.write("duly.bash", run_duly({"completion", "bash"}).out);
    const auto completed = [&](const std::string& line) {
      const std::string run = files.write(
          "run.bash", "source " + script + "\nCOMP_WORDS=(" + line +
                          ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_duly 2>/dev/null\n"
                          "printf '%s\\n' \"${COMPREPLY[@]}\" > " +
                          files.path("out") + "\n");
      REQUIRE(std::system(("/bin/bash " + run).c_str()) == 0);  // NOLINT(cert-env33-c)
      return read_file(files.path("out"));
    };
    CHECK(completed("duly kp") == "kpi\n");
    CHECK(has(completed("duly kpi -m NI6"), "NI66\n"));
    CHECK(has(completed("duly kpi --benchmark Nort"), "North\\ West\n"));
    CHECK(completed("duly due --status over") == "overdue\n");
    CHECK(completed("duly report -f ''") == "html\nmd\nxlsx\n");
    CHECK(completed("duly help expl") == "explain\n");
    CHECK(completed("duly kpi --as-at 2") == "\n");
  }
#endif
}

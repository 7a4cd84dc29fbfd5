// No output is written over a file that an option of the same command line has named.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "cli/help.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

/// What each option that takes a file may be given. An option that is not here has to be added.
const std::map<std::string, std::string>& files_by_option() {
  static const std::map<std::string, std::string> kFiles = {
      {"--holidays", "date,title\n2016-12-26,Boxing Day\n2016-12-27,Christmas\n"},
      {"--map", "kind,field,heading\nepisodes,start,Begun\n"},
      {"--key", "0123456789abcdef0123456789abcdef"},
      {"--define", "id,title,kind,column,counted,of\nheld,Held,reviews,,*,\n"},
      {"--benchmarks", "measure,area,year,value\nNI67,Here,2015-16,92.4\n"},
      {"--population", "group,value,population\n,,24000\n"},
      {"--config", "# a settings file\n"}};
  return kFiles;
}

/// What a command needs besides, and what an option of it does.
Args words_for(const std::string& command, const std::string& option, const std::string& folder) {
  static const std::map<std::string, Args> kWords = {{"check", {}},
                                                     {"due", {}},
                                                     {"explain", {"--child", "A1"}},
                                                     {"files", {}},
                                                     {"kpi", {"--year", "2015-16"}},
                                                     {"readings", {"--year", "2015-16"}},
                                                     {"report", {"--year", "2015-16", "-f", "md"}},
                                                     {"reviews", {"--year", "2015-16"}},
                                                     {"when", {"--looked-after", "2016-04-01"}},
                                                     {"formats", {"--as-map"}},
                                                     {"measures", {}},
                                                     {"rules", {}}};
  static const std::set<std::string> kWithoutFiles = {"when", "formats", "measures", "rules"};
  const std::string extracts = folder + "/extracts";
  Args out;
  if (command == "changes") {
    out = {"--before", extracts, "--after", extracts, "--year", "2015-16"};
  } else {
    CAPTURE(command);
    REQUIRE(kWords.contains(command));
    if (!kWithoutFiles.contains(command)) out.push_back(extracts);
    const Args& more = kWords.at(command);
    out.insert(out.end(), more.begin(), more.end());
  }
  if (option == "--key") out.push_back("--pseudonyms");
  if (option == "--benchmarks") out.insert(out.end(), {"--benchmark", "Here"});
  return out;
}

bool is_input(const duly::pages::OptionHelp& option) {
  if (option.names.empty() || option.value.find("FILE") == std::string::npos) return false;
  const std::string& name = option.names.back();
  // The calendar of --since is replaced by the next one: calendar_test.cpp.
  return name != "--output" && name != "--since" && name != "--before" && name != "--after";
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("no output is written over a file that an option names, whichever option it is") {
    const TempFolder folder;
    std::filesystem::create_directory(folder.folder() / "extracts");
    folder.write("extracts/e.csv", "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA1,2016-02-01,S,C2,U6,,\n");
    folder.write("extracts/r.csv", "CHILD,REVIEW\nA1,2016-02-26\n");
    int options = 0;
    for (const duly::pages::CommandHelp& command : duly::cli::command_help()) {
      for (const duly::pages::OptionHelp& option : command.options) {
        if (!is_input(option)) continue;
        const std::string& name = option.names.back();
        CAPTURE(command.name);
        CAPTURE(name);
        REQUIRE(files_by_option().contains(name));
        ++options;
        const std::string& text = files_by_option().at(name);
        const std::string file = folder.write("side", text);
        Args args = {command.name};
        const Args words = words_for(command.name, name, folder.folder().string());
        args.insert(args.end(), words.begin(), words.end());
        args.insert(args.end(), {name, file, "-o", file});
        const Said said = run_duly(args);
        CAPTURE(said.err);
        CHECK(said.status == 3);
        CHECK(said.err.find("is one of the inputs; write to another file") != std::string::npos);
        CHECK(read_file(file) == text);
      }
    }
    CHECK(options > 20);
  }
}

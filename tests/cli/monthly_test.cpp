// The monthly job, examples/monthly.sh, with the real program; and its twin for Windows.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#ifndef _WIN32
#include <sys/wait.h>
#endif

#include "support/files.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

namespace fs = std::filesystem;

/// The runs of the program in a script: each command with its options, in their order.
std::vector<std::string> runs_in(std::string_view script, std::string_view step) {
  std::vector<std::string> out;
  bool goes_on = false;
  for (const std::string& line : split(read_file(in_source(script)), '\n')) {
    const std::size_t from = std::min(line.find_first_not_of(' '), line.size());
    const bool starts = std::string_view(line).substr(from).starts_with(step);
    if (!starts && !goes_on) continue;
    std::string rest = line.substr(from);
    if (starts) {
      rest = line.substr(line.rfind("' ") + 2);  // behind the title
      out.push_back(rest.substr(0, rest.find(' ')));
    }
    for (const std::string& word : split(rest, ' ')) {
      if (word.starts_with('-')) out.back() += " " + word;
    }
    goes_on = line.ends_with('\\');
  }
  return out;
}

#ifndef _WIN32
/// A folder with the made-up authority, its settings, and what the job makes of them.
class Job {
 public:
  Job() {
    fs::create_directory(folder_.path("made"));
    fs::create_directory(folder_.path("small-authority"));
    for (const fs::directory_entry& file :
         fs::directory_iterator(in_source("examples/small-authority"))) {
      write("small-authority/" + file.path().filename().string(), read_file(file.path()));
    }
    write("monthly.toml", read_file(in_source("examples/monthly.toml")));
  }

  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  std::string path(const std::string& name) const { return folder_.path(name); }

  /// Runs the job on settings and extracts; where nothing else is told, on those of the settings.
  Said run(const std::string& words = "monthly.toml") const {
    const std::string line = "cd '" + path("") + "' && DULY='" DULY_BINARY "' sh '" +
                             in_source("examples/monthly.sh").string() + "' --into made " + words +
                             " >out 2>err </dev/null";
    const int status = std::system(line.c_str());  // NOLINT(cert-env33-c)
    Said said;
    said.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    said.out = read_file(path("out"));
    said.err = read_file(path("err"));
    return said;
  }

  /// Every file made, hidden ones too, and what is in it.
  std::map<std::string, std::string> made() const {
    std::map<std::string, std::string> out;
    for (const fs::directory_entry& at : fs::recursive_directory_iterator(path("made"))) {
      if (!at.is_regular_file()) continue;
      out[fs::relative(at.path(), path("made")).generic_string()] = read_file(at.path());
    }
    return out;
  }
  std::set<std::string> names_made() const {
    std::set<std::string> out;
    for (const auto& file : made()) out.insert(file.first);
    return out;
  }

 private:
  TempFolder folder_;
};
#endif

}  // namespace

TEST_SUITE("cli") {
#ifndef _WIN32
  TEST_CASE(
      "the monthly job makes a month's answers, keeps its extracts, and does it again alike") {
    const Job job;
    const Said first = job.run();
    CAPTURE(first.err);
    CHECK(first.status == 4);  // the target of the settings is missed
    CHECK(first.out ==
          "monthly: 2016-03 as at 2016-04-08: a target is missed or cannot be judged,"
          " or a review is overdue; see " +
              fs::canonical(job.path("made")).string() + "/out/2016-03\n");
    CHECK(first.err == "monthly: figures of the month: exit code 4\n");
    const auto made = job.made();
    for (const char* const name : {"check.xlsx", "month.xlsx", "year-to-date.xlsx", "due.xlsx",
                                   "pack.html", "messages.txt"}) {
      CHECK(made.contains("out/2016-03/" + std::string(name)));
    }
    CHECK(made.at("archive/2016-03/reviews.csv") ==
          read_file(job.path("small-authority/reviews.csv")));
    CHECK(has(made.at("out/2016-03/messages.txt"), "no extracts of 2016-02 are kept"));
    CHECK(job.run().status == 4);
    CHECK(job.made() == made);
  }

  TEST_CASE("the monthly job compares with the extracts that it kept a month ago") {
    const Job job;
    CHECK(job.run("--as-at 2016-03-10 monthly.toml").status == 0);
    CHECK(job.run().status == 4);
    const auto made = job.made();
    CHECK_FALSE(made.contains("out/2016-02/changes.xlsx"));
    CHECK(made.contains("out/2016-03/changes.xlsx"));
    CHECK(made.at("archive/2016-02/.as-at") == "2016-03-10\n");
    CHECK(has(made.at("out/2016-03/messages.txt"), "== changes (exit code 0)\nbefore:\n"));
  }

  TEST_CASE("a broken extract or a missing one leaves last time's answers as they were") {
    const Job job;
    CHECK(job.run().status == 4);
    const auto made = job.made();
    const std::string reviews = read_file(job.path("small-authority/reviews.csv"));
    job.write("small-authority/reviews.csv", reviews + "A1001,01/01/2005,31/31/2015,PN1,,,,\n");
    const Said broken = job.run();
    CHECK(broken.status == 1);
    CHECK(has(broken.err, "D203,error,1"));
    CHECK(has(broken.err, "errors in the extracts: nothing was made"));
    CHECK_FALSE(has(broken.err, "A1001"));
    CHECK_FALSE(has(broken.err, "31/31/2015"));
    CHECK(job.made() == made);
    fs::remove(job.path("small-authority/reviews.csv"));
    const Said missing = job.run("monthly.toml small-authority small-authority/reviews.csv");
    CHECK(missing.status == 3);
    CHECK(has(missing.err, "small-authority/reviews.csv: there is no such file"));
    CHECK(job.run("nowhere.toml").status == 3);
    CHECK(job.run("--nonsense").status == 2);
    CHECK(job.run("--as-at yesterday monthly.toml").status == 2);
    CHECK(job.made() == made);
  }

  TEST_CASE("errors in the extracts are passed on, and told, where the monthly job is to go on") {
    const Job job;
    const std::string reviews = read_file(job.path("small-authority/reviews.csv"));
    job.write("small-authority/reviews.csv", reviews + "A1001,01/01/2005,31/31/2015,PN1,,,,\n");
    job.write("plain.toml", "files = 'small-authority/*.csv'\nas-at = 2016-04-08\n");
    const Said said = job.run("--go-on plain.toml");
    CHECK(said.status == 1);
    CHECK(has(said.out, "errors in the data (check); see"));
    CHECK(job.made().contains("out/2016-03/pack.html"));
  }

  TEST_CASE("two monthly jobs in one folder do not mix") {
    const Job job;
    CHECK(job.run().status == 4);
    const auto made = job.made();
    fs::create_directory(job.path("made/.monthly"));
    job.write("made/.monthly/process", "12345\n");
    const Said said = job.run();
    CHECK(said.status == 3);
    CHECK(has(said.err, "another run is under way (process 12345)"));
    CHECK(fs::exists(job.path("made/.monthly")));
    fs::remove_all(job.path("made/.monthly"));
    CHECK(job.made() == made);
  }

  TEST_CASE("a monthly job killed between two renames is mended by the next") {
    const Job job;
    CHECK(job.run().status == 4);
    const auto made = job.made();
    fs::rename(job.path("made/out/2016-03"), job.path("made/out/.before-2016-03"));
    CHECK(job.run("nowhere.toml").status == 3);
    CHECK(job.made() == made);
  }

  TEST_CASE("an extract whose kind is told keeps it in the archive of the monthly job") {
    const Job job;
    job.write("events.csv", read_file(in_source("examples/local/events.csv")));
    const std::string words = "monthly.toml events=events.csv small-authority";
    CHECK(job.run("--as-at 2016-03-10 " + words).status == 0);
    const Said said = job.run(words);
    CAPTURE(said.err);
    CHECK(said.status == 4);
    CHECK(read_file(job.path("made/archive/2016-03/.kinds")) == "events=events.csv\n");
    CHECK(job.names_made().contains("out/2016-03/changes.xlsx"));
  }
#endif

  TEST_CASE("the monthly jobs of both systems ask the program the same questions") {
    const std::vector<std::string> of_sh = runs_in("examples/monthly.sh", "step '");
    CHECK(of_sh == runs_in("examples/monthly.ps1", "Step '"));
    REQUIRE(of_sh.size() == 6);
    CHECK(of_sh.front() == "check --as-at -o");
    CHECK(of_sh.back() == "changes --before --before-as-at --after --as-at --from --to -o");
  }
}

// What `duly check` says beside each finding.

#include "duly/check.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr const char* kEpisodes =
    "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n"
    "A1,05/01/2015,S,C2,U6,01/06/2015,X1\n"
    "A1,02/06/2015,P,C2,U6,,\n";
constexpr const char* kReviews = "CHILD,REVIEW,REVIEW_CODE\nA1,30/01/2015,PN1\nA1,25/06/2015,PN1\n";

std::vector<CsvLine> check(const std::vector<std::pair<std::string, std::string>>& files,
                           std::vector<std::string> more = {}) {
  const TempFolder folder;
  std::vector<std::string> args = {"check", "-f", "csv", "--as-at", "2016-03-31"};
  for (const auto& [name, text] : files) args.push_back(folder.write(name, text));
  args.insert(args.end(), more.begin(), more.end());
  return lines_of(run_duly(args).out);
}

std::string cell(const std::vector<CsvLine>& lines, const std::string& code,
                 const std::string& column) {
  for (const CsvLine& line : lines) {
    if (line["code"] == code) return line[column];
  }
  return "no such finding";
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a finding that changes due dates says how many obligations it bears on") {
    const std::vector<CsvLine> lines = check({{"e.csv", kEpisodes}, {"r.csv", kReviews}});
    CHECK(
        cell(lines, "N17", "message").find("this gap restarts the clock: 2 obligations affected") !=
        std::string::npos);
    CHECK(cell(lines, "N08", "message").find("affected") == std::string::npos);
  }

  TEST_CASE("episodes that clash are an error within one extract, a warning between two") {
    const std::string headings = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
    const std::string open = "A1,05/01/2015,S,C2,U6,,\n";
    const std::string late = "A1,05/01/2015,S,C2,U6,01/07/2015,X1\n";
    const std::string next = "A1,02/06/2015,P,C2,U6,,\n";
    CHECK(cell(check({{"e.csv", headings + open + next}}), "142", "severity") == "error");
    CHECK(cell(check({{"e.csv", headings + late + next}}), "501", "severity") == "error");
    CHECK(cell(check({{"a.csv", headings + open}, {"b.csv", headings + next}}), "142",
               "severity") == "warning");
  }

  TEST_CASE("a finding keeps its id when other rows come before it, and no two share one") {
    const std::vector<CsvLine> before = check({{"e.csv", kEpisodes}, {"r.csv", kReviews}});
    const std::string episodes =
        "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA0,05/01/2015,S,C2,U6,01/06/2015,E4A\n" +
        std::string(kEpisodes).substr(std::string(kEpisodes).find('\n') + 1);
    const std::vector<CsvLine> after = check({{"next.csv", episodes}, {"r.csv", kReviews}});
    CHECK(cell(before, "N17", "line") == "3");
    CHECK(cell(after, "N17", "line") == "4");
    CHECK(cell(before, "N17", "id") == cell(after, "N17", "id"));
    CHECK(cell(before, "N17", "id").size() == 14);
    std::set<std::string> ids;
    for (const CsvLine& line : after) {
      if (line["severity"] != "not run") CHECK(ids.insert(line["id"]).second);
    }
  }

  TEST_CASE("a check that cannot look says what it would need") {
    const std::vector<CsvLine> lines = check({{"e.csv", kEpisodes}});
    CHECK(cell(lines, "166", "severity") == "not run");
    CHECK(cell(lines, "166", "message") == "not looked for: no file holds reviews");
    CHECK(cell(lines, "502", "message") ==
          "not looked for: there are no episodes of two collection years");
    std::size_t not_run = 0;
    for (const CsvLine& line : lines) not_run += line["severity"] == "not run" ? 1U : 0U;
    CHECK(not_run < duly::all_checks().size());
    const Said table =
        run_duly({"check", in_source("examples/small-authority/plans.csv").string()});
    CHECK(table.out.find("Not looked for, since no file holds reviews: 166") != std::string::npos);
  }

  TEST_CASE("the summary counts unknown codes, and shows them one by one when asked") {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"e.csv",
         "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA1,05/01/2015,S,C2,Q1,,\nA2,05/01/2015,S,C2,Q1,,\n"
         "A3,05/01/2015,S,C2,Q2,,\nA4,05/01/2015,S,ZZ,U6,,\nA5,05/01/2015,S,,U6,,\n"},
        {"f.csv", "child_id,episode_start,placement\nA6,2015-01-05,Q1\n"}};
    const auto said = [&](std::vector<std::string> more) {
      more.insert(more.end(), {"--summary", "--code", "144,146"});
      std::string out;
      for (const CsvLine& line : check(files, more)) {
        const std::string& message = line["message"];
        const std::size_t after = std::min(message.find(" ("), message.size());
        out += line["code"] + " " + line["count"] + message.substr(after) + "; ";
      }
      return out;
    };
    CHECK(said({}) == "146 4 (3 different codes); 144 2 (2 different codes); ");
    CHECK(said({"--show-values"}) ==
          "146 2 (in PLACE): 'Q1'; 144 1 (in LS); 144 1 (in LS): 'ZZ'; 146 1 (in PLACE): 'Q2'; "
          "146 1 (in placement): 'Q1'; ");
  }

  TEST_CASE("what is found does not depend on the threads, and the summary counts all of it") {
    constexpr int kChildren = 2 * 20000;  // as many as two threads share
    std::string episodes = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
    std::string reviews = "CHILD,REVIEW,REVIEW_CODE\n";
    for (int i = 0; i < kChildren; ++i) {
      const std::string child = "C" + std::to_string(i);
      episodes += child + (i % 2 == 0 ? ",05/01/2015,S,C2,Q1,,\n" : ",05/01/2015,S,V4,U4,,\n");
      if (i % 3 > 0) reviews += child + (i % 3 == 1 ? ",31/01/2015,PN1\n" : ",30/06/2015,PN1\n");
    }
    const TempFolder folder;
    const std::vector<std::string> files = {folder.write("e.csv", episodes),
                                            folder.write("r.csv", reviews)};
    const auto said = [&](std::vector<std::string> args) {
      args.insert(args.begin(), {"check", "-f", "csv", "--as-at", "2016-03-31"});
      args.insert(args.end(), files.begin(), files.end());
      return run_duly(args).out;
    };
    const std::string listed = said({"--threads", "1"});
    CHECK(said({"--threads", "3"}) == listed);
    const std::string summary = said({"--summary", "--threads", "1"});
    CHECK(said({"--summary", "--threads", "3"}) == summary);
    std::map<std::string, int> counts;
    for (const CsvLine& line : lines_of(listed)) ++counts[line["code"] + line["severity"]];
    for (const CsvLine& line : lines_of(summary)) {
      if (line["severity"] == "not run") continue;
      CHECK(line["count"] == std::to_string(counts[line["code"] + line["severity"]]));
    }
    CHECK(counts["N11note"] > kChildren / 4);
  }
}

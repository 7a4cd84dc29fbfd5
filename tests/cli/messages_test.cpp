// What is said on stderr: few lines, the worst first, and before the answer.

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

constexpr std::string_view kHead = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
constexpr std::string_view kReviewHead = "CHILD,REVIEW,REVIEW_CODE\n";

/// Two rows left out, one warning of a code, and reviews after care ended.
std::string episodes() {
  return std::string(kHead) +
         "A1001,2015-01-05,S,C2,U6,2015-06-01,E8\n"
         "A1002,2015-02-30,S,C2,U6,,\n"
         "A1003,2015-06-01,S,C2,U6,2015-05-01,E8\n"
         "A1004,2015-01-05,S,C2,ZZ,,\n"
         "A1005,2015-01-05,S,C2,U6,,\n";
}
std::string reviews() {
  return std::string(kReviewHead) +
         "A1001,2015-07-01,PN1\n"
         "A1001,2015-08-01,PN1\n"
         "A1005,2015-01-20,PN1\n"
         "A1005,2015-07-20,PN1\n";
}

Said run(const Args& more, std::string_view command = "due") {
  const TempFolder folder;
  folder.write("e.csv", episodes());
  folder.write("r.csv", reviews());
  const InFolder here(folder.folder());
  Args args = {std::string(command), "e.csv", "r.csv", "--as-at", "2015-08-10"};
  args.insert(args.end(), more.begin(), more.end());
  return run_duly(args);
}

std::vector<std::string> codes_of(const std::string& err) {
  std::vector<std::string> out;
  for (const std::string& line : split(err, '\n')) {
    const std::string word = line.substr(0, line.find(' '));
    const bool code = word.size() > 2 && word.find_first_of("0123456789") != std::string::npos &&
                      word.find(':') == std::string::npos && line.find(": ") != std::string::npos;
    if (code) out.push_back(word);
  }
  return out;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("one line for each code, with its count and first place, errors first") {
    const Said said = run({});
    CHECK(said.status == 1);
    CHECK(codes_of(said.err) == Args{"356", "D203", "D110", "N03", "146"});
    CHECK(holds(said.err, "N03 2: a review after care ended: used nowhere; first r.csv:2\n"));
    CHECK(holds(said.err, "D203 1: there is no such day (DECOM); first e.csv:3\n"));
    CHECK(
        holds(said.err, "6 problems: 2 errors (2 rows left out), 4 warnings; `duly check` lists"));
    CHECK(split(said.err, '\n').back() == "read 2 files, 9 rows, 2 left out; 3 children");
  }

  TEST_CASE("--max-messages lists single findings of each code") {
    const Said said = run({"--max-messages", "1"});
    CHECK(
        holds(said.err, "r.csv:2: warning[N03] REVIEW: a review after care ended: used nowhere\n"));
    CHECK(!holds(said.err, "r.csv:3:"));
    CHECK(holds(said.err, "and 1 more of N03\n"));
    CHECK(holds(run({"--max-messages", "5"}).err, "r.csv:3: warning[N03]"));
  }

  TEST_CASE("-q says nothing, and the exit code says it all the same") {
    const Said said = run({"-q"});
    CHECK(said.err == "");
    CHECK(said.status == 1);
    CHECK(said.out == run({}).out);
  }

  TEST_CASE("at most seven codes are told, then how to see the rest, then what was read") {
    const TempFolder folder;
    const std::string e =
        folder.write("e.csv", std::string(kHead) +
                                  "A1001,2015-01-05,Q,QQ,QQ,2015-06-01,QQ\n"  // 143 144 146 149
                                  "A1002,2015-02-30,S,C2,U6,,\n"              // D203
                                  "A1003,2015-06-01,S,C2,U6,2015-05-01,E8\n"  // 356
                                  "A1004,2015-06-01,S,C2,U6,2015-07-01,\n"    // 148
                                  "A1005,2015-06-01,S,C2,U6,2015-06-01,E8\n"  // 355
                                  "A1006,2015-06-01,S,C2,U6,2015-07-01,X1\n"  // 388
                                  ",2015-06-01,S,C2,U6,2015-07-01,X1\n");     // D202
    const Said said = run_duly({"due", e, "--as-at", "2015-08-10"});
    CHECK(codes_of(said.err).size() == 7);
    CHECK(split(said.err, '\n').size() == 9);
    CHECK(holds(said.err, "codes more; "));
    CHECK(split(said.err, '\n').back().substr(0, 5) == "read ");
  }

  TEST_CASE("the answer is the last thing on the screen") {
    const TempFolder folder;
    folder.write("e.csv", episodes());
    const InFolder here(folder.folder());
    std::istringstream in;
    std::ostringstream screen;
    duly::cli::Surroundings both{in, screen, screen, day("2015-08-10")};
    for (const Args& args : {Args{"due", "e.csv"}, Args{"kpi", "e.csv", "--year", "2014-15"},
                             Args{"explain", "e.csv", "--child", "A1005"}, Args{"check", "e.csv"},
                             Args{"due", "e.csv", "--preset", "28-90-180", "-f", "csv"},
                             Args{"when", "2035-12-20 + 20wd", "-f", "csv"}}) {
      CAPTURE(args[0]);
      screen.str("");
      duly::cli::run(args, both);
      const Said apart = run_duly(args, {}, day("2015-08-10"));
      REQUIRE(!apart.out.empty());
      REQUIRE(!apart.err.empty());
      CHECK(screen.str() == apart.err + apart.out);
    }
  }

  TEST_CASE("of one child its own findings are told, and the others counted") {
    const Said said = run({"--child", "A1001", "-f", "csv"});
    CHECK(codes_of(said.err) == Args{"D110", "N03"});  // what is about everybody comes first
    CHECK(holds(said.err, "3 findings not about this child"));
    const Said explained = run({"--child", "A1005"}, "explain");
    CHECK(codes_of(explained.err) == Args{"D110"});
    CHECK(holds(explained.err, "5 findings not about this child"));
    CHECK(explained.status == 1);
  }

  TEST_CASE("a message tells no cell of any column, unless --show-values asks") {
    const TempFolder folder;
    folder.write("e.csv", std::string(kHead) +
                              "A1001,SECRET,SECRET,SECRET,SECRET,SECRET,SECRET\n"
                              "A1002,2015-01-05,SECRET,SECRET,SECRET,SECRET,SECRET\n");
    folder.write("r.csv",
                 std::string(kReviewHead) + "A1002,SECRET,SECRET\nA1002,2015-01-20,SECRET\n");
    folder.write("p.csv",
                 "child_id,plan_start,plan_end,temporary,category_initial,previous_plans\n"
                 "A1003,SECRET,SECRET,SECRET,SECRET,SECRET\n"
                 "A1003,2015-01-05,SECRET,SECRET,SECRET,SECRET\n");
    folder.write("c.csv",
                 "child_id,conference_type,conference_date,s47_start_date,participation\n"
                 "A1003,SECRET,SECRET,SECRET,SECRET\nA1003,RCPC,2015-02-05,SECRET,SECRET\n");
    const InFolder here(folder.folder());
    const Args files = {"e.csv", "r.csv", "p.csv", "c.csv", "--as-at", "2015-08-10"};
    const auto said = [&files](Args args) {
      args.insert(args.begin() + 1, files.begin(), files.end());
      const Said of = run_duly(args);
      return of.err + of.out;
    };
    for (const Args& args : {Args{"due"}, Args{"due", "--max-messages", "99"}, Args{"check"},
                             Args{"check", "-f", "json"}, Args{"check", "--summary"}, Args{"files"},
                             Args{"kpi", "--year", "2014-15", "-m", "all"}}) {
      CAPTURE(args.back());
      CHECK(!holds(said(args), "SECRET"));
    }
    CHECK(holds(said({"due", "--max-messages", "99", "--show-values"}), "'SECRET'"));
  }

#ifndef _WIN32  // which has no such names
  TEST_CASE("control characters reach the screen as question marks") {
    const std::string evil =
        "a\x1b[2Jb\x7f\xC2\x9B"
        "c\xE2\x80\xAE"
        "d";
    const auto clean = [](const std::string& text) {
      return text.find('\x1b') == std::string::npos && text.find('\x7f') == std::string::npos &&
             text.find("\xC2\x9B") == std::string::npos &&
             text.find("\xE2\x80\xAE") == std::string::npos;
    };
    const TempFolder folder;
    const std::string e = folder.write(evil + ".csv", episodes());
    const std::string a =
        folder.write("a.csv", "child_id,role,worker,team,from\nA1005,social_worker,W1," + evil +
                                  ",2015-01-05\n");
    for (const Args& args :
         {Args{"due", e, a}, Args{"due", e, "--max-messages", "3"}, Args{"check", e},
          Args{"due", e, a, "--team", evil + "?"}, Args{"due", e, "--status", evil},
          Args{"kpi", e, "--year", "2014-15", "-m", evil}, Args{"due", evil}, Args{evil},
          Args{"due", e, "--" + evil}, Args{"due", e, "-f", evil},
          Args{"due", e, "-o", evil + "/x"},
          Args{"due", folder.write(evil + "2.csv", "a,b\n1,2\n")},
          Args{"kpi", e, "--year", "2014-15", "--reading", evil + "=1"}}) {
      CAPTURE(args.back());
      const Said said = run_duly(args, {}, day("2015-08-10"));
      CHECK(clean(said.out));
      CHECK(clean(said.err));
    }
    // Data go to programs as they are, and to a terminal guarded.
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    duly::cli::Surroundings terminal{in, out, err, day("2015-08-10")};
    terminal.out_is_terminal = true;
    for (const char* format : {"csv", "json", "md", "table"}) {
      CAPTURE(format);
      out.str("");
      duly::cli::run({"due", e, a, "-f", format, "--colour", "never"}, terminal);
      CHECK(holds(out.str(), "A1005"));
      CHECK(clean(out.str()));
    }
    CHECK(!clean(run_duly({"due", e, a, "-f", "csv"}, {}, day("2015-08-10")).out));
  }
#endif
}

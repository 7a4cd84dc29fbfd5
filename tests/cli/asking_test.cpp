// Asking for what is not there: an error, never a zero. Nothing here may end with 0.

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "cli/run.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

enum Exit : int { kFindings = 1, kUsage = 2, kNotJudged = 4 };

/// A question about the made-up authority, the exit code it ends with, and a part of what is said.
struct Question {
  std::string_view about;
  std::string_view words;  ///< with spaces between them; FILES are the extracts named
  std::string_view files;
  int status;
  std::string_view said;
};

constexpr std::string_view kAll = "episodes reviews plans conferences enquiries allocations";
constexpr std::string_view kCare = "episodes reviews";

constexpr Question kQuestions[] = {
    {"a team there is not", "due FILES --team Nrth", kAll, kUsage, "did you mean North?"},
    {"a team, of those overdue", "due FILES --team Nrth --fail-if-overdue", kAll, kUsage, "Nrth"},
    {"a team without allocations", "due FILES --team North", kCare, kUsage, "allocations"},
    {"an officer there is not", "due FILES --iro IRO99", kAll, kUsage, "stands in no file"},
    {"a child there is not", "due FILES --child A9999", kAll, kUsage, "no child 'A9999'"},
    {"a child, of a period", "reviews FILES --year 2015-16 --child A9999", kAll, kUsage, "A9999"},
    {"a child, explained", "explain FILES --child A9999", kAll, kUsage, "A9999"},
    {"a duty", "due FILES --duty cla_reviews", kAll, kUsage, "did you mean cla_review"},
    {"a duty of a period", "reviews FILES --year 2015-16 --duty x", kAll, kUsage, "--duty"},
    {"a duty explained", "explain FILES --child A1001 --duty care", kAll, kUsage, "--duty"},
    {"a status", "due FILES --status overdu", kAll, kUsage, "did you mean overdue?"},
    {"an outcome", "reviews FILES --year 2015-16 --outcome latte", kAll, kUsage, "late"},
    {"a group of due", "due FILES --by colour", kAll, kUsage, "--by"},
    {"a group of reviews", "reviews FILES --year 2015-16 --by colour", kAll, kUsage, "--by"},
    {"a column of no file", "kpi FILES --year 2015-16 --by Shoesize", kAll, kUsage, "Shoesize"},
    {"a column without allocations", "kpi FILES --year 2015-16 --by LOCALITY2", kCare, kUsage,
     "LOCALITY2"},
    {"a measure", "kpi FILES --year 2015-16 -m NI6", kAll, kUsage, "did you mean NI6"},
    {"a list", "kpi FILES --year 2015-16 --list NI6", kAll, kUsage, "did you mean"},
    {"a list of a missing kind", "kpi FILES --year 2015-16 --list NI67", kCare, kUsage, "no plans"},
    {"a target on no measure", "kpi FILES --year 2015-16 --target NI6>=95", kAll, kUsage, "NI6"},
    {"years and a year", "kpi FILES --years 2014-15 --year 2015-16", kAll, kUsage, "leave out"},
    {"years backwards", "kpi FILES --years 2015-16..2014-15", kAll, kUsage, "2014-15..2015-16"},
    {"a year of several", "kpi FILES --years 2014-15,2015", kAll, kUsage, "2010-11..2015-16"},
    {"a year that ends wrongly", "kpi FILES --years 2014-16", kAll, kUsage, "try 2014-15"},
    {"no year behind the dots", "kpi FILES --years 2014-15..", kAll, kUsage, "--years"},
    {"years yet to come", "kpi FILES --years 2030-31..2031-32", kAll, kUsage, "2030-04-01"},
    {"a layout", "kpi FILES --years 2014-15 --layout acros", kAll, kUsage, "did you mean across"},
    {"a layout of one period", "kpi FILES --year 2015-16 --layout across", kAll, kUsage, "series"},
    {"a list of years", "kpi FILES --years 2014-15 --list NI67", kAll, kUsage, "--years"},
    {"an area", "kpi FILES --year 2015-16 --benchmark Nrfolk", kAll, kUsage, "Norfolk"},
    {"a code", "check FILES --code N99", kAll, kUsage, "did you mean"},
    {"a reading", "kpi FILES --year 2015-16 --reading ni66_min=none", kAll, kUsage,
     "did you mean ni66_minimum"},
    {"a value of a reading", "kpi FILES --year 2015-16 --reading ni66_minimum=nil", kAll, kUsage,
     "no value 'nil'"},
    {"a preset", "due FILES --preset 28-90", kAll, kUsage, "28-90-180"},
    {"a preset of rules", "rules --preset 28-90", "", kUsage, "28-90-180"},
    {"a format", "due FILES -f cvs", kAll, kUsage, "table, csv, json, md, html, xlsx or ics"},
    {"two formats at once", "due FILES -o due.csv -f json", kAll, kUsage, "leave out -f"},
    {"an output of no name", "due FILES -o ''", kAll, kUsage, "given nothing"},
    {"a team of no name", "due FILES --team ''", kAll, kUsage, "--team is given nothing"},
    {"a child of no name", "due FILES --child ''", kAll, kUsage, "--child is given nothing"},
    {"a period not begun", "kpi FILES --year 2016-17 --as-at 2016-03-31", kAll, kUsage, "begins"},
    {"a severity", "due FILES --fail-on fatal", kAll, kUsage, "--fail-on"},
    {"a kind not loaded, by name", "kpi FILES --year 2015-16 -m NI67", kCare, kFindings,
     "NI67: no plans loaded"},
    {"caseloads without allocations", "kpi FILES --year 2015-16 -m caseload", kCare, kFindings,
     "caseload: needs an extract of allocations"},
    {"what is due, of reviews alone", "due FILES", "reviews", kFindings, "no episodes, no plans"},
    {"a target of a kind not loaded", "kpi FILES --year 2015-16 --target NI67>=95", kCare,
     kNotJudged, "cannot be judged: --target NI67>=95: no plans loaded"},
    {"a target of nothing counted", "kpi FILES --year 2015-16 --target cla_reviews_on_time>=95",
     "episodes", kNotJudged,
     "cannot be judged: --target cla_reviews_on_time>=95: no reviews loaded"},
    {"reviews in time, of episodes alone", "kpi FILES --year 2015-16 -m cla_reviews_on_time",
     "episodes", kFindings, "cla_reviews_on_time: no reviews loaded"},
    {"review conferences in time, of plans alone", "kpi FILES --year 2015-16 -m cp_reviews_on_time",
     "plans", kFindings, "cp_reviews_on_time: no conferences loaded"},
    {"which reviews were in time, of reviews alone", "reviews FILES --year 2015-16", "reviews",
     kFindings, "no episodes, no plans and no enquiries"},
    {"a group with two letters swapped", "due FILES --by taem", kAll, kUsage, "did you mean team?"},
    {"a kind misspelt", "due review=nowhere.csv", kAll, kUsage, "did you mean reviews"},
    {"a day too early to be read", "due FILES --as-at 1980-01-01", kAll, kUsage,
     "1980-01-01: a year too early"},
    {"a target under doubt", "kpi FILES --year 2015-16 --target NI66>=95", "episodes", kNotJudged,
     "cannot be judged: --target NI66>=95: too many indeterminate"},
    {"whether any is overdue, without reviews", "due FILES --fail-if-overdue", "episodes",
     kNotJudged, "cannot be judged: --fail-if-overdue: no reviews are loaded"},
    {"whether any plan is overdue, without plans", "due FILES --duty cp_review --fail-if-overdue",
     kCare, kNotJudged, "--fail-if-overdue: cp_review: no plans loaded"},
    {"whether any was overdue before the files", "due FILES --as-at 1990-01-01 --fail-if-overdue",
     kAll, kNotJudged, "no case in the files has begun by then"},
    {"what was due before the files", "due FILES --as-at 1990-01-01", kAll, kFindings,
     "no case has begun by 1990-01-01"},
    {"readings of nothing", "readings FILES --year 2015-16", "header", kFindings,
     "no measure has a figure"},
    {"a column not extracted, by name", "kpi FILES --year 2015-16 -m pep", kCare, kFindings,
     "pep: needs column pep_date in care_dates"},
    {"initial conferences of plans alone", "kpi FILES --year 2015-16 -m icpc_15wd", "plans",
     kFindings, "icpc_15wd: no conferences loaded"},
    {"teams without allocations", "due FILES --by team", kCare, kFindings,
     "no file read has teams"},
    {"workers without allocations", "due FILES --by worker", kCare, kFindings,
     "no file read has workers"},
    {"workers under the name of their role", "due FILES --by social_worker", kCare, kFindings,
     "no file read has workers"},
    {"localities without allocations", "due FILES --by locality", kCare, kFindings,
     "no file read has localities"},
    {"unaccompanied children without their table", "kpi FILES --year 2015-16 --by uasc", kCare,
     kFindings, "--by uasc: no file read says which children are unaccompanied"},
    {"teams of a period", "reviews FILES --year 2015-16 --by team", kCare, kFindings,
     "no file read has teams"},
    {"reasons without their column", "reviews FILES --year 2015-16 --by late_reason", "plans",
     kFindings, "no file read has reasons"},
    {"figures by teams there are not", "kpi FILES --year 2015-16 --by team", kCare, kFindings,
     "no file read has teams"},
    {"the same of one status", "due FILES --fail-if-overdue --status overdue", "episodes plans",
     kNotJudged, "--fail-if-overdue"},
};

/// Where a period lies beside the files: to be asked once files tell how far they go (D118, D119).
constexpr bool kFilesTellHowFarTheyGo = true;
constexpr Question kPeriods[] = {
    {"a year after the files", "kpi FILES --year 2018-19 --as-at 2019-03-31", kAll, kFindings,
     "the files end"},
    {"reviews after the files", "reviews FILES --year 2018-19 --as-at 2019-03-31", kAll, kFindings,
     "the files end"},
    {"a year before the files", "kpi FILES --year 2005-06", kAll, kFindings, "the files begin"},
};

Args words_of(std::string_view text) {
  Args out;
  for (const std::string& word : split(text, ' ')) {
    if (!word.empty()) out.push_back(word);
  }
  return out;
}

Args args_of(const Question& q) {
  Args out;
  bool files = false;
  for (const std::string& word : words_of(q.words)) {
    if (word != "FILES") {
      out.push_back(word == "''" ? "" : word);
      continue;
    }
    files = true;
    for (const std::string& name : words_of(q.files)) {
      out.push_back(in_source("examples/small-authority/" + name + ".csv").string());
    }
  }
  const bool dated = q.words.find("--as-at") != std::string_view::npos;
  if (files && !dated) out.insert(out.end(), {"--as-at", "2016-03-31"});
  return out;
}

void check(const Question& q) {
  CAPTURE(std::string(q.about));
  const TempFolder folder;
  const InFolder here(folder.folder());  // where -o would write
  const Said said = run_duly(args_of(q));
  CHECK(said.status == q.status);
  CHECK((said.out + said.err).find(q.said) != std::string::npos);
  if (q.status == kUsage) CHECK(said.out.empty());
  CHECK(std::filesystem::is_empty(folder.folder()));
}

Said due(const Args& more, const std::string& allocations) {
  const TempFolder folder;
  Args args = {"due",
               folder.write("e.csv",
                            "CHILD,DECOM,RNE,LS,PLACE\nA1001,2016-01-04,S,C2,U6\n"
                            "A1002,2016-02-01,S,C2,U6\n"),
               folder.write("r.csv", "CHILD,REVIEW,REVIEW_CODE\nA1001,2016-01-20,PN1\n"),
               folder.write("a.csv", "child_id,role,worker,team,from\n" + allocations),
               "--as-at",
               "2016-03-01",
               "-f",
               "csv"};
  args.insert(args.end(), more.begin(), more.end());
  return run_duly(args);
}

constexpr std::string_view kOneTeam =
    "A1001,social_worker,W1,North,2016-01-04\nA1001,iro,IRO1,Quality,2016-01-04\n";

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("asking for what is not there is never answered with nothing and exit 0") {
    CHECK(std::size(kQuestions) > 20);
    for (const Question& q : kQuestions) check(q);
  }

  TEST_CASE("a period that the files do not reach is an error" *
            doctest::skip(!kFilesTellHowFarTheyGo)) {
    for (const Question& q : kPeriods) check(q);
  }

  TEST_CASE("a word that is wrong is told before a file that is missing") {
    for (const char* words : {"due nowhere.csv --status overdu", "due nowhere.csv --by duty,duty",
                              "reviews nowhere.csv --year 2015-16 --outcome latte",
                              "kpi nowhere.csv --year 2015-16 -m NI6", "check nowhere.csv --code X",
                              "due nowhere.csv --within soon", "due nowhere.csv --colour red"}) {
      CAPTURE(words);
      CHECK(run_duly(words_of(words)).status == kUsage);
    }
  }

  TEST_CASE("of words there are, at most three are told, the nearest") {
    const Said said = run_duly(words_of("kpi e.csv --year 2015-16 -m qqqqqqqqqq"));
    CHECK(said.status == kUsage);
    CHECK(said.err.find("; the nearest are ") != std::string::npos);
    CHECK(said.err.size() < 200);
  }

  TEST_CASE("capitals do not matter where nothing is told apart by them") {
    for (const char* typed : {"North", "north", "NORTH"}) {
      CAPTURE(typed);
      CHECK(column_of(due({"--team", typed}, std::string(kOneTeam)).out, "child_id") ==
            Args{"A1001"});
    }
    CHECK(column_of(due({"--iro", "iro1"}, std::string(kOneTeam)).out, "child_id").size() == 1);
    CHECK(column_of(due({"--child", "a1002"}, std::string(kOneTeam)).out, "child_id") ==
          Args{"A1002"});
    CHECK(due({"--status", "Overdue", "--duty", "CLA_review"}, std::string(kOneTeam)).status == 0);
    // Two teams that differ by capitals alone are two teams.
    const std::string two = std::string(kOneTeam) + "A1002,social_worker,W2,NORTH,2016-02-01\n";
    CHECK(column_of(due({"--team", "North"}, two).out, "child_id") == Args{"A1001"});
    CHECK(column_of(due({"--team", "NORTH"}, two).out, "child_id") == Args{"A1002"});
    CHECK(due({"--team", "north"}, two).status == kUsage);
  }

  TEST_CASE("measures are found in any capitals, and targets on them") {
    const std::string plans = in_source("examples/small-authority/plans.csv").string();
    const std::string held = in_source("examples/small-authority/conferences.csv").string();
    const auto kpi = [&](const Args& more) {
      Args args = {"kpi", plans, held, "--year", "2015-16", "-f", "csv", "--as-at", "2016-03-31"};
      args.insert(args.end(), more.begin(), more.end());
      return run_duly(args);
    };
    CHECK(kpi({"-m", "ni67"}).out == kpi({"-m", "NI67"}).out);
    CHECK(kpi({"-m", "ni67", "--target", "ni67>=101"}).status == kNotJudged);
    CHECK(kpi({"--target", "ni67>=50", "--target", "NI67>=60"}).status == kUsage);
  }

  TEST_CASE("a known word without rows is an empty table") {
    const Said said = due({"--duty", "icpc"}, std::string(kOneTeam));
    CHECK(said.status == 0);
    CHECK(rows_of(said.out).size() == 1);
    // So is a team whose children have nothing due.
    const Said quiet = due({"--team", "Quality"}, std::string(kOneTeam));
    CHECK(quiet.status == 0);
    CHECK(rows_of(quiet.out).size() == 1);
  }

  TEST_CASE("a child's id is never told as the nearest") {
    const Said said = due({"--child", "A1003"}, std::string(kOneTeam));
    CHECK(said.status == kUsage);
    CHECK(said.err.find("A1001") == std::string::npos);
    CHECK(said.err.find("A1002") == std::string::npos);
  }

  TEST_CASE("what no file holds has no figure, and is an error only where it was asked for") {
    const std::string care = in_source("examples/small-authority/episodes.csv").string();
    const Args args = {"kpi", care, "--year", "2015-16", "-f", "csv", "-q"};
    const Said all = run_duly(args);
    CHECK(all.status == 0);
    Args named = args;
    named.insert(named.end(), {"-m", "cp_at_end,NI67"});
    const Said asked = run_duly(named);
    CHECK(asked.status == kFindings);
    for (const CsvLine& line : lines_of(asked.out)) {
      CHECK(line["value"].empty());
      CHECK(line["numerator"].empty());
      CHECK(line["denominator"].empty());
      CHECK(line["note"] == "no plans loaded");
    }
  }

  TEST_CASE("the ending of the output's name is its format") {
    const TempFolder folder;
    const std::string e = in_source("examples/small-authority/episodes.csv").string();
    const auto written = [&](const std::string& name, const Args& more) {
      Args args = {"due", e, "--as-at", "2016-03-31", "-o", folder.path(name)};
      args.insert(args.end(), more.begin(), more.end());
      CHECK(run_duly(args).status == 0);
      return read_file(folder.path(name));
    };
    const auto shown = [&](const char* format) {
      return run_duly({"due", e, "--as-at", "2016-03-31", "-f", format}).out;
    };
    CHECK(written("a.csv", {}) == shown("csv"));
    CHECK(written("a.CSV", {}) == shown("csv"));
    CHECK(written("a.json", {}) == shown("json"));
    CHECK(written("a.md", {}) == shown("md"));
    CHECK(written("b.md", {"-f", "md"}) == shown("md"));
    CHECK(written("a.xlsx", {}) == shown("xlsx"));
    CHECK(written("a.txt", {}) == shown("table"));
    CHECK(written("a.txt", {"-f", "csv"}) == shown("csv"));
    CHECK(written("a", {"-f", "json"}) == shown("json"));
  }

  TEST_CASE("a workbook is not for a terminal, and goes anywhere else byte for byte") {
    const TempFolder folder;
    const std::string e = in_source("examples/small-authority/episodes.csv").string();
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    duly::cli::Surroundings terminal{in, out, err, day("2016-03-31")};
    terminal.out_is_terminal = true;
    for (const Args& args :
         {Args{"due", e, "-f", "xlsx"}, Args{"due", e, "-f", "xlsx", "-o", "-"},
          Args{"rules", "-f", "xlsx"}, Args{"report", e, "--year", "2015-16", "-f", "xlsx"}}) {
      err.str("");
      CHECK(duly::cli::run(args, terminal) == kUsage);
      const std::string told = "a terminal cannot show xlsx; name a file: -o " + args[0] + ".xlsx";
      CHECK(err.str().find(told) != std::string::npos);
    }
    CHECK(out.str().empty());
    const std::string path = folder.path("due.xlsx");
    CHECK(duly::cli::run({"due", e, "-o", path}, terminal) == 0);
    CHECK(read_file(path) == run_duly({"due", e, "-f", "xlsx"}, {}, day("2016-03-31")).out);
    CHECK(run_duly({"report", e, "--year", "2015-16", "-f", "xlsx"}).out.starts_with("PK"));
  }
}

// kpi --define: measures of an authority's own, over reviews, conferences and events; and groups by
// columns of its own.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

constexpr const char* kHeading = "id,title,kind,column,counted,of\n";
constexpr const char* kSeen = "seen_before,\"Seen, before the review\",reviews,Seen,Y,Y|N\n";

/// Four children in care, two of them siblings on plans, and what was held and counted.
struct Files {
  TempFolder folder;
  std::string episodes =
      folder.write("e.csv",
                   "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n"
                   "A1,2015-04-06,S,C2,U6,,\nA2,2015-04-06,S,C2,U6,2015-07-30,E4A\n"
                   "A3,2015-04-06,S,C2,U6,,\nA4,2015-04-06,S,C2,U6,,\n");
  std::string reviews = folder.write("r.csv",
                                     "CHILD,REVIEW,seen,venue\nA1,2015-05-01,Y,home\n"
                                     "A1,2015-06-10, y ,home\nA2,2015-05-01,N,school\n"
                                     "A3,2015-05-01,refused,home\nA4,2015-05-01,,\n"
                                     "A4,2014-05-01,Y,before care\nA4,2016-05-01,Y,later\n");
  std::string plans = folder.write("p.csv",
                                   "child_id,plan_start,plan_end,temporary\n"
                                   "A1,2015-04-10,,N\nA2,2015-04-10,,N\nA3,2015-04-10,,Y\n");
  std::string conferences = folder.write(
      "c.csv",
      "child_id,conference_type,conference_date,advocate\nA1,ICPC,2015-04-10,Y\n"
      "A1,RCPC,2015-07-01,N\nA2,RCPC,2015-07-01,Y\nA3,RCPC,2015-07-01,Y\nA4,RCPC,2015-07-01,Y\n");
  std::string events = "events=" + folder.write("v.csv",
                                                "child_id,date,level,about\nA1,2015-05-02,1,drift\n"
                                                "A1,2015-05-02,2,drift\nA1,2015-05-02,2,drift\n"
                                                "A2,2015-08-02,3,\nF9,2015-08-03,,carer\n"
                                                "A2,2014-08-02,3,\n,2015-08-02,3,\nA3,soon,3,\n");

  Said kpi(const std::string& definitions, const Args& more) const {
    Args args = {"kpi",
                 episodes,
                 reviews,
                 plans,
                 conferences,
                 events,
                 "--year",
                 "2015-16",
                 "-q",
                 "--fail-on",
                 "never",
                 "--define",
                 folder.write("d.csv", kHeading + definitions)};
    args.insert(args.end(), more.begin(), more.end());
    return run_duly(args);
  }
  /// "group numerator/denominator -left out" of each row, in order; a count has no denominator.
  std::string counts(const std::string& definitions, const Args& more) const {
    Args args = more;
    args.insert(args.end(), {"-f", "csv"});
    std::string out;
    for (const CsvLine& row : lines_of(kpi(definitions, args).out)) {
      out += (out.empty() ? "" : "; ") + (row["group"].empty() ? "" : row["group"] + " ") +
             row["numerator"] + (row["denominator"].empty() ? "" : "/" + row["denominator"]) +
             (row["excluded"] == "0" ? "" : " -" + row["excluded"]);
    }
    return out;
  }
  /// Of one line, asked for by name.
  std::string of(const std::string& definition, const Args& more = {}) const {
    Args args = {"-m", definition.substr(0, definition.find(','))};
    args.insert(args.end(), more.begin(), more.end());
    return counts(definition + "\n", args);
  }
};

bool has(const Said& said, std::string_view text) {
  return said.err.find(text) != std::string::npos;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("reviews held in the period are counted by what a column says of those asked about") {
    const Files f;
    // A3 refused and A4 says nothing: left out. What lies outside of care or period is no part.
    CHECK(f.of("seen,Seen,reviews,Seen,Y,Y|N") == "2/3 -2");
    CHECK(f.of("seen,Seen,reviews,SEEN,y,") == "2/4 -1");
    CHECK(f.of("seen,Seen,reviews,Seen,Y|refused,Y|N|refused") == "3/4 -1");
    CHECK(f.of("held,Held,reviews,,*,") == "5");
    CHECK(f.of("told,Told,reviews,Seen,*,") == "4");
    CHECK(f.of("told,Told,reviews,Seen,*,N|refused") == "2");
  }

  TEST_CASE("review conferences of plans and initial ones are counted, temporary plans left out") {
    const Files f;
    // A4 has no plan: its review conference belongs to nothing.
    CHECK(f.of("advocate,Advocate there,conferences,advocate,Y,Y|N") == "2/3 -1");
  }

  TEST_CASE(
      "of a plain count by a column, a temporary plan's conference of no such value is no part") {
    const Files f;
    // A3's plan is temporary: its one conference is a review conference.
    CHECK(f.of("initial,Initial,conferences,conference_type,*,ICPC") == "1");
    CHECK(f.of("reviews,Reviews,conferences,conference_type,*,RCPC") == "2 -1");
    CHECK(f.of("every,All,conferences,conference_type,*,") == "3 -1");
    CHECK(f.of("initial,Initial,conferences,conference_type,ICPC,ICPC|RCPC") == "1/3 -1");
    const Said listed = f.kpi("initial,Initial,conferences,conference_type,*,ICPC\n",
                              {"--list", "initial", "-f", "csv"});
    CHECK(column_of(listed.out, "child_id") == Args{"A1"});
  }

  TEST_CASE("events are counted each once, whoever they are of, and bad rows are findings") {
    const Files f;
    CHECK(f.of("escalations,Escalations,events,level,*,") == "3");
    CHECK(f.of("higher,Higher escalations,events,level,2|3,") == "2/3 -1");
    CHECK(f.of("all_of_it,All,events,,*,") == "4");
    const Said checked =
        run_duly({"check", f.events, f.episodes, "--code", "D201,D202,D304", "-f", "csv"});
    CHECK(column_of(checked.out, "code") == Args{"D304", "D202", "D201"});
    CHECK(column_of(checked.out, "line") == Args{"4", "8", "9"});
  }

  TEST_CASE("events are grouped by their own columns and by the child, on their day") {
    const Files f;
    const std::string higher = "higher,Higher escalations,events,level,2|3,";
    CHECK(f.of(higher, {"--by", "events.level"}) == "2/3 -1; 1 0/1; 2 1/1; 3 1/1; (none) 0/0 -1");
    CHECK(f.of(higher, {"--by", "month"}) == "2/3 -1; 2015-05 1/2; 2015-08 1/1 -1");
    CHECK(f.of(higher, {"--by", "reviews.venue"}) == "2/3 -1; home 1/2; school 1/1; (none) 0/0 -1");
    CHECK(f.of(higher, {"--quarterly"}) == "1/2; 1/1 -1; 0/0; 0/0");
  }

  TEST_CASE("measures of one's own have a list, and are shown with the usual ones or by name") {
    const Files f;
    const Said listed = f.kpi(kSeen, {"--list", "SEEN_BEFORE", "-f", "csv"});
    CHECK(column_of(listed.out, "reason") ==
          Args{"counted", "counted", "not_counted", "other_value", "no_value"});
    CHECK(column_of(listed.out, "child_id") == Args{"A1", "A1", "A2", "A3", "A4"});
    const Args usual = column_of(f.kpi(kSeen, {"-f", "csv"}).out, "measure");
    CHECK(usual.front() == "NI64");
    CHECK(usual.back() == "seen_before");
    CHECK(column_of(f.kpi(kSeen, {"-m", "NI66", "-f", "csv"}).out, "measure") == Args{"NI66"});
    CHECK(column_of(f.kpi(kSeen, {"-m", "all", "-f", "csv"}).out, "measure").back() ==
          "seen_before");
  }

  TEST_CASE("a target on a measure of one's own is judged") {
    const Files f;
    CHECK(f.kpi(kSeen, {"--target", "seen_before>=60"}).status == 0);
    CHECK(f.kpi(kSeen, {"--target", "seen_before>=70"}).status == 4);
    CHECK(f.kpi("held,Held,reviews,,*,\n", {"--target", "held>=70"}).status == 2);
  }

  TEST_CASE("small counts of measures of one's own are hidden, and those that would tell them") {
    const Files f;
    const std::string both =
        "seen,Seen,reviews,seen,Y,Y|N|refused\nothers,Others,reviews,seen,N|refused,Y|N|refused\n"
        "told,Told,reviews,seen,*,\nheld,Held,reviews,,*,\n";
    const Said said = f.kpi(both, {"-m", "seen,others,told,held", "--suppress", "3", "-f", "csv"});
    // Two of four are not seen: seen, its other half, and what was left out, are hidden with them.
    CHECK(column_of(said.out, "numerator") == Args{"c", "c", "4", "c"});
  }

  TEST_CASE("a wrong definition is told with its file and line, and what to do") {
    struct Bad {
      const char* line;
      const char* told;
    };
    const Files f;
    for (const Bad& bad : {
             Bad{"NI66,Ours,reviews,Seen,Y,", "d.csv:2: has the id NI66, which is a measure"},
             Bad{"ALL,Ours,reviews,Seen,Y,", "d.csv:2: has the id ALL"},
             Bad{"cp_unit,Ours,reviews,Seen,Y,", "which is a reading"},
             Bad{"two words,Ours,reviews,Seen,Y,", "d.csv:2: has no id of letters"},
             Bad{",Ours,reviews,Seen,Y,", "d.csv:2: has no id"},
             Bad{"ours,,reviews,Seen,Y,", "d.csv:2: has no title"},
             Bad{"ours,Ours,review,Seen,Y,", "did you mean reviews?"},
             Bad{"ours,Ours,children,Seen,Y,", "not one of reviews, conferences and events"},
             Bad{"ours,Ours,reviews,,Y,", "d.csv:2: names no column"},
             Bad{"ours,Ours,reviews,Seen,,Y|N", "d.csv:2: says no value to count"},
             Bad{"ours,Ours,reviews,Seen,*|Y,", "d.csv:2: counts * and a value"},
             Bad{"ours,Ours,reviews,Seen,Yes,Y|N", "counts 'Yes', which is not among"},
             Bad{"ours,Ours, too,reviews,Seen,Y,Y", "put quotes around"},
             Bad{"ours,Ours,reviews,Seen,Y,\nOURS,Ours,reviews,Seen,N,",
                 "d.csv:3: has the id OURS, as line 2 has"},
             Bad{"", "defines nothing"},
         }) {
      CAPTURE(bad.line);
      const Said said = f.kpi(std::string(bad.line) + "\n", {});
      CHECK(said.status == 3);
      CHECK(said.out == "");
      CAPTURE(said.err);
      CHECK(has(said, bad.told));
    }
    const Said no_headings = run_duly({"kpi", f.episodes, "--year", "2015-16", "--define",
                                       f.folder.write("x.csv", "seen,Seen,reviews,Seen,Y,\n")});
    CHECK(no_headings.status == 3);
    CHECK(has(no_headings, "x.csv:1: the first row is id,title,kind,column,counted,of"));
    CHECK(run_duly({"kpi", f.episodes, "--year", "2015-16", "--define", "no.csv"}).status == 3);
  }

  TEST_CASE("a column that no file has is wrong usage, with the nearest") {
    const Files f;
    const Said said = f.kpi("ours,Ours,reviews,Sene,Y,\n", {});
    CHECK(said.status == 2);
    CHECK(has(said,
              "--define line 2, ours: no file of reviews has a column Sene; did you mean "
              "seen"));
    // One that is not asked for is not looked for.
    CHECK(f.kpi("ours,Ours,reviews,Sene,Y,\n", {"-m", "NI66"}).status == 0);
    const Said by = f.kpi(kSeen, {"--by", "reviews.venu"});
    CHECK(by.status == 2);
    CHECK(has(by, "no file of reviews has a column venu; did you mean reviews.venue"));
    const Said kind = f.kpi(kSeen, {"--by", "review.venue"});
    CHECK(kind.status == 2);
    CHECK(has(kind, "did you mean reviews.venue"));
    const Said unread = f.kpi(kSeen, {"--by", "allocations.area"});
    CHECK(unread.status == 2);
    CHECK(has(unread, "no file of allocations is read"));
  }

  TEST_CASE("a value that no row has is told with the nearest; the figures stand") {
    const Files f;
    const auto told = [&](const std::string& line, const std::string& words) {
      const std::string path = f.folder.write("d.csv", std::string(kHeading) + line + "\n");
      const Said said = run_duly({"kpi", f.episodes, f.reviews, f.plans, f.conferences, "--year",
                                  "2015-16", "--define", path, "-m", "ours", "-f", "csv"});
      CAPTURE(line);
      CAPTURE(said.err);
      CHECK(said.status == (words.empty() ? 0 : 1));
      CHECK(has(said, words));
      CHECK(has(said, "has the value") == !words.empty());
      CHECK(column_of(said.out, "measure") == Args{"ours"});
      return said.err;
    };
    told("ours,Ours,reviews,venue,schol,",
         "--define line 2, ours: no row of reviews has the value 'schol' in venue; did you mean"
         " school?");
    told("ours,Ours,reviews,venue,home,home|schol", "'schol' in venue; did you mean school?");
    told("ours,Ours,reviews,venue,*,schol", "'schol' in venue; did you mean school?");
    told("ours,Ours,reviews,venue,mountain,", "has the value 'mountain' in venue");
    told("ours,Ours,conferences,advocate,Yes,", "has the value 'Yes' in advocate");
    // Rows of before care, or of another year, have it.
    told("ours,Ours,reviews,venue,LATER|before care,", "");
    told("ours,Ours,conferences,conference_type,ICPC,", "");
    // Whose child a row is of is no value to be shown.
    const std::string err = told("ours,Ours,reviews,CHILD,A11,", "has the value 'A11' in CHILD");
    CHECK(err.find("did you mean") == std::string::npos);
  }

  TEST_CASE("a kind that is not loaded is told as of any measure") {
    const Files f;
    const std::string d = f.folder.write("d.csv", std::string(kHeading) + "v,V,events,level,*,\n");
    const Args args = {"kpi", f.episodes, "--year", "2015-16", "--define", d, "-f", "csv"};
    const Said said = run_duly(args);
    CHECK(said.status == 0);
    CHECK(column_of(said.out, "note").back() == "needs an extract of events");
    Args named = args;
    named.insert(named.end(), {"-m", "v"});
    const Said by_name = run_duly(named);
    CHECK(by_name.status == 1);
    CHECK(has(by_name, "v: needs an extract of events"));
  }

  TEST_CASE("a file is read as events where the command says so, and never else") {
    const Files f;
    const std::string path = f.events.substr(f.events.find('=') + 1);
    const Said said = run_duly({"kpi", f.episodes, path, "--year", "2015-16", "-m", "cla_at_end"});
    CHECK(said.status == 1);
    CHECK(has(said, "D116"));
    CHECK_FALSE(has(said, "events"));
    const Said forced = run_duly({"kpi", f.episodes, f.events, "--year", "2015-16"});
    CHECK_FALSE(has(forced, "D103"));
    const Said no_date =
        run_duly({"kpi", f.episodes, "events=" + f.folder.write("n.csv", "child_id,when\nA1,1\n"),
                  "--year", "2015-16"});
    CHECK(has(no_date, "it cannot be read as events"));
    CHECK(has(no_date, "needs date or event_date"));
  }

  TEST_CASE("the last review's venue groups what is due, and ids are not shown for groups") {
    const Files f;
    const Said due = run_duly({"due", f.episodes, f.reviews, "--as-at", "2015-06-30", "--by",
                               "reviews.venue", "-f", "csv", "-q"});
    CHECK(column_of(due.out, "group") == Args{"", "home", "school", "(none)"});
    const Said reviews = run_duly({"reviews", f.episodes, f.reviews, "--year", "2015-16", "--by",
                                   "reviews.venue", "-f", "csv", "-q"});
    CHECK(column_of(reviews.out, "group") == Args{"", "home", "school", "(none)"});
    const std::string key = f.folder.write("key", "0123456789abcdef0123456789abcdef");
    const Said hidden = run_duly({"kpi", f.episodes, f.reviews, "--year", "2015-16", "--by",
                                  "reviews.child", "--pseudonyms", "--key", key});
    CHECK(hidden.status == 2);
    CHECK(has(hidden, "would show ids that --pseudonyms hide"));
  }
}

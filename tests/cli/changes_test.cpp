// What moved between two sets of extracts, asked for on the command line.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/moves.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kEpisodes =
    "CHILD,DECOM,DEC,RNE,REC,LS,PLACE\n"
    "A1001,01/04/2015,,S,,C2,U6\n"
    "A1002,01/04/2015,,S,,C2,U6\n";
constexpr std::string_view kReviews =
    "CHILD,REVIEW,REVIEW_CODE\n"
    "A1001,20/04/2015,PN1\nA1001,15/07/2015,PN1\nA1001,10/01/2016,PN1\n"
    "A1002,20/04/2015,PN1\nA1002,15/07/2015,PN1\n";
/// The review of A1002 that was held in time and not yet recorded.
constexpr std::string_view kRecorded = "A1002,10/01/2016,PN1\n";

/// Two small extracts of a day, and the older one's review recorded in the newer.
struct Two {
  TempFolder folder;
  std::string episodes = folder.write("episodes.csv", kEpisodes);
  std::string before = folder.write("before.csv", kReviews);
  std::string after = folder.write("after.csv", std::string(kReviews) + std::string(kRecorded));

  Said ask(std::vector<std::string> more) const {
    std::vector<std::string> args = {"changes", "--before", episodes, before,   "--after",
                                     episodes,  after,      "--year", "2015-16"};
    args.insert(args.end(), more.begin(), more.end());
    return run_duly(args);
  }
};

/// An extract of the example as it was at the close of a day: rows dated later are not in it, and
/// what ended later was open.
void write_as_on(const TempFolder& folder, const std::string& name, std::string_view starts,
                 const std::vector<std::string>& ends, duly::Date on) {
  const std::string path = "examples/small-authority/" + name;
  std::vector<std::vector<std::string>> rows = rows_of(read_file(in_source(path)));
  const auto after = [&](const std::string& cell) {
    const duly::OptDate read = duly::read_date(cell).date;
    return read && on < *read;
  };
  std::string out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    bool known = true;
    std::string line;
    for (std::size_t c = 0; c < rows[i].size(); ++c) {
      std::string cell = rows[i][c];
      if (i > 0 && rows[0][c] == starts && after(cell)) known = false;
      if (i > 0 && std::find(ends.begin(), ends.end(), rows[0][c]) != ends.end()) {
        const bool is_date = duly::read_date(cell).date.has_value();
        // A reason goes with the date that stands before it.
        if (is_date ? after(cell) : !line.empty() && line.back() == ',') cell.clear();
      }
      line += (c == 0 ? "" : ",") + cell;
    }
    if (known) out += line + "\n";
  }
  folder.write(name, out);
}

std::string example() {
  return in_source("examples/small-authority").string();
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a review recorded since brings a child into the numerator, and the table says why") {
    const Two two;
    const Said said = two.ask({"-m", "NI66", "--as-at", "2016-03-31"});
    CHECK(said.status == 0);
    CHECK(has(said.out,
              "A1002  failed         on_time         review_recorded_since  no 3, due 2016-01-15, "
              "not held ->"
              " no 3, due 2016-01-15, held 2016-01-10"));
    CHECK(has(said.out, "NI66            50.0 (1 of 2)  100.0 (2 of 2)  total"));
    CHECK(
        has(said.out, "NI66 50.0 (1 of 2) -> 100.0 (2 of 2): 1 review_recorded_since (+1 of +0)."));
    CHECK(!has(said.out, "A1001"));
    CHECK(has(said.err, "before:\n"));
    CHECK(has(said.err, "after:\n"));
  }

  TEST_CASE("both totals of changes are what kpi says, and the moves lie between") {
    const Two two;
    const std::string csv = two.ask({"-q", "-f", "csv", "-m", "all"}).out;
    check_moves_add_up(csv);
    const std::vector<std::string> kpi = {"kpi", "--year", "2015-16", "-m",        "all",
                                          "-q",  "-f",     "csv",     two.episodes};
    std::vector<std::string> then = kpi;
    then.push_back(two.before);
    std::vector<std::string> now = kpi;
    now.push_back(two.after);
    check_totals(csv, "before", then);
    check_totals(csv, "after", now);
  }

  TEST_CASE("two extracts of the example a month apart: the older is judged to where it ends") {
    const TempFolder folder;
    const duly::Date on = day("2016-02-29");
    write_as_on(folder, "episodes.csv", "DECOM", {"DEC", "REC"}, on);
    write_as_on(folder, "reviews.csv", "REVIEW", {}, on);
    write_as_on(folder, "plans.csv", "plan_start", {"plan_end"}, on);
    write_as_on(folder, "conferences.csv", "conference_date", {}, on);
    const std::string before = folder.folder().string();
    const Said said =
        run_duly({"changes", "--before", before, "--after", example(), "--year", "2015-16",
                  "--as-at", "2016-03-31", "-q", "-f", "csv", "-m", "NI66,cla_reviews_on_time"});
    CHECK(said.status == 0);
    check_moves_add_up(said.out);
    CHECK(has(said.out, "before: provisional: to 2016-02-26, where the files end"));
    check_totals(said.out, "before",
                 {"kpi", before, "--year", "2015-16", "--as-at", "2016-02-26", "-q", "-f", "csv",
                  "-m", "NI66,cla_reviews_on_time"});
    for (const CsvLine& row : lines_of(said.out)) {
      if (row["measure"] == "cla_reviews_on_time" && row["why"] != "total") {
        CHECK(row["why"] == "review_held_since");
      }
    }
  }

  TEST_CASE("a year told by its own files and by those of the next: what was corrected moved") {
    const TempFolder folder;
    const std::string own = folder.write("own.csv",
                                         "CHILD,DECOM,DEC,RNE,REC,LS,PLACE\n"
                                         "A1001,01/05/2014,,S,,C2,U6\n"
                                         "A1002,01/05/2014,01/09/2014,S,E4,C2,U6\n"
                                         "A1003,01/05/2014,,S,,C2,U6\n");
    const std::string next = folder.write("next.csv",
                                          "CHILD,DECOM,DEC,RNE,REC,LS,PLACE\n"
                                          "A1001,01/05/2014,01/02/2015,S,E4,C2,U6\n"
                                          "A1002,01/05/2014,01/09/2014,S,E4,C2,U6\n"
                                          "A1003,01/05/2014,01/06/2015,S,E4,C2,U6\n");
    const std::string csv = run_duly({"changes", "--before", own, "--after", next, "--year",
                                      "2014-15", "-m", "cla_at_end", "-q", "-f", "csv"})
                                .out;
    check_moves_add_up(csv);
    const std::vector<CsvLine> rows = lines_of(csv);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["child_id"] == "A1001");
    CHECK(rows[0]["why"] == "end_recorded_since");
  }

  TEST_CASE("between a set of files and itself nothing moved") {
    const Said said =
        run_duly({"changes", "--before", example(), "--after", example(), "--year", "2015-16",
                  "--before-as-at", "2016-03-31", "--as-at", "2016-03-31"});
    CHECK(said.status == 0);
    CHECK(has(said.out, "NI66 92.0 (104 of 113) -> 92.0 (104 of 113): nothing moved."));
  }

  TEST_CASE("one set of files alone is wrong usage that says what to do") {
    const Two two;
    const Said none = run_duly({"changes", "--year", "2015-16"});
    CHECK(none.status == 2);
    CHECK(has(none.err, "the older extracts behind --before, the newer ones behind --after"));
    const Said before = run_duly({"changes", "--before", two.before, "--year", "2015-16"});
    CHECK(before.status == 2);
    CHECK(has(before.err, "give --after FILE... too, the newer ones"));
    const Said after = run_duly({"changes", "--after", two.before, "--year", "2015-16"});
    CHECK(after.status == 2);
    CHECK(has(after.err, "give --before FILE... too, the older ones"));
    CHECK(run_duly({"changes", "--before", "-", "--after", "-", "--year", "2015-16"}).status == 2);
  }

  TEST_CASE("no period, days the wrong way round, hidden counts: wrong usage; no file: trouble") {
    const Two two;
    CHECK(run_duly({"changes", "--before", two.before, "--after", two.after}).status == 2);
    const Said swapped = two.ask({"--as-at", "2016-01-31", "--before-as-at", "2016-02-29"});
    CHECK(swapped.status == 2);
    CHECK(has(swapped.err, "--before-as-at 2016-02-29: after 2016-01-31"));
    CHECK(two.ask({"--before-as-at", "2015-03-31"}).status == 2);
    CHECK(two.ask({"-m", "NI99"}).status == 2);
    const Said hidden = two.ask({"--suppress", "6"});
    CHECK(hidden.status == 2);
    CHECK(has(hidden.err, "use --pseudonyms"));
    CHECK(run_duly({"changes", "--before", "none.csv", "--after", two.after, "--year", "2015-16"})
              .status == 3);
  }

  TEST_CASE("files of two authorities have no child in common, and a warning says so") {
    const Two two;
    const std::string other = two.folder.write("other.csv",
                                               "CHILD,DECOM,DEC,RNE,REC,LS,PLACE\n"
                                               "B1001,01/04/2015,,S,,C2,U6\n");
    const Said said = run_duly({"changes", "--before", other, "--after", two.episodes, "--year",
                                "2015-16", "-m", "cla_at_end", "-f", "csv"});
    CHECK(said.status == 0);
    CHECK(has(said.err, "D128 1: no child stands both in the files before and in those after"));
    check_moves_add_up(said.out);
    CHECK(lines_with(said.out, "no_longer_in_files").size() == 1);
    CHECK(lines_with(said.out, "start_recorded_since").size() == 2);
  }

  TEST_CASE("what one side has no figure of has no moves, and says on which side") {
    const Two two;
    const Said said = run_duly({"changes", "--before", two.episodes, "--after", two.episodes,
                                two.after, "--year", "2015-16", "-m", "NI67", "-f", "csv"});
    CHECK(said.status == 1);
    REQUIRE(lines_of(said.out).size() == 1);
    const CsvLine row = lines_of(said.out).front();
    CHECK(row["before_denominator"].empty());
    CHECK(row["after_denominator"].empty());
    CHECK(has(row["note"], "before: no plans loaded; after: no plans loaded"));
  }

  TEST_CASE("pseudonyms of one key are the same on both sides, and hide every id") {
    const Two two;
    const std::string key = two.folder.write("key", "0123456789abcdef0123456789abcdef");
    const Said said = two.ask(
        {"-m", "NI66", "--pseudonyms", "--key", key, "-f", "csv", "-q", "--as-at", "2016-03-31"});
    CHECK(lines_with(said.out, "review_recorded_since").size() == 1);
    CHECK(has(said.out, "NI66,P-"));
    CHECK(!has(said.out, "A1002"));
  }

  TEST_CASE("a reading stands in the note of every row, and what changes wrote is known again") {
    const Two two;
    const std::string out = two.folder.path("changes.csv");
    CHECK(two.ask({"-m", "NI66", "--preset", "28-90-180", "-o", out, "-q"}).status == 0);
    for (const CsvLine& row : lines_of(read_file(out))) {
      CHECK(has(row["note"], "preset 28-90-180"));
    }
    const Said again = run_duly({"kpi", two.episodes, two.after, out, "--year", "2015-16"});
    CHECK(has(again.err, "D117"));
  }

  TEST_CASE("the output of changes is never written over a file of either side") {
    const Two two;
    CHECK(two.ask({"-o", two.before}).status == 3);
    CHECK(two.ask({"-o", two.after}).status == 3);
    CHECK(read_file(two.before) == kReviews);
  }
}

// duly files: which file is which, why one was passed over, and what more files would add.

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/group.hpp"
#include "duly/input.hpp"
#include "duly/measure.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

constexpr std::string_view kEpisodes =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n"
    "A1001,01/05/2015,S,C2,N1,U6,PR1,,\nA1002,01/03/2016,S,C2,N1,U6,PR1,,\n";
constexpr std::string_view kReviews =
    "CHILD,DOB,REVIEW,REVIEW_CODE\nA1001,01/02/2008,22/05/2015,PN1\nA1001,01/02/2008,31/02/2016,"
    "PN1\n";

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Said files(const Args& named, const Args& more = {"-f", "csv"}) {
  Args args = {"files"};
  args.insert(args.end(), named.begin(), named.end());
  args.insert(args.end(), more.begin(), more.end());
  args.insert(args.end(), {"--as-at", "2016-03-31"});
  return run_duly(args);
}

/// The one row of a file that is named so.
CsvLine row_of(const Said& said, const std::string& file) {
  for (const CsvLine& line : lines_of(said.out)) {
    if (line["file"] == file) return line;
  }
  FAIL("no row of " << file);
  std::abort();
}

/// The rows of what is missing.
std::vector<CsvLine> missing_in(const Said& said) {
  std::vector<CsvLine> out;
  for (const CsvLine& line : lines_of(said.out)) {
    if (line["state"] == "missing") out.push_back(line);
  }
  return out;
}

bool lists(const std::string& cell, std::string_view word) {
  const std::string all = ", " + cell + ",";
  return holds(all, " " + std::string(word) + ",");
}

/// Of one thing lacking alone: kind and column.
CsvLine missing_row(const Said& said, std::string_view kind, std::string_view column) {
  for (const CsvLine& line : missing_in(said)) {
    const bool alone = line["together_with"].empty() && line["note"].empty();
    if (alone && line["kind"] == kind && line["column"] == column) return line;
  }
  FAIL("no row of what is missing: " << kind << " " << column);
  std::abort();
}

std::vector<std::string> authority(const std::set<std::string>& without = {}) {
  std::vector<std::string> out;
  for (const char* name : {"allocations", "care_dates", "conferences", "enquiries", "episodes",
                           "header", "plans", "reviews", "workers"}) {
    if (without.contains(name)) continue;
    out.push_back(
        in_source("examples/small-authority/" + std::string(name) + ".csv").generic_string());
  }
  return out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("each file is said to be what it was read as, of which year, with how many rows") {
    const TempFolder folder;
    const std::string e = folder.write("a.csv", kEpisodes);
    const std::string r = folder.write("b.csv", kReviews);
    const Said said = files({e, r});
    const CsvLine reviews = row_of(said, r);
    CHECK(reviews["state"] == "read");
    CHECK(reviews["kind"] == "reviews");
    CHECK(reviews["taken_for"] == "reviews of looked-after children");
    CHECK(reviews["year"] == "2015-16");
    CHECK(reviews["first_day"] == "2015-05-22");
    CHECK(reviews["last_day"] == "2015-05-22");
    CHECK(reviews["rows"] == "2");
    CHECK(reviews["left_out"] == "1");
    CHECK(reviews["errors"] == "1");
    CHECK(row_of(said, e)["kind"] == "episodes");
    CHECK(row_of(said, e)["errors"] == "0");
    CHECK(said.status == 1);  // a row was left out: as in every command
  }

  TEST_CASE("two years of one kind are told apart by their years") {
    const TempFolder folder;
    const std::string old = folder.write(
        "x.csv", "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA1001,01/05/2014,S,C2,U6,01/07/2014,E4A\n");
    const std::string now = folder.write("y.csv", kEpisodes);
    const Said said = files({now, old});
    CHECK(row_of(said, old)["year"] == "2014-15");
    CHECK(row_of(said, now)["year"] == "2015-16");
    const auto of_another_year = [](const CsvLine& l) { return l["note"] == "of another year"; };
    const std::vector<CsvLine> both = missing_in(said);
    const std::vector<CsvLine> one = missing_in(files({now}));
    CHECK(std::none_of(both.begin(), both.end(), [&](const CsvLine& l) {
      return l["kind"] == "episodes" && of_another_year(l);
    }));
    CHECK(std::any_of(one.begin(), one.end(), [&](const CsvLine& l) {
      return l["kind"] == "episodes" && of_another_year(l) && lists(l["checks"], "503A");
    }));
  }

  TEST_CASE("a file that was passed over stands there with the reason, and no cell of it") {
    const TempFolder folder;
    folder.write("episodes.csv", kEpisodes);
    const std::string misspelt = folder.write("m.csv", "CHILD,REVEIW\nSECRET1,22/05/2015\n");
    const std::string unused = folder.write("oc2.csv", "CHILD,DOB,SDQ_SCORE,SDQ_REASON\nA1,,1,2\n");
    folder.write("d.csv", "SECRET2,22/05/2015,PN1\nSECRET3,23/05/2015,PN1\n");  // no heading row
    const std::string empty = folder.write("n.csv", "");
    const std::string own = folder.path("due.csv");
    run_duly({"due", folder.path("episodes.csv"), "-f", "csv", "-o", own});
    const Said said = files({folder.folder().generic_string()});
    CHECK(row_of(said, misspelt)["state"] == "not_known");
    CHECK(holds(row_of(said, misspelt)["note"], "did you mean REVIEW?"));
    CHECK(row_of(said, misspelt)["rows"].empty());
    CHECK(row_of(said, unused)["state"] == "not_needed");
    CHECK(row_of(said, unused)["kind"] == "OC2");
    CHECK(row_of(said, empty)["state"] == "not_known");
    CHECK(holds(row_of(said, empty)["note"], "is empty"));
    CHECK(row_of(said, own)["state"] == "own_output");
    CHECK(!holds(said.out + said.err, "SECRET"));
    // What another command says of them, and its exit code, are the same.
    const Said due =
        run_duly({"due", folder.folder().generic_string(), "-f", "csv", "--as-at", "2016-03-31"});
    CHECK(said.status == due.status);
    CHECK(said.err == due.err);
    const Said table = files({folder.folder().generic_string()}, {"-f", "table"});
    CHECK(holds(table.out, "did you mean REVIEW?"));
  }

  TEST_CASE("where no file is recognised there is no table, as in every command") {
    const TempFolder folder;
    const Said said = files({folder.write("m.csv", "CHILD,REVEIW\nA1,22/05/2015\n")});
    CHECK(said.status == 3);
    CHECK(said.out.empty());
    CHECK(holds(said.err, "did you mean REVIEW?"));
  }

  TEST_CASE("findings are counted for each file as check lists them, and are no messages") {
    const std::vector<std::string> named = authority();
    const Said said = files(named);
    Args args = {"check"};
    args.insert(args.end(), named.begin(), named.end());
    args.insert(args.end(), {"-f", "csv", "--as-at", "2016-03-31"});
    const std::vector<CsvLine> findings = lines_of(run_duly(args).out);
    for (const std::string& file : named) {
      const auto warnings = std::count_if(findings.begin(), findings.end(), [&](const CsvLine& l) {
        return l["file"] == file && l["severity"] == "warning";
      });
      CAPTURE(file);
      CHECK(row_of(said, file)["warnings"] == std::to_string(warnings));
    }
    CHECK(!holds(said.err, "N23"));
    CHECK(said.status == 0);
  }

  TEST_CASE("a kind that is missing is named with what it would add and the headings it needs") {
    const Said said = files(authority({"reviews"}));
    const CsvLine reviews = missing_row(said, "reviews", "");
    CHECK(lists(reviews["measures"], "NI66"));
    CHECK(!lists(reviews["measures"], "cla_at_end"));
    CHECK(lists(reviews["duties"], "cla_review"));
    CHECK(lists(reviews["checks"], "N06"));
    CHECK(reviews["headings"].starts_with("CHILD, REVIEW, REVIEW_CODE"));
    const Said none = files(authority({"allocations", "workers"}));
    CHECK(lists(missing_row(none, "allocations", "")["groups"], "team"));
    CHECK(lists(missing_row(none, "allocations", "")["measures"], "caseload"));
    // The hours of officers need episodes, which are there, and workers alone.
    CHECK(lists(missing_row(none, "workers", "")["measures"], "reviews_per_officer"));
  }

  TEST_CASE("a column that is missing is named, with what it would add") {
    const TempFolder folder;
    const std::string e = folder.write("e.csv", kEpisodes);
    const std::string r = folder.write("r.csv", "CHILD,REVIEW\nA1001,22/05/2015\n");
    const Said said = files({e, r});
    const CsvLine code = missing_row(said, "reviews", "participation");
    CHECK(code["headings"] == "REVIEW_CODE");
    CHECK(lists(code["measures"], "cla_participation"));
    CHECK(lists(missing_row(said, "episodes", "distance")["groups"], "distance_band"));
  }

  TEST_CASE(
      "what needs two things that are missing is told beside both, and beside neither alone") {
    const Said said = files(authority({"plans", "conferences", "enquiries"}));
    CHECK(!lists(missing_row(said, "plans", "")["measures"], "NI67"));
    const std::vector<CsvLine> missing = missing_in(said);
    CHECK(std::count_if(missing.begin(), missing.end(), [](const CsvLine& l) {
            return lists(l["measures"], "NI67") && l["kind"] == "plans" &&
                   l["together_with"] == "conferences";
          }) == 1);
    const TempFolder folder;
    const std::vector<CsvLine> of_care = missing_in(files({folder.write("e.csv", kEpisodes)}));
    CHECK(std::count_if(of_care.begin(), of_care.end(), [](const CsvLine& l) {
            return lists(l["checks"], "INT08") && l["kind"] == "reviews" &&
                   l["together_with"] == "children";
          }) == 1);
  }

  TEST_CASE("every kind and column that kpi says a measure needs is a line of what is missing") {
    for (const std::set<std::string>& without :
         {std::set<std::string>{}, std::set<std::string>{"episodes"},
          std::set<std::string>{"plans"}, std::set<std::string>{"conferences", "enquiries"},
          std::set<std::string>{"allocations", "workers", "care_dates"}}) {
      const std::vector<std::string> named = authority(without);
      Args args = {"kpi"};
      args.insert(args.end(), named.begin(), named.end());
      args.insert(args.end(),
                  {"--year", "2015-16", "-m", "all", "-f", "csv", "--as-at", "2016-03-31"});
      std::set<std::string> no_figure;
      for (const CsvLine& line : lines_of(run_duly(args).out)) {
        const std::string& note = line["note"];
        if (note.starts_with("needs ") || holds(note, "loaded")) no_figure.insert(line["measure"]);
      }
      std::string told;
      for (const CsvLine& line : missing_in(files(named))) told += ", " + line["measures"];
      for (const std::string& measure : no_figure) {
        CAPTURE(measure);
        CHECK(lists(told, measure));
      }
      if (!without.empty()) CHECK(!no_figure.empty());
    }
  }

  TEST_CASE("whatever there is to ask is told to be missing where the files hold one table alone") {
    const TempFolder folder;
    const Said said = files({folder.write("w.csv", "worker,fte\nSW1,1\n")});
    std::string measures;
    std::string groups;
    for (const CsvLine& line : missing_in(said)) {
      measures += ", " + line["measures"];
      groups += ", " + line["groups"];
    }
    for (const duly::Measure& m : duly::measures()) {
      CAPTURE(m.id);
      CHECK(lists(measures, m.id));
    }
    for (const duly::GroupKind& group : duly::group_kinds()) {
      CAPTURE(group.name);
      CHECK(lists(groups, group.name) == !group.events);
    }
  }

  TEST_CASE("a column is not missing where another table tells the same") {
    const Said said = files({in_source("tests/golden/sources/ssd-care").generic_string()});
    for (const CsvLine& line : missing_in(said)) CHECK(!lists(line["groups"], "placement"));
    CHECK(lists(missing_row(said, "episodes", "distance")["groups"], "distance_band"));
    const TempFolder folder;
    const std::string p =
        folder.write("p.csv", "child_id,plan_start,category_initial\nA1001,01/05/2015,NEG\n");
    for (const CsvLine& line : missing_in(files({p}))) CHECK(!lists(line["groups"], "category"));
  }

  TEST_CASE("lists of the latest review alone tell what is due, and not what was in time") {
    const std::string list8 = in_source("tests/golden/annex-a-due/list8.csv").generic_string();
    const Said said = files({list8});
    const CsvLine reviews = missing_row(said, "reviews", "");
    CHECK(lists(reviews["measures"], "NI66"));
    CHECK(!lists(reviews["duties"], "cla_review"));
    CHECK(row_of(said, list8)["kind"] == "episodes");
    CHECK(reviews["headings"] == "child_id, review_date");  // lists have no such table: our own
    CHECK(missing_row(said, "children", "")["headings"] == "Child Unique ID, Gender, Ethnicity");
  }

  TEST_CASE("a return in XML is said to be of all the kinds it holds") {
    const std::string census =
        in_source("tests/golden/sources/cin-xml/census-2016.xml").generic_string();
    const CsvLine row = row_of(files({census}), census);
    CHECK(row["state"] == "read");
    CHECK(row["year"] == "2015-16");
    CHECK(row["taken_for"] ==
          "children: birth dates, sex, ethnicity; child protection plans; initial child protection"
          " conferences; child protection review conferences; section 47 enquiries; referrals of"
          " children in need; assessments of children in need; child in need plans");
  }

  TEST_CASE("every kind of extract has words") {
    for (const std::string& kind : duly::input_kinds()) {
      CAPTURE(kind);
      CHECK(!duly::words_of_kind(kind).empty());
    }
    CHECK(duly::words_of_kind("OC2").empty());
  }

  TEST_CASE("counts of rows and findings are not hidden: --suppress is refused") {
    const Said said = files(authority(), {"--suppress", "6"});
    CHECK(said.status == 2);
    CHECK(holds(said.err, "--suppress"));
  }
}

// Cells and rows as authorities have them: words for blank, look-alike characters, rows that hold
// no data, events to come.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/input.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;           // NOLINT(google-build-using-namespace)
using namespace duly::test;     // NOLINT(google-build-using-namespace)
using namespace std::literals;  // NOLINT(google-build-using-namespace)

using Lines = std::vector<std::string>;

struct Loaded {
  Records records;
  Diagnostics findings;

  /// "D220:2 DEC (2 cells)" for each finding.
  Lines told() const {
    Lines out;
    for (const Diagnostic& d : findings.all()) {
      std::string line = std::string(d.info->id) + ":" + std::to_string(d.row.line);
      if (!d.column.empty()) line += " " + std::string(d.column);
      if (!d.detail.empty()) line += " (" + d.detail + ")";
      out.push_back(line);
    }
    return out;
  }
  std::string_view word(Id id) const { return id == kNoId ? "" : records.words[id]; }
};

Loaded load(std::string_view csv, const LoadOptions& options = {}) {
  Loaded out;
  REQUIRE(!load_extract("a.csv", "", csv, Headings(), options, out.records, out.findings));
  return out;
}

constexpr std::string_view kEpisodes = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
std::string episodes(std::string_view rows) {
  return std::string(kEpisodes) + std::string(rows);
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("words for blank are blank in any case, and told once a column with their count") {
    for (const std::string word :
         {"NULL", "null", "(null)", "[NULL]", "N/A", "#N/A", "NA", "nan", "NaN", "NaT", "None", "-",
          "--", "\\N", ".", " NULL ", "\xE2\x80\x93", "\xC2\xA0"}) {
      CAPTURE(word);
      const Loaded l = load(episodes("A1001,2015-04-01,S,C2,U6," + word + "," + word +
                                     "\nA1002,2015-04-02,S,C2,U6," + word + ",\n"));
      REQUIRE(l.records.episodes.size() == 2);
      CHECK(!l.records.episodes[0].until);
      CHECK(l.records.episodes[0].reason_end.blank());
      if (word != "\xC2\xA0")
        CHECK(l.told() == Lines{"D220:2 DEC (2 cells)", "D220:2 REC (1 cell)"});
    }
  }

  TEST_CASE("a cell that only holds a word for blank among others is not blank") {
    const Loaded l =
        load(episodes("A1001,2015-04-01,S,C2,U6,NULL?,\nA1002,2015-04-01,S,C2,U6,nil,\n"));
    CHECK(l.records.episodes.empty());
    CHECK(l.told()[0] == "D201:2 DEC");
  }

  TEST_CASE(
      "a team may be called NA or None: in an authority's own words only databases' are blank") {
    const Loaded l = load(
        "child_id,worker,team,locality\nA1001,NA,None,-\nA1002,NULL,nan,\\N\nA1003,(null),NaT,x\n");
    const std::vector<Allocation>& a = l.records.allocations;
    REQUIRE(a.size() == 3);
    CHECK(l.word(a[0].worker) == "NA");
    CHECK(l.word(a[0].team) == "None");
    CHECK(l.word(a[0].locality) == "-");
    CHECK(a[1].worker == kNoId);
    CHECK(a[1].team == kNoId);
    CHECK(a[1].locality == kNoId);
    CHECK(a[2].worker == kNoId);
    CHECK(a[2].team == kNoId);
  }

  TEST_CASE("a child, or a date that must be there, is not filled by a word for blank") {
    const Loaded l = load(episodes("NULL,2015-04-01,S,C2,U6,,\nA1001,n/a,S,C2,U6,,\n"));
    CHECK(l.records.episodes.empty());
    CHECK(l.told() == Lines{"D202:2 CHILD", "D202:3 DECOM", "D220:2 CHILD (1 cell)",
                            "D220:3 DECOM (1 cell)", "D101:0"});
  }

  TEST_CASE("an end in the far future is no end, and only an end") {
    for (const std::string day :
         {"31/12/9999", "2999-12-31", "31/12/2100", "01/01/9999", "31/12/2099"}) {
      CAPTURE(day);
      const Loaded l = load(episodes("A1001,2015-04-01,S,C2,U6," + day + ",\n"));
      REQUIRE(l.records.episodes.size() == 1);
      CHECK(!l.records.episodes[0].until);
      CHECK(l.told() == Lines{"D221:2 DEC (1 cell)"});
      CHECK(!l.records.extracts[0].last_date.has_value() ==
            !l.records.extracts[0].first_date.has_value());
    }
    CHECK(load(episodes("A1001,2015-04-01,S,C2,U6,30/12/9999,\n")).told()[0] == "D206:2 DEC");
    CHECK(load(episodes("A1001,31/12/9999,S,C2,U6,,\n")).told()[0] == "D206:2 DECOM");
    const Loaded a = load("child_id,worker,from,until\nA1001,W1,2015-04-01,31/12/9999\n");
    CHECK(a.told() == Lines{"D221:2 until (1 cell)"});
  }

  TEST_CASE("a row of blank cells is a blank line, whatever its length") {
    const Loaded l =
        load(episodes(",,,,,,\nA1001,2015-04-01,S,C2,U6,,\n,,\n , ,,,,,,,,\nNULL,NULL,,,,,\n"
                      "\xC2\xA0,,,,,,\n"));
    CHECK(l.records.episodes.size() == 1);
    CHECK(l.records.extracts[0].rows == 1);
    CHECK(l.told().empty());
    CHECK(l.records.episodes[0].row.line == 3);
  }

  TEST_CASE("repeated headings, a line under headings and footers are passed over with a note") {
    for (const std::string row : {"CHILD,DECOM,RNE,LS,PLACE,DEC,REC",
                                  "child, decom ,rne,ls,place,dec,rec",
                                  "\xEF\xBB\xBF\x43HILD,DECOM,RNE,LS,PLACE,DEC,REC",
                                  "-----,----------,---,--,-----,---,---",
                                  "-------------",
                                  "(12 rows affected)",
                                  "(1 row affected),,,,,,",
                                  "(12 rows)",
                                  "12 rows selected.",
                                  "12 rows selected.,,,,,,",
                                  "no rows selected",
                                  "Total",
                                  "Total,12,,,,,",
                                  "Grand total: 12,,,,,,",
                                  "TOTAL:,,,,,,12",
                                  "Subtotal",
                                  "Sub-total,12,,,,,",
                                  "Sub total: 12,,,,,,",
                                  "Completion time: 2024-05-01T10:15:30.1234567+01:00",
                                  "Completion time:,,,,,,",
                                  "End of report",
                                  "** End of Report **,,,,,,",
                                  "Report generated 01/05/2024 10:15",
                                  "Report generated on: 01/05/2024,,,,,,"}) {
      CAPTURE(row);
      const Loaded l =
          load(episodes("A1001,2015-04-01,S,C2,U6,,\n" + row + "\nA1002,2015-04-02,S,C2,U6,,\n"));
      CHECK(l.records.episodes.size() == 2);
      CHECK(l.records.extracts[0].rows == 2);
      CHECK(l.told() == Lines{"D222:3 (1 row)"});
    }
  }

  TEST_CASE("a row of data is not taken for a footer") {
    for (const std::string row :
         {"Total,2015-04-01,S,C2,U6,,", "CHILD,2015-04-01,S,C2,U6,,", "12,2015-04-01,S,C2,U6,,",
          "C1001,2015-04-01,S,C2,U6,,", "T1001,2015-04-01,S,C2,U6,,", "G1,2015-04-01,S,C2,U6,,",
          "--1,2015-04-01,S,C2,U6,,", "Subtotal,2015-04-01,S,C2,U6,,",
          "End of report,2015-04-01,S,C2,U6,,"}) {
      CAPTURE(row);
      const Loaded l = load(episodes(row + "\n"));
      CHECK(l.records.episodes.size() == 1);
      CHECK(l.told().empty());
    }
    CHECK(load(episodes("Total children at home,,,,,,\n")).records.episodes.empty());
    for (const std::string row :
         {"End of reports,,,,,,", "Completion time: 10:15,2015-04-01,,,,,"}) {
      CAPTURE(row);
      const Loaded l = load(episodes(row + "\n"));
      CHECK(l.records.episodes.size() + l.records.extracts[0].left_out == 1);
    }
    CHECK(load(episodes("A1001,,,,,,\n")).told()[0] == "D202:2 DECOM");
  }

  TEST_CASE("look-alike characters in headings and cells are made one") {
    const Loaded l = load(
        "child_id,worker,team,area\xE2\x80\x99s team\n"
        "A1001,W\xE2\x80\x93"
        "1,O\xE2\x80\x99"
        "Neill\xC2\xA0House,\xE2\x80\x9CNorth\xE2\x80\x9D\n"
        "A1\xE2\x80\x8B"
        "002,W\xE2\x80\x94"
        "1,O'Neill House\xEF\xBB\xBF,\n");
    const std::vector<Allocation>& a = l.records.allocations;
    REQUIRE(a.size() == 2);
    CHECK(l.word(a[0].worker) == "W-1");
    CHECK(a[0].worker == a[1].worker);
    CHECK(l.word(a[0].team) == "O'Neill House");
    CHECK(a[0].team == a[1].team);
    CHECK(l.records.children[a[1].child] == "A1002");
    CHECK(l.told() == Lines{"D103:1 (area's team)"});
  }

  TEST_CASE("curly quotes in a cell are no quotes around it") {
    Records records;
    records.local.columns = {{"allocations", "area"}};
    Loaded l{std::move(records), {}};
    const std::string csv = "child_id,worker,area\nA1001,W1,\xE2\x80\x9CNorth\xE2\x80\x9D team\n";
    CHECK_FALSE(load_extract("a.csv", {}, csv, Headings(), {}, l.records, l.findings));
    const Id area = l.records.local.cell(l.records.allocations.at(0).local, 0);
    CHECK(l.word(area) == "\"North\" team");
    CHECK(l.told().empty());
  }

  TEST_CASE("an accent is no look-alike") {
    const Loaded l = load("child_id,worker\nA1001,Zo\xC3\xAB\nA1002,Zoe\n");
    CHECK(l.word(l.records.allocations[0].worker) == "Zo\xC3\xAB");
    CHECK(l.records.allocations[0].worker != l.records.allocations[1].worker);
  }

  TEST_CASE("a heading of Annex A with a curly apostrophe of Windows-1252 is known") {
    const Loaded l = load(
        "Child Unique ID,Date Started to be Looked After,Child\x92s Legal Status,Date of Latest"
        " Statutory Review\nA1001,04/03/2024,h) V4 - short breaks,\n");
    CHECK(l.records.episodes.at(0).legal_status == ShortCode("V4"));
    CHECK(l.told()[0] == "D105:1 (1)");
  }

  TEST_CASE("a formula of text and a leading apostrophe are the text") {
    const Loaded l = load(
        episodes("=\"00123\",'01/04/"
                 "2015,'S,=\"C2\",U6,='',\n\"=\"\"00124\"\"\",=\"2015-04-01\",S,C2,U6,'NULL,\n"));
    REQUIRE(l.records.episodes.size() == 1);  // ='' is neither
    CHECK(l.records.children[l.records.episodes[0].child] == "00124");
    const Loaded good = load(episodes("=\"00123\",'01/04/2015,'S,=\"C2\",U6,=\"\",'\n"));
    REQUIRE(good.records.episodes.size() == 1);
    const Episode& e = good.records.episodes[0];
    CHECK(good.records.children[e.child] == "00123");
    CHECK(e.from == day("2015-04-01"));
    CHECK(e.reason_start == ShortCode("S"));
    CHECK(e.legal_status == ShortCode("C2"));
    CHECK(!e.until);
    CHECK(good.told().empty());
  }

  TEST_CASE("whole numbers may have a point, codes any case and spaces round them") {
    const Loaded l = load(
        "child_id,plan_start,previous_plans,temporary\nA1001,2015-04-01,2.0, y \n"
        "A1002,2015-04-01,2.5,1.0\n");
    CHECK(l.records.plans.at(0).previous_plans == 2);
    CHECK(l.records.plans[0].temporary);
    CHECK(l.records.plans.at(1).previous_plans == -1);
    CHECK(l.records.plans[1].temporary);
    LoadOptions details;
    details.details = true;
    const Loaded children = load("CHILD,SEX,DOB\nA1001,2.0,2010-01-01\n", details);
    CHECK(children.records.child_rows.at(0).sex == ShortCode("2"));
    const Loaded codes = load(episodes("A1001,2015-04-01, s ,c2,u6,2015-05-01, e4a \n"));
    CHECK(codes.records.episodes.at(0).reason_start == ShortCode("S"));
    CHECK(codes.records.episodes[0].reason_end == ShortCode("E4A"));
  }

  TEST_CASE("an event with a due date, or a number, and no date held is planned: used nowhere") {
    const Loaded l = load(
        "child_id,review_date,due_date,review_id\nA1001,,2015-06-01,\n"
        "A1002,NULL,,R2\nA1003,2015-06-01,,\nA1004,,,\nA1005,,NULL,-\n"
        "A1006,soon,2015-06-01,R6\n");
    CHECK(l.records.reviews.size() == 1);
    CHECK(l.records.extracts[0].left_out == 3);
    Lines want = {"D202:5 review_date", "D202:6 review_date", "D201:7 review_date",
                  "D220:3 review_date (1 cell)", "D223:2 (2 rows)"};
    const Lines told = l.told();
    for (const std::string& line : want) {
      CAPTURE(line);
      CHECK(std::count(told.begin(), told.end(), line) == 1);
    }
    const Loaded only =
        load("cppr_person_id,cppr_cp_review_date,cppr_cp_review_due\nA1001,,2015-06-01\n");
    CHECK(only.told() == Lines{"D223:2 (1 row)"});
    const Loaded by_plan =
        load("child_id,conference_type,conference_date,plan_id\nA1001,RCPC,,CP1\n");
    CHECK(by_plan.told()[0] == "D202:2 conference_date");
  }
}

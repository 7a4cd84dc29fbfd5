// Ids that do not join are told at once, in every command; --ids loose joins what can be joined.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

/// Extracts of one run, by name.
struct Files {
  TempFolder folder;
  Args paths;

  void add(const std::string& name, const std::string& text) {
    paths.push_back(folder.write(name, text));
  }
  void episodes(const std::vector<std::string>& children) {
    std::string text = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
    for (const std::string& child : children) text += child + ",04/03/2024,S,C2,U6,,\n";
    add("e.csv", text);
  }
  void reviews(const std::vector<std::string>& children) {
    std::string text = "CHILD,REVIEW,REVIEW_CODE\n";
    for (const std::string& child : children) text += child + ",28/03/2024,PN1\n";
    add("r.csv", text);
  }
  /// Enquiries of four children, and the initial conferences that followed them.
  void enquiries(const std::vector<std::string>& met) {
    add("s.csv",
        "child_id,s47_start_date\nA1001,2024-05-10\nA1002,2024-05-10\nA1003,2024-05-10\n"
        "A1004,2024-05-10\n");
    std::string text = "child_id,conference_type,conference_date\n";
    for (const std::string& child : met) text += child + ",ICPC,2024-05-20\n";
    add("c.csv", text);
  }
  Args with(Args words) const {
    words.insert(words.end(), paths.begin(), paths.end());
    words.insert(words.end(), {"--as-at", "2024-07-15"});
    return words;
  }
  Said run(const Args& words) const { return run_duly(with(words)); }
  /// What `duly check` finds under a code.
  std::vector<CsvLine> found(const std::string& code, const Args& more = {}) const {
    Args words = {"check", "--code", code, "-f", "csv", "-q"};
    words.insert(words.end(), more.begin(), more.end());
    return lines_of(run(words).out);
  }
};

bool holds(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

std::vector<std::string> children(int from, int until) {
  std::vector<std::string> out;
  for (int i = from; i < until; ++i) out.push_back("A" + std::to_string(i));
  return out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("reviews under ids without their leading zeros are told, with the likely cause") {
    Files files;
    files.episodes({"1001", "1002", "0103"});
    files.reviews({"1001", "1002", "103", "103"});
    const std::vector<CsvLine> found = files.found("D122");
    REQUIRE(found.size() == 1);
    CHECK(found[0]["line"] == "4");
    CHECK(found[0]["column"] == "CHILD");
    CHECK(found[0]["child_id"] == "103");
    CHECK(holds(found[0]["message"], "2 reviews of 1 child without episodes"));
    CHECK(holds(found[0]["message"], "leading zeros differ (1 child)"));
  }

  TEST_CASE("ids that do not join are told in every command that reads files") {
    Files files;
    files.episodes({"1001", "1002", "0103"});
    files.reviews({"1001", "1002", "103"});
    for (const Args& command :
         {Args{"due"}, Args{"reviews", "--year", "2023-24"}, Args{"kpi", "--year", "2023-24"},
          Args{"readings", "--year", "2023-24"}}) {
      CAPTURE(command.front());
      CHECK(holds(files.run(command).err, "D122"));
    }
  }

  TEST_CASE("allocations under ids with .0 are told, and are an error where they are many") {
    Files files;
    files.episodes({"123", "124"});
    files.add("a.csv", "child_id,worker,team\n123.0,W1,North\n124.0,W2,North\n");
    const Said said = files.run({"due"});
    CHECK(said.status == 1);
    CHECK(holds(said.err, "2 allocations of 2 children without a case"));
    CHECK(holds(said.err, ".0 was added (2 children)"));
  }

  TEST_CASE("where many reviews do not join, each row of due and kpi says so") {
    Files files;
    files.episodes({"0103", "0104"});
    files.reviews({"103", "104"});
    const std::string sentence = "many reviews name children without episodes";
    const Said due = files.run({"due", "-f", "csv", "-q"});
    CHECK(due.status == 1);
    for (const std::string& note : column_of(due.out, "note")) CHECK(holds(note, sentence));
    const Said kpi =
        files.run({"kpi", "-m", "cla_reviews_on_time", "--year", "2023-24", "-f", "csv"});
    REQUIRE(column_of(kpi.out, "note").size() == 1);
    CHECK(holds(column_of(kpi.out, "note")[0], sentence));
    const Said joined = files.run({"due", "-f", "csv", "-q", "--ids", "loose"});
    CHECK_FALSE(holds(joined.out, sentence));
  }

  TEST_CASE("ids in another case are told with that cause") {
    Files files;
    files.episodes({"A1001", "A1002"});
    files.reviews({"a1001", "A1002"});
    CHECK(holds(files.run({"due"}).err, "upper and lower case differ (1 child)"));
  }

  TEST_CASE("ids that a spreadsheet cut short are told on either side") {
    Files cut;
    cut.episodes({"123457890123", "123457890124"});
    cut.reviews({"1.23458E+11", "123457890124"});
    CHECK(holds(cut.run({"due"}).err, "a spreadsheet has cut the id short (1 child)"));
    CHECK(cut.found("D123").size() == 1);
    Files other;
    other.episodes({"1.23458E+11", "123457890124"});
    other.reviews({"123457890123", "123457890124"});
    CHECK(holds(other.run({"due"}).err, "cut ids of the other file short (1 child)"));
  }

  TEST_CASE("one child whose id does not join is a warning, however many rows name it") {
    Files files;
    files.episodes(children(1001, 1003));
    files.reviews({"A1001", "A1002", "A9999", "A9999", "A9999"});
    const Said said = files.run({"due"});
    CHECK(holds(said.err, "D122 1: "));
    CHECK(said.status == 0);
  }

  TEST_CASE("two children in forty are a twentieth and a warning, in thirty-nine an error") {
    for (const int rows : {40, 39}) {
      CAPTURE(rows);
      Files files;
      files.episodes(children(1000, 1000 + rows));
      std::vector<std::string> reviewed = children(1000, 1000 + rows - 2);
      reviewed.insert(reviewed.end(), {"B1", "B2"});
      files.reviews(reviewed);
      const std::vector<CsvLine> found = files.found("D122");
      REQUIRE(found.size() == 1);
      CHECK(found[0]["severity"] == (rows == 40 ? "warning" : "error"));
      CHECK(found[0]["child_id"].empty());
    }
  }

  TEST_CASE("review conferences of a child without plans are told, initial conferences are not") {
    Files files;
    files.add("plans.csv", "child_id,plan_start\nA1001,2024-03-04\n");
    files.add("conferences.csv",
              "child_id,conference_type,conference_date\nA1001,RCPC,2024-05-01\n"
              "A1002,ICPC,2024-05-01\nA1003,RCPC,2024-05-01\n");
    const std::vector<CsvLine> found = files.found("D122");
    REQUIRE(found.size() == 1);
    CHECK(found[0]["line"] == "4");
    CHECK(found[0]["child_id"] == "A1003");
  }

  TEST_CASE(
      "nothing is said of ids that join, of the whole population, or where no case is loaded") {
    Files joined;
    joined.episodes(children(1001, 1004));
    joined.reviews(children(1001, 1004));
    joined.add("header.csv", "CHILD,SEX,DOB\nA1001,1,01/05/2012\nA5555,2,01/05/2012\n");
    CHECK(joined.found("D122").empty());
    CHECK(joined.found("D123").empty());
    Files alone;
    alone.reviews(children(1001, 1004));
    CHECK(alone.found("D122").empty());
  }

  TEST_CASE("reviews beside plans, but without any episodes, are told") {
    Files files;
    files.add("plans.csv", "child_id,plan_start\nA1001,2024-03-04\n");
    files.reviews({"A1001", "A1002"});
    const std::vector<CsvLine> found = files.found("D122");
    REQUIRE(found.size() == 1);
    CHECK(found[0]["severity"] == "error");
    CHECK(holds(found[0]["message"], "2 reviews of 2 children without episodes; no file read has"));
  }

  TEST_CASE("initial conferences under other ids than their enquiries are told on every row") {
    Files files;
    files.enquiries({"A1001.0", "A1002.0", "A1003.0", "A1004.0"});
    const Said due = files.run({"due", "-f", "csv"});
    CHECK(due.status == 1);
    CHECK(holds(due.err, ".0 was added (4 children)"));
    for (const CsvLine& row : lines_of(due.out)) {
      CHECK(holds(row["note"], "many initial conferences name children without an enquiry"));
    }
    // One may follow an enquiry of the year before.
    Files few;
    few.enquiries({"A1001", "A1002", "A1003", "A2004"});
    CHECK(few.found("D122").empty());
  }

  TEST_CASE("a list of children under other ids than the episodes is told: nobody would turn 18") {
    Files files;
    files.episodes({"0100", "0101", "0102"});
    files.reviews({"0100", "0101", "0102"});
    files.add("h.csv", "CHILD,SEX,DOB\n100,1,01/04/2006\n101,1,01/04/2006\nA2001,1,01/04/2016\n");
    const std::vector<CsvLine> found = files.found("D122");
    REQUIRE(found.size() == 1);
    CHECK(holds(found[0]["message"], "2 rows of children of 2 children without a case"));
    CHECK(holds(found[0]["message"], "leading zeros differ (2 children)"));
    CHECK(files.run({"due"}).status == 1);
    // Any number may be in no case, and one id may be like another by chance.
    Files more;
    more.episodes({"0100", "0101", "0102"});
    more.reviews({"0100", "0101", "0102"});
    more.add("h.csv", "CHILD,SEX,DOB\n100,1,01/04/2006\nA2001,1,01/04/2016\nA2002,1,01/04/2016\n");
    CHECK(more.found("D122").empty());
  }

  TEST_CASE("dates of care under other ids than the episodes are told, on the figure as well") {
    Files files;
    files.episodes(children(1001, 1005));
    files.add("cd.csv",
              "child_id,health_date\nA1001.0,2024-04-20\nA1002.0,2024-04-20\n"
              "A1003.0,2024-04-20\nA1004.0,2024-04-20\n");
    CHECK(files.found("D122").size() == 1);
    const Said kpi =
        files.run({"kpi", "--year", "2024-25", "-m", "health_assessment", "-f", "csv"});
    CHECK(kpi.status == 1);
    CHECK(holds(lines_of(kpi.out)[0]["note"], "many dates name children without episodes"));
  }

  TEST_CASE("an enquiry is a case that an allocation may be of") {
    Files files;
    files.episodes({"A1001"});
    files.add("enquiries.csv", "child_id,s47_start_date\nA1002,2024-03-04\n");
    files.add("a.csv", "child_id,worker,team\nA1001,W1,North\nA1002,W2,North\n");
    CHECK(files.found("D122").empty());
  }

  TEST_CASE("ids that can be no child's own are told, once a file with the first place") {
    Files files;
    files.episodes({"A1001", "unknown", "-1", "A1002", "0"});
    files.reviews({"A1001"});
    const std::vector<CsvLine> found = files.found("D123");
    REQUIRE(found.size() == 1);
    CHECK(found[0]["line"] == "3");
    CHECK(found[0]["column"] == "CHILD");
    CHECK(holds(found[0]["message"], "3 rows"));
  }

  TEST_CASE("--ids loose joins what differs by zeros, .0 and case, and says so in the output") {
    Files files;
    files.episodes({"0103", "A1001", "107"});
    files.reviews({"103", "a1001", "107.0"});
    const Said exact = files.run({"check", "-f", "json"});
    CHECK(holds(exact.out, "D122"));
    const Said loose = files.run({"check", "-f", "json", "--ids", "loose"});
    CHECK_FALSE(holds(loose.out, "D122"));
    CHECK(holds(loose.out, "\"ids\""));
    const Said reviews = files.run({"reviews", "-f", "csv", "--year", "2023-24", "--ids", "loose"});
    CHECK(column_of(reviews.out, "child_id") == Args{"0103", "107", "A1001"});
  }

  TEST_CASE("the order of the files has no part in what --ids loose shows") {
    Files one;
    one.episodes({"103"});
    one.reviews({"0103"});
    Files other;
    other.reviews({"0103"});
    other.episodes({"103"});
    const Args due = {"due", "-f", "csv", "-q", "--ids", "loose"};
    CHECK(one.run(due).out == other.run(due).out);
  }

  TEST_CASE("two ids of one file that --ids loose would take for one are refused by place") {
    Files files;
    files.episodes({"0103", "104", "103"});
    const Said said = files.run({"due", "--ids", "loose"});
    CHECK(said.status == 3);
    CHECK(holds(said.err, "e.csv:2"));
    CHECK(holds(said.err, "e.csv:4"));
    CHECK(files.run({"due", "--ids", "exact"}).status < 2);
    CHECK(files.run({"due", "--ids", "near"}).status == 2);
  }

  TEST_CASE("--child takes any way to write the id under --ids loose, with pseudonyms too") {
    Files files;
    files.episodes({"0103", "104"});
    files.reviews({"103.0", "104"});
    const std::string key = files.folder.write("key", "a key of the tests, not a secret\n");
    for (const char* typed : {"0103", "103", "103.0", "00103"}) {
      CAPTURE(typed);
      const Args plain = {"due", "-f", "csv", "-q", "--ids", "loose", "--child", typed};
      CHECK(column_of(files.run(plain).out, "child_id") == Args{"0103"});
      Args hidden = plain;
      hidden.insert(hidden.end(), {"--pseudonyms", "--key", key});
      // Worked out elsewhere from the key and `child:103`: the id as it is compared.
      const Args shown = column_of(files.run(hidden).out, "child_id");
      REQUIRE(shown.size() == 1);
      CHECK(shown[0] == column_of(files.run(hidden).out, "child_id")[0]);
      CHECK(shown[0].substr(0, 2) == "P-");
    }
  }

  TEST_CASE("a pseudonym is of the id as --ids loose compares it, whatever files write it") {
    const std::string key_text = "a key of the tests, not a secret\n";
    std::vector<std::string> shown;
    for (const char* written : {"0103", "103", "103.0"}) {
      Files files;
      files.episodes({written});
      const std::string key = files.folder.write("key", key_text);
      const Said said =
          files.run({"due", "-f", "csv", "-q", "--ids", "loose", "--pseudonyms", "--key", key});
      shown.push_back(column_of(said.out, "child_id").at(0));
    }
    CHECK(shown[0] == shown[1]);
    CHECK(shown[0] == shown[2]);
  }
}

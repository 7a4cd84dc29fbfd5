// --excel: CSV that a double click opens in Excel as it is meant.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "answers/data_set.hpp"
#include "duly/report.hpp"
#include "duly/table.hpp"
#include "support/desk.hpp"
#include "support/files.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kMark = "\xEF\xBB\xBF";

Column column(std::string_view name) {
  Column out;
  out.name = name;
  return out;
}

std::string written(Table table) {
  std::string out;
  find_output_format("csv")->write(answers::plain_output(std::move(table)), {.excel = true}, out);
  return out;
}

/// The one cell of a text, as it stands in the file.
std::string cell_of(std::string_view text) {
  Table table({column("x")});
  table.add_row({text});
  const std::string csv = written(std::move(table));
  const std::string before = std::string(kMark) + "x\r\n";
  REQUIRE(csv.starts_with(before));
  REQUIRE(csv.ends_with("\r\n"));
  return csv.substr(before.size(), csv.size() - before.size() - 2);
}

/// What Excel takes the text of ="..." for.
std::string as_text(const std::string& text) {
  return "\"=\"\"" + text + "\"\"\"";
}

/// Two children whose ids a spreadsheet spoils.
void write_odd_ids(const Desk& desk) {
  desk.write("e.csv",
             "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE\n"
             "00123,01/02/2016,S,C2,N1,U1,PR1,,,\n"
             "1E5,01/02/2016,S,C2,N1,U1,PR1,,,\n");
  desk.write("r.csv", "CHILD,DOB,REVIEW,REVIEW_CODE\n00123,01/01/2010,20/02/2016,PN1\n");
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("Excel makes numbers, dates or formulas of none of these texts") {
    for (const char* const text : {"00123",
                                   "123",
                                   "1234567890123456789",
                                   "1E5",
                                   "12e3",
                                   "1-2",
                                   "5-9",
                                   "2015-16",
                                   "1/2",
                                   "MAR1",
                                   "Mar-15",
                                   "2 may",
                                   "Sept 2015",
                                   "10:30",
                                   "5 p",
                                   "12 AM",
                                   "5%",
                                   "(5)",
                                   "1,234",
                                   "\xC2\xA3"
                                   "5",
                                   "true",
                                   "FALSE",
                                   "=1+1",
                                   "+1",
                                   "-",
                                   "@sum",
                                   "#N/A",
                                   " =1+1",
                                   " 00123 ",
                                   "\xEF\xBC\x9D"
                                   "1+1",
                                   "2016-03-31"}) {
      CAPTURE(text);
      CHECK(cell_of(text) == as_text(text));
    }
  }

  TEST_CASE("text that is no number stands as it is for Excel too") {
    for (const char* const text : {"A1005", "P-4b601f6aed9625a9", "cla_review", "NI66", "North",
                                   "20 working days", "3 months", "r.csv:12", "SI 2010/959 r 33",
                                   "A1E5", "March", "no 2, due 2015-10-07", "c", "IRO1"}) {
      CAPTURE(text);
      const std::string quoted = "\"" + std::string(text) + "\"";
      CHECK(cell_of(text) == (has(text, ",") ? quoted : text));
    }
  }

  TEST_CASE("a text that would be a formula is shown as text, its quotes and lines too") {
    CHECK(cell_of("=HYPERLINK(\"x\")") == "\"=\"\"=HYPERLINK(\"\"\"\"x\"\"\"\")\"\"\"");
    CHECK(cell_of("=1\n+2") == "\"'=1\n+2\"");
    CHECK(cell_of("\t=1") == "'\t=1");
    CHECK(cell_of("=" + std::string(300, '1')) == "'=" + std::string(300, '1'));
  }

  TEST_CASE("numbers are numbers and dates are dates in CSV for Excel") {
    Table table({column("n"), column("share"), column("day"), column("blank")});
    table.add_row({std::int64_t{-8}, Tenths{939}, day("2016-03-31"), Cell{}});
    CHECK(written(std::move(table)) ==
          std::string(kMark) + "n,share,day,blank\r\n-8,93.9,2016-03-31,\r\n");
  }

  TEST_CASE("--excel changes bytes, not what is said") {
    const Desk desk;
    write_odd_ids(desk);
    const std::vector<std::string> args = {"due", "e.csv", "r.csv", "-f", "csv"};
    const Said plain = Desk::run(args);
    const Said excel = Desk::run({"due", "e.csv", "r.csv", "--excel", "-o", "due.csv"});
    CHECK(excel.status == plain.status);
    CHECK(excel.err == plain.err);
    std::string back = read_file("due.csv");
    CHECK(back.starts_with(std::string(kMark) + "child_id,"));
    CHECK(has(back, "\r\n" + as_text("00123") + ","));
    CHECK(has(back, "\r\n" + as_text("1E5") + ","));
    back.erase(0, kMark.size());
    for (const char* const id : {"00123", "1E5"}) {
      const std::size_t at = back.find(as_text(id));
      back.replace(at, as_text(id).size(), id);
    }
    back.erase(std::remove(back.begin(), back.end(), '\r'), back.end());
    CHECK(back == plain.out);
  }

  TEST_CASE("what --excel wrote is known as duly's own, and its ids and dates are read again") {
    const Desk desk;
    write_odd_ids(desk);
    CHECK(Desk::run({"due", "e.csv", "r.csv", "--excel", "-o", "due.csv"}).status == 0);
    const Said own = Desk::run({"due", "e.csv", "r.csv", "due.csv"});
    CHECK(has(own.err, "D117"));
    desk.write("map.csv",
               "kind,field,heading\nepisodes,start,case_start\nepisodes,child,child_id\n");
    const Said again = Desk::run({"due", "episodes=due.csv", "--map", "map.csv", "-f", "csv"});
    CAPTURE(again.err);
    CHECK(column_of(again.out, "child_id") == std::vector<std::string>{"00123", "1E5"});
    CHECK(column_of(again.out, "case_start") ==
          std::vector<std::string>{"2016-02-01", "2016-02-01"});
  }

  TEST_CASE("--excel with what is not CSV is wrong usage, in a sentence") {
    const Desk desk;
    write_odd_ids(desk);
    const Said table = Desk::run({"due", "e.csv", "--excel"});
    CHECK(table.status == 2);
    CHECK(has(table.err,
              "--excel is of CSV, not of table: give -f csv too, or -o with a name that"
              " ends in .csv"));
    CHECK(Desk::run({"due", "e.csv", "--excel", "-o", "due.xlsx"}).status == 2);
    CHECK(Desk::run({"when", "--looked-after", "2015-12-11", "--excel", "-f", "json"}).status == 2);
    const Said pack =
        Desk::run({"report", "e.csv", "--year", "2015-16", "--excel", "-o", "pack.html"});
    CHECK(pack.status == 2);
    CHECK(has(pack.err, "--excel is of CSV, which report does not write: -o report.xlsx is a"));
    CHECK(Desk::run({"when", "--looked-after", "2015-12-11", "--excel", "-f", "csv"}).status == 0);
  }

  TEST_CASE("excel in the settings is for CSV, and waits while another format is written") {
    const Desk desk;
    write_odd_ids(desk);
    desk.write_settings("excel = true\n");
    CHECK(Desk::run({"due", "e.csv", "-f", "csv"}).out.starts_with(kMark));
    const Said table = Desk::run({"due", "e.csv"});
    CHECK(table.status == 0);
    CHECK(has(table.err, "not in force: excel"));
  }
}

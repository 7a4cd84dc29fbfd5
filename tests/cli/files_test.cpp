// Folders, patterns and files of every sort as input: what is read, what is passed over, and what
// is said of it.

#include "support/files.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/run.hpp"

namespace {

using namespace duly::test;     // NOLINT(google-build-using-namespace)
using namespace std::literals;  // NOLINT(google-build-using-namespace)

namespace fs = std::filesystem;

constexpr std::string_view kEpisodes =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n"
    "A1001,01/02/2016,S,C2,N1,U6,PR1,,\nA1002,01/03/2016,S,C2,N1,U6,PR1,,\n";
constexpr std::string_view kReviews =
    "CHILD,DOB,REVIEW,REVIEW_CODE\nA1001,01/02/2008,26/02/2016,PN1\n";

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) {
    ++out;
  }
  return out;
}

Said due(const std::vector<std::string>& files, const std::vector<std::string>& more = {}) {
  std::vector<std::string> args = {"due"};
  args.insert(args.end(), files.begin(), files.end());
  args.insert(args.end(), {"-f", "csv"});
  args.insert(args.end(), more.begin(), more.end());
  return run_duly(args);
}

/// Everything that `duly check` found, a row a finding.
Said check(const std::vector<std::string>& files) {
  std::vector<std::string> args = {"check"};
  args.insert(args.end(), files.begin(), files.end());
  args.insert(args.end(), {"-f", "csv"});
  return run_duly(args);
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a folder stands for the extracts in it, and for none below it or of another ending") {
    const TempFolder folder;
    const std::string e = folder.write("e.CSV", kEpisodes);
    const std::string r = folder.write("r.tsv", "CHILD\tREVIEW\nA1001\t26/02/2016\n");
    folder.write("notes.txt", "not an extract");
    folder.write(".hidden.csv", "not an extract");
    folder.write("~$e.csv", "not an extract");
    fs::create_directory(folder.folder() / "below");
    folder.write("below/e.csv", "CHILD,DECOM\nA1009,01/02/2016\n");
    const Said said = due({folder.folder().string()});
    CHECK(said.status == 0);
    CHECK(said.out == due({e, r}).out);
    CHECK(holds(said.err, "read 2 files"));
    CHECK(!holds(said.out, "A1009"));
    // Named besides, a file is still read once, whatever the order.
    CHECK(due({r, folder.folder().string()}).out == said.out);
    CHECK(holds(due({r, folder.folder().string()}).err, "read 2 files"));
  }

  TEST_CASE("a folder without an extract is said to be so") {
    const TempFolder folder;
    folder.write("notes.txt", "x");
    const Said said = due({folder.folder().string()});
    CHECK(said.status == 3);
    CHECK(holds(said.err, "no .csv, .tsv, .xml or .xlsx file is in this folder"));
  }

  TEST_CASE("a pattern that the shell left as it stands is taken apart") {
    const TempFolder folder;
    const std::string e = folder.write("episodes 2016.csv", kEpisodes);
    const std::string r = folder.write("reviews 2016.CSV", kReviews);
    folder.write("reviews 2016.bak", "not an extract");
    const std::string named = due({e, r}).out;
    CHECK(due({folder.path("*.csv")}).out == named);
    CHECK(due({folder.path("episodes*"), folder.path("reviews ????.csv")}).out == named);
    {
      const InFolder here(folder.folder());
      CHECK(due({"*2016.csv"}).out == named);
      CHECK(due({"episodes=epi*.csv", "reviews=rev*.csv"}).out == named);
    }
    const Said none = due({folder.path("plans*.csv")});
    CHECK(none.status == 3);
    CHECK(holds(none.err, "plans*.csv: no file is named so"));
    const Said nowhere = due({folder.path("nowhere/*.csv")});
    CHECK(nowhere.status == 3);
    CHECK(holds(nowhere.err, "there is no folder"));
  }

#ifndef _WIN32  // which has no such names
  TEST_CASE("a file whose own name holds a star is that file") {
    const TempFolder folder;
    const std::string star = folder.write("e*.csv", kEpisodes);
    folder.write("e1.csv", "not an extract");
    CHECK(due({star}).status == 0);
  }
#endif

  TEST_CASE("what duly wrote is passed over when it comes back, whatever command wrote it") {
    const TempFolder in;
    const std::string e = in.write("e.csv", kEpisodes);
    const std::string r = in.write("r.csv", kReviews);
    const std::string before = due({e, r}).out;
    const std::vector<std::vector<std::string>> commands = {
        {"due", e, r},
        {"due", e, r, "--by", "team"},
        {"reviews", e, r, "--year", "2015-16"},
        {"reviews", e, r, "--year", "2015-16", "--by", "team"},
        {"kpi", e, r, "--year", "2015-16"},
        {"kpi", e, r, "--year", "2015-16", "-m", "cla_reviews_on_time", "--quarterly"},
        {"kpi", e, r, "--year", "2015-16", "--list", "cla_reviews_on_time"},
        {"readings", e, r, "--year", "2015-16"},
        {"explain", e, r, "--child", "A1001"},
        {"files", e, r},
        {"check", e, r},
        {"check", e, r, "--summary"},
        {"when", "--looked-after", "2016-04-01"},
        {"rules"},
        {"formats"},
        {"formats", "--as-map"},
        {"measures"},
        {"measures", "--areas"},
        {"measures", "--groups"},
        {"measures", "--readings"},
    };
    for (std::size_t i = 0; i < commands.size(); ++i) {
      CAPTURE(commands[i][0]);
      std::vector<std::string> args = commands[i];
      const std::string path = in.path("out" + std::to_string(i) + ".csv");
      args.insert(args.end(), {"-f", "csv", "-o", path});
      const Said wrote = run_duly(args);
      CHECK(wrote.status < 2);
      REQUIRE(fs::exists(path));
      const Said alone = due({path});
      CHECK(alone.status == 3);
      CHECK(holds(alone.err, "is an output of duly"));
    }
    const Said said = due({in.folder().string()}, {"--max-messages", "100"});
    CHECK(said.status == 0);
    CHECK(said.out == before);
    CHECK(count(check({in.folder().string()}).out, "D117") == commands.size());
  }

  TEST_CASE(
      "an output may be written again into the folder it is made from, never over an extract") {
    const TempFolder folder;
    folder.write("e.csv", kEpisodes);
    const std::string out = folder.path("due.csv");
    const std::string here = folder.folder().string();
    CHECK(due({here}, {"-o", out}).status == 0);
    const std::string first = read_file(out);
    CHECK(due({here}, {"-o", out}).status == 0);
    CHECK(read_file(out) == first);
    CHECK(due({here}, {"-o", folder.path("e.csv")}).status == 3);
    CHECK(read_file(folder.path("e.csv")) == kEpisodes);
  }

  TEST_CASE("a map and a list of bank holidays in the folder are not taken for extracts") {
    const TempFolder folder;
    folder.write("e.csv", "CHILD,Begun,RNE,LS,PLACE\nA1001,01/02/2016,S,C2,U6\n");
    const std::string map = folder.write("map.csv", "kind,field,heading\nepisodes,start,Begun\n");
    const std::string days =
        folder.write("holidays.csv", "date,title\n2016-12-26,Boxing Day\n2016-12-27,Christmas\n");
    const Said said = due({folder.folder().string()}, {"--map", map, "--holidays", days});
    CHECK(said.status == 0);
    CHECK(holds(said.out, "A1001"));
    CHECK(holds(said.err, "read 1 file,"));
  }

  TEST_CASE("a file that no kind fits, beside others, is named with what we know of it") {
    const TempFolder folder;
    const std::string e = folder.write("e.csv", kEpisodes);
    const std::string odd = folder.write("odd.csv", "CHILD,Begun,RNE\nA1001,01/02/2016,S\n");
    const Said said = due({e, odd});
    CHECK(said.status == 1);
    CHECK(said.out == due({e}).out);
    CHECK(holds(said.err, "/odd.csv"));
    CHECK(holds(said.err, "of its 3 headings we know CHILD, RNE"));
    CHECK(holds(said.err, "the nearest kind is episodes, which also needs DECOM"));
    CHECK(due({odd, e}).out == said.out);  // order does not matter
    CHECK(due({odd}).status == 3);
    CHECK(due({e, folder.path("nowhere.csv")}).status == 3);
    const Said empty = due({e, folder.write("empty.csv", "")});
    CHECK(empty.status == 1);
    CHECK(holds(empty.err, "/empty.csv"));
    const Said xml = due({e, folder.write("other.xml", "<Workbook></Workbook>")});
    CHECK(xml.status == 1);
    CHECK(holds(xml.err, "/other.xml"));
    CHECK(holds(xml.err, "its root is <Workbook>"));
  }

  TEST_CASE("where no file is recognised each is named, and the run ends") {
    const TempFolder folder;
    std::vector<std::string> files;
    for (int i = 0; i < 7; ++i) {
      files.push_back(folder.write("odd" + std::to_string(i) + ".csv", "a,b\nc,d\n"));
    }
    const Said said = due(files);
    CHECK(said.status == 3);
    CHECK(holds(said.err, "odd0.csv"));
    CHECK(holds(said.err, "and 2 more files that are no extract"));
  }

  TEST_CASE(
      "a misspelt heading is answered with the one meant, and the file is no children table") {
    const TempFolder folder;
    const std::string e = folder.write("e.csv", kEpisodes);
    const std::string r =
        folder.write("r.csv", "CHILD,DOB,REVEIW,REVIEW_CODE\nA1001,01/02/2008,26/02/2016,PN1\n");
    const Said said = due({e, r});
    CHECK(said.status == 1);
    CHECK(holds(said.err, "/r.csv"));
    CHECK(holds(said.err, "the nearest kind is reviews; column 3, REVEIW: did you mean REVIEW?"));
    const Said alone = due({r});
    CHECK(alone.status == 3);
    CHECK(holds(alone.err, "did you mean REVIEW?"));
    const Said forced = due({e, "reviews=" + r});
    CHECK(forced.status == 1);
    CHECK(holds(forced.err, "it cannot be read as reviews"));
    CHECK(holds(forced.err, "did you mean REVIEW?"));
  }

  TEST_CASE("a table of cases that lacks a heading is no children table") {
    const TempFolder folder;
    const std::string e = folder.write("e.csv", kEpisodes);
    struct Table {
      const char* headings;
      const char* told;
    };
    for (const Table& t : {
             Table{"CHILD,DOB,REVIEW_DT,REVIEW_CODE", "column 3, REVIEW_DT: did you mean REVIEW?"},
             Table{"CHILD,DOB,MET_ON,REVIEW_CODE",
                   "the nearest kind is reviews, which also needs REVIEW"},
             Table{"CHILD,SEX,DOB,DECOM_DATE,RNE,LS,DEC,REC",
                   "the nearest kind is episodes; column 4, DECOM_DATE: did you mean DECOM?"},
             Table{"CHILD,SEX,DOB,BEGUN,RNE,LS,DEC,REC",
                   "the nearest kind is episodes, which also needs DECOM"},
             Table{
                 "child_id,date_of_birth,plan_start_date,plan_end_date",
                 "the nearest kind is plans; column 3, plan_start_date: did you mean plan_start?"},
         }) {
      CAPTURE(t.headings);
      const std::string h =
          folder.write("h.csv", std::string(t.headings) + "\nA1001,01/02/2008,,,,,,\n");
      const Said said = due({e, h});
      CHECK(said.status == 1);
      CHECK(holds(said.err, "D116"));
      CHECK(holds(said.err, t.told));
      CHECK(!holds(due({e, "children=" + h}).err, "D116"));
    }
  }

  TEST_CASE("a children table stays one beside columns that are no slip of another kind") {
    const TempFolder folder;
    for (const std::string more :
         {"DUC", "REVIEW_CODE", "Notes", "LS", "Review Officer", "team,locality,worker name"}) {
      CAPTURE(more);
      const std::string h =
          folder.write("h.csv", "CHILD,SEX,DOB,ETHNIC," + more + "\nA1001,1,01/02/2008,WBRI,\n");
      const Said said = due({folder.write("e.csv", kEpisodes), h});
      CHECK(said.status == 0);
      CHECK(!holds(said.err, "D116"));
      CHECK(!holds(said.err, "D104"));
    }
  }

  TEST_CASE("what is no text says what it is, and never its bytes") {
    struct Sort {
      std::string_view bytes;
      std::string_view said;
    };
    const std::string zip("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0SECRET"sv);
    const std::string workbook = zip + "[Content_Types].xml";
    const std::string document = zip + "[Content_Types].xml word/document.xml";
    const std::string sheet = zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    const std::string inside = zip + "extract.csv";
    for (const Sort& sort : {
             Sort{workbook, "the Excel workbook is broken or was cut short"},
             Sort{document, "is a Word document"},
             Sort{sheet, "is a workbook (OpenDocument)"},
             Sort{inside, "is a zip archive: unpack it first"},
             Sort{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1SECRET"sv, "is an Excel workbook"},
             Sort{"\x1F\x8B\x08\0SECRET"sv, "the packed file (gzip) ends before its end"},
             Sort{"%PDF-1.7\nSECRET"sv, "is a PDF"},
             Sort{"\x89PNG\r\n\x1A\nSECRET"sv, "is a picture (PNG)"},
             Sort{"\xFF\xD8\xFF\xE0SECRET"sv, "is a picture (JPEG)"},
             Sort{"SQLite format 3\0SECRET"sv, "is a database (SQLite)"},
             Sort{"<!DOCTYPE html><p>SECRET"sv, "is a web page (HTML)"},
             Sort{"C\0H\0I\0L\0D\0,\0S\0E\0X\0"sv, "is UTF-16 without its byte-order mark"},
             Sort{"\x01\x02\x03SECRET\x04\x05"sv, "is no text"},
         }) {
      CAPTURE(sort.said);
      const TempFolder folder;
      const std::string file = folder.write("a.csv", sort.bytes);
      const Said alone = due({file}, {"--show-values"});
      CHECK(alone.status == 3);
      CHECK(holds(alone.err, "a.csv: " + std::string(sort.said)));
      const Said beside = due({folder.write("e.csv", kEpisodes), file});
      CHECK(beside.status == 1);
      CHECK(holds(beside.err, "D116 1: "));
      CHECK(holds(beside.err, sort.said));
      for (const Said& said : {alone, beside}) CHECK(!holds(said.err + said.out, "SECRET"));
    }
  }

  TEST_CASE("a workbook in the folder does not stop the run") {
    const TempFolder folder;
    folder.write("e.csv", kEpisodes);
    folder.write("book.xlsx", "PK\x03\x04 [Content_Types].xml xl/workbook.xml");
    const Said said = due({folder.folder().string()});
    CHECK(said.status == 1);
    CHECK(holds(said.err, "/book.xlsx"));
    CHECK(holds(said.err, "Excel workbook"));
    CHECK(holds(said.out, "A1001"));
  }

  TEST_CASE("the words of a first row that is none of headings are not shown") {
    const std::vector<std::string> files = {
        "Quill Adderley,Bryony Thackwell,F\nOren Vasquith,Isla Pemberlow,M\n",
        "A1777,Quill Adderley,2016-02-01\nA1778,Oren Vasquith,2016-03-01\n",
        "Quill Adderley,Child,Bryony Thackwell\n",      // one word that we know
        "Quill Adderley,Childs,Bryony Thackwell\n",     // one that we nearly know
        "A1777,Childs,REVEIW,Quill Adderley,CHILD\n",   // an id among them
        "Quill Adderley;Bryony Thackwell;01/02/2016\n"  // another separator
    };
    for (const std::string& text : files) {
      CAPTURE(text);
      const TempFolder folder;
      const std::string e = folder.write("e.csv", kEpisodes);
      const std::string odd = folder.write("odd.csv", text);
      std::string said;
      for (const Said& one :
           {due({odd}), due({e, odd}), due({"reviews=" + odd}), check({e, odd})}) {
        said += one.err + one.out;
      }
      for (const std::string name :
           {"Quill", "Adderley", "Bryony", "Thackwell", "Oren", "Childs", "A177"}) {
        CAPTURE(name);
        CHECK(!holds(said, name));
      }
      CHECK(holds(due({odd}, {"--show-values"}).err, "Quill Adderley"));
    }
  }

  TEST_CASE("unknown columns are told by place where the row holds what may be a value") {
    const TempFolder folder;
    const Said said = due({folder.write("e.csv",
                                        "CHILD,DECOM,RNE,LS,PLACE,Quill Adderley,01/02/2016\n"
                                        "A1001,01/02/2016,S,C2,U6,x,y\n")});
    CHECK(!holds(said.err, "Quill"));
    CHECK(holds(said.err, "column 6, column 7"));
    const Said plain = due({folder.write("e.csv",
                                         "CHILD,DECOM,RNE,LS,PLACE,Shoe size\n"
                                         "A1001,01/02/2016,S,C2,U6,x\n")});
    CHECK(holds(plain.err, "(Shoe size)"));
  }

  TEST_CASE("a row of a hundred thousand headings makes a short message") {
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += ",mine";
    const TempFolder folder;
    const std::string e = folder.write("e.csv", kEpisodes);
    const Said unknown = due({e, folder.write("a.csv", "CHILD,RNE" + many + "\nA1001,S\n")});
    CHECK(unknown.status == 1);
    CHECK(unknown.err.size() < 3000);
    const std::string twice = "CHILD,DECOM,RNE,LS,PLACE" + many + "\nA1001,01/02/2016,S,C2,U6\n";
    const Said said = due({folder.write("e.csv", twice)});
    CHECK(said.err.size() < 3000);
    CHECK(holds(said.err, "more)"));
    const Said shown = due({folder.write("b.csv", many + "\n")}, {"--show-values"});
    CHECK(shown.status == 3);
    CHECK(shown.err.size() < 3000);
    CHECK(holds(shown.err, " more"));
  }
}

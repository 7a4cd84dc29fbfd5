// Workbooks and packed files as input: read as the same lists in CSV are, or refused by name.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/book.hpp"
#include "support/files.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly::test;     // NOLINT(google-build-using-namespace)
using namespace std::literals;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kEpisodes =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n"
    "1001,01/02/2016,S,C2,N1,U6,PR1,,\n1002,01/03/2016,S,C2,N1,U6,PR1,,\n";
constexpr std::string_view kReviews =
    "CHILD,DOB,REVIEW,REVIEW_CODE\n1001,01/02/2008,26/02/2016,PN1\n";

/// Findings one by one.
const std::vector<std::string> kEach = {"--max-messages", "20"};

using Rows = std::vector<std::vector<std::string>>;

/// The rows of CSV as a sheet of text alone.
Rows texts(std::string_view csv) {
  Rows out = rows_of(csv);
  for (std::vector<std::string>& row : out) {
    for (std::string& cell : row) {
      if (!cell.empty()) cell.insert(0, "s:");
    }
  }
  return out;
}

/// The same two extracts, days and ids as numbers; `earlier` days are taken off each.
Rows episodes(int earlier = 0) {
  Rows out = texts(kEpisodes);
  out[1][0] = "n:1001";
  out[2][0] = "n:1.002E3";
  out[1][1] = "d:" + std::to_string(42401 - earlier);
  out[2][1] = "f:" + std::to_string(42430 - earlier);
  return out;
}
Rows reviews(int earlier = 0) {
  Rows out = texts(kReviews);
  out[1][1] = "d:" + std::to_string(39479 - earlier);
  out[1][2] = "d:" + std::to_string(42426 - earlier);
  return out;
}

Book book_of(const Rows& e, const Rows& r) {
  Book out{.sheets = {{"Episodes", rows_xml(e)}, {"Reviews", rows_xml(r)}}};
  out.formats = {"dd/mm/yyyy"};
  return out;
}

Said due(std::vector<std::string> files, const std::vector<std::string>& more = {}) {
  files.insert(files.begin(), "due");
  files.insert(files.end(), {"-f", "csv"});
  files.insert(files.end(), more.begin(), more.end());
  return run_duly(files);
}

std::string due_of_csv(const TempFolder& folder) {
  const Said said = due({folder.write("e.csv", kEpisodes), folder.write("r.csv", kReviews)});
  CHECK(said.status == 0);
  return said.out;
}

/// Refused, with exit code 3 and these words.
void check_refused(const TempFolder& folder, const std::string& name, std::string_view bytes,
                   const std::string& words) {
  CAPTURE(words);
  const std::string path = folder.write(name, bytes);
  const Said said = due({path});
  CHECK(said.status == 3);
  CHECK(has(said.err, path));
  CHECK(has(said.err, words));
  CHECK(said.out.empty());
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("Annex A as its workbook gives what its lists saved as CSV give") {
    const std::string folder = in_source("tests/samples/annex-a").string();
    std::vector<std::string> lists;
    for (int i = 1; i <= 11; ++i) lists.push_back(folder + "/list-" + std::to_string(i) + ".csv");
    const Said of_lists = due(lists, {"--as-at", "2021-06-01"});
    const Said of_book = due({folder + "/Annex_A.xlsx"}, {"--as-at", "2021-06-01"});
    CHECK(of_book.status == 0);
    CHECK(of_book.out == of_lists.out);
    CHECK(rows_of(of_book.out).size() == 6);
    CHECK(has(of_book.err, "read 11 files, 17 rows"));
  }

  TEST_CASE("a workbook is read alike, however its cells are kept") {
    const TempFolder folder;
    const std::string expected = due_of_csv(folder);
    std::vector<std::pair<std::string, Book>> books;
    books.emplace_back("text", book_of(texts(kEpisodes), texts(kReviews)));
    books.emplace_back("numbers", book_of(episodes(), reviews()));
    books.emplace_back("from-1904", book_of(episodes(1462), reviews(1462)));
    books.back().second.from_1904 = true;
    books.emplace_back("no-format", book_of(episodes(), reviews()));
    books.back().second.formats = {"General"};
    books.emplace_back("no-format-1904", book_of(episodes(1462), reviews(1462)));
    books.back().second.formats = {"General"};
    books.back().second.from_1904 = true;
    books.emplace_back("hidden", book_of(episodes(), reviews()));
    books.back().second.sheets[1].state = "veryHidden";
    books.emplace_back("title", book_of(episodes(), reviews()));
    books.back().second.sheets[0].rows =
        rows_xml({{"s:Looked-after children, as at Monday"}}) + rows_xml(episodes(), 4);
    books.emplace_back("blank-rows", book_of(episodes(), reviews()));
    Rows spaced = episodes();
    spaced.insert(spaced.begin() + 2, {{}, {"s: "}});
    books.back().second.sheets[0].rows = rows_xml(spaced);
    books.emplace_back("shared", book_of(episodes(), reviews()));
    Rows shared = episodes();
    shared[0][1] = "t:0";
    books.back().second.sheets[0].rows = rows_xml(shared);
    books.back().second.texts = "<si><r><t>DE</t></r><r><t>COM</t></r><rPh><t>x</t></rPh></si>";
    books.emplace_back("chart", book_of(episodes(), reviews()));
    books.back().second.sheets.insert(books.back().second.sheets.begin(), {"Chart", "", "", true});
    for (const auto& named : books) {
      const Said said = due({folder.write(named.first + ".xlsx", named.second.bytes())});
      CAPTURE(named.first);
      CAPTURE(said.err);
      CHECK(said.status == 0);
      CHECK(said.out == expected);
    }
  }

  TEST_CASE("what another program saved is read alike") {
    const TempFolder folder;
    const std::string expected = due_of_csv(folder);
    for (const std::string name : {"office", "office-1904", "office-formulas"}) {
      CAPTURE(name);
      const Said said = due({in_source("tests/samples/workbooks/" + name + ".xlsx").string()});
      CHECK(said.status == 0);
      CHECK(said.out == expected);
    }
  }

  TEST_CASE("what is wrong in a sheet is told with its name and its own row") {
    const TempFolder folder;
    Rows wrong = episodes();
    wrong[2][1] = "s:31/02/2016";
    Book book = book_of({}, reviews());
    book.sheets[0].rows = rows_xml({{"s:title"}}) + rows_xml(wrong, 15);
    const Said said = due({folder.write("book.xlsx", book.bytes())}, kEach);
    CHECK(said.status == 1);
    CHECK(has(said.err, "book.xlsx#Episodes:17: error[D203] DECOM"));
  }

  TEST_CASE("a cell that shows an error is what it would be in CSV: never a day") {
    const TempFolder folder;
    Book book = book_of({}, reviews());
    Rows wrong = episodes();
    wrong[1][1] = "s:#REF!";
    book.sheets[0].rows = rows_xml(wrong);
    const Said said = due({folder.write("book.xlsx", book.bytes())}, kEach);
    CHECK(said.status == 1);
    CHECK(has(said.err, "book.xlsx#Episodes:2: error[D201] DECOM"));
    wrong[1][1] = "s:#N/A";
    book.sheets[0].rows = rows_xml(wrong);
    CHECK(has(due({folder.write("book.xlsx", book.bytes())}, kEach).err,
              "book.xlsx#Episodes:2: error[D202] DECOM"));
    Rows no_id = episodes();
    no_id[1][0] = "s:#REF!";
    book.sheets[0].rows = rows_xml(no_id);
    CHECK(has(due({folder.write("book.xlsx", book.bytes())}, kEach).err,
              "book.xlsx#Episodes:2: warning[D123] CHILD"));
  }

  TEST_CASE("sheets of notes are noted, sheets that were meant to be read are errors") {
    const TempFolder folder;
    const std::string expected = due_of_csv(folder);
    Book book = book_of(episodes(), reviews());
    book.sheets.push_back({"Notes", rows_xml({{"s:Taken on Monday"}, {"s:Team", "s:Sum"}})});
    const Said noted = due({folder.write("book.xlsx", book.bytes())}, kEach);
    CHECK(noted.status == 0);
    CHECK(noted.out == expected);
    CHECK(has(noted.err, "book.xlsx#Notes: note[D130]"));
    book.sheets.push_back({"Plans", rows_xml({{"s:CHILD", "s:Begun"}, {"n:1001", "n:1"}})});
    const Said meant = due({folder.write("book.xlsx", book.bytes())}, kEach);
    CHECK(meant.status == 1);
    CHECK(meant.out == expected);
    CHECK(has(meant.err, "book.xlsx#Plans: error[D116]"));
    // A workbook of notes alone is a file that no kind fits.
    Book notes{.sheets = {{"Notes", rows_xml({{"s:Taken on Monday"}})}}};
    const std::string alone = folder.write("notes.xlsx", notes.bytes());
    CHECK(due({alone}).status == 3);
    const Said beside = due({folder.path("e.csv"), folder.path("r.csv"), alone}, kEach);
    CHECK(beside.status == 1);
    CHECK(has(beside.err, "notes.xlsx#Notes: error[D116]"));
    Book blank{.sheets = {{"One", ""}, {"Two", "<row r=\"9\"/>"}}};
    check_refused(folder, "blank.xlsx", blank.bytes(), "is a workbook without a row");
  }

  TEST_CASE("a kind that is named is that of every sheet") {
    const TempFolder folder;
    Book book{.sheets = {{"One", rows_xml(texts(kEpisodes))}}};
    const std::string path = folder.write("book.xlsx", book.bytes());
    CHECK(due({"episodes=" + path}).status == 0);
    CHECK(due({"reviews=" + path}).status == 3);
  }

  TEST_CASE("gzip is read as what it holds, of several members too, and named as it is") {
    const TempFolder folder;
    const std::string expected = due_of_csv(folder);
    const std::string e = folder.write("e.csv.gz", gzip_of(kEpisodes));
    const std::size_t half = kReviews.find('\n') + 1;
    const std::string r = folder.write(
        "r.csv.gz", gzip_of(kReviews.substr(0, half)) + gzip_of(kReviews.substr(half)) + "\0\0"s);
    CHECK(due({e, r}).out == expected);
    const std::string xml = read_file(in_source("tests/samples/cin-census/CIN_Census_2024.xml"));
    const Said of_xml = due({folder.write("c.xml", xml)}, {"--as-at", "2024-03-31"});
    CHECK(due({folder.write("c.xml.gz", gzip_of(xml))}, {"--as-at", "2024-03-31"}).out ==
          of_xml.out);
    const std::string odd = folder.write("odd.csv.gz", gzip_of("CHILD,Begun\n1001,01/02/2016\n"));
    CHECK(has(due({e, odd}, kEach).err, "odd.csv.gz: error[D116]"));
    CHECK(run_duly({"due", "-", r, "-f", "csv"}, gzip_of(kEpisodes)).out == expected);
  }

  TEST_CASE("a large packed file is read as the same file unpacked") {
    const TempFolder folder;
    std::string text(kEpisodes.substr(0, kEpisodes.find('\n') + 1));
    for (int i = 0; i < 150'000; ++i) {
      text += std::to_string(100'000 + i * 7919 % 899'989) + ",01/02/2016,S,C2,N1,U6,PR1,,\n";
    }
    const Said plain = due({folder.write("e.csv", text)});
    const Said packed = due({folder.write("e.csv.gz", gzip_of(text))});
    CHECK(plain.status == packed.status);
    CHECK(plain.out == packed.out);
    // Not as nearly all files are: it is begun again, from its first byte.
    text.insert(text.size() / 2, "\xE9");
    CHECK(due({folder.write("e.csv", text)}).out ==
          due({folder.write("e.csv.gz", gzip_of(text))}).out);
  }

  TEST_CASE("a folder's workbooks and packed files are read too") {
    const TempFolder from;
    const std::string expected = due_of_csv(from);
    const TempFolder folder;
    folder.write("e.csv.gz", gzip_of(kEpisodes));
    folder.write("r.XLSX", Book{.sheets = {{"R", rows_xml(texts(kReviews))}}}.bytes());
    folder.write("backup.tar.gz", gzip_of("no extract"));
    const Said said = due({folder.folder().string()});
    CHECK(said.status == 0);
    CHECK(said.out == expected);
  }

  TEST_CASE("a workbook that duly wrote is passed over, and may be written again") {
    const TempFolder folder;
    const std::string expected = due_of_csv(folder);
    const std::string here = folder.folder().string();
    const std::string out = folder.path("due.xlsx");
    for (int i = 0; i < 2; ++i) CHECK(run_duly({"due", here, "-o", out}).status == 0);
    const std::string pack = folder.path("pack.xlsx");
    CHECK(run_duly({"report", here, "--year", "2015-16", "-o", pack}).status < 2);
    const Said said = due({here}, kEach);
    CHECK(said.status == 0);
    CHECK(said.out == expected);
    CHECK(has(said.err, "due.xlsx: note[D117]"));
    CHECK(has(said.err, "pack.xlsx: note[D117]"));
    CHECK(due({out}).status == 3);
    CHECK(due({folder.path("e.csv")}, {"-o", folder.path("e.csv")}).status == 3);
  }
}

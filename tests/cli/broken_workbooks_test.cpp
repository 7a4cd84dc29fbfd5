// Workbooks and packed files that are broken, locked, of another sort, or made to fill memory.

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
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n1001,01/02/2016,S,C2,N1,U6,PR1,,\n";

Book sound() {
  return {.sheets = {{"List 8", rows_xml({{"s:CHILD", "s:DECOM", "s:RNE", "s:LS", "s:PLACE"},
                                          {"n:1001", "s:01/02/2016", "s:S", "s:C2", "s:U6"}})}}};
}

/// Other parts than those of a sound workbook.
std::string spoilt(const std::string& name, const std::string& text) {
  std::vector<ZipPart> parts = sound().parts();
  for (ZipPart& part : parts) {
    if (part.name == name) part.text = text;
  }
  return zip_of(parts);
}

struct Broken {
  std::string file;
  std::string bytes;
  std::string place;  ///< behind the file's name
  std::string words;
  bool others_go_on = true;  ///< nothing of it was taken: it is passed over beside other files
};

void check(const Broken& broken) {
  CAPTURE(broken.words);
  const TempFolder folder;
  const std::string path = folder.write(broken.file, broken.bytes);
  const Said alone = run_duly({"due", path, "-f", "csv"});
  CAPTURE(alone.err);
  CHECK(alone.status == 3);
  CHECK(has(alone.err, path + broken.place));
  CHECK(has(alone.err, broken.words));
  CHECK(alone.out.empty());
  const Said beside = run_duly({"due", folder.write("e.csv", kEpisodes), path, "-f", "csv"});
  CHECK(beside.status == (broken.others_go_on ? 1 : 3));
  CHECK(has(beside.err, broken.words));
}

std::string cut(const std::string& bytes) {
  return bytes.substr(0, bytes.size() * 2 / 3);
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a sound workbook is read: what follows differs from it in one thing") {
    const TempFolder folder;
    CHECK(run_duly({"due", folder.write("b.xlsx", sound().bytes())}).status == 0);
  }

  TEST_CASE("a workbook that is broken is passed over, since nothing of the sheet has been taken") {
    const std::string kSheet = "xl/worksheets/part1.xml";
    check({"cut.xlsx", cut(sound().bytes()), ": ", "workbook is broken or was cut short"});
    std::string flipped = sound().bytes();
    flipped[flipped.find(kSheet) + kSheet.size() + 8] ^= 0x55;
    check({"flipped.xlsx", flipped, "#List 8", ""});
    check({"tag.xlsx", spoilt(kSheet, "<worksheet><sheetData><row r=\"4\"><c></row>"),
           "#List 8:4: ", "an end tag does not match its start tag"});
    check({"half.xlsx", spoilt(kSheet, "<worksheet><sheetData><row r=\"4\"/>"),
           "#List 8:4: ", "ends before its last element is closed"});
    check({"outline.xlsx", spoilt("xl/workbook.xml", "<workbook>"), ": ", "xl/workbook.xml"});
    check({"no-sheet.xlsx", spoilt("xl/_rels/workbook.xml.rels", "<Relationships/>"),
           "#List 8: ", "lists this sheet and does not hold it"});
    check({"entities.xlsx",
           spoilt(kSheet, "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet>&a;</worksheet>"),
           "#List 8: ", "declares entities"});
    std::vector<ZipPart> twice = sound().parts();
    twice.push_back(twice.front());
    check({"twice.xlsx", zip_of(twice), ": ", "two of its parts have one name"});
  }

  TEST_CASE("a workbook made to fill memory is refused") {
    const std::string kSheet = "xl/worksheets/part1.xml";
    const std::string blanks(std::size_t{100} << 20, ' ');
    check({"bomb.xlsx", spoilt(kSheet, "<worksheet><cols/>" + blanks + "</worksheet>"),
           "#List 8: ", "more than 250 times its size"});
    std::vector<ZipPart> many = sound().parts();
    for (int i = 0; i < 10'001; ++i) many.push_back({"xl/x" + std::to_string(i), "", 0});
    check({"parts.xlsx", zip_of(many), ": ", "more than 10,000 parts"});
    Book sheets = sound();
    for (int i = 0; i < 1000; ++i) sheets.sheets.push_back({"S" + std::to_string(i), ""});
    check({"sheets.xlsx", sheets.bytes(), ": ", "more than 1,000 sheets"});
    check({"bomb.csv.gz", gzip_of("CHILD,DECOM\n" + blanks), ": ", "more than 250 times its size",
           false});
  }

  TEST_CASE("what may be sound but is not read here is passed over, with what to do") {
    std::vector<ZipPart> locked = sound().parts();
    locked.back().flags = 1;
    check({"locked.xlsx", zip_of(locked), "", "locked by a password"});
    check({"old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0'), "",
           "or locked by a password: save it as .xlsx"});
    Book macros = sound();
    macros.type = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    check({"macros.xlsm", macros.bytes(), "", "with macros: save it as .xlsx"});
    Book binary = sound();
    binary.type = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
    check({"binary.xlsb", binary.bytes(), "", "binary Excel workbook"});
    check({"text.docx",
           zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<document/>"}}), "",
           "a Word document"});
    check({"files.zip", zip_of({{"e.csv", std::string(kEpisodes)}}), "", "a zip archive"});
    check({"book.xlsx.gz", gzip_of(sound().bytes()), "", "an Excel workbook"});
    check({"twice.csv.gz", gzip_of(gzip_of(kEpisodes)), "", "compressed (gzip)"});
  }

  TEST_CASE(
      "a packed file that is broken ends the run, as a broken return does, once part of it was "
      "read") {
    std::string text(kEpisodes);
    for (int i = 0; i < 20'000; ++i) text += std::to_string(i * 7919) + ",01/02/2016,S,,,,,,\n";
    const std::string packed = gzip_of(text);
    check({"cut.csv.gz", cut(packed), ": ", "ends before its end", false});
    std::string flipped = packed;
    flipped[flipped.size() - 6] ^= 0x55;  // of the checksum
    check({"flipped.csv.gz", flipped, ": ", "(gzip) is broken", false});
    check({"more.csv.gz", packed + "more", ": ", "what follows the end of the packed file", false});
    check({"short.csv.gz", packed.substr(0, 5), ": ", "ends before its end"});
  }

  TEST_CASE("a part's name leads nowhere: nothing is written") {
    std::vector<ZipPart> parts = sound().parts();
    parts.push_back({"../../../../../tmp/duly-was-here", "x"});
    const TempFolder folder;
    CHECK(run_duly({"due", folder.write("b.xlsx", zip_of(parts))}).status == 0);
    CHECK(!std::filesystem::exists("/tmp/duly-was-here"));
  }
}

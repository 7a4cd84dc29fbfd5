// How the parts of a workbook are found and what else may stand in them.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "duly/workbook_reader.hpp"
#include "support/book.hpp"
#include "unpack/archive.hpp"
#include "unpack/sheet_text.hpp"

namespace {

using namespace duly::test;    // NOLINT(google-build-using-namespace)
using namespace duly::unpack;  // NOLINT(google-build-using-namespace)
using duly::NotRead;
using duly::WorkbookReader;

/// The text of the first sheet; what is wrong, with its row, where it cannot be read.
std::string read(const std::string& bytes) {
  WorkbookReader reader(bytes);
  if (reader.problem()) return "not read: " + reader.problem()->why;
  if (reader.size() == 0) return "no sheet";
  std::string out;
  const std::optional<NotRead> bad = reader.read(0, out);
  return bad ? std::to_string(bad->line) + ": " + bad->why : out;
}

/// A day in the first cell, by a format of the workbook's own.
Book one_day() {
  return {.sheets = {{"One", rows_xml({{"d:42401"}})}}, .formats = {"dd/mm/yyyy"}};
}

/// What is read where a part has other words in the place of some.
std::string with(const std::string& part_name, const std::string& words,
                 const std::string& others) {
  std::vector<ZipPart> parts = one_day().parts();
  for (ZipPart& part : parts) {
    const std::size_t at = part.text.find(words);
    if (part.name == part_name && at != std::string::npos) {
      part.text.replace(at, words.size(), others);
    }
  }
  return read(zip_of(parts));
}

std::string read_rows(const std::string& rows, const std::string& texts = {}) {
  return read(Book{.sheets = {{"One", rows}}, .texts = texts, .formats = {"dd/mm/yyyy"}}.bytes());
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* kDay = "2016-02-01\n";

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a part is found whatever its letters are, its strokes, and the way to it") {
    CHECK(part_name("//XL\\AZaz_[]@.XML") == "xl/azaz_[]@.xml");
    const std::string kRelations = "xl/_rels/workbook.xml.rels";
    for (const char* const way : {"worksheets/part1.xml", "./worksheets//part1.xml",
                                  "../xl/worksheets/part1.xml", "/xl/worksheets/part1.xml",
                                  "/XL/Worksheets/PART1.xml", "../../../xl/worksheets/part1.xml",
                                  "worksheets/x/../part1.xml", "worksheets/part1.xml/"}) {
      CAPTURE(way);
      CHECK(with(kRelations, "worksheets/part1.xml", way) == kDay);
    }
  }

  TEST_CASE("what a workbook refers to elsewhere is not looked for") {
    CHECK(with("xl/_rels/workbook.xml.rels", "</Relationships>",
               "<Relationship Id=\"rX\" Type=\"http://x/styles\" Target=\"http://x/styles.xml\""
               " TargetMode=\"External\"/><Other Id=\"rY\" Type=\"http://x/styles\" Target=\"y\"/>"
               "</Relationships>") == kDay);
  }

  TEST_CASE("that a file is a workbook is said of its part, or of all parts of that ending") {
    const std::string kTypes = "[Content_Types].xml";
    const std::string type = one_day().type;
    const std::string part = "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type;
    CHECK(with(kTypes, "</Types>",
               "<Override PartName=\"/xl/x.png\" ContentType=\"image/png\"/>"
               "<Default Extension=\"png\" ContentType=\"image/png\"/></Types>") == kDay);
    const std::string ending = "<Default Extension=\"xml\" ContentType=\"" + type;
    CHECK(with(kTypes, part, ending) == kDay);
    CHECK(with(kTypes, part + "\"/>",
               "<Default Extension=\"png\" ContentType=\"image/png\"/>" + ending +
                   "\"/><Default Extension=\"rels\" ContentType=\"image/png\"/>") == kDay);
    CHECK(with(kTypes, part, "<Default Extension=\"xm\" ContentType=\"" + type) != kDay);
  }

  TEST_CASE("a format of what is shown under a condition is no format of cells") {
    CHECK(with("xl/styles.xml", "</cellXfs>",
               "</cellXfs><dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"0\"/></dxf></dxfs>") ==
          kDay);
  }

  TEST_CASE("a cell without a style, or of one that is not there, shows its number") {
    CHECK(read_rows("<row r=\"1\"><c r=\"A1\"><v>42401</v></c></row>") == "42401\n");
    CHECK(read_rows("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>42401</v></c></row>") == kDay);
    CHECK(read_rows("<row r=\"1\"><c r=\"A1\" s=\"2\"><v>42401</v></c></row>") == "42401\n");
    CHECK(read_rows("<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"d\"><v>2016</v></c></row>") == "2016\n");
  }

  TEST_CASE("a text that cells share is the one of its number, and of no other") {
    const std::string texts = "<si><t>zero</t></si><si><t>one</t></si><si><t></t></si>";
    const auto cell = [](const std::string& place, const std::string& number) {
      return "<c r=\"" + place + "\" t=\"s\"><v>" + number + "</v></c>";
    };
    const auto row = [](const std::string& cells) { return "<row r=\"1\">" + cells + "</row>"; };
    CHECK(read_rows(row(cell("A1", "0") + cell("B1", "1")), texts) == "zero,one\n");
    CHECK(read_rows(row(cell("A1", "1") + cell("B1", "2")), texts) == "one\n");
    CHECK(read_rows(row(cell("A1", "") + cell("B1", "1")), texts) == ",one\n");
    for (const char* const number : {"3", "1x", " 1", "99999999999999999999999"}) {
      CAPTURE(number);
      CHECK(holds(read_rows(row(cell("A1", number)), texts),
                  "1: its part xl/worksheets/part1.xml cannot be read: a cell refers to a text"));
    }
  }

  TEST_CASE("a cell stands in a column and in its own row, each right of the one before") {
    const auto read_cells = [](const std::string& cells) {
      return read_rows("<row r=\"1\">" + cells + "</row>");
    };
    CHECK(read_cells("<c r=\"Z1\"><v>7</v></c>") == std::string(25, ',') + "7\n");
    CHECK(read_cells("<c r=\"AZ1\"><v>7</v></c>") == std::string(51, ',') + "7\n");
    for (const char* const place : {"A", "7", "a1", "A1x", "A-1", "[1"}) {
      CAPTURE(place);
      CHECK(holds(read_cells("<c r=\"" + std::string(place) + "\"><v>7</v></c>"),
                  "a cell stands where a sheet has none"));
    }
    CHECK(holds(read_cells("<c r=\"A1\"/><c r=\"A1\"/>"), "do not stand in order"));
    CHECK(holds(read_rows("<row r=\"99999999999999999999999\"/>"), "has no number that a sheet"));
  }

  TEST_CASE("rows below the twentieth stand once, and no cell of theirs makes a table wider") {
    for (const std::size_t width : {std::size_t{1}, std::size_t{2}}) {
      const std::vector<std::string> row(width, "n:1");
      std::vector<std::vector<std::string>> rows(45, row);
      rows[25].resize(width + 2, "s:a remark");
      std::string expected;
      for (std::size_t i = 0; i < rows.size(); ++i) expected += width == 1 ? "1\n" : "1,1\n";
      CHECK(read_rows(rows_xml(rows)) == expected);
    }
  }

  TEST_CASE("a sheet that holds more text than there is room for is refused before it is made") {
    const auto read_with_room = [](std::uint64_t most, const std::string& cell) {
      const std::vector<NumberFormat> styles;
      const SharedTexts texts;
      SheetText text(styles, texts, false, most);
      XmlReader reader({[&text](const XmlTag& tag) { return text.start(tag); },
                        [&text](std::string_view inner) { return text.end(inner); }});
      reader.feed("<s><sheetData><row><c t=\"str\"><v>" + cell + "</v></c></row></sheetData></s>");
      if (reader.problem()) return reader.problem()->why;
      text.finish();
      return text.take();
    };
    CHECK(read_with_room(5, "abcde") == "abcde\n");
    CHECK(read_with_room(5, "abcdef") == "it holds more text than can be read at once");
  }
}

// Workbooks (.xlsx) as they come: what a cell, a row and a sheet are read as.

#include "duly/workbook_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/book.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)
using duly::NotRead;
using duly::WorkbookReader;

/// The text of the first sheet; what is wrong, with its row, where it cannot be read.
std::string read(const Book& book) {
  const std::string bytes = book.bytes();
  WorkbookReader reader(bytes);
  if (reader.problem()) return "not read: " + reader.problem()->why;
  std::string out;
  const std::optional<NotRead> bad = reader.read(0, out);
  return bad ? std::to_string(bad->line) + ": " + bad->why : out;
}

std::string read_rows(const std::string& rows) {
  return read({.sheets = {{"One", rows}}});
}

/// One cell, as XML from its attributes on.
std::string read_cell(const std::string& cell, const std::vector<std::string>& formats = {},
                      bool from_1904 = false) {
  Book book{.sheets = {{"One", "<row r=\"1\"><c r=\"A1\"" + cell + "</c></row>"}}};
  book.texts =
      "<si><t>zero</t></si><si><r><t>Mary </t></r><r><t>Smith</t></r><rPh><t>say</t></rPh>"
      "</si>";
  book.formats = formats;
  book.from_1904 = from_1904;
  std::string out = read(book);
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

std::string as_format(const std::string& code, const std::string& number) {
  return read_cell(" s=\"1\"><v>" + number + "</v>", {code});
}

struct Case {
  std::string given;
  std::string expected;
};

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a cell is read as Excel means it") {
    const std::vector<Case> cases = {
        {" t=\"s\"><v>0</v>", "zero"},
        {" t=\"s\"><v>1</v>", "Mary Smith"},
        {" t=\"inlineStr\"><is><t>in line</t></is>", "in line"},
        {" t=\"inlineStr\"><is><r><t>a </t></r><r><t>b</t></r><rPh><t>x</t></rPh></is>", "a b"},
        {" t=\"str\"><f>\"x\"</f><v>worked out</v>", "worked out"},
        {" t=\"b\"><v>1</v>", "TRUE"},
        {" t=\"b\"><v>0</v>", "FALSE"},
        {" t=\"e\"><v>#REF!</v>", "#REF!"},
        {" t=\"e\"><v>#N/A</v>", "#N/A"},
        {" t=\"d\"><v>2016-02-01T00:00:00</v>", "2016-02-01T00:00:00"},
        {"><f>A2*2</f><v>7</v>", "7"},
        {" t=\"inlineStr\"><is><t>a&#10;b_x000D__x005F_c &amp; \"d\", e</t></is>",
         "\"a b _c & \"\"d\"\", e\""},
        {" t=\"inlineStr\"><is><t>a;b</t></is>", "\"a;b\""},
        {" t=\"n\"/", ""},
    };
    for (const Case& c : cases) {
      CAPTURE(c.given);
      if (c.given.ends_with('/')) continue;
      CHECK(read_cell(c.given) == c.expected);
    }
  }

  TEST_CASE("whole numbers are whole, and ids keep every digit") {
    const std::vector<Case> cases = {
        {"12345", "12345"},
        {"12345.0", "12345"},
        {"1.2345E4", "12345"},
        {"1.23456789012345E+14", "123456789012345"},
        {"9007199254740991", "9007199254740991"},
        {"12345678901234567", "12345678901234568"},  // which no double holds
        {"-3", "-3"},
        {"0", "0"},
        {"-0", "0"},
        {"0.5", "0.5"},
        {"0.30000000000000004", "0.3"},
        {"not a number", "not a number"},
    };
    for (const Case& c : cases) {
      CAPTURE(c.given);
      CHECK(read_cell("><v>" + c.given + "</v>") == c.expected);
    }
    CHECK(as_format("00000", "123") == "00123");  // shown so, and so it would be saved
    CHECK(as_format("00000", "123456") == "123456");
  }

  TEST_CASE("a number is a day where its format says so") {
    const std::vector<Case> dates = {
        {"dd/mm/yyyy;@", "2016-02-01"},
        {"[$-809]d mmmm yyyy", "2016-02-01"},
        {"mmm\\-yy", "2016-02-01"},
        {"[Red]yyyy", "2016-02-01"},
        {"dd/mm/yyyy hh:mm", "2016-02-01"},
        {"h:mm", "2016-02-01"},
        {"General", "42401"},
        {"0", "42401"},
        {"0.00", "42401"},
        {"#,##0 &quot;days&quot;", "42401"},
        {"0\\d", "42401"},
        {"[h]", "42401"},
        {"@", "42401"},
        {"0;dd/mm/yyyy", "42401"},
    };
    for (const Case& c : dates) {
      CAPTURE(c.given);
      CHECK(as_format(c.given, "42401") == c.expected);
    }
  }

  TEST_CASE("days are counted from 1900, with its false leap day, or from 1904") {
    const std::vector<Case> days = {
        {"0", "1899-12-30"},
        {"1", "1900-01-01"},
        {"59", "1900-02-28"},
        {"60", "1900-02-29"},
        {"61", "1900-03-01"},
        {"42401", "2016-02-01"},
        {"-1", "-1"},
        {"2958465", "2958465"},
        {"42401.5", "2016-02-01 12:00:00"},
        {"42400.9999999", "2016-02-01"},
    };
    for (const Case& c : days) {
      CAPTURE(c.given);
      CHECK(as_format("dd/mm/yyyy", c.given) == c.expected);
    }
    CHECK(as_format("hh:mm", "0.5") == "12:00:00");
    CHECK(read_cell(" s=\"1\"><v>40939</v>", {"dd/mm/yyyy"}, true) == "2016-02-01");
    CHECK(read_cell(" s=\"1\"><v>0</v>", {"dd/mm/yyyy"}, true) == "1904-01-01");
  }

  TEST_CASE("rows keep their numbers, and are all as wide as the table") {
    CHECK(read_rows(rows_xml({{"s:a", "s:b", "s:c"}, {"n:1"}, {}, {"", "n:2"}})) ==
          "a,b,c\n1,,\n\n,2,\n");
    CHECK(read_rows(rows_xml({{"s:title"}}, 2) + rows_xml({{"s:a", "s:b"}, {"n:1", "n:2"}}, 5)) ==
          "\ntitle,\n\n\na,b\n1,2\n");
    // Without numbers, one behind the other.
    CHECK(read_rows(
              "<row><c t=\"str\"><v>a</v></c><c><v>1</v></c></row><row><c><v>2</v></c></row>") ==
          "a,1\n2,\n");
    CHECK(read_rows("").empty());
    CHECK(read_rows("<row r=\"3\"/><row r=\"4\"><c r=\"A4\" s=\"1\"/></row>").empty());
  }

  TEST_CASE("what stands far right below the headings has none, and is left") {
    std::vector<std::vector<std::string>> rows(30, {"n:1", "n:2"});
    rows[25] = {"n:3", "n:4", "", "s:a remark"};
    const std::string text = read_rows(rows_xml(rows));
    CHECK(text.find("3,4\n") != std::string::npos);
    CHECK(text.find("remark") == std::string::npos);
  }

  TEST_CASE("sheets are found by what the workbook says, hidden ones too, without charts") {
    Book book{.sheets = {{"List 8", rows_xml({{"s:first"}})},
                         {"Chart", "", "", true},
                         {"A &amp; B", rows_xml({{"s:second"}}), "veryHidden"}}};
    const std::string bytes = book.bytes();
    WorkbookReader reader(bytes);
    REQUIRE(!reader.problem());
    REQUIRE(reader.size() == 2);
    CHECK(reader.name(0) == "List 8");
    CHECK(reader.name(1) == "A & B");
    std::string text;
    CHECK(!reader.read(0, text));
    CHECK(text == "first\n");
    CHECK(!reader.read(1, text));
    CHECK(text == "second\n");
    CHECK(!reader.is_own());
  }

  TEST_CASE("a sheet that is not as one can be is named with its row") {
    const std::vector<Case> cases = {
        {"<row r=\"2\"/><row r=\"2\"/>", "2: "},
        {"<row r=\"1048577\"/>", "0: "},
        {"<row r=\"x\"/>", "0: "},
        {"<row r=\"7\"><c r=\"B7\"/><c r=\"A7\"/></row>", "7: "},
        {"<row r=\"7\"><c r=\"A8\"/></row>", "7: "},
        {"<row r=\"7\"><c r=\"XFE7\"/></row>", "7: "},
        {"<row r=\"7\"><c r=\"ZZZZZZZZZZZZZZ7\"/></row>", "7: "},
        {"<row r=\"7\"><c r=\"A7\" t=\"s\"><v>99</v></c></row>", "7: "},
        {"<row r=\"7\"><c r=\"A7\" t=\"s\"><v>-1</v></c></row>", "7: "},
        {"<row r=\"7\"><c></row>", "7: "},
    };
    for (const Case& c : cases) {
      CAPTURE(c.given);
      const std::string said = read_rows(c.given);
      CHECK(said.starts_with(c.expected));
      CHECK(said.find("cannot be read: ") != std::string::npos);
    }
  }
}

// What is refused because no extract comes near it: what comes up to the limit is read.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/workbook_reader.hpp"
#include "support/book.hpp"
#include "unpack/limits.hpp"
#include "unpack/parts.hpp"
#include "unpack/xml_reader.hpp"

namespace {

using namespace duly::unpack;  // NOLINT(google-build-using-namespace)
using duly::WorkbookReader;
using duly::test::Book;
using duly::test::rows_xml;
using duly::test::zip_of;
using duly::test::ZipPart;

std::string repeated(std::size_t times, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

XmlEvents no_events() {
  return {[](const XmlTag&) { return std::string(); },
          [](std::string_view) { return std::string(); }};
}

/// Why it cannot be read; blank.
std::string wrong_with_xml(std::string_view text) {
  XmlReader reader(no_events());
  if (reader.feed(text)) reader.feed({});
  return reader.problem() ? reader.problem()->why : "";
}

/// The text of the first sheet; what is wrong where it cannot be read.
std::string read(const std::string& bytes) {
  WorkbookReader reader(bytes);
  if (reader.problem()) return reader.problem()->why;
  std::string out;
  const std::optional<duly::NotRead> bad = reader.read(0, out);
  return bad ? bad->why : out;
}

std::string read_rows(const std::string& rows) {
  return read(Book{.sheets = {{"One", rows}}}.bytes());
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("what unpacks to 64 MiB may be as small as it is, and beyond it 250 times smaller") {
    constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
    CHECK(swollen(64 * kMiB, 1).empty());
    CHECK(swollen(64 * kMiB + 1, 1) ==
          "unpacks to more than 250 times its size, as no extract does: not read");
    CHECK(swollen(250 * kMiB, kMiB).empty());
    CHECK(holds(swollen(250 * kMiB + 250, kMiB), "250 times"));
    CHECK(swollen(4096 * kMiB, 1000 * kMiB).empty());
    CHECK(swollen(4096 * kMiB + 1, 1000 * kMiB) == "unpacks to more than 4 GiB: not read");
  }

  TEST_CASE("elements are read 100 deep, and none deeper") {
    const auto nested = [](std::size_t deep) {
      return repeated(deep, "<a>") + repeated(deep, "</a>");
    };
    CHECK(wrong_with_xml(nested(100)).empty());
    CHECK(wrong_with_xml("<r>" + repeated(200, "<a></a>") + "</r>").empty());
    CHECK(wrong_with_xml(nested(101)) == "elements more than 100 deep");
  }

  TEST_CASE("10,000 different names are read, of elements and attributes, and no more") {
    std::string text = "<r>";
    for (int i = 2; i < 10'000; ++i) text += "<n" + std::to_string(i) + "/>";
    CHECK(wrong_with_xml(text + "<r/><n7/><last/></r>").empty());
    CHECK(wrong_with_xml(text + "<r><last/><n7/></r></r>").empty());
    CHECK(wrong_with_xml(text + "<last/><more/></r>") ==
          "more than 10,000 different names of elements");
    CHECK(holds(wrong_with_xml(text + "<last more=\"1\"/></r>"), "10,000 different names"));
    CHECK(holds(wrong_with_xml(text + "<last n7=\"1\" more=\"1\"/></r>"), "different names"));
  }

  TEST_CASE("a text of 64 KiB is read, and a tag or comment of 4 MiB, and none longer") {
    const std::string text(std::size_t{64} << 10, 'x');
    CHECK(wrong_with_xml("<r>" + text + "</r>").empty());
    CHECK(wrong_with_xml("<r>" + text + "x</r>") == "a text of more than 64 KiB");
    XmlReader reader(no_events());
    CHECK(reader.feed("<r><!--" + std::string((std::size_t{4} << 20) - 4, 'x')));
    CHECK_FALSE(reader.feed("x"));
    REQUIRE(reader.problem());
    CHECK(reader.problem()->why == "a tag or comment of more than 4 MiB");
    XmlReader from_the_start(no_events());
    CHECK(from_the_start.feed("<!--" + std::string((std::size_t{4} << 20) - 4, 'x')));
    CHECK_FALSE(from_the_start.feed("x"));
  }

  TEST_CASE("only codes of characters that XML cannot hold stand for one") {
    CHECK(without_codes("a_x000D_b_x0041__x007f__x0001_") == "a\rbA\x7f\x01");
    CHECK(without_codes("_x005F_x0041_") == "_x0041_");
    for (const char* const text : {"_x0000_", "_x0080_", "_x20AC_", "_x41_", "_x1041_", "_x00041_",
                                   "_xzz41_", "_x004z_", "_x0041", "_x", "x", "_", ""}) {
      CHECK(without_codes(text) == text);
    }
    CHECK(without_codes("_x_x0041_") == "_xA");
  }

  TEST_CASE("a workbook of 1,000 sheets is read, and one of 10,000 parts") {
    Book book{.sheets = {{"One", rows_xml({{"s:here"}})}}};
    for (int i = 1; i < 1000; ++i) book.sheets.push_back({"S" + std::to_string(i), ""});
    CHECK(read(book.bytes()) == "here\n");
    book.sheets.push_back({"more", ""});
    CHECK(holds(read(book.bytes()), "more than 1,000 sheets"));
    std::vector<ZipPart> parts = Book{.sheets = {{"One", rows_xml({{"s:here"}})}}}.parts();
    while (parts.size() < 10'000) parts.push_back({"xl/x" + std::to_string(parts.size()), ""});
    CHECK(read(zip_of(parts)) == "here\n");
    parts.push_back({"xl/more", ""});
    CHECK(holds(read(zip_of(parts)), "more than 10,000 parts"));
  }

  TEST_CASE("a workbook has up to 65,536 styles of cells, and as many formats") {
    const auto with_styles = [](std::size_t formats, std::size_t styles) {
      std::string text = "<styleSheet><numFmts>";
      for (std::size_t i = 0; i < formats; ++i) {
        text += "<numFmt numFmtId=\"" + std::to_string(i) + "\" formatCode=\"0\"/>";
      }
      text += "</numFmts><cellXfs>" + repeated(styles, "<xf numFmtId=\"14\"/>") +
              "</cellXfs></styleSheet>";
      std::vector<ZipPart> parts = Book{.sheets = {{"One", rows_xml({{"s:here"}})}}}.parts();
      for (ZipPart& part : parts) {
        if (part.name == "xl/styles.xml") part.text = text;
      }
      return read(zip_of(parts));
    };
    CHECK(with_styles(65'536, 65'536) == "here\n");
    CHECK(holds(with_styles(0, 65'537), "too many formats"));
    CHECK(holds(with_styles(65'537, 0), "too many formats"));
  }

  TEST_CASE("the last row and the last column of a sheet are read") {
    CHECK(read_rows("<row r=\"1048576\"><c r=\"A1048576\"><v>7</v></c></row>").size() ==
          1'048'575 + 2);
    const std::string last = read_rows("<row r=\"1\"><c r=\"XFD1\"><v>7</v></c></row>");
    CHECK(last == std::string(16'383, ',') + "7\n");
    CHECK(holds(read_rows("<row r=\"1\"><c r=\"XFD1\"/><c><v>7</v></c></row>"),
                "a cell stands where a sheet has none"));
  }

  TEST_CASE("a table is as wide as the widest of its first twenty rows that are not blank") {
    std::vector<std::vector<std::string>> rows(22, {"n:1"});
    rows[3] = {};
    rows[20] = {"n:1", "s:heading"};
    CHECK(holds(read_rows(rows_xml(rows)), "1,heading\n"));
    rows[3] = {"n:1"};
    CHECK_FALSE(holds(read_rows(rows_xml(rows)), "heading"));
    CHECK(read_rows(rows_xml({{"n:1", "n:2", "n:3"}})) == "1,2,3\n");
  }

  TEST_CASE("text of a cell is as long as Excel can hold it, and no longer") {
    const std::string most(std::size_t{256} << 10, 'x');
    const auto shared = [](const std::string& text) {
      return read(Book{.sheets = {{"One", rows_xml({{"t:0"}})}},
                       .texts = "<si><r><t>" + text + "</t></r></si>"}
                      .bytes());
    };
    CHECK(shared(most) == most + "\n");
    CHECK(holds(shared(most + "</t></r><r><t>x"), "longer than a cell can hold"));
    CHECK(holds(shared(most + "x"), "a text of more than 256 KiB"));
  }
}

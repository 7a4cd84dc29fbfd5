// Any bytes as a workbook, or as a part of one: the reader comes to an end, and every row
// of a sheet is a line of text.

#include "duly/workbook_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz.hpp"
#include "support/zip.hpp"

namespace {

using duly::fuzz::require;
using duly::test::ZipPart;

void read_book(std::string_view bytes) {
  duly::WorkbookReader book(bytes);
  if (book.problem()) return;
  constexpr std::size_t kMostSheets = 20;
  for (std::size_t i = 0; i < std::min(book.size(), kMostSheets); ++i) {
    std::string text;
    if (book.read(i, text)) continue;
    const auto lines = std::count(text.begin(), text.end(), '\n');
    require(lines <= 1'048'576);
    require(text.empty() || text.back() == '\n');
    require(text.find('\r') == std::string::npos);
  }
}

/// A workbook of which one part is the bytes: 0 its outline, 1 its relations, 2 its styles, 3 its
/// texts, 4 its sheet.
std::string book_with(std::size_t which, std::string bytes) {
  std::vector<ZipPart> parts = {
      {"xl/workbook.xml", R"(<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="r1" Type="/worksheet" Target="s.xml"/>)"
       R"(<Relationship Id="r2" Type="/styles" Target="y.xml"/>)"
       R"(<Relationship Id="r3" Type="/sharedStrings" Target="t.xml"/></Relationships>)"},
      {"xl/y.xml", R"(<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>)"},
      {"xl/t.xml", "<sst><si><t>text</t></si></sst>"},
      {"xl/s.xml",
       R"(<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c><c><v>42401</v></c></row>)"
       "</sheetData></worksheet>"},
  };
  parts[which].text = std::move(bytes);
  parts.push_back({"_rels/.rels", R"(<Relationships><Relationship Id="r1" Type="/officeDocument")"
                                  R"( Target="xl/workbook.xml"/></Relationships>)"});
  parts.push_back({"[Content_Types].xml",
                   R"(<Types><Default Extension="xml" ContentType="spreadsheetml"/></Types>)"});
  return duly::test::zip_of(parts);
}

}  // namespace

/// The first byte chooses what the others are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::size_t kParts = 5;
  const std::size_t choice = data[0] % (kParts + 1);
  const std::string bytes(duly::fuzz::Bytes(data, size, 1).text());
  read_book(choice < kParts ? book_with(choice, bytes) : bytes);
  return 0;
}

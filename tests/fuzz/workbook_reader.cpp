// Any bytes as a workbook, as a part of one, or packed: the reader comes to an end, and every row
// of a sheet is a line of text.

#include "duly/workbook_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "duly/gunzip.hpp"
#include "support/zip.hpp"

namespace {

using duly::test::ZipPart;

void require(bool holds) {
  if (!holds) std::abort();
}

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

/// What is unpacked, however it comes: in pieces of so many bytes, to as little room.
std::string unpacked(std::string_view packed, std::size_t piece) {
  duly::Gunzip gunzip([&](char* to, std::size_t room) {
    const std::size_t got = std::min({packed.size(), room, piece});
    if (got > 0) std::memcpy(to, packed.data(), got);
    packed.remove_prefix(got);
    return got;
  });
  std::string out;
  std::vector<char> room(piece);
  while (const std::size_t got = gunzip.read(room.data(), room.size())) {
    constexpr std::size_t kEnough = std::size_t{1} << 20;
    out.append(room.data(), got);
    if (out.size() > kEnough) return "large";
  }
  return gunzip.problem().empty() ? out : "not read";
}

}  // namespace

/// The first byte chooses what the others are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::size_t kParts = 5;
  const std::size_t choice = data[0] % (kParts + 3);
  const std::string bytes(data + 1, data + size);
  if (choice < kParts) {
    read_book(book_with(choice, bytes));
  } else if (choice == kParts) {
    read_book(bytes);
  } else if (choice == kParts + 1) {
    const std::string whole = unpacked(bytes, std::size_t{1} << 16);
    require(unpacked(bytes, 1 + bytes.size() % 61) == whole || whole == "large");
  } else {
    require(unpacked(duly::test::gzip_of(bytes), 1 + bytes.size() % 61) == bytes);
  }
  return 0;
}

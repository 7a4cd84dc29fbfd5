// Zips whose directory says what is not so: none is read as far as it goes.

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/workbook_reader.hpp"
#include "support/book.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)
using duly::NotRead;
using duly::WorkbookReader;

constexpr std::string_view kSheet = "xl/worksheets/part1.xml";
constexpr std::string_view kBroken =
    "the Excel workbook is broken or was cut short: copy it again, or save it again";

std::string sound() {
  return Book{.sheets = {{"One", rows_xml({{"s:here"}})}}}.bytes();
}

/// The text of the first sheet, or what is wrong.
std::string read(std::string_view bytes) {
  WorkbookReader reader(bytes);
  if (reader.problem()) return reader.problem()->why;
  std::string out;
  const std::optional<NotRead> bad = reader.read(0, out);
  return bad ? bad->why : out;
}

/// Other bytes so far before the name of the sheet's part, where it stands a first or second time:
/// in its own header, or in the directory.
void write_before(std::string& bytes, int time, std::size_t before, std::string_view others) {
  std::size_t at = bytes.find(kSheet);
  if (time == 2) at = bytes.find(kSheet, at + 1);
  bytes.replace(at - before, others.size(), others);
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("the zip that follows differs from a sound one in one thing") {
    CHECK(read(sound()) == "here\n");
  }

  TEST_CASE("a part that is said to be longer than the file is broken") {
    // It is the last, behind others of many bytes.
    std::mt19937 random(1);
    std::vector<ZipPart> parts = {{"xl/x.bin", std::string(100'000, ' ')}};
    for (char& c : parts.front().text) c = static_cast<char>(random());
    const std::vector<ZipPart> others = Book{.sheets = {{"One", rows_xml({{"s:here"}})}}}.parts();
    parts.insert(parts.end(), others.begin(), others.end());
    std::stable_partition(parts.begin(), parts.end(),
                          [](const ZipPart& part) { return part.name != kSheet; });
    std::string bytes = zip_of(parts);
    CHECK(read(bytes) == "here\n");
    constexpr std::string_view kLong("\xFF\xFF\xFF\x00", 4);
    write_before(bytes, 1, 12, kLong);
    write_before(bytes, 2, 26, kLong);
    CHECK(read(bytes) == kBroken);
  }

  TEST_CASE("a part that is said to stand behind the end of the file is broken") {
    std::string bytes = sound();
    write_before(bytes, 2, 4, std::string_view("\xFF\xFF\xFF\x00", 4));
    CHECK(read(bytes) == kBroken);
  }

  TEST_CASE("a part whose checksum is of something else is broken") {
    std::string bytes = sound();
    write_before(bytes, 1, 16, "none");
    write_before(bytes, 2, 30, "none");
    CHECK(read(bytes) == kBroken);
  }

  TEST_CASE("a directory that ends before its end is broken, and so is one of no part") {
    std::string bytes = sound();
    write_before(bytes, 2, 46, "XX");
    CHECK(read(bytes) == kBroken);
    CHECK(read(zip_of({})) == kBroken);
    CHECK(read("PK\x03\x04") == kBroken);
    CHECK(WorkbookReader("PK\x03\x04").problem()->line == 0);
    CHECK(duly::is_zip(zip_of({})));
    CHECK(duly::is_zip(sound()));
    CHECK_FALSE(duly::is_zip("PK\x05\x07 and more"));
  }

  TEST_CASE("a part that is listed and not there is missing") {
    std::vector<ZipPart> parts = Book{.sheets = {{"One", rows_xml({{"s:here"}})}}}.parts();
    std::erase_if(parts, [](const ZipPart& part) { return part.name == "xl/styles.xml"; });
    CHECK(read(zip_of(parts)) == "a part of the workbook is missing: save it again");
  }

  TEST_CASE("a name of 2,000 letters is a name of a part as any other") {
    std::vector<ZipPart> parts = Book{.sheets = {{"One", rows_xml({{"s:here"}})}}}.parts();
    parts.push_back({std::string(2000, 'x'), ""});
    CHECK(read(zip_of(parts)) == "here\n");
  }
}

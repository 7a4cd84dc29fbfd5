// Encodings of CSV.

#include "input/text.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/csv.hpp"
#include "duly/input.hpp"

namespace {

using namespace duly;           // NOLINT(google-build-using-namespace)
using namespace std::literals;  // NOLINT(google-build-using-namespace)
using duly::input::valid_utf8;

std::string utf8_of(std::string_view bytes) {
  input::Text text;
  input::read_text(bytes, text);
  return std::string(text.utf8);
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("text in UTF-8 stays, with or without a mark") {
    CHECK(utf8_of("Zo\xC3\xAB") == "Zo\xC3\xAB");
    CHECK(utf8_of("\xEF\xBB\xBF"
                  "Zo\xC3\xAB") == "Zo\xC3\xAB");
    CHECK(utf8_of("").empty());
  }

  TEST_CASE("UTF-16 with a mark is converted, in either order of bytes") {
    CHECK(utf8_of("\xFF\xFE"
                  "a\0,\0\xEB\0\x3D\xD8\x00\xDE"sv) == "a,\xC3\xAB\xF0\x9F\x98\x80");
    CHECK(utf8_of("\xFE\xFF\0a\0,\0\xEB\xD8\x3D\xDE\x00"sv) == "a,\xC3\xAB\xF0\x9F\x98\x80");
  }

  TEST_CASE("half a character of UTF-16 is replaced and counted") {
    input::Text text;
    input::read_text(
        "\xFF\xFE"
        "a\0\x3D\xD8"
        "b\0\x00\xDE"
        "c"sv,
        text);
    CHECK(text.utf8 ==
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(text.broken == 3);
  }

  TEST_CASE("bytes that are not UTF-8 are read as Windows-1252, and only those") {
    input::Text text;
    input::read_text("CHILD\nZo\xEB \x96 \x80\n", text);
    CHECK(text.utf8 == "CHILD\nZo\xC3\xAB \xE2\x80\x93 \xE2\x82\xAC\n");
    CHECK(text.windows_line == 2);
    CHECK(text.windows_bytes == 3);
    CHECK(utf8_of("Zo\xC3\xAB, Zo\xEB, \xE2\x80\x99") == "Zo\xC3\xAB, Zo\xC3\xAB, \xE2\x80\x99");
    CHECK(utf8_of("\xEF\xBB\xBF"
                  "a\xEB") == "a\xC3\xAB");  // a mark that lies
  }

  TEST_CASE("only well-formed UTF-8 is taken for it") {
    for (const std::string_view good : {"\xC2\x80"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv,
                                        "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv}) {
      CHECK(valid_utf8(good) == good.size());
    }
    for (const std::string_view bad :
         {"\x80"sv, "\xC1\xBF"sv, "\xE0\x9F\xBF"sv, "\xED\xA0\x80"sv, "\xF0\x8F\xBF\xBF"sv,
          "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xC3"sv, "\xE2\x82"sv}) {
      CHECK(valid_utf8(bad) == 0);
    }
  }

  TEST_CASE("a wrong byte is found wherever it stands among blocks") {
    for (std::size_t at = 0; at < 200; ++at) {
      std::string text(200, 'x');
      text[at] = '\xEB';
      CHECK(valid_utf8(text) == at);
    }
  }

  TEST_CASE("a row with a NUL byte is left out, and only that row") {
    Records records;
    Diagnostics findings;
    const std::string_view csv =
        "CHILD,REVIEW,REVIEW_CODE\nA1,2016-04-01,PN1\nA\0,2016-04-01,PN1\nA3,2016-04-01,PN1\n"sv;
    CHECK(!load_extract("a.csv", "", csv, Headings(), {}, records, findings));
    CHECK(records.reviews.size() == 2);
    REQUIRE(findings.all().size() == 1);
    CHECK(findings.all()[0].info->id == "D219");
    CHECK(findings.all()[0].row.line == 3);
  }

  TEST_CASE("a row of a million cells is counted, not kept") {
    const std::string text = "a,b\n" + std::string(1'000'000, ',') + "\n1,2\n";
    csv::Reader reader(text, ',');
    csv::Row row;
    REQUIRE(reader.next(row));
    REQUIRE(reader.next(row));
    CHECK(row.cells.size() + row.not_kept == 1'000'001);
    CHECK(row.cells.size() <= 2 * csv::kMostCells);
    REQUIRE(reader.next(row));
    CHECK(row.cells.size() == 2);
    CHECK(row.not_kept == 0);
  }
}

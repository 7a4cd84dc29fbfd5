// Which numbers of Excel are days, by its own formats and by those that a workbook brings.

#include "unpack/number_format.hpp"

#include <string>

#include <doctest/doctest.h>

namespace {

using namespace duly::unpack;  // NOLINT(google-build-using-namespace)

/// "day", "time" of a day, or "number".
std::string kind_of(const NumberFormat& format) {
  if (format.no_day) return "time";
  return format.time ? "day" : "number";
}

/// The same of each format of Excel's own from the first to the last, where they are all alike.
std::string kinds_of(unsigned first, unsigned last) {
  std::string out = kind_of(built_in_format(first));
  for (unsigned id = first; id <= last; ++id) {
    if (kind_of(built_in_format(id)) != out) return "not alike";
  }
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("of the formats of Excel's own those of days and of times of day are known") {
    CHECK(kinds_of(0, 13) == "number");
    CHECK(kinds_of(14, 17) == "day");
    CHECK(kinds_of(18, 21) == "time");
    CHECK(kinds_of(22, 22) == "day");
    CHECK(kinds_of(23, 26) == "number");
    CHECK(kinds_of(27, 36) == "day");
    CHECK(kinds_of(37, 44) == "number");
    CHECK(kinds_of(45, 47) == "time");
    CHECK(kinds_of(48, 49) == "number");
    CHECK(kinds_of(50, 58) == "day");
    CHECK(kinds_of(59, 163) == "number");
  }

  TEST_CASE(
      "a code of days is one in capitals too, and letters that are shown as they stand none") {
    for (const char* const code :
         {"DD/MM/YYYY", "yyyy", "MMM-YY", "dddd", "[Red]D", "_Yd", "D;@", "\"\"d"}) {
      CAPTURE(code);
      CHECK(kind_of(format_of_code(code)) == "day");
    }
    for (const char* const code : {"HH:MM", "h", "s.00", "mm:ss"}) {
      CAPTURE(code);
      CHECK(kind_of(format_of_code(code)) == "time");
    }
    for (const char* const code : {"0", "General", "GENERAL", "\"days\"0", "0\"d", "\\d0", "_d0",
                                   "*d0", "[d]0", "0[d", "0;d", ""}) {
      CAPTURE(code);
      CHECK(kind_of(format_of_code(code)) == "number");
    }
  }

  TEST_CASE("a format of up to twenty zeros fills a number up with them, and no sum below nought") {
    CHECK(number_text("7", format_of_code("0"), false) == "7");
    CHECK(number_text("7", format_of_code("00"), false) == "07");
    CHECK(number_text("7", format_of_code(std::string(20, '0')), false) ==
          std::string(19, '0') + "7");
    CHECK(number_text("7", format_of_code(std::string(21, '0')), false) == "7");
    CHECK(number_text("-7", format_of_code("0000"), false) == "-7");
    CHECK(number_text("0", format_of_code("00"), false) == "00");
    CHECK(number_text("7", format_of_code("0.0"), false) == "7");
    CHECK(number_text("1e20", {}, false) == "1" + std::string(20, '0'));
    CHECK(number_text("1e21", {}, false) == "1e+21");
  }

  TEST_CASE("a time of day is what is left of a day, to the nearest second") {
    const NumberFormat time = format_of_code("hh:mm");
    CHECK(number_text("0", time, false) == "00:00:00");
    CHECK(number_text("0.99999", time, false) == "23:59:59");
    CHECK(number_text("0.7", time, false) == "16:48:00");
    CHECK(number_text("0.52434", time, false) == "12:35:03");
    CHECK(number_text("1", time, false) == "1900-01-01");
    const NumberFormat day = format_of_code("dd/mm/yyyy hh:mm");
    CHECK(number_text("42401.52434", day, false) == "2016-02-01 12:35:03");
    CHECK(number_text("2958464", day, false) == "9999-12-30");
    CHECK(number_text("2958465", day, false) == "2958465");
    CHECK(number_text("nan", day, false) == "nan");
    CHECK(number_text("inf", day, false) == "inf");
  }
}

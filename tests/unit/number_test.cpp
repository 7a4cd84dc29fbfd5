// Numbers in text, whatever the library of C++ can read.

#include "duly/number.hpp"

#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace duly;  // NOLINT(google-build-using-namespace)

}  // namespace

TEST_SUITE("unit") {
#ifdef __cpp_lib_to_chars
  TEST_CASE("numbers with a point are read alike by a library that has no reader for them") {
    for (const std::string_view text : {"1.5",   "-0.25",  "1.23456789012345E+14",
                                        "1e5",   "1E-3",   "+5",
                                        "",      "-",      ".5",
                                        "5.",    "1e",     "1e+",
                                        "1.5.2", "12abc",  "0x10",
                                        "1e400", "-1e400", " 5",
                                        "--5",   "e5",     "1+5",
                                        "1-5"}) {
      CAPTURE(text);
      double one = -7;
      double other = -7;
      const char* const last = text.data() + text.size();
      const auto expected = std::from_chars(text.data(), last, one);
      const auto found = from_chars_with_point(text.data(), last, other);
      CHECK(found.ec == expected.ec);
      CHECK(found.ptr == expected.ptr);
      CHECK(other == one);
    }
  }
#endif

  TEST_CASE("a text is a number where nothing stands besides") {
    CHECK(number_in<double>("1.23456789012345E+14") == 123456789012345.0);
    CHECK(number_in<int>("12") == 12);
    CHECK(!number_in<int>("12 "));
    CHECK(!number_in<int>("+12"));
    CHECK(!number_in<double>("1.5h"));
    CHECK(leading_number<int>("20wd").rest == "wd");
  }
}

// Every folder beside this file is a run of the tool, compared byte by byte.

#include "support/golden.hpp"

#include <doctest/doctest.h>

TEST_SUITE("golden") {
  TEST_CASE("the tool says what it said before") {
    const auto cases = duly::test::golden_cases();
    REQUIRE(cases.size() > 40);
    for (const duly::test::GoldenCase& golden : cases) {
      SUBCASE(golden.name.c_str()) {
        duly::test::check_golden(golden);
      }
    }
  }
}

// What differs of what several rows tell of a child: its sex, and the day its birth is expected.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/built.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Lines of a children table at which N38 stands, and the column: "3 SEX".
std::string findings(std::string_view rows) {
  const Built b = built({children("c", rows)}, "2016-03-31", true);
  std::string out;
  for (const duly::Diagnostic& d : b.findings.all()) {
    if (d.info->id != std::string_view("N38")) continue;
    out += (out.empty() ? "" : "; ") + std::to_string(d.row.line) + " " + std::string(d.column);
  }
  return out;
}

/// The expected birth of a child of these rows of a census: birth, expected birth.
std::string expected(std::string_view rows) {
  std::string csv = "child_id,date_of_birth,ExpectedPersonBirthDate\n";
  const Built b = built({{"c", csv + std::string(rows)}}, "2016-03-31");
  const duly::OptDate day = b.histories.expected.at(0);
  return day ? to_string(*day) : "none";
}

}  // namespace

TEST_SUITE("unit") {
  // Of one extract the first in the alphabet stands, in whatever order its rows come.
  TEST_CASE("a child with two sexes is told at each row that does not stand") {
    CHECK(findings("A 2008-05-01 1\nA 2008-05-01 2\n") == "2 SEX");
    CHECK(findings("A 2008-05-01 M\nA 2008-05-01 F\nA 2008-05-01 M\n") == "2 SEX; 4 SEX");
    CHECK(findings("A 2008-05-01 -\nA 2008-05-01 2\nA 2008-05-01 1\n") == "4 SEX");
  }

  TEST_CASE("one sex in two spellings, one left blank, and two children's are no finding") {
    CHECK(findings("A 2008-05-01 1\nA 2008-05-01 M\n") == "");
    CHECK(findings("A 2008-05-01 2\nA 2008-05-01 F\n") == "");
    CHECK(findings("A 2008-05-01 M\nA 2008-05-01 -\n") == "");
    CHECK(findings("A 2008-05-01 -\nA 2008-05-01 M\n") == "");
    CHECK(findings("A 2008-05-01 M\nB 2008-05-01 F\n") == "");
  }

  TEST_CASE("of two days on which a birth is expected the later stands, as of two birth dates") {
    CHECK(expected("A,,2016-05-01\nA,,2016-06-01\n") == "2016-06-01");
    CHECK(expected("A,,2016-06-01\nA,,2016-05-01\n") == "2016-06-01");
    CHECK(expected("A,,2016-05-01\nA,,2016-06-01\nA,,\n") == "2016-06-01");
    CHECK(expected("A,2016-02-01,2016-05-01\n") == "none");
    CHECK(expected("A,,2016-05-01\nA,2016-02-01,\n") == "none");
  }
}

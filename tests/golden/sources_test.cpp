// The same invented children in every source (tests/golden/sources) give the same answers.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// A golden case's answer without the columns that name the source: every other cell, row by row.
std::vector<std::vector<std::string>> answer(const std::string& golden) {
  std::vector<std::vector<std::string>> rows =
      rows_of(read_file(in_source("tests/golden/" + golden + "/stdout")));
  REQUIRE(rows.size() > 1);
  const std::vector<std::string> headings = rows.front();
  for (std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (headings[i] == "source" || headings[i] == "plan_id") row[i].clear();
    }
  }
  return rows;
}

void check_pair(const std::string& one, const std::string& other) {
  for (const char* command : {"-reviews", "-kpi"}) {
    const auto expected = answer("source-" + one + command);
    const auto said = answer("source-" + other + command);
    CAPTURE(other);
    REQUIRE(said.size() == expected.size());
    for (std::size_t i = 0; i < said.size(); ++i) CHECK(said[i] == expected[i]);
  }
}

}  // namespace

TEST_SUITE("golden") {
  TEST_CASE("looked-after children are judged alike from every source") {
    check_pair("care-ssda903", "care-ssda903-xml");
    check_pair("care-ssda903", "care-ssd");
    check_pair("care-ssda903", "care-plain");
  }

  TEST_CASE("protection plans are judged alike from every source") {
    check_pair("plans-plain", "plans-ssd");
    check_pair("plans-plain", "plans-cin-xml");
  }
}

// Words and families of codes: data/codes.csv.

#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/code.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::vector<CsvLine> lines() {
  return lines_of(read_file(in_source("data/codes.csv")));
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a code is shown with its words, and bare where it has none") {
    CHECK(with_words(CodeList::placement, ShortCode("U6")) == "U6 Foster care, other");
    CHECK(with_words(CodeList::placement, ShortCode("u6")) == "U6 Foster care, other");
    CHECK(with_words(CodeList::legal_status, ShortCode("E1")) == "E1 Placement order");
    CHECK(with_words(CodeList::reason_end, ShortCode("E4A")) == "E4A Returned home, as planned");
    CHECK(with_words(CodeList::participation, ShortCode("PN1")) == "PN1 Attended and spoke");
    CHECK(with_words(CodeList::need, ShortCode("N1")) == "N1 Abuse or neglect");
    CHECK(with_words(CodeList::category, ShortCode("NEG")) == "NEG Neglect");
    CHECK(with_words(CodeList::provider, ShortCode("PR4")) == "PR4 Private provision");
    CHECK(with_words(CodeList::ethnicity, ShortCode("CHNE")) == "CHNE Chinese");
    CHECK(with_words(CodeList::placement, ShortCode("Z12")) == "Z12");
    CHECK(with_words(CodeList::placement, ShortCode("XX")) == "XX");
  }

  TEST_CASE("every code but those of other placements since 2025-26 has words of its own") {
    std::map<std::string, std::set<std::string>> words;
    for (const CsvLine& line : lines()) {
      CAPTURE(line["code"]);
      if (line["code"].empty()) continue;
      const bool other = line["code"].size() == 3 && line["code"].rfind("Z1", 0) == 0;
      CHECK(line["words"].empty() == other);
      if (!other) CHECK(words[line["list"]].insert(line["words"]).second);
    }
  }

  TEST_CASE("every code of a list that has families is of one of them") {
    const std::map<std::string, std::vector<std::string>> families = {
        {"placement", {"placement_family"}},
        {"legal_status", {"legal_family"}},
        {"ethnicity", {"ethnic_group", "bme"}},
        {"provider", {"provider_family"}}};
    for (const CsvLine& line : lines()) {
      CAPTURE(line["list"]);
      CAPTURE(line["code"]);
      for (const auto& [list, columns] : families) {
        for (const std::string& column : columns) {
          CHECK(line[column].empty() == (line["list"] != list));
        }
      }
    }
  }

  TEST_CASE("no code is a code of no list, though the families of the blank are told") {
    CHECK_FALSE(in_list(CodeList::ethnicity, ShortCode("")));
    REQUIRE(family_of(CodeFamily::ethnic_group, ShortCode("")));
    CHECK(family_name(CodeFamily::ethnic_group, *family_of(CodeFamily::ethnic_group, {})) ==
          "not known");
    CHECK_FALSE(family_of(CodeFamily::placement_family, ShortCode("")));
    CHECK_FALSE(family_of(CodeFamily::placement_family, ShortCode("XX")));
  }
}

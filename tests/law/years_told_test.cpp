// Which year a file is of where little tells, and what a file that tells little can tell.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "cases/returns.hpp"
#include "support/merged.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Children B0, B1, ..., each with an episode begun in a year of its own from 2010 on.
std::string a_year_each(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += "B" + std::to_string(i) + " " + std::to_string(2010 + i) + "-05-01 S\n";
  }
  return out;
}

std::string census_of(std::string_view reference, std::string_view children) {
  return "<Message><Header><CollectionDetails><Collection>CIN</Collection><ReferenceDate>" +
         std::string(reference) + "</ReferenceDate></CollectionDetails></Header><Children>" +
         std::string(children) + "</Children></Message>";
}

std::string child_of_census(const std::string& id, std::string_view plan_start) {
  std::string out = "<Child><ChildIdentifiers><LAchildID>" + id +
                    "</LAchildID></ChildIdentifiers><CINdetails><CINreferralDate>2022-05-01"
                    "</CINreferralDate>";
  if (!plan_start.empty()) {
    out += "<ChildProtectionPlans><CPPstartDate>" + std::string(plan_start) +
           "</CPPstartDate></ChildProtectionPlans>";
  }
  return out + "</CINdetails></Child>";
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a file in which no year has two children is of the latest that one makes likely") {
    CHECK(merged({episodes("a", a_year_each(10))}).years == "a 2019");
    CHECK(merged({episodes("a", a_year_each(10) + "C1 2024-05-01 S\n")}).years == "a 2024");
    CHECK(merged({episodes("a", a_year_each(10) + "C1 2025-05-01 S\n")}).years == "a 2019");
  }

  TEST_CASE("reviews that were cancelled have no part in the year of a file") {
    std::string csv = "child_id,review_date,cancelled\n";
    for (int i = 0; i < 12; ++i) csv += "B" + std::to_string(i) + ",2021-05-01,no\n";
    CHECK(merged({{"r", csv + "C1,2022-05-01,yes\nC2,2022-05-01,yes\n"}}).years == "r 2021");
    CHECK(merged({{"r", csv + "C1,2022-05-01,no\nC2,2022-05-01,no\n"}}).years == "r 2022");
  }

  TEST_CASE("a census of another year than it states is complete from the year of its dates") {
    std::string children;
    for (int i = 0; i < 12; ++i) children += child_of_census("A" + std::to_string(i), "2022-06-01");
    for (const std::string_view stated : {"2023-03-31", "2025-03-31"}) {
      duly::Diagnostics found;
      duly::Records records = read({{"x", census_of(stated, children)}}, found);
      duly::cases::returns_of(records, day("2026-03-31"), found);
      CHECK(records.extracts[0].complete_from == duly::OptDate(day("2022-04-01")));
    }
  }

  TEST_CASE("a census without a plan tells that one of the year before is absent") {
    const Small before = {"c22", census_of("2023-03-31", child_of_census("A", "2022-06-01"))};
    CHECK(merged({before, {"c23", census_of("2024-03-31", child_of_census("B", ""))}})
              .findings.starts_with("D315 c22:1 "));
  }

  TEST_CASE("children whose rows a newer return has, left out, are not absent from it") {
    const std::string both = "Z1 2020-02-01 S\nZ2 2022-04-02 S\n";
    const std::string older = both +
                              "A 2022-05-01 S\nB 2022-05-01 S\nC 2022-05-01 S\nD 2022-05-01 S\n"
                              "E 2022-05-01 S\n";
    const std::string newer = both +
                              "Z3 2023-05-01 S\nE 2022-05-01 S 2022-04-30 E8\n"
                              "D 2022-05-01 S 2022-04-30 E8\nC 2022-05-01 S 2022-04-30 E8\n"
                              "B 2022-05-01 S 2022-04-30 E8\nA 2022-05-01 S 2022-04-30 E8\n";
    CHECK(merged({episodes("y22", older), episodes("y23", newer)}).repairs == "");
    CHECK(merged({episodes("y22", older), episodes("y23", both + "Z3 2023-05-01 S\n")}).repairs ==
          "care of 5 ended");
  }
}

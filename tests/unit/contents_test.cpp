// What a file tells, as one number: by it one of two files is taken where nothing else decides.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "cases/versions.hpp"
#include "duly/input.hpp"
#include "support/merged.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::vector<std::uint64_t> contents(const std::vector<Small>& files) {
  duly::Records records;
  duly::Diagnostics found;
  duly::LoadOptions options;
  options.details = true;
  for (const Small& f : files) {
    REQUIRE(!load_extract(f.name, {}, f.csv, duly::Headings(), options, records, found));
  }
  return duly::cases::contents_of(records);
}

/// Of a row the headings whose cells are not told: changed alone, they change nothing.
std::string untold(std::string_view headings, std::string_view row, std::string_view changed) {
  const std::vector<std::string> names = split(headings, ',');
  const std::vector<std::string> cells = split(row, ',');
  const std::vector<std::string> others = split(changed, ',');
  REQUIRE(cells.size() == others.size());
  std::vector<Small> files = {{"base", std::string(headings) + "\n" + std::string(row) + "\n"}};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string csv = std::string(headings) + "\n";
    for (std::size_t j = 0; j < cells.size(); ++j) {
      csv += (j == 0 ? "" : ",") + (j == i ? others : cells)[j];
    }
    files.push_back({"other", csv + "\n"});
  }
  const std::vector<std::uint64_t> sums = contents(files);
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool told = std::count(sums.begin(), sums.end(), sums[i + 1]) == 1;
    if (!told) out += names[i] + " ";
  }
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("files that differ in any one cell of a case are told apart") {
    CHECK(untold("child_id,episode_start,reason_start,episode_end,reason_end,legal_status,"
                 "placement,period_id,need,provider,reason_place_change,urn,home_postcode,"
                 "placement_postcode,location,distance,placement_la",
                 "A1,2022-05-01,S,2022-06-01,E8,C2,U6,K1,N1,PR1,CARPL,SC0001,AA1 1AA,AA1 1AA,IN,"
                 "1.5,E06000001",
                 "A2,2022-05-02,P,2022-06-02,E4A,V2,U1,K2,N2,PR2,CLOSE,SC0002,AA1 1AB,AA1 1AC,OUT,"
                 "2.5,E06000002") == "");
    CHECK(untold("child_id,plan_id,plan_start,plan_end,temporary,previous_plans,icpc_date,"
                 "category_initial,category_latest",
                 "A1,Q1,2022-05-01,2022-06-01,no,0,2022-04-20,NEG,PHY",
                 "A2,Q2,2022-05-02,2022-06-02,yes,1,2022-04-21,PHY,NEG") == "");
    CHECK(untold("child_id,review_date,participation,cancelled,iro,late_reason,"
                 "completed_date,due_date,record_date,midpoint_date",
                 "A1,2022-05-01,PN1,no,Ann,ill,2022-05-02,2022-05-03,2022-05-04,2022-07-01",
                 "A2,2022-05-02,PN3,yes,Ben,late,2022-05-05,2022-05-06,2022-05-07,"
                 "2022-07-02") == "");
    CHECK(untold("child_id,conference_date,conference_type,s47_start_date,plan_id,"
                 "meeting_id,participation,transfer_in,late_reason,notified_date",
                 "A1,2022-05-01,ICPC,2022-04-20,Q1,M1,PN1,no,ill,2022-04-25",
                 "A2,2022-05-02,RCPC,2022-04-21,Q2,M2,PN3,yes,late,2022-04-26") == "");
  }

  TEST_CASE("files in which two children have each other's rows are told apart") {
    for (const std::string child : {"A", "B", "C", "D", "E", "F", "G", "H"}) {
      const std::string first = "Z 2022-06-01 ";
      const std::string second = child + " 2022-06-01 ";
      const std::vector<std::uint64_t> sums =
          contents({reviews("a", first + "PN1\n" + second + "PN3\n"),
                    reviews("b", first + "PN3\n" + second + "PN1\n")});
      CHECK(sums[0] != sums[1]);
    }
  }

  TEST_CASE("the order of its rows does not change what a file tells") {
    const std::vector<std::uint64_t> sums =
        contents({reviews("a", "A 2022-06-01\nB 2022-07-01\n"),
                  reviews("b", "B 2022-07-01\nA 2022-06-01\n")});
    CHECK(sums[0] == sums[1]);
  }
}

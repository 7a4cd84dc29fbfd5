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

/// Every source at once, in the order given: each child told four times, each plan three times.
std::string indicators(std::vector<std::string> files) {
  std::vector<std::string> args = {"kpi",        "--year", "2015-16", "--as-at",
                                   "2016-03-31", "-f",     "csv"};
  for (const std::string& file : files) {
    args.push_back(in_source("tests/golden/sources/" + file).string());
  }
  return run_duly(args).out;
}

}  // namespace

TEST_SUITE("golden") {
  TEST_CASE("every source at once, in any order, gives the same answers as one of each") {
    const std::vector<std::string> one = {
        "ssda903/episodes.csv",  "ssda903/header.csv",          "ssda903/reviews.csv",
        "plain-plans/plans.csv", "plain-plans/conferences.csv", "plain-plans/enquiries.csv"};
    std::vector<std::string> all = one;
    for (const char* file :
         {"ssda903-xml/return.xml", "plain-care/episodes.csv", "plain-care/reviews.csv",
          "ssd-care/ssd_cla_episodes.csv", "ssd-care/ssd_cla_reviews.csv",
          "ssd-care/ssd_legal_status.csv", "ssd-care/ssd_cla_placement.csv",
          "ssd-plans/ssd_cp_plans.csv", "ssd-plans/ssd_cp_reviews.csv",
          "ssd-plans/ssd_initial_cp_conference.csv", "ssd-plans/ssd_s47_enquiry.csv",
          "cin-xml/census-2015.xml", "cin-xml/census-2016.xml"}) {
      all.emplace_back(file);
    }
    const std::string answer = indicators(one);
    CHECK(answer.find("NI66") != std::string::npos);
    CHECK(indicators(all) == answer);
    CHECK(indicators({all.rbegin(), all.rend()}) == answer);
  }

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

// Day and month in the order others write them: one wrong cell is one row's, a column of them is in
// doubt as a whole.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/input.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

struct Loaded {
  Records records;
  Diagnostics findings;

  std::size_t count(std::string_view code) const {
    std::size_t out = 0;
    for (const Diagnostic& d : findings.all()) out += d.info->id == code ? 1U : 0U;
    return out;
  }
  const Diagnostic& first(std::string_view code) const {
    for (const Diagnostic& d : findings.all()) {
      if (d.info->id == code) return d;
    }
    REQUIRE_MESSAGE(false, "no such finding: " << code);
    return findings.all()[0];
  }
};

Loaded load(std::string_view csv, const LoadOptions& options = {}) {
  Loaded out;
  REQUIRE(!load_extract("a.csv", "", csv, Headings(), options, out.records, out.findings));
  return out;
}

std::string reviews(const std::vector<std::string>& dates) {
  std::string out = "CHILD,REVIEW,REVIEW_CODE\n";
  for (std::size_t i = 0; i < dates.size(); ++i) {
    out += "A" + std::to_string(1001 + i) + "," + dates[i] + ",PN1\n";
  }
  return out;
}

/// `wrong` dates that prove the other order before others that could be either.
std::vector<std::string> dates(std::size_t wrong, std::size_t either) {
  std::vector<std::string> out(wrong, "04/25/2015");
  out.insert(out.end(), either, "04/05/2015");
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("one date in the other order is an error of its row alone") {
    for (const std::size_t others : {3U, 100U}) {
      const Loaded l = load(reviews(dates(1, others)));
      CHECK(l.records.reviews.size() == others);
      CHECK(l.count("D205") == 1);
      CHECK(l.count("D125") == 0);
    }
  }

  TEST_CASE("several of one child put no column in doubt") {
    const Loaded l =
        load("CHILD,REVIEW,REVIEW_CODE\nA1,04/25/2015,PN1\nA1,05/25/2015,PN1\nA2,04/05/2015,PN1\n");
    CHECK(l.records.reviews.size() == 1);
    CHECK(l.count("D125") == 0);
  }

  TEST_CASE("a twentieth of the dates, of two children, is borne; more puts the column in doubt") {
    CHECK(load(reviews(dates(2, 38))).records.reviews.size() == 38);
    const Loaded l = load(reviews(dates(2, 37)));
    CHECK(l.records.reviews.empty());
    CHECK(l.records.extracts[0].rows == 39);
    CHECK(l.records.extracts[0].left_out == 39);
    CHECK(l.count("D205") == 39);
    CHECK(l.count("D125") == 1);
    CHECK(l.first("D125").detail == "2 of 39 dates prove it");
    CHECK(l.first("D125").column == "REVIEW");
    CHECK(l.first("D125").row.line == 2);
    CHECK(l.first("D125").severity == Severity::error);
  }

  TEST_CASE("of a column in doubt, a date that is one day only is used") {
    const Loaded l = load(reviews({"04/25/2015", "04/26/2015", "04/05/2015", "05/05/2015",
                                   "2015-04-05", "25/04/2015", "5 April 2015"}));
    REQUIRE(l.records.reviews.size() == 4);
    CHECK(l.records.reviews[0].held == day("2015-05-05"));
    CHECK(l.records.reviews[1].held == day("2015-04-05"));
    CHECK(l.records.reviews[2].held == day("2015-04-25"));
    CHECK(l.records.extracts[0].first_date == day("2015-04-05"));
  }

  TEST_CASE("one column's order says nothing of another's") {
    const std::string rows =
        "A1,05/06/2010,04/25/2015,PN1\nA2,05/07/2010,04/26/2015,PN1\nA3,05/08/2010,04/05/"
        "2015,PN1\n";
    const Loaded l = load("CHILD,DOB,REVIEW,REVIEW_CODE\n" + rows);
    CHECK(l.records.reviews.empty());
    REQUIRE(l.records.child_rows.size() == 3);
    CHECK(l.records.child_rows[0].born == day("2010-06-05"));
  }

  TEST_CASE("an optional date in doubt is not used, and the row stands") {
    const std::string rows =
        "A1,04/25/2010,2015-05-01,PN1\nA2,04/26/2010,2015-05-01,PN1\nA3,04/05/"
        "2010,2015-05-01,PN1\n";
    const Loaded l = load("CHILD,DOB,REVIEW,REVIEW_CODE\n" + rows);
    CHECK(l.records.reviews.size() == 3);
    CHECK(l.records.child_rows.empty());
    CHECK(l.count("D125") == 1);
    CHECK(l.first("D205").severity == Severity::warning);
  }

  TEST_CASE("the other order is read where the user says it is theirs, and then proves itself") {
    LoadOptions options;
    options.dates.month_first = true;
    const Loaded l = load(reviews(dates(2, 3)), options);
    REQUIRE(l.records.reviews.size() == 5);
    CHECK(l.records.reviews[0].held == day("2015-04-25"));
    CHECK(l.records.reviews[4].held == day("2015-04-05"));
    CHECK(l.findings.all().empty());
    CHECK(load(reviews({"25/04/2015", "26/04/2015", "04/05/2015"}), options).count("D125") == 1);
  }

  TEST_CASE("two-digit years are read where that is asked for, and counted") {
    LoadOptions options;
    options.dates.two_digit_years = true;
    const Loaded l = load(reviews({"25/04/15", "26/04/2015", "4-Mar-99"}), options);
    CHECK(l.records.reviews.size() == 3);
    CHECK(l.count("D224") == 1);
    CHECK(l.first("D224").detail == "2 cells");
    CHECK(load(reviews({"25/04/15"})).count("D204") == 1);
  }

  TEST_CASE("a column is in doubt alike however many threads read a file of many pieces") {
    constexpr std::size_t kManyRows = 200'000;
    const std::string pad(50, 'x');
    std::string text = "CHILD,DOB,REVIEW,REVIEW_CODE,note\n";
    for (std::size_t i = 0; i < kManyRows; ++i) {
      const bool proof = i % 15 == 0;
      text += "A" + std::to_string(i / 2) + ",01/05/2010," + (proof ? "04/25/2015" : "04/05/2015") +
              (i % 50 == 1 ? ",NULL," : ",PN1,") + pad + "\n";
    }
    std::string first;
    for (const unsigned threads : {1U, 2U, 5U}) {
      LoadOptions options;
      options.threads = threads;
      options.details = true;
      const Loaded l = load(text, options);
      CHECK(l.records.reviews.empty());
      CHECK(l.records.children.size() == kManyRows / 2);
      CHECK(l.count("D125") == 1);
      CHECK(l.first("D125").row.line == 2);
      CHECK(l.count("D220") == 0);  // no row came that far
      std::string all;
      for (const Diagnostic& d : l.findings.all()) {
        all += std::string(d.info->id) + std::to_string(d.row.line) + d.detail + ";";
      }
      if (first.empty()) first = all;
      CHECK(all == first);
    }
  }
}

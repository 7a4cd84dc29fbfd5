// What is kept of a large extract, which is read in several pieces.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/input.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"
#include "support/loaded.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Enough rows for several pieces of a file: `row` is given the number of each.
template <class Row>
std::string many(std::string text, std::size_t rows, Row row) {
  for (std::size_t i = 0; i < rows; ++i) text += row(i);
  return text;
}
constexpr std::size_t kManyRows = 120'000;  // of 80 bytes: over two pieces

std::string padded(std::string_view start, std::size_t number) {
  std::string digits = std::to_string(number);
  return std::string(start) + std::string(6 - digits.size(), '0') + digits;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("what is kept apart stays with its row over the pieces of a large file") {
    const std::string pad(40, 'x');
    const std::string conferences =
        many("child_id,conference_date,conference_type,meeting_id,participation,note\r\n",
             kManyRows, [&pad](std::size_t i) {
               const bool filled = i % 3 == 0;
               return padded("A", i) + ",2015-06-01,RCPC," + (filled ? padded("M", i / 6) : "") +
                      "," + (filled ? "PN1" : "") + "," + pad + "\r\n";
             });
    const std::string dates = many(
        "child_id,review_date,record_date,health_date,note\r\n", kManyRows, [&pad](std::size_t i) {
          const bool filled = i % 3 == 0;
          return padded("A", i) + ",2015-06-01," + (filled ? "2015-06-12" : "") + "," +
                 (i % 5 == 0 ? "2015-05-20" : "") + "," + pad + "\r\n";
        });
    for (const unsigned threads : {1U, 3U}) {
      LoadOptions options = everything();
      options.threads = threads;
      Loaded l = load(conferences, options);
      add(l, dates, options);
      const Records& r = l.records;
      REQUIRE(r.conferences.size() == kManyRows);
      REQUIRE(r.reviews.size() == kManyRows);
      std::size_t wrong = 0;
      for (std::size_t i = 0; i < kManyRows; ++i) {
        const bool filled = i % 3 == 0;
        const ConferenceExtra& e = r.conference_extras[r.conferences[i].extra];
        if (l.word(e.meeting_id) != (filled ? padded("M", i / 6) : "")) ++wrong;
        if (e.participation.blank() == filled) ++wrong;
        if (r.review_extras[r.reviews[i].extra].written_up.has_value() != filled) ++wrong;
      }
      CHECK(wrong == 0);
      REQUIRE(r.care_dates.size() == kManyRows / 5);
      wrong = 0;
      for (std::size_t i = 0; i < r.care_dates.size(); ++i) {
        const CareDate& d = r.care_dates[i];
        if (r.children[d.child] != padded("A", i * 5) || d.row.line != i * 5 + 2) ++wrong;
      }
      CHECK(wrong == 0);
    }
  }

  TEST_CASE("families and columns of one's own stay with their row over the pieces of a file") {
    const std::string pad(50, 'x');
    const std::string allocations =
        many("child_id,worker,role,family_id,area,note\n", kManyRows, [&pad](std::size_t i) {
          return padded("A", i) + ",W1,helper," + padded("F", i / 2) + "," + padded("N", i % 7) +
                 "," + pad + "\n";
        });
    LoadOptions options;
    options.threads = 2;
    const Loaded l = load_columns({{"allocations", "Area"}}, allocations, options);
    REQUIRE(l.records.allocations.size() == kManyRows);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < kManyRows; ++i) {
      const Allocation& a = l.records.allocations[i];
      if (l.word(a.family) != padded("F", i / 2)) ++wrong;
      if (l.cell(a.local, 0) != padded("N", i % 7)) ++wrong;
      if (l.word(a.role_name) != "helper") ++wrong;
    }
    CHECK(wrong == 0);
  }

  TEST_CASE("a table of dates of care over several pieces keeps its order and its lines") {
    const std::string pad(60, 'x');
    const std::string text =
        many("child_id,health_date,pep_date,note\n", kManyRows, [&pad](std::size_t i) {
          return padded("A", i / 2) + ",2015-05-20,2015-05-21," + pad + "\n";
        });
    LoadOptions options = everything();
    options.threads = 2;
    const Loaded l = load(text, options);
    REQUIRE(l.records.care_dates.size() == 2 * kManyRows);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < l.records.care_dates.size(); ++i) {
      const CareDate& d = l.records.care_dates[i];
      if (l.records.children[d.child] != padded("A", i / 4)) ++wrong;
      if (d.row.line != i / 2 + 2) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(l.records.extracts[0].rows == kManyRows);
  }
}

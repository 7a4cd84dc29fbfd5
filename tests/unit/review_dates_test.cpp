// Do the dates of reviews as a whole look like real ones?

#include <cstddef>

#include <doctest/doctest.h>

#include "duly/cases.hpp"
#include "support/built.hpp"
#include "support/history.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

bool unlikely(std::size_t reviews, std::size_t on_days_off, std::size_t outside_care) {
  return ReviewDates{reviews, on_days_off, outside_care}.unlikely();
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("over 15 in a hundred reviews on days off, or over 20 outside care, are unlikely") {
    CHECK(!unlikely(100, 15, 0));
    CHECK(unlikely(100, 16, 0));
    CHECK(unlikely(1000, 151, 0));
    CHECK(!unlikely(100, 0, 20));
    CHECK(unlikely(100, 0, 21));
    CHECK(unlikely(1000, 0, 201));
    CHECK(!unlikely(100, 15, 20));
  }

  TEST_CASE("fewer than fifty reviews prove nothing") {
    CHECK(!unlikely(49, 49, 49));
    CHECK(unlikely(50, 50, 50));
  }

  TEST_CASE("reviews up to the day asked about are looked at: days off, and days outside care") {
    const Built b = built({episodes("e", "A 2015-01-05 S\n"),
                           // Before care; a Monday; a Saturday; Christmas; the day asked about, a
                           // Thursday; a Sunday after it.
                           reviews("r",
                                   "A 2014-12-01\nA 2015-06-01\nA 2015-06-06\nA 2015-12-25\n"
                                   "A 2016-03-31\nA 2016-04-03\n")},
                          "2016-03-31");
    const ReviewDates found = look_at_review_dates(b.records, b.histories, b.cases, calendar());
    CHECK(found.reviews == 5);
    CHECK(found.on_days_off == 2);
    CHECK(found.outside_care == 1);
  }
}

// What is known of cases besides their days: how they ended, and what their sources hold.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/authority.hpp"
#include "support/built.hpp"
#include "support/two_returns.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Is the end of A's period of care one that the files do not tell, as known on the day?
bool unknown_end(const Authority& a, std::string_view on) {
  const Cases cases = a.cases(day(on));
  return cases.periods_of(cases.children[0]).back().unknown_end;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("children of whom nothing is told in a month still say what their list holds") {
    // Annex A: a child whose care and plan ended before the month, and one who has neither yet.
    const Authority a(
        {"Child Unique ID,Date Started to be Looked After,"
         "Date Ceased to be Looked After,Date of Latest Statutory Review\n"
         "A1001,2015-01-05,2015-06-01,2015-02-02\n"
         "A1002,2015-12-01,,2015-12-29\n",
         "Child Unique ID,Child Protection Plan Start Date,"
         "Child Protection Plan End Date,Date of latest review conference\n"
         "A1001,2015-01-05,2015-06-01,2015-04-02\n"
         "A1002,2015-12-01,,2016-02-29\n"});
    const Cases latest = a.latest_cases();
    const std::vector<Lifeline> lifelines = a.lifelines(latest);
    for (Date from = day("2014-12-01"); from < day("2016-03-01"); from = add_months(from, 1)) {
      const Date to = add_months(from, 1).plus_days(-1);
      CAPTURE(to_string(from));
      BuildOptions how;
      how.lifelines = lifelines;
      how.from = from;
      how.whole = &latest;
      const Coverage whole = coverage_of(a.cases(to), {});
      const Coverage part = coverage_of(a.cases(to, how), {});
      CHECK(whole.latest_reviews_only == part.latest_reviews_only);
      CHECK(whole.latest_conferences_only == part.latest_conferences_only);
    }
    CHECK(coverage_of(a.cases(day("2015-10-31")), {}).latest_reviews_only);
  }

  TEST_CASE("the end of an absent child's care is not known, once it has come") {
    const std::string both = "Z1 2010-02-01 S\nZ2 2012-04-02 S\n";
    const Authority a({episodes("y12", "A 2012-05-01 S\n" + both).csv,
                       episodes("y13", both + "Z3 2013-06-03 S\n").csv});
    CHECK(unknown_end(a, "2013-04-01"));
    CHECK(!unknown_end(a, "2013-03-31"));
    const Authority told({episodes("y12", "A 2012-05-01 S 2013-04-01 E4A\n" + both).csv,
                          episodes("y13", both + "Z3 2013-06-03 S\n").csv});
    CHECK(!unknown_end(told, "2013-04-01"));
  }

  TEST_CASE("no year is stated by an extract that is no census") {
    CHECK(built({conferences("c", "A 2023-08-01\n"), plans("p", "A P1 2023-06-01\n")}, "2024-03-31")
              .cases.protection.stated_years.empty());
  }

  TEST_CASE("of a census the reviews are complete from the first day of its own year") {
    const Small c = census("c23", "2024-03-31", {"2023-02-10", "2023-08-01"});
    CHECK(built({c}, "2024-03-31").cases.protection.stated_years ==
          std::vector<Date>{day("2023-04-01")});
    const History h = History().found_in_data().file(c.csv);
    CHECK(h.seen("cp_review", "2024-03-31").find("2023-02-10") == std::string::npos);
  }
}

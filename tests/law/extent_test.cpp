// Which rows tell of the extent of the files: days in care that expect reviews, the reviews that
// show their time to be whole, and the last day told of a child.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/obligation.hpp"
#include "support/built.hpp"
#include "support/run.hpp"
#include "support/two_returns.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

Coverage coverage(const std::vector<Small>& files, std::string_view as_at) {
  return coverage_of(built(files, as_at).cases, {});
}

std::string text(OptDate day) {
  return day ? to_string(*day) : "none";
}

std::string care_ends(const std::vector<Small>& files) {
  return text(coverage(files, "2016-03-31").care.files_end);
}
std::string protection_ends(const std::vector<Small>& files) {
  return text(coverage(files, "2016-03-31").protection.files_end);
}

/// Annex A lists of one child: looked after, or on a plan, since 1 April 2014.
Small list8(std::string_view latest_review) {
  return {"list8",
          "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After,"
          "Date of Latest Statutory Review\nA,2014-04-01,," +
              std::string(latest_review) + "\n"};
}
Small list7(std::string_view latest_review) {
  return {"list7",
          "Child Unique ID,Child Protection Plan Start Date,Child Protection Plan End Date,"
          "Date of latest review conference\nA,2014-04-01,," +
              std::string(latest_review) + "\n"};
}

Small initial_conference(std::string_view held) {
  return {"i", "child_id,conference_date,conference_type\nA," + std::string(held) + ",ICPC\n"};
}
Small enquiry(std::string_view discussion, std::string_view icpc) {
  return {"q", "child_id,s47_start_date,icpc_date\nA," + std::string(discussion) + "," +
                   std::string(icpc) + "\n"};
}

/// So many children in care and what was held, without the rows that would tell it.
class InCare {
 public:
  InCare() {
    cases_.as_at = day("2015-03-31");
    cases_.care.begin(cases_.as_at);
    cases_.protection.begin(cases_.as_at);
  }
  InCare& cases(int children, std::string_view from, std::string_view until) {
    for (int i = 0; i < children; ++i) cases_.care.add_case(day(from), day(until));
    return *this;
  }
  InCare& held(int reviews, std::string_view on) {
    cases_.care.held.add(day(on), reviews);
    return *this;
  }
  std::string complete_from() const { return text(coverage_of(cases_, {}).care.complete_from); }

 private:
  Cases cases_;
};

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("days after a case has ended expect no reviews, those of other cases do") {
    const auto begins = [](int of_2013) {
      return InCare()
          .cases(10, "2012-04-01", "2013-04-01")
          .cases(10, "2012-04-01", "2099-01-01")
          .held(20, "2012-04-10")
          .held(of_2013, "2013-04-10")
          .held(10, "2014-04-10")
          .complete_from();
    };
    // Two reviews a year are expected of each of the ten who stayed: half of them are ten.
    CHECK(begins(10) == "2012-04-01");
    CHECK(begins(9) == "2014-04-01");
  }

  TEST_CASE("care that begins after the 18th birthday takes nothing from the reviews expected") {
    const auto begins = [](int grown) {
      return InCare()
          .cases(10, "2012-04-01", "2099-01-01")
          .cases(grown, "2014-06-02", "2012-04-01")
          .held(9, "2012-04-10")
          .held(10, "2013-04-10")
          .held(10, "2014-04-10")
          .complete_from();
    };
    CHECK(begins(0) == "2013-04-01");
    CHECK(begins(5) == "2013-04-01");
  }

  TEST_CASE("asked about another day, nothing is left of what was told of the day before") {
    Told told;
    told.begin(day("2015-03-31"));
    told.stated_years.push_back(day("2014-04-01"));
    told.held.add(day("2014-06-02"));
    told.add_case(day("2014-04-01"), day("2015-01-01"));
    told.add_child({day("2015-01-01"), day("2014-06-02")});
    told.begin(day("2015-02-28"));
    CHECK(told.stated_years.empty());
    CHECK(told.held.on(day("2014-06-02")) == 0);
    CHECK(told.change.on(day("2014-04-01")) == 0);
    CHECK(told.last_any.on(day("2015-01-01")) == 0);
    CHECK(told.last_case.on(day("2015-01-01")) == 0);
    CHECK(told.last_held.on(day("2014-06-02")) == 0);
    CHECK(told.held.last() == day("2015-02-28"));
  }

  TEST_CASE("short breaks expect no reviews where it is asked which years are covered") {
    // One review a year is half of what one child expects; a second child makes it a quarter.
    const auto begins = [](std::string_view legal_status) {
      const std::string other = " 2013-04-01 S 2014-04-01 E4 " + std::string(legal_status) + "\n";
      return text(coverage({episodes("e", "A 2013-04-01 S\nB" + other + "C" + other),
                            reviews("r", "A 2013-06-03\nA 2014-06-02\n")},
                           "2015-03-31")
                      .care.complete_from);
    };
    CHECK(begins("V3") == "2013-04-01");
    CHECK(begins("V4") == "2013-04-01");
    CHECK(begins("C2") == "2014-04-01");
  }

  TEST_CASE("the latest review of a list does not show that reviews of its time are complete") {
    const Coverage listed = coverage({list8("2014-06-02"), list7("2014-06-03")}, "2015-03-31");
    CHECK(text(listed.care.complete_from) == "none");
    CHECK(text(listed.protection.complete_from) == "none");
    CHECK(listed.latest_reviews_only);
    CHECK(listed.latest_conferences_only);
    const Coverage told = coverage({list8("2014-06-02"), reviews("r", "A 2014-05-01\n"),
                                    list7("2014-06-03"), conferences("c", "A 2014-05-02\n")},
                                   "2015-03-31");
    CHECK(text(told.care.complete_from) == "2014-04-01");
    CHECK(text(told.protection.complete_from) == "2014-04-01");
    CHECK(!told.latest_reviews_only);
    CHECK(!told.latest_conferences_only);
  }

  TEST_CASE("a review that a census carries over from the year before completes no year") {
    const auto begins = [](std::initializer_list<std::string_view> held) {
      return text(
          coverage({census("c24", "2024-03-31", held)}, "2024-03-31").protection.complete_from);
    };
    CHECK(begins({"2023-03-31"}) == "none");
    CHECK(begins({"2023-04-01"}) == "2023-04-01");
    CHECK(begins({"2023-03-31", "2023-08-01"}) == "2023-04-01");
  }

  TEST_CASE("a newer census that repeats reviews takes nothing from the year they are of") {
    const Small newer = census("c24", "2024-03-31", {"2023-02-06", "2023-08-04", "2024-02-02"});
    const auto begins = [&newer](const Small& older) {
      return text(coverage({older, newer}, "2024-03-31").protection.complete_from);
    };
    CHECK(begins(census("c23", "2023-03-31", {"2023-02-06"})) == "2022-04-01");
    CHECK(begins(conferences("x", "A 2023-02-06\n")) == "2022-04-01");
    CHECK(begins(conferences("x", "")) == "2023-04-01");
  }

  TEST_CASE("the files of looked-after children end on the last start, end or review of a child") {
    CHECK(care_ends({episodes("e", "A 2015-01-05 S\n")}) == "2015-01-05");
    CHECK(care_ends({episodes("e", "A 2015-01-05 S 2015-06-01 E4\n")}) == "2015-06-01");
    CHECK(care_ends({episodes("e", "A 2015-01-05 S\n"), reviews("r", "A 2015-01-30\n")}) ==
          "2015-01-30");
    CHECK(care_ends({episodes("e", "A 2015-01-05 S 2015-06-01 E4\n"),
                     reviews("r", "A 2015-01-30\n")}) == "2015-06-01");
  }

  TEST_CASE("a start on the day asked about is told by then, a start or an end after it is not") {
    CHECK(care_ends({episodes("e", "A 2016-03-31 S\n")}) == "2016-03-31");
    CHECK(care_ends({episodes("e", "A 2016-04-01 S\n")}) == "none");
    CHECK(care_ends({episodes("e", "A 2015-01-05 S 2016-04-01 E4\n")}) == "2015-01-05");
    CHECK(care_ends({episodes("e", "A 2015-01-05 S 2015-06-01 E4\nA 2016-04-01 S\n")}) ==
          "2015-06-01");
  }

  TEST_CASE("the files of plans end on the last start, end or conference of a child") {
    const Small ended = plans("p", "A P1 2015-01-05 2015-06-01\n");
    CHECK(protection_ends({plans("p", "A P1 2015-01-05\n")}) == "2015-01-05");
    CHECK(protection_ends({ended}) == "2015-06-01");
    CHECK(protection_ends({plans("p", "A P1 2015-01-05\n"), conferences("c", "A 2015-04-01\n")}) ==
          "2015-04-01");
    CHECK(protection_ends({ended, conferences("c", "A 2015-04-01\n")}) == "2015-06-01");
  }

  TEST_CASE("a review conference outside every plan tells nothing, an initial one needs no plan") {
    const Small ended = plans("p", "A P1 2015-01-05 2015-06-01\n");
    CHECK(protection_ends({ended, conferences("c", "A 2015-09-01\n")}) == "2015-06-01");
    CHECK(protection_ends({ended, initial_conference("2015-09-01")}) == "2015-09-01");
    CHECK(protection_ends({initial_conference("2015-09-01")}) == "2015-09-01");
    CHECK(protection_ends({initial_conference("2016-04-01")}) == "none");
  }

  TEST_CASE("the conference of an enquiry tells how far the files of plans go") {
    CHECK(protection_ends({enquiry("2015-08-20", "2015-09-01")}) == "2015-09-01");
    CHECK(protection_ends({enquiry("2015-08-20", "")}) == "none");
  }
}

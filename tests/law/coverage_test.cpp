// From and to which day the files can be relied on: H, L and F, found from the weight of all rows.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "duly/obligation.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// So many children in care (or plans) at once, and what was held.
class Files {
 public:
  explicit Files(std::string_view as_at) {
    cases_.as_at = day(as_at);
    cases_.care.begin(cases_.as_at);
    cases_.protection.begin(cases_.as_at);
  }
  Files& in_care(int children, std::string_view from, std::string_view until = "2099-01-01") {
    for (int i = 0; i < children; ++i) cases_.care.add_case(day(from), day(until));
    return *this;
  }
  Files& held(int reviews, std::string_view on) {
    cases_.care.held.add(day(on), reviews);
    return *this;
  }
  /// Lists that tell of the latest review and the latest conference alone.
  Files& latest_only() {
    cases_.latest_reviews_only = cases_.latest_conferences_only = true;
    return *this;
  }
  /// A census of the collection year that begins on this day.
  Files& census(std::string_view year) {
    cases_.care.stated_years.push_back(day(year));
    return *this;
  }
  /// Children whose latest start or end, and latest review, are on these days.
  Files& last(int children, std::string_view of_case, std::string_view of_review = {}) {
    for (int i = 0; i < children; ++i) {
      LastDays days;
      if (!of_case.empty()) days.cases = day(of_case);
      if (!of_review.empty()) days.held = day(of_review);
      cases_.care.add_child(days);
    }
    return *this;
  }
  Coverage coverage() const { return coverage_of(cases_, {}); }
  Extent extent(const Readings& readings = {}) const { return coverage_of(cases_, readings).care; }
  std::string complete_from() const {
    const OptDate found = extent().complete_from;
    return found ? to_string(*found) : "none";
  }
  std::string files_end() const {
    const OptDate found = extent().files_end;
    return found ? to_string(*found) : "none";
  }

 private:
  Cases cases_;
};

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a year is covered that holds half of the two reviews a year each child should have") {
    // 100 children in care for 365 days: 200 reviews are expected, 100 are enough.
    const auto begins = [](int reviews) {
      return Files("2015-03-31")
          .in_care(100, "2013-04-01")
          .held(120, "2013-04-10")
          .held(reviews, "2014-04-10")
          .complete_from();
    };
    CHECK(begins(100) == "2013-04-01");
    // One short: the last covered year is the one before, and reviews are complete from it all the
    // same. What was not held since is late.
    CHECK(begins(99) == "2013-04-01");
  }

  TEST_CASE("reviews are complete from the first of the last unbroken run of covered years") {
    const auto begins = [](int of_2013, int of_2014) {
      return Files("2016-03-31")
          .in_care(100, "2012-04-01")
          .held(100, "2012-04-10")
          .held(of_2013, "2013-04-10")
          .held(of_2014, "2014-04-10")
          .held(101, "2015-04-10")
          .complete_from();
    };
    CHECK(begins(100, 100) == "2012-04-01");
    CHECK(begins(99, 100) == "2014-04-01");
    CHECK(begins(100, 99) == "2015-04-01");
  }

  TEST_CASE("however many children there are, one review under a half is too few") {
    const auto begins = [](int of_2014) {
      return Files("2016-03-31")
          .in_care(1000, "2013-04-01")
          .held(1000, "2013-04-10")
          .held(of_2014, "2014-04-10")
          .held(1100, "2015-04-10")
          .complete_from();
    };
    CHECK(begins(1000) == "2013-04-01");
    CHECK(begins(999) == "2015-04-01");
  }

  TEST_CASE("the year of a census is covered by a single review, and by none it is not") {
    const auto begins = [](int in_census) {
      return Files("2015-03-31")
          .in_care(100, "2012-04-01")
          .held(in_census, "2014-03-10")
          .held(110, "2014-04-10")
          .census("2013-04-01")
          .complete_from();
    };
    CHECK(begins(0) == "2014-04-01");
    CHECK(begins(1) == "2013-04-01");
  }

  TEST_CASE("a review on the day asked about is counted") {
    CHECK(Files("2013-05-01").in_care(2, "2012-04-01").held(1, "2013-05-01").complete_from() ==
          "2013-04-01");
  }

  TEST_CASE("one review typed a year early covers no year") {
    const auto begins = [](int early) {
      return Files("2023-03-31")
          .in_care(50, "2020-06-01")
          .held(early, "2021-09-15")
          .held(50 - early, "2022-09-15")
          .held(50, "2023-03-10")
          .complete_from();
    };
    CHECK(begins(0) == "2022-09-01");
    CHECK(begins(1) == "2022-09-01");
  }

  TEST_CASE("where no year is covered, the last year that holds a review is taken") {
    CHECK(Files("2016-03-31").in_care(2, "2012-04-01").held(1, "2013-05-01").complete_from() ==
          "2013-04-01");
    CHECK(Files("2016-03-31").in_care(2, "2012-04-01").complete_from() == "none");
  }

  TEST_CASE("an extract of March alone is complete from 1 March") {
    CHECK(Files("2016-03-31").in_care(60, "2012-04-01").held(10, "2016-03-05").complete_from() ==
          "2016-03-01");
  }

  TEST_CASE("first months count as empty where six reviews are expected and under a quarter held") {
    // 12 children from April to June: 12 x 91 = 1,092 days expect just under six reviews.
    const auto begins = [](int children, int in_may) {
      return Files("2015-03-31")
          .in_care(children, "2012-04-01")
          .held(in_may, "2014-05-10")
          .held(2 * children, "2014-07-10")
          .complete_from();
    };
    CHECK(begins(12, 0) == "2014-04-01");
    CHECK(begins(13, 0) == "2014-07-01");  // 1,183 days
    // 80 children: 7,280 days expect 39.9 reviews, a quarter is 9.97; by the end of May 4,880 days,
    // 6.7. With 9 reviews in May the month itself is not empty, nor are April and May.
    CHECK(begins(80, 6) == "2014-07-01");
    CHECK(begins(80, 9) == "2014-07-01");
    CHECK(begins(80, 10) == "2014-05-01");
  }

  TEST_CASE("exactly a quarter of the reviews expected is enough, however many they are") {
    // In the 30 days of April 73 children have 2,190 days: 12 reviews are expected, 3 a quarter.
    const auto begins = [](int children, int in_april) {
      return Files("2015-03-31")
          .in_care(children, "2012-04-01")
          .held(in_april, "2014-04-10")
          .held(2 * children, "2014-05-10")
          .complete_from();
    };
    CHECK(begins(73, 3) == "2014-04-01");
    CHECK(begins(73, 2) == "2014-05-01");
    CHECK(begins(731, 31) == "2014-04-01");
    CHECK(begins(731, 30) == "2014-05-01");  // 21,930 days: 30.04
  }

  TEST_CASE(
      "only whole months can be empty, and reviews may be complete from the day asked about") {
    const auto begins = [](std::string_view as_at) {
      return Files(as_at).in_care(13, "2012-04-01").held(1, "2014-05-10").complete_from();
    };
    CHECK(begins("2014-06-30") == "none");
    CHECK(begins("2014-07-01") == "2014-07-01");
    CHECK(begins("2014-07-30") == "2014-07-01");
    CHECK(begins("2014-07-31") == "none");
  }

  TEST_CASE("where the empty months leave none up to the day asked about, no review is known") {
    CHECK(Files("2016-03-31").in_care(30, "2012-04-01").held(1, "2015-06-10").complete_from() ==
          "none");
  }

  TEST_CASE("reviews before the day from which they are complete are counted") {
    const Extent found = Files("2023-03-31")
                             .in_care(50, "2020-06-01")
                             .held(1, "2021-09-15")
                             .held(1, "2021-09-16")
                             .held(1, "2022-09-01")
                             .held(49, "2022-09-15")
                             .held(50, "2023-03-10")
                             .extent();
    CHECK(found.complete_from == day("2022-09-01"));
    CHECK(found.held_before == 2);
    CHECK(
        Files("2016-03-31").in_care(30, "2012-04-01").held(1, "2015-06-10").extent().held_before ==
        0);
    // By a reading they may be complete from a day to come.
    Readings later;
    later.reviews_from = day("2020-01-01");
    const Files files = Files("2016-03-31").in_care(2, "2012-04-01").held(3, "2016-03-31");
    CHECK(files.extent(later).held_before == 3);
  }

  TEST_CASE("only latest reviews are known where lists tell of them and no file tells of more") {
    const Coverage lists = Files("2016-03-31").in_care(2, "2012-04-01").latest_only().coverage();
    CHECK(lists.latest_reviews_only);
    CHECK(lists.latest_conferences_only);
    const Coverage reviews =
        Files("2016-03-31").in_care(2, "2015-04-01").held(4, "2015-06-01").latest_only().coverage();
    CHECK(!reviews.latest_reviews_only);
    CHECK(reviews.latest_conferences_only);
    CHECK(!Files("2016-03-31").coverage().latest_reviews_only);
    CHECK(!Files("2016-03-31").coverage().latest_conferences_only);
  }

  TEST_CASE("review conferences that end long before the plans do leave later links in doubt") {
    History h;
    for (int i = 0; i < 12; ++i) {
      h.child("A10" + std::to_string(10 + i)).plan("2014-01-06");
      h.conferences("2014-04-01 2014-10-01 2015-04-01");
    }
    h.child("A1001").plan("2016-01-20").child("A1002").plan("2016-01-21");
    CHECK(has(h.seen("cp_review", "2016-01-31"), "2015-04-01 due 2015-10-01 indeterminate"));
    CHECK(has(h.seen("cp_review", "2016-01-31"), "2016-01-20 due 2016-04-20 not_yet_due"));
  }

  TEST_CASE("the files end where two children have a later date, or a thousandth of them") {
    CHECK(Files("2016-03-31").last(98, "2015-06-01").last(1, "2016-02-01").files_end() ==
          "2015-06-01");
    CHECK(Files("2016-03-31").last(98, "2015-06-01").last(2, "2016-02-01").files_end() ==
          "2016-02-01");
    CHECK(Files("2016-03-31").last(2997, "2015-06-01").last(3, "2016-02-01").files_end() ==
          "2016-02-01");
    CHECK(Files("2016-03-31").last(2998, "2015-06-01").last(3, "2016-02-01").files_end() ==
          "2015-06-01");
    CHECK(Files("2016-03-31").last(1, "2015-06-01").files_end() == "2015-06-01");
    CHECK(Files("2016-03-31").last(1, "2015-06-01").last(1, "2015-09-01").files_end() ==
          "2015-09-01");
    CHECK(Files("2016-03-31").last(2, "2015-06-01").last(1, "2015-09-01").files_end() ==
          "2015-06-01");
    CHECK(Files("2016-03-31").last(1, "2016-03-31").files_end() == "2016-03-31");
    CHECK(Files("2016-03-31").last(2, "2015-06-01").last(1, "2016-03-31").files_end() ==
          "2015-06-01");
    CHECK(Files("2016-03-31").files_end() == "none");
  }

  TEST_CASE("the end of the files is said past 62 days, where six reviews were expected since") {
    const auto stale = [](int children, std::string_view as_at) {
      return Files(as_at)
          .in_care(children, "2012-04-01")
          .last(children, "2015-06-01")
          .extent()
          .stale_on(day(as_at));
    };
    CHECK(!stale(100, "2015-08-02"));  // 62 days
    CHECK(stale(100, "2015-08-03"));
    CHECK(!stale(5, "2016-01-05"));  // 5 x 218 = 1,090 days
    CHECK(stale(5, "2016-01-06"));   // 1,095
    CHECK(!stale(2, "2016-11-29"));  // 2 x 547 = 1,094
    CHECK(stale(2, "2016-11-30"));
  }

  TEST_CASE("reviews are older than episodes past 62 days, where six were expected between") {
    const auto end = [](int children, std::string_view last_episode) {
      const OptDate found = Files("2016-03-31")
                                .in_care(children, "2012-04-01")
                                .last(children, last_episode, "2015-06-01")
                                .extent()
                                .held_end;
      return found ? to_string(*found) : "none";
    };
    CHECK(end(100, "2015-08-02") == "none");
    CHECK(end(100, "2015-08-03") == "2015-06-01");
    CHECK(!Files("2016-03-31")
               .in_care(100, "2012-04-01")
               .last(100, "2015-06-01")
               .extent()
               .held_end.has_value());
    CHECK(end(5, "2016-01-05") == "none");
    CHECK(end(5, "2016-01-06") == "2015-06-01");
  }

  TEST_CASE("what fell due after the reviews end is not overdue but indeterminate") {
    History h;
    for (int i = 0; i < 12; ++i) {
      h.child("A10" + std::to_string(10 + i)).care("2014-01-06");
      h.reviews("2014-01-30 2014-04-25 2014-10-20 2015-04-15");
    }
    h.child("A1001").care("2014-01-06", "2015-12-01").reviews("2014-01-30 2014-04-25 2014-10-21");
    h.child("A1002").care("2016-01-20");
    h.child("A1003").care("2016-01-21");
    // The reviews end on 15 April 2015, the episodes in January 2016.
    CHECK(has(h.seen("cla_review", "2016-01-31"), "2015-04-15 due 2015-10-15 indeterminate"));
    // Due on 21 April 2015, care ended in December, and nothing tells: no obligation is seen.
    CHECK(!has(h.seen("cla_review", "2016-01-31"), "2014-10-21 due 2015-04-21"));
    // In sight of its first due date, on 17 February.
    CHECK(has(h.seen("cla_review", "2016-01-31"), "2016-01-20 due 2016-02-17 not_yet_due"));
    CHECK(has(h.seen("cla_review", "2016-02-17"), "2016-01-20 due 2016-02-17 indeterminate"));
    CHECK(has(h.due("2016-02-17"), "due_today 2016-02-17 0"));
    CHECK(has(h.due("2016-02-18"), "indeterminate 2016-02-17 -1"));
    CHECK(has(h.due("2016-01-31"), "indeterminate 2015-10-15"));
    CHECK(!has(h.due("2016-01-31"), "overdue"));
  }

  TEST_CASE("what fell due on the last day of the reviews is judged, a day later it is not") {
    History h;
    for (int i = 0; i < 12; ++i) {
      h.child("A10" + std::to_string(10 + i)).care("2014-01-06");
      h.reviews("2014-01-30 2014-04-25 2014-10-20 2015-04-15");
    }
    h.child("A1001").care("2016-01-20").child("A1002").care("2016-01-21");
    h.child("A1003").care("2014-01-06").reviews("2014-01-30 2014-04-25 2014-10-15");
    h.child("A1005").care("2016-01-03", "", {"S", "", "E1", "A4"});
    h.child("A1004").care("2014-01-06").reviews("2014-01-30 2014-04-25 2014-10-16");
    const std::string seen = h.seen("cla_review", "2016-01-31");
    CHECK(has(seen, "2014-10-15 due 2015-04-15 overdue 291"));
    CHECK(has(seen, "2014-10-16 due 2015-04-16 indeterminate"));
    CHECK(has(h.seen("adoption_review", "2016-01-31"), "2016-01-03 due 2016-01-31 indeterminate"));
  }

  TEST_CASE("the files begin with the first collection year in which anything ends") {
    const auto begin = [](std::string_view until) {
      return History().care("2010-01-05", until).files_begin();
    };
    CHECK(begin("2014-03-31") == "2013-04-01");
    CHECK(begin("2014-04-01") == "2014-04-01");
    CHECK(begin("") == "none");
  }
}

// What a link says of itself where not all is known: remarks, the limit, the two dates it may have.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kComplete = "2015-04-01";

History unseen(std::string_view from, std::string_view held, std::string_view until = {}) {
  return History().care(from, until).reviews(held).complete_from(kComplete);
}

/// What each link says of itself: its limit, the two dates it may be due on, its remarks and which
/// of the reviews held met it.
std::vector<std::string> told(const History& h, std::string_view on) {
  std::vector<std::string> out;
  for (const Obligation& o : h.obligations(on)) {
    std::string text = o.limit == nullptr ? "no limit" : std::string(o.limit->text);
    if (o.earliest) text += ", " + to_string(*o.earliest) + " or " + to_string(*o.latest);
    if ((o.remarks & kProvisionalHolidays) != 0) text += ", bank holidays by rule";
    if ((o.remarks & kMissingHolidays) != 0) text += ", bank holidays not known";
    if ((o.remarks & kRelaxedRules) != 0) text += ", relaxed rules";
    if ((o.remarks & kResumed) != 0) text += ", resumed";
    if ((o.remarks & kHistoryIncomplete) != 0) text += ", earlier reviews not seen";
    if ((o.remarks & kTwoLimits) != 0) text += ", two limits";
    if ((o.remarks & kNoReviewsLoaded) != 0) text += ", no reviews";
    if ((o.remarks & kReviewsEnd) != 0) text += ", reviews end";
    if (o.told_to) text += " on " + to_string(*o.told_to);
    if ((o.remarks & kLatestPossible) != 0) text += ", latest possible";
    if (o.held) text += ", met by " + std::to_string(o.met_by);
    out.push_back(text);
  }
  return out;
}

using Links = std::vector<std::string>;

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a first visible review says that earlier ones are not seen") {
    CHECK(told(unseen("2015-03-09", "2015-03-20 2015-04-09 2015-12-01"), "2015-12-01") ==
          Links{"no limit, earlier reviews not seen, met by 1",
                "6 months, 2015-07-09 or 2015-10-09, earlier reviews not seen, met by 2",
                "6 months"});
    CHECK(told(unseen("2014-05-01", "2015-10-01"), "2015-12-01") ==
          Links{"6 months, earlier reviews not seen, latest possible, met by 0", "6 months"});
  }

  TEST_CASE("a link under two limits says both dates, and that there are two where they differ") {
    CHECK(told(unseen("2015-03-09", "2015-03-20 2015-04-08 2015-07-09"), "2015-12-01") ==
          Links{"20 working days, earlier reviews not seen, met by 1",
                "no limit, 2015-07-08 or 2015-10-08, earlier reviews not seen, two limits, "
                "met by 2",
                "6 months"});
    CHECK(told(unseen("2015-03-09", "2015-04-08"), "2015-07-08")[1] ==
          "no limit, 2015-07-08 or 2015-10-08, earlier reviews not seen, two limits");
    CHECK(told(unseen("2015-03-09", "2015-04-08"), "2015-10-08")[1] ==
          "6 months, 2015-07-08 or 2015-10-08, earlier reviews not seen");
  }

  TEST_CASE("three reviews after an unseen beginning: the third has one limit again") {
    CHECK(
        unseen("2015-03-09", "2015-04-08 2015-08-01 2016-02-02").seen("cla_review", "2016-03-01") ==
        "-: 2015-03-09 due 2015-04-08 held 2015-04-08 on_time; "
        "-: 2015-04-08 held 2015-08-01 indeterminate; "
        "-: 2015-08-01 due 2016-02-01 held 2016-02-02 late 1; "
        "-: 2016-02-02 due 2016-08-02 not_yet_due");
  }

  TEST_CASE("where nothing is visible the latest possible date is said to be that") {
    CHECK(told(unseen("2014-05-01", ""), "2015-09-29") ==
          Links{"no limit, earlier reviews not seen"});
    CHECK(told(unseen("2014-05-01", ""), "2015-09-30") ==
          Links{"6 months, earlier reviews not seen, latest possible"});
  }

  TEST_CASE("the latest possible date is counted from the day before reviews are complete") {
    const auto seen = [](std::string_view held) {
      return History()
          .care("2014-05-01")
          .reviews(held)
          .complete_from("2015-07-15")
          .seen("cla_review", "2016-01-20");
    };
    CHECK(seen("") == "-: due 2016-01-14 overdue 6");
    CHECK(seen("2016-01-14") ==
          "-: held 2016-01-14 indeterminate; -: 2016-01-14 due 2016-07-14 not_yet_due");
    CHECK(seen("2016-01-15") ==
          "-: due 2016-01-14 held 2016-01-15 late; -: 2016-01-15 due 2016-07-15 not_yet_due");
  }

  TEST_CASE("what fell due after the reviews end says on which day they do") {
    History h;
    for (int i = 0; i < 12; ++i) {
      h.child("A10" + std::to_string(10 + i)).care("2014-01-06");
      h.reviews("2014-01-30 2014-04-25 2014-10-20 2015-04-15");
    }
    h.child("A1001").care("2016-01-20").child("A1002").care("2016-01-21");
    const Links links = told(h, "2016-01-31");
    CHECK(links.back() == "20 working days");  // in sight, not yet due
    CHECK(std::count(links.begin(), links.end(), "6 months, reviews end on 2015-04-15") == 12);
  }

  TEST_CASE("where no review is loaded an open link says so once it is in doubt") {
    const History h = History().care("2015-06-01").found_in_data();
    CHECK(told(h, "2015-06-28") == Links{"20 working days"});
    CHECK(told(h, "2015-06-29") == Links{"no limit, no reviews"});
  }

  TEST_CASE("only the link with which care resumes says so") {
    const History h = History()
                          .care("2015-01-05", "2015-04-01", {"S", "X1", "E1", "U6"})
                          .care("2015-04-01", "2015-07-01", {"P", "X1", "E1", "A4"})
                          .care("2015-07-01", "", {"P", "", "E1", "U6"})
                          .reviews("2015-02-02 2015-07-20");
    CHECK(told(h, "2015-12-01") ==
          Links{"3 months, met by 0", "6 months, resumed, met by 1", "6 months", "42 days",
                "28 days", "20 working days, met by 0", "6 months, resumed, met by 1", "6 months"});
  }

  TEST_CASE("a review held under the relaxed rules says so where its due date is not known too") {
    const History h =
        History().care("2018-05-01").reviews("2020-04-24 2020-08-20").complete_from("2020-04-01");
    CHECK(told(h, "2020-09-30") ==
          Links{"no limit, relaxed rules, earlier reviews not seen, met by 0",
                "6 months, relaxed rules, met by 1", "6 months"});
    const History two =
        History().care("2020-03-10").reviews("2020-04-07 2020-09-01").complete_from("2020-04-01");
    CHECK(told(two, "2020-09-30")[1] ==
          "no limit, 2020-07-07 or 2020-10-07, relaxed rules, earlier reviews not seen, two "
          "limits, met by 1");
  }

  TEST_CASE("working days of years whose bank holidays are not known are said to be such") {
    CHECK(told(History().enquiry("1994-12-20"), "1995-03-01") ==
          Links{"15 working days, bank holidays not known"});
    CHECK(told(History().enquiry("1995-01-03"), "1995-03-01") == Links{"15 working days"});
  }
}

TEST_SUITE("law") {
  // The older extract goes to 31 March 2023; the newer holds plans that began since, and not A's.
  TEST_CASE("of a plan absent from a newer extract only what fell due by the older is judged") {
    const auto seen = [](std::string_view from, std::string_view held, std::string_view born = {}) {
      const std::string head = "child_id,plan_id,plan_start,plan_end\n";
      const std::string both = "Z1,Q1,2022-02-01,\nZ2,Q2,2022-04-02,\n";
      History h;
      h.file(head + both + "A,P1," + std::string(from) + ",\n");
      h.file(head + both + "Z3,Q3,2023-06-01,\n");
      h.child("A").conferences(held);
      if (!born.empty()) h.born(born);
      std::string out;
      for (const Obligation& o : h.obligations("2024-01-31")) {
        if (!o.anchor || to_string(*o.anchor) < std::string("2022-05")) continue;
        if (to_string(*o.anchor) == "2023-06-01") continue;
        out += (out.empty() ? "" : "; ") + to_string(*o.due) + " " + std::string(name(o.outcome));
        if (o.days_late) out += " " + std::to_string(*o.days_late);
        if ((o.remarks & kAbsentFromNewer) != 0) out += " absent";
      }
      return out;
    };
    CHECK(seen("2022-12-31", "") == "2023-03-31 overdue 306");
    CHECK(seen("2023-01-01", "") == "2023-04-01 indeterminate absent");
    CHECK(seen("2022-05-01", "2022-07-20 2023-01-10") ==
          "2022-08-01 on_time; 2023-01-20 on_time; 2023-07-10 indeterminate absent");
    // Held after the older extract: that it was held is known.
    CHECK(seen("2023-01-01", "2023-05-01") ==
          "2023-04-01 late 30; 2023-11-01 indeterminate absent");
    // Once the child is eighteen nothing is open, and whether it was missed is not known.
    CHECK(seen("2023-01-01", "", "2005-09-01") == "");
    CHECK(seen("2022-12-31", "", "2005-09-01") == "2023-03-31 not_held");
  }

  TEST_CASE("a due date that counts days whose bank holidays are not certain is a finding") {
    const auto found = [](std::uint16_t remarks, OptDate due) {
      Obligation o;
      o.remarks = remarks;
      o.due = due;
      Diagnostics findings;
      report_uncertain_holidays(0, o, {}, findings);
      return findings.all().size();
    };
    CHECK(found(kMissingHolidays, day("2095-01-03")) == 1);
    CHECK(found(kProvisionalHolidays, day("2095-01-03")) == 1);
    CHECK(found(kResumed, day("2095-01-03")) == 0);
    CHECK(found(kMissingHolidays, {}) == 0);
  }
}

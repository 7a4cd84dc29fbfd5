// Placements: NI62 and NI63, measures.md section 5. The period is 2015-16 unless told.

#include <initializer_list>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string of(std::string_view measure, const History& h) {
  return h.verdicts(measure, "2015-04-01", "2016-03-31");
}

/// An episode that others follow: its start, how it begins, where and by what law.
struct Step {
  std::string_view from, begins, place, urn = {}, legal = "C2";
};

/// Episodes one after another; the last ends on `until`, or is open.
History moves(std::initializer_list<Step> steps, std::string_view until = {}) {
  History h;
  for (const Step* s = steps.begin(); s != steps.end(); ++s) {
    const bool last = s + 1 == steps.end();
    const std::string_view end = last ? until : (s + 1)->from;
    h.care(s->from, end, {s->begins, last ? "E4" : "X1", s->legal, s->place, s->urn});
  }
  return h;
}

constexpr std::string_view kThree = "three_or_more_placements";
constexpr std::string_view kFewer = "fewer_placements";

/// Two placements, and an episode from 1 September 2015 to be judged.
std::string third(const Step& step) {
  return of("NI62", moves({{"2015-05-01", "S", "U6", "1"}, {"2015-07-01", "P", "U4", "2"}, step}));
}

/// In the same place since the day, in care for long.
std::string same_since(std::string_view day) {
  return of("NI63", moves({{"2010-06-01", "S", "U6"}, {day, "P", "U4"}}).born("2005-01-01"));
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("NI62: three placements that overlap the period") {
    CHECK(third({"2015-09-01", "P", "K2", "3"}) == kThree);
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6"}, {"2015-07-01", "P", "U4"}})) == kFewer);
    const auto first_until = [](std::string_view on) {
      return of("NI62",
                moves({{"2014-05-01", "S", "U6"}, {on, "P", "U4"}, {"2015-09-01", "P", "K2"}}));
    };
    // The placement that ended on the first day of the period was over.
    CHECK(first_until("2015-03-31") == kFewer);
    CHECK(first_until("2015-04-01") == kFewer);
    CHECK(first_until("2015-04-02") == kThree);
    CHECK(third({"2016-03-31", "P", "K2"}) == kThree);
    CHECK(third({"2016-04-01", "P", "K2"}) == kFewer);
  }

  TEST_CASE("NI62: the reason of the new episode tells whether the carer is new") {
    for (const std::string_view code : {"P", "B"}) {
      CAPTURE(code);
      CHECK(third({"2015-09-01", code, "U4", "2"}) == kThree);
    }
    for (const std::string_view code : {"L", "T", "U"}) {
      CAPTURE(code);
      CHECK(third({"2015-09-01", code, "U5", "3"}) == kFewer);
    }
    // Not told: the place and its number tell.
    CHECK(third({"2015-09-01", "", "U4", "2"}) == kFewer);
    CHECK(third({"2015-09-01", "", "U4", "3"}) == kThree);
  }

  TEST_CASE("NI62: placed for adoption with the carer one has is no move") {
    CHECK(third({"2015-09-01", "P", "A3"}) == kFewer);
    CHECK(third({"2015-09-01", "B", "A5"}) == kFewer);
    CHECK(third({"2015-09-01", "P", "A4"}) == kThree);
    CHECK(third({"2015-09-01", "B", "A6"}) == kThree);
  }

  TEST_CASE("NI62: temporary placements neither count nor break a placement") {
    for (const std::string_view code : {"T0", "T1", "T2", "T3", "T4"}) {
      CAPTURE(code);
      CHECK(third({"2015-09-01", "P", code}) == kFewer);
    }
    const auto back_to = [](std::string_view place, std::string_view urn, std::string_view begins) {
      return of("NI62", moves({{"2015-05-01", "S", "U6", "1"},
                               {"2015-07-01", "P", "U4", "2"},
                               {"2015-09-01", "P", "T3", "9"},
                               {"2015-09-08", "P", "T1", "9"},
                               {"2015-09-15", begins, place, urn}}));
    };
    CHECK(back_to("U4", "2", "P") == kFewer);
    CHECK(back_to("U4", "2", "B") == kFewer);
    CHECK(back_to("U4", "3", "P") == kThree);
    CHECK(back_to("U5", "2", "P") == kThree);
    CHECK(back_to("U5", "2", "L") == kThree);
    CHECK(back_to("U4", "", "P") == kThree);
    CHECK(back_to("A5", "", "P") == kFewer);
    // Without numbers the place alone tells.
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6"},
                            {"2015-07-01", "P", "U4"},
                            {"2015-09-01", "P", "T3"},
                            {"2015-09-15", "P", "U4"}})) == kFewer);
  }

  TEST_CASE("NI62: where a placement went on, its last place is the one that is come back to") {
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6", "1"},
                            {"2015-07-01", "P", "U4", "2"},
                            {"2015-09-01", "T", "U5", "3"},
                            {"2015-10-01", "P", "T3", "9"},
                            {"2015-10-08", "P", "U5", "3"}})) == kFewer);
    // Come back for good: what follows is told by its reason again.
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6", "1"},
                            {"2015-07-01", "P", "U4", "2"},
                            {"2015-09-01", "P", "T3", "9"},
                            {"2015-09-15", "P", "U4", "2"},
                            {"2015-10-01", "T", "U5", "3"}})) == kFewer);
  }

  TEST_CASE("NI62: a child who comes back from a temporary placement to another has moved once") {
    // The placement left for it ended when it was left: before the period.
    CHECK(of("NI62", moves({{"2014-05-01", "S", "U6", "1"},
                            {"2015-03-01", "P", "T3"},
                            {"2015-05-01", "P", "U4", "2"},
                            {"2015-09-01", "P", "K2", "3"}})) == kFewer);
  }

  TEST_CASE("NI62 leaves out children in short breaks on the last day, and their episodes") {
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6", "", "V4"}})) == "short_break");
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6", "", "V3"}})) == "short_break");
    // In a period that holds both, the short breaks have no placements.
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6", "1", "V4"},
                            {"2015-07-01", "P", "U5", "2", "V4"},
                            {"2015-08-01", "P", "U4", "3"},
                            {"2015-09-01", "P", "K2", "4"}})) == kFewer);
    // They break a placement: what comes after is another.
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6", "1"},
                            {"2015-07-01", "B", "U6", "1", "V4"},
                            {"2015-08-01", "L", "U6", "1"},
                            {"2015-09-01", "P", "K2", "4"}})) == kThree);
  }

  TEST_CASE("NI62 counts placements of every period of care") {
    CHECK(of("NI62", moves({{"2014-05-01", "S", "U6"}, {"2014-07-01", "P", "U4"}}, "2015-04-02")
                         .care("2015-05-01", "2015-06-01")
                         .care("2015-07-01")) == kThree);
    CHECK(of("NI62", moves({{"2014-05-01", "S", "U6"}, {"2014-07-01", "P", "U4"}}, "2015-04-01")
                         .care("2015-05-01", "2015-06-01")
                         .care("2015-07-01")) == kFewer);
    // Restarted the day it ended: two placements.
    CHECK(of("NI62", History().care("2015-05-01", "2015-06-01").care("2015-06-01")) == kFewer);
    CHECK(of("NI62", History()
                         .care("2015-05-01", "2015-06-01")
                         .care("2015-06-01", "2015-07-01")
                         .care("2015-07-01")) == kThree);
    // A period of no day is one placement, not counted again in the next.
    CHECK(of("NI62", History().care("2015-06-01", "2015-06-01").care("2015-06-01")) == kFewer);
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6"}, {"2015-07-01", "P", "U4"}}, "2015-08-01")) ==
          "");
  }

  TEST_CASE("NI62: a placement before short breaks ended when they began") {
    CHECK(of("NI62",
             moves({{"2014-05-01", "S", "U6"}, {"2015-03-01", "L", "U6", "", "V4"}}, "2015-05-01")
                 .care("2015-06-01", "2015-07-01")
                 .care("2015-07-01")) == kFewer);
  }

  TEST_CASE("NI62 looks at children looked after on the last day") {
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6"}}, "2016-03-31")) == "");
    CHECK(of("NI62", moves({{"2015-05-01", "S", "U6"}}, "2016-04-01")) == kFewer);
  }

  TEST_CASE("NI63: two years in the same place, to the day") {
    CHECK(same_since("2014-03-30") == "same_placement");
    CHECK(same_since("2014-03-31") == "same_placement");
    CHECK(same_since("2014-04-01") == "moved");
    CHECK(of("NI63", moves({{"2010-06-01", "S", "U6"}}).born("2005-01-01")) == "same_placement");
    CHECK(of("NI63", moves({{"2010-06-01", "S", "U6"}}, "2016-03-31").born("2005-01-01")) == "");
  }

  TEST_CASE("NI63: looked after for two and a half years, to the month's end") {
    const auto since = [](std::string_view day) {
      return of("NI63", moves({{day, "S", "U6"}}).born("2005-01-01"));
    };
    CHECK(since("2013-09-30") == "same_placement");
    CHECK(since("2013-10-01") == "under_two_and_a_half_years");
    // 30 months from 31 August end on the last of February.
    const auto at_month_end = [](std::string_view to) {
      return moves({{"2013-08-31", "S", "U6"}})
          .born("2005-01-01")
          .verdicts("NI63", "2015-04-01", to);
    };
    CHECK(at_month_end("2016-02-28") == "under_two_and_a_half_years");
    CHECK(at_month_end("2016-02-29") == "same_placement");
    // An earlier period of care does not count.
    CHECK(of("NI63",
             History().care("2010-06-01", "2014-06-01").care("2014-06-01").born("2005-01-01")) ==
          "under_two_and_a_half_years");
  }

  TEST_CASE("NI63: under 16 on the last day; without a birth date left out") {
    const auto born = [](std::string_view day) {
      return of("NI63", moves({{"2010-06-01", "S", "U6"}}).born(day));
    };
    CHECK(born("2000-03-31") == "aged_16");
    CHECK(born("2000-04-01") == "same_placement");
    CHECK(of("NI63", moves({{"2010-06-01", "S", "U6"}})) == "no_birth_date");
    CHECK(of("NI63", moves({{"2010-06-01", "S", "U6", "", "V4"}})) == "short_break");
    const auto leap = [](std::string_view to) {
      return moves({{"2010-06-01", "S", "U6"}})
          .born("2000-02-29")
          .verdicts("NI63", "2015-04-01", to);
    };
    CHECK(leap("2016-02-28") == "same_placement");
    CHECK(leap("2016-02-29") == "aged_16");
  }

  TEST_CASE("NI63: placed for adoption, the placement before counts together with it") {
    const auto placed = [](std::string_view before, std::string_view place) {
      return of("NI63",
                moves({{"2010-06-01", "S", "U6"}, {before, "P", "U4"}, {"2015-11-02", "P", place}})
                    .born("2009-01-01"));
    };
    CHECK(placed("2014-03-31", "A4") == "same_placement");
    CHECK(placed("2014-03-31", "A6") == "same_placement");
    CHECK(placed("2014-04-01", "A6") == "moved");
    // With the same carer it is one placement.
    CHECK(placed("2014-03-31", "A3") == "same_placement");
    CHECK(placed("2014-04-01", "A5") == "moved");
    CHECK(placed("2014-03-31", "U5") == "moved");
    // Of two placements the first; of one there is none before.
    CHECK(of("NI63",
             moves({{"2010-06-01", "S", "U6"}, {"2015-11-02", "P", "A6"}}).born("2009-01-01")) ==
          "same_placement");
    CHECK(of("NI63", moves({{"2013-09-02", "S", "A4"}}).born("2009-01-01")) == "same_placement");
    // Of another period of care it does not.
    CHECK(of("NI63", History()
                         .care("2008-06-01", "2013-06-01", {"S", "E4", "C2", "U6"})
                         .care("2013-06-01", "2015-01-05", {"S", "X1", "C2", "T0"})
                         .care("2015-01-05", "", {"P", "", "C2", "A6"})
                         .born("2005-01-01")) == "moved");
  }

  TEST_CASE("NI63: temporary placements do not break a placement, nor are they one") {
    const auto back_to = [](std::string_view urn) {
      return of("NI63", moves({{"2010-06-01", "S", "U6", "1"},
                               {"2015-09-01", "P", "T3", "9"},
                               {"2015-09-15", "P", "U6", urn}})
                            .born("2005-01-01"));
    };
    CHECK(back_to("1") == "same_placement");
    CHECK(back_to("2") == "moved");
    // On the last day still away: the placement goes on.
    CHECK(of("NI63",
             moves({{"2010-06-01", "S", "U6"}, {"2016-03-20", "P", "T1"}}).born("2005-01-01")) ==
          "same_placement");
    CHECK(of("NI63", moves({{"2010-06-01", "S", "T0"}}).born("2005-01-01")) == "moved");
  }

  TEST_CASE("NI62 and NI63: a list of current cases has the last placement only") {
    const auto listed = [](std::string_view started, std::string_view born) {
      return History().file(
          "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After,"
          "Date of Latest Statutory Review,Placement Type,Date of Birth\nA1001," +
          std::string(started) + ",,2016-01-04,U6," + std::string(born) + "\n");
    };
    CHECK(of("NI62", listed("2010-06-01", "2005-01-01")) == "indeterminate");
    CHECK(of("NI63", listed("2010-06-01", "2005-01-01")) == "indeterminate");
    CHECK(of("NI63", listed("2010-06-01", "2000-01-01")) == "aged_16");
    CHECK(of("NI63", listed("2015-06-01", "2005-01-01")) == "under_two_and_a_half_years");
  }
}

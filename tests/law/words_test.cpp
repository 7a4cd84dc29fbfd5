// Words that say a number of law: names that others gave, and sentences on findings. Where a number
// of data/rules.csv changes and the words do not, it is found here.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "duly/check.hpp"
#include "duly/group.hpp"
#include "duly/measure.hpp"
#include "duly/rule.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

const Limit& now(RuleId rule) {
  return statutory_rules().versions(rule).back();
}

std::string number(RuleId rule) {
  return std::to_string(now(rule).amount);
}

std::string month_of(Date d) {
  constexpr std::array kMonths = {"January",   "February", "March",    "April",
                                  "May",       "June",     "July",     "August",
                                  "September", "October",  "November", "December"};
  return kMonths.at(d.month() - 1);
}

/// Is the number a word of the text, not a part of another?
bool says(std::string_view text, const std::string& number) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = text.find(number); at != std::string_view::npos;
       at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool begins = at == 0 || !digit(text[at - 1]);
    if (begins && (end == text.size() || !digit(text[end]))) return true;
  }
  return false;
}

struct Words {
  std::string_view of;  ///< the code of a check, or a measure
  RuleId rule;
};

constexpr Words kChecks[] = {
    {"358", RuleId::criminal_responsibility},
    {"359", RuleId::childhood},
    {"386", RuleId::childhood},
    {"407", RuleId::childhood},
    {"460", RuleId::childhood},
    {"352", RuleId::childhood},
    {"N36", RuleId::childhood},
    {"387", RuleId::independent_living},
    {"389", RuleId::adult_services},
    {"234", RuleId::criminal_responsibility},
    {"440", RuleId::participation},
    {"441", RuleId::participation},
    {"362", RuleId::emergency_protection},
    {"363", RuleId::assessment_order},
    {"364", RuleId::police_detention},
    {"365", RuleId::respite_stay},
    {"367", RuleId::respite_in_a_year},
    {"367", RuleId::respite_year},
    {"377", RuleId::carers_holiday_year},
    {"8670Q", RuleId::assessment},
};

constexpr Words kMeasures[] = {
    {"icpc_15wd", RuleId::icpc},
    {"record_15wd", RuleId::review_record},
    {"cp_repeat_12m", RuleId::repeat_plan_in_a_year},
    {"cp_repeat_24m", RuleId::repeat_plan_in_two_years},
    {"cp_open_15m", RuleId::long_plan},
    {"NI63", RuleId::ni63_age},
};

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("what a check says it looks for is the number of the law") {
    for (const Words& said : kChecks) {
      CAPTURE(said.of);
      const auto all = all_checks();
      const auto check = std::find_if(all.begin(), all.end(),
                                      [&](const Check& c) { return c.code.id == said.of; });
      REQUIRE(check != all.end());
      CHECK(says(check->code.meaning, number(said.rule)));
    }
  }

  TEST_CASE("what a measure says it counts is the number of its limit") {
    for (const Words& said : kMeasures) {
      CAPTURE(said.of);
      const Measure* measure = find_measure(said.of);
      REQUIRE(measure != nullptr);
      CHECK(says(std::string(measure->title) + " " + std::string(measure->numerator) + " " +
                     std::string(measure->denominator),
                 number(said.rule)));
    }
  }

  TEST_CASE("bands are named by the numbers they end with") {
    const auto bands = [](std::string_view id) { return find_measure(id)->bands; };
    CHECK(bands("icpc_bands")[0] == "0-" + number(RuleId::first_icpc_band));
    CHECK(says(bands("icpc_bands")[1], number(RuleId::second_icpc_band)));
    CHECK(says(bands("icpc_bands")[2], number(RuleId::third_icpc_band)));
    for (const std::string_view id : {"cp_open_lengths", "cp_ended_lengths"}) {
      CHECK(bands(id)[0] == "up to " + number(RuleId::first_plan_length) + " months");
      CHECK(says(bands(id)[1], number(RuleId::second_plan_length)));
      CHECK(says(bands(id)[2], number(RuleId::third_plan_length)));
      CHECK(says(bands(id)[4], number(RuleId::two_year_plan)));
    }
    CHECK(says(find_group_kind("distance_band")->meaning, number(RuleId::far_from_home)));
    CHECK(usual_age_bands().back().oldest + 1 == now(RuleId::childhood).amount);
  }

  TEST_CASE("the note on relaxed rules says the days on which they were") {
    const Limit& relaxed = statutory_rules().versions(RuleId::relaxed_reviews).front();
    const auto said = [](Date d) { return std::to_string(d.day()) + " " + month_of(d); };
    const Date last = (*relaxed.in_force_until).plus_days(-1);
    const std::string days =
        said(*relaxed.in_force_from) + " to " + said(last) + " " + std::to_string(last.year());
    const TempFolder folder;
    const std::string care =
        folder.write("e.csv", "child_id,episode_start,reason_start\nA1001,2019-07-01,S\n");
    const std::string reviews = folder.write(
        "r.csv", "child_id,review_date\nA1001,2019-07-20\nA1001,2019-10-18\nA1001,2020-04-24\n");
    const Said note =
        run_duly({"explain", "--child", "A1001", "--as-at", "2020-04-30", care, reviews});
    CAPTURE(note.out);
    CHECK(note.out.find("relaxed rules, " + days) != std::string::npos);
  }

  TEST_CASE("a reading takes a date, or one of its values") {
    duly::Readings readings;
    CHECK(duly::set_reading(readings, "reviews_from", "soon") ==
          "reviews_from takes a date (yyyy-mm-dd)");
    CHECK(!readings.reviews_from.has_value());
    CHECK(duly::set_reading(readings, "reviews_from", "2015-04-01").empty());
    CHECK(readings.reviews_from == day("2015-04-01"));
  }
}

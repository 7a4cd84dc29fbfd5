// The numbers of law: every rule answers for every day, and a table with a fault is refused.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "duly/embedded.hpp"
#include "duly/rule.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kHeading =
    "rule,in_force_from,in_force_until,amount,unit,counting,month_end,citation\n";
constexpr std::string_view kPresetHeading = "preset,rule,amount,unit,counting,month_end,citation\n";

/// A sound line for a rule: what follows its name.
std::string_view sound_line(CountedAs counted) {
  switch (counted) {
    case CountedAs::day_after: return ",,,6,months,day_after,last_day,x\n";
    case CountedAs::day_before: return ",,,6,months,day_before,last_day,x\n";
    case CountedAs::birthday: return ",,,16,years,birthday,next_day,x\n";
    case CountedAs::total: return ",,,3,cases,total,,x\n";
    case CountedAs::in_force: return ",2020-04-24,2020-09-26,,,,,x\n";
  }
  return {};
}

bool has_amount(RuleId rule) {
  return info(rule).counted != CountedAs::in_force;
}

/// What is wrong with a rules table in which the lines of `icpc` are these and all others sound.
std::string problem_with(std::string_view icpc_lines, std::string_view presets = {},
                         std::string_view preset = "statutory") {
  std::string text(kHeading);
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    const auto rule = static_cast<RuleId>(i);
    if (rule == RuleId::icpc) continue;
    text += std::string(name(rule)) + std::string(sound_line(info(rule).counted));
  }
  text += icpc_lines;
  std::string problem;
  const auto book =
      RuleBook::parse(text, std::string(kPresetHeading) + std::string(presets), preset, problem);
  CHECK(book.has_value() == problem.empty());
  return problem;
}

constexpr std::string_view kGap = "rules.csv leaves a gap or an overlap in icpc";
constexpr std::string_view kNotUnderstood = "rules.csv line 76 is not understood";

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("the rules and presets are read without problem, under every preset") {
    for (const std::string& preset : preset_names()) {
      CAPTURE(preset);
      std::string problem;
      CHECK(RuleBook::parse(embedded_file("rules.csv"), embedded_file("presets.csv"), preset,
                            problem));
      CHECK(problem == "");
    }
    CHECK(preset_names().size() == 7);
    CHECK(!RuleBook::embedded("29-90-180"));
  }

  TEST_CASE("every rule has exactly one limit on every day from 1985 to 2035") {
    for (const std::string& preset : preset_names()) {
      const RuleBook book = RuleBook::embedded(preset).value();
      for (std::size_t i = 0; i < kRuleCount; ++i) {
        const auto rule = static_cast<RuleId>(i);
        if (!has_amount(rule)) continue;
        CAPTURE(name(rule));
        for (Date d = day("1985-01-01"); d <= day("2035-12-31"); d = d.plus_days(1)) {
          int applying = 0;
          const Limit* one = nullptr;
          for (const Limit& limit : book.versions(rule)) {
            const bool begun = !limit.in_force_from || *limit.in_force_from <= d;
            if (!begun || limit.in_force_until.or_far() <= d) continue;
            ++applying;
            one = &limit;
          }
          const bool timed = info(rule).counted == CountedAs::day_after;
          const bool answered = applying == 1 && one == &book.in_force(rule, d) &&
                                (!timed || d < last_day_in_time(*one, d, calendar()).date);
          if (!answered) FAIL_CHECK("no single limit on " << to_string(d));
        }
      }
    }
  }

  TEST_CASE("every version follows the last without gap, and cites a known provision") {
    for (const std::string& preset : preset_names()) {
      const RuleBook book = RuleBook::embedded(preset).value();
      for (std::size_t i = 0; i < kRuleCount; ++i) {
        const auto versions = book.versions(static_cast<RuleId>(i));
        REQUIRE(!versions.empty());
        const bool always = has_amount(static_cast<RuleId>(i));
        if (always) CHECK(!versions.front().in_force_from.has_value());
        if (always) CHECK(!versions.back().in_force_until.has_value());
        for (std::size_t v = 0; v < versions.size(); ++v) {
          CAPTURE(versions[v].citation);
          CHECK(find_citation(versions[v].citation) != nullptr);
          CHECK(versions[v].rule == static_cast<RuleId>(i));
          if (v > 0 && always) CHECK(versions[v].in_force_from == versions[v - 1].in_force_until);
        }
      }
    }
    CHECK(find_citation("no-such-key") == nullptr);
  }

  TEST_CASE("the only limit that ever changed is the first looked-after review") {
    const RuleBook book = RuleBook::embedded("statutory").value();
    for (std::size_t i = 0; i < kRuleCount; ++i) {
      const auto rule = static_cast<RuleId>(i);
      if (!has_amount(rule)) continue;
      const std::string before = book.in_force(rule, day("2011-03-31")).text;
      const std::string after = book.in_force(rule, day("2011-04-01")).text;
      CAPTURE(name(rule));
      CHECK((before == after) == (rule != RuleId::cla_first_review));
    }
    CHECK(book.in_force(RuleId::cla_first_review, day("2011-03-31")).text == "28 days");
    CHECK(book.in_force(RuleId::cla_first_review, day("2011-04-01")).text == "20 working days");
  }

  TEST_CASE("a rules table with a fault is refused") {
    constexpr std::string_view kSound = ",15,working_days,day_after,,x\n";
    const auto from_until = [&](std::string_view from, std::string_view until) {
      return "icpc," + std::string(from) + "," + std::string(until) + std::string(kSound);
    };
    CHECK(problem_with(from_until("", "")) == "");
    CHECK(problem_with(from_until("", "2011-04-01") + from_until("2011-04-01", "")) == "");
    SUBCASE("no line at all") {
      CHECK(problem_with("") == kGap);
    }
    SUBCASE("a gap of a day") {
      CHECK(problem_with(from_until("", "2011-04-01") + from_until("2011-04-02", "")) == kGap);
    }
    SUBCASE("an overlap of a day") {
      CHECK(problem_with(from_until("", "2011-04-01") + from_until("2011-03-31", "")) == kGap);
    }
    SUBCASE("two lines in force") {
      CHECK(problem_with(from_until("", "") + from_until("", "")) == kGap);
    }
    SUBCASE("a second line that never begins") {
      CHECK(problem_with(from_until("", "2011-04-01") + from_until("", "")) == kGap);
    }
    SUBCASE("nothing for early anchors") {
      CHECK(problem_with(from_until("2011-04-01", "")) == kGap);
    }
    SUBCASE("nothing from a day on") {
      CHECK(problem_with(from_until("", "2011-04-01")) == kGap);
    }
    SUBCASE("a date that is none") {
      CHECK(problem_with(from_until("", "2011-02-30")) == kNotUnderstood);
      CHECK(problem_with(from_until("soon", "")) == kNotUnderstood);
    }
    SUBCASE("an unknown rule") {
      CHECK(problem_with("icpd,,,15,working_days,day_after,,x\n") == kNotUnderstood);
    }
    SUBCASE("an unknown unit") {
      CHECK(problem_with("icpc,,,15,wd,day_after,,x\n") == kNotUnderstood);
    }
    SUBCASE("a number that is none, or no time at all") {
      CHECK(problem_with("icpc,,,,working_days,day_after,,x\n") == kNotUnderstood);
      CHECK(problem_with("icpc,,,15x,working_days,day_after,,x\n") == kNotUnderstood);
      CHECK(problem_with("icpc,,,0,working_days,day_after,,x\n") == kNotUnderstood);
      CHECK(problem_with("icpc,,,-1,working_days,day_after,,x\n") == kNotUnderstood);
      CHECK(problem_with("icpc,,,1,working_days,day_after,,x\n") == "");
    }
    SUBCASE("a way of counting that is not known") {
      CHECK(problem_with("icpc,,,15,working_days,same_day,,x\n") == kNotUnderstood);
      CHECK(problem_with("icpc,,,3,months,day_after,next_day,x\n") == kNotUnderstood);
      CHECK(problem_with("icpc,,,3,months,day_after,,x\n") == kNotUnderstood);
      CHECK(problem_with("icpc,,,15,days,day_after,last_day,x\n") == kNotUnderstood);
    }
  }

  TEST_CASE("a preset with a fault is refused") {
    const std::string sound = "icpc,,,15,working_days,day_after,,x\n";
    CHECK(problem_with(sound, "p,icpc,10,days,day_after,,x\n", "p") == "");
    CHECK(problem_with(sound, "p,icpc,ten,days,day_after,,x\n", "p") ==
          "presets.csv line 2 is not understood");
    CHECK(problem_with(sound, "p,icpc,ten,days,day_after,,x\n", "statutory") == "");
    CHECK(problem_with(sound, "p,icpc,10,days,day_after,,x\n", "q") == "no such preset");
  }
}

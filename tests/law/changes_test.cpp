// The days on which the law changed, one line each: a change without a case on the day before and
// on its own day is found here.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/duty.hpp"
#include "duly/rule.hpp"
#include "support/files.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::vector<CsvLine> changes() {
  return lines_of(read_file(in_source("tests/law/changes.csv")));
}

RuleId rule_called(const std::string& text) {
  std::size_t i = 0;
  while (i < kRuleCount && name(static_cast<RuleId>(i)) != text) ++i;
  REQUIRE(i < kRuleCount);
  return static_cast<RuleId>(i);
}

const DutyInfo* duty_with(RuleId rule) {
  const auto* found = std::find_if(kDuties.begin(), kDuties.end(),
                                   [rule](const DutyInfo& d) { return has_limit(d, rule); });
  return found == kDuties.end() ? nullptr : found;
}

/// What the rule book answers for an anchor.
std::string answered(RuleId rule, Date anchor) {
  const RuleBook& law = statutory_rules();
  switch (info(rule).counted) {
    case CountedAs::in_force: return law.is_in_force(rule, anchor) ? "in force" : "not in force";
    case CountedAs::birthday: return to_string(law.birthday(rule, anchor));
    case CountedAs::total: return law.in_force(rule, anchor).text;
    case CountedAs::day_before: return to_string(counted_back(law.in_force(rule, anchor), anchor));
    case CountedAs::day_after: break;
  }
  return to_string(last_day_in_time(law.in_force(rule, anchor), anchor, calendar()).date);
}

/// A case of the duty that begins on a day, with what was held since.
History begun(const DutyInfo& duty, const std::string& start, std::string held) {
  std::replace(held.begin(), held.end(), ';', ' ');
  History h;
  switch (duty.duty) {
    case Duty::cla_review: h.care(start).reviews(held); break;
    case Duty::adoption_authority_review:
      h.care(start, {}, {"S", "E4", "E1", "U6"}).reviews(held);
      break;
    case Duty::adoption_return_review:
      h.care("1990-04-02", start, {"S", "X1", "C2", "A4"})
          .care(start, {}, {"P", "E4", "C2", "U6"})
          .reviews(held);
      break;
    case Duty::adoption_review: h.care(start, {}, {"S", "E11", "E1", "A4"}).reviews(held); break;
    case Duty::short_break_review: h.care(start, {}, {"S", "E8", "V4", "U6"}).reviews(held); break;
    case Duty::cp_review: h.plan(start).conferences(held); break;
    case Duty::icpc: h.enquiry(start, held); break;
  }
  return h;
}

/// The days on which what is in force changes.
std::set<Date> days_of_change(RuleId rule) {
  std::set<Date> out;
  for (const Limit& limit : statutory_rules().versions(rule)) {
    if (limit.in_force_from) out.insert(*limit.in_force_from);
    if (limit.in_force_until) out.insert(*limit.in_force_until);
  }
  return out;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("each change of the law has a case on the day before and on its day") {
    std::set<std::string> cases;
    for (const CsvLine& line : changes()) cases.insert(line["rule"] + " " + line["anchor"]);
    for (std::size_t i = 0; i < kRuleCount; ++i) {
      const auto rule = static_cast<RuleId>(i);
      for (const Date change : days_of_change(rule)) {
        for (const Date anchor : {change.plus_days(-1), change}) {
          const std::string wanted = std::string(name(rule)) + " " + to_string(anchor);
          CAPTURE(wanted);  // a line that tests/law/changes.csv lacks
          CHECK(cases.contains(wanted));
        }
      }
    }
  }

  TEST_CASE("around each change of the law the limit is that of the anchor") {
    for (const CsvLine& line : changes()) {
      SUBCASE((line["rule"] + " " + line["anchor"] + ": " + line["why"]).c_str()) {
        const RuleId rule = rule_called(line["rule"]);
        const Date anchor = day(line["anchor"]);
        CHECK(answered(rule, anchor) == line["expected"]);
        if (line["expected"] != "not in force") {
          CHECK(statutory_rules().in_force(rule, anchor).citation == line["citation"]);
        }
      }
    }
  }

  TEST_CASE("around each change of the law the link of a duty is due by the limit of its anchor") {
    for (const CsvLine& line : changes()) {
      const RuleId rule = rule_called(line["rule"]);
      const DutyInfo* duty = duty_with(rule);
      if (duty == nullptr) continue;
      SUBCASE((line["rule"] + " " + line["anchor"] + ": " + line["why"]).c_str()) {
        const std::string seen = begun(*duty, line["start"], line["held"])
                                     .seen(std::string(duty->name), line["expected"]);
        CAPTURE(seen);
        CHECK(seen.find(line["anchor"] + " due " + line["expected"]) != std::string::npos);
      }
    }
  }

  TEST_CASE("every rule has a line, and a citation that is there") {
    const std::vector<CsvLine> lines = lines_of(read_file(in_source("data/rules.csv")));
    std::set<std::string> names;
    for (std::size_t i = 0; i < kRuleCount; ++i) {
      const std::string rule(name(static_cast<RuleId>(i)));
      CAPTURE(rule);
      CHECK(names.insert(rule).second);
      std::size_t found = 0;
      for (const CsvLine& line : lines) {
        if (line["rule"] != rule) continue;
        ++found;
        CHECK(find_citation(line["citation"]) != nullptr);
      }
      CHECK(found > 0);
      CHECK(found == statutory_rules().versions(static_cast<RuleId>(i)).size());
    }
  }

  TEST_CASE("what a rule is counted from stands in the table of duties or in the list of rules") {
    for (std::size_t i = 0; i < kRuleCount; ++i) {
      const auto rule = static_cast<RuleId>(i);
      CAPTURE(name(rule));
      CHECK(info(rule).of.empty() == (duty_with(rule) != nullptr));
    }
  }
}

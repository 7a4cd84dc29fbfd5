// Stock and flow agree: those at the end are those of the day before the period, and those who
// started in it, without those who ceased. It holds of every child, and so of every authority.

#include <array>
#include <map>

#include <doctest/doctest.h>

#include "support/authority.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::uint64_t kSeeds[] = {11, 12, 13, 14, 15, 16, 17, 18};
constexpr int kChildren = 120;

/// What is counted on a day, and what starts and ceases.
struct Flow {
  const char* at_end;
  const char* started;
  const char* ceased;
};
constexpr std::array kFlows = {Flow{"cla_at_end", "cla_started_periods", "cla_ceased_periods"},
                               Flow{"cp_at_end", "cp_started", "cp_ended"}};

/// Those that count, and those left out for a reason, of every child.
using Counts = std::map<std::pair<Id, Reason>, int>;

void add(const Authority& a, const Cases& cases, const char* measure, Date from, int sign,
         Counts& into) {
  const Measure* m = find_measure(measure);
  REQUIRE(m != nullptr);
  for (const Verdict& v : a.list(cases, *m, from).verdicts) into[{v.child, v.reason}] += sign;
}

/// Both ways round: with the end of a month, and with any day.
void check_from(const Authority& a, Date day_before, Date to) {
  const Cases before = a.cases(day_before);
  const Cases after = a.cases(to);
  const Date from = day_before.plus_days(1);
  for (const Flow& flow : kFlows) {
    Counts difference;
    add(a, before, flow.at_end, day_before, 1, difference);
    add(a, after, flow.started, from, 1, difference);
    add(a, after, flow.ceased, from, -1, difference);
    add(a, after, flow.at_end, from, -1, difference);
    for (const auto& counted : difference) {
      const auto& whose = counted.first;
      CAPTURE(flow.at_end);
      CAPTURE(to_string(from));
      CAPTURE(to_string(to));
      CAPTURE(whose.first);
      CAPTURE(name(whose.second));
      CHECK(counted.second == 0);
    }
  }
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("at the end are those at the beginning and those who started, without who ceased") {
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      const Authority a(seed, kChildren);
      for (Date at = day("2013-03-31"); at < day("2016-03-31"); at = add_months(at, 2)) {
        check_from(a, at, add_months(at, 2));
      }
      check_from(a, day("2014-03-31"), day("2015-03-31"));
      check_from(a, day("2014-10-14"), day("2014-10-15"));
    }
  }
}

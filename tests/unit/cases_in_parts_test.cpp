// Cases of many children are built by several threads, each its own: what comes of it is what one
// thread builds.

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "duly/cases.hpp"
#include "support/built.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string in_text(Date from, OptDate until) {
  return to_string(from) + ".." + (until ? to_string(*until) : "");
}

/// Everything a child's case holds, found by its own ranges.
std::string told(const Cases& cases, const ChildCase& child) {
  std::string out;
  for (const PeriodOfCare& period : cases.periods_of(child)) {
    out += "care " + in_text(period.from, period.until);
    for (const Run& run : cases.runs_of(period)) {
      out += fmt::format(" run {} {}", static_cast<int>(run.regime), in_text(run.from, run.until));
      for (const Held& held : cases.reviews_of(run.reviews)) out += " " + to_string(held.day);
    }
    out += fmt::format(" reviews {}", period.reviews.size());
    for (const PlacementOrder& order : cases.orders_of(period)) {
      out += " order " + in_text(order.from, order.until);
    }
  }
  for (const Plan& plan : cases.plans_of(child)) {
    out += "; plan " + in_text(plan.from, plan.until);
    for (const Held& held : cases.conferences_of(plan)) out += " " + to_string(held.day);
  }
  for (const Icpc& icpc : cases.icpcs_of(child)) out += "; ICPC " + to_string(icpc.held);
  for (const StrategyDiscussion& s : cases.discussions_of(child)) {
    out += "; discussion " + in_text(s.day, s.icpc);
  }
  return out;
}

std::string told(const ByDay& days) {
  std::string out;
  for (Date d = ByDay::kFirst; d <= days.last(); d = d.plus_days(1)) {
    if (days.on(d) != 0) out += fmt::format("{} {}, ", to_string(d), days.on(d));
  }
  return out + to_string(days.first_counted());
}

std::string told(const Told& t) {
  return told(t.change) + told(t.held) + told(t.last_any) + told(t.last_case) + told(t.last_held);
}

/// Some of every sort: short breaks, orders, moves, children on plans alone, rows that are wrong.
std::vector<Small> many(int children) {
  std::string episodes = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
  std::string reviews = "CHILD,REVIEW,REVIEW_CODE\n";
  std::string plans = "child_id,plan_start,plan_end\n";
  std::string conferences = "child_id,conference_type,conference_date,s47_start_date\n";
  for (int i = 0; i < children; ++i) {
    const int day = i % 28 + 1;
    if (i % 3 != 0) {
      episodes += fmt::format("A{},{:02}/05/2014,S,{},U6,{:02}/02/2015,X1\n", i, day,
                              i % 7 == 0 ? "V4" : "C2", day);
      episodes += fmt::format("A{},{:02}/02/2015,L,{},U6,,\n", i, day, i % 5 == 0 ? "E1" : "C2");
      reviews += fmt::format("A{},{:02}/06/2014,PN1\nA{},{:02}/03/2015,PN1\n", i, day, i, day);
      if (i % 11 == 0) reviews += fmt::format("A{},01/01/2014,PN1\n", i);  // before care
    }
    if (i % 4 == 0) {
      plans += fmt::format("A{},{:02}/07/2014,\n", i, day);
      conferences += fmt::format("A{},ICPC,2014-07-{:02},2014-06-20\n", i, day);
      conferences += fmt::format("A{},RCPC,2014-10-{:02},\n", i, day);
    }
  }
  return {{"e", episodes}, {"r", reviews}, {"p", plans}, {"c", conferences}};
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("cases built by three threads are those that one builds, and so is what is found") {
    constexpr std::size_t kThreeParts = std::size_t{3} * 20000;  // children worth a thread each
    constexpr int kNumbered = 4 * 20000;                         // one in four is in no file
    const Built b = built(many(kNumbered), "2015-12-31");
    Diagnostics of_one;
    Diagnostics of_three;
    BuildOptions how;
    const Date day = *Date::make(2015, 12, 31);
    const Cases one = build_cases(b.records, b.histories, day, of_one, how);
    how.threads = 3;
    const Cases three = build_cases(b.records, b.histories, day, of_three, how);
    REQUIRE(one.children.size() == kThreeParts);
    std::size_t different = 0;
    for (std::size_t i = 0; i < one.children.size(); ++i) {
      if (told(one, one.children[i]) != told(three, three.children[i])) ++different;
    }
    CHECK(different == 0);
    CHECK(told(one.care) == told(three.care));
    CHECK(told(one.protection) == told(three.protection));
    CHECK(one.reviews.size() == three.reviews.size());
    REQUIRE(of_one.all().size() == of_three.all().size());
    CHECK(of_one.all().size() > 3000);
    std::size_t other_finding = 0;
    for (std::size_t i = 0; i < of_one.all().size(); ++i) {
      const Diagnostic& x = of_one.all()[i];
      const Diagnostic& y = of_three.all()[i];
      if (x.info != y.info || x.row != y.row || x.child != y.child) ++other_finding;
    }
    CHECK(other_finding == 0);
  }
}

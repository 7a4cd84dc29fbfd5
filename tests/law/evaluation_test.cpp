// What counting adds up, and what is counted once: a few children each, all of it in sight.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/authority.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kFrom = "2015-04-01";
constexpr std::string_view kTo = "2016-03-31";

const Measure& measure(std::string_view id) {
  const Measure* found = find_measure(id);
  REQUIRE(found != nullptr);
  return *found;
}

Evaluation counted_in(const Authority& a, std::string_view id) {
  return a.counts_of(measure(id), a.cases(day(kTo)), a.by(""), day(kFrom));
}

std::uint32_t of_reason(const Evaluation& found, Reason reason) {
  return found.counts[0].by_reason.at(static_cast<std::size_t>(reason));
}

/// Plans of two children in the first half of many, and of two in the second: ended, with lengths.
std::string plans_far_apart(int children) {
  std::string out = "child_id,plan_start,plan_end,temporary\n";
  const auto plan = [&out](int child, const char* rest) {
    out += "A" + std::to_string(100000 + child) + "," + rest + "\n";
  };
  for (int child = 0; child < children; ++child) plan(child, "2001-01-05,2001-06-01,");
  plan(0, "2015-01-05,2016-01-04,");
  plan(1, "2015-06-01,,");
  plan(children - 1, "2015-12-01,2016-02-01,");
  plan(children - 2, "2013-06-03,2015-09-01,");
  plan(children - 3, "2015-12-01,2016-02-01,Y");
  return out;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("each reason is counted, of those left out too; shares have no bands") {
    const Authority a(
        {"child_id,plan_start,plan_end,temporary\n"
         "A1001,2013-01-07,2015-06-01,\n"
         "A1002,2015-01-05,2015-06-01,\n"
         "A1003,2015-01-05,2015-06-01,Y\n"});
    const Evaluation found = counted_in(a, "NI64");
    CHECK(of_reason(found, Reason::two_years_or_more) == 1);
    CHECK(of_reason(found, Reason::under_two_years) == 1);
    CHECK(of_reason(found, Reason::temporary) == 1);
    CHECK(found.counts[0].bands.empty());
  }

  TEST_CASE("what is left out is in no band") {
    const Authority a(
        {"child_id,plan_start,plan_end,temporary\n"
         "A1001,2015-01-05,2015-06-01,\n"
         "A1003,2015-01-05,2015-06-01,Y\n"});
    const Evaluation found = counted_in(a, "cp_ended_lengths");
    std::uint32_t excluded = 0;
    std::uint32_t numerator = 0;
    for (const std::vector<Tally>& band : found.counts[0].bands) {
      excluded += band[0].excluded;
      numerator += band[0].numerator;
    }
    CHECK(numerator == 1);
    CHECK(excluded == 0);
    CHECK(found.counts[0].groups[0].excluded == 1);
  }

  TEST_CASE("a worker's group is the worker, and of no other kind") {
    const Authority a({"child_id,plan_start\nA1001,2015-06-01\n",
                       "child_id,worker,role\nA1001,W1,social worker\n"});
    const Evaluation found = counted_in(a, "caseload");
    REQUIRE(found.groups.size() == 2);
    GroupValues wanted;
    wanted.fill(kNoGroup);
    wanted.back() = found.groups[1].values.back();
    CHECK(found.groups[1].values == wanted);
  }

  TEST_CASE("what several threads count is what one counts") {
    constexpr int kChildren = 40000;  // as many as two threads share
    const Authority a({plans_far_apart(kChildren),
                       "child_id,conference_type,conference_date\nA139999,RCPC,2016-01-15\n"});
    const Cases cases = a.cases(day(kTo));
    const std::vector<const Measure*> asked = {&measure("NI64"), &measure("cp_ended_lengths"),
                                               &measure("cp_reviews_on_time")};
    const Coverage coverage = coverage_of(cases, {});
    const std::vector<Grouping> none;
    const Evaluation one = evaluate(a.context(), cases, coverage, asked, none, day(kFrom), {1});
    const Evaluation two = evaluate(a.context(), cases, coverage, asked, none, day(kFrom), {2});
    CHECK(two.counts[2].by_reason.at(static_cast<std::size_t>(Reason::on_time)) == 1);
    for (std::size_t m = 0; m < asked.size(); ++m) {
      CAPTURE(asked[m]->id);
      CHECK(one.counts[m].by_reason == two.counts[m].by_reason);
      REQUIRE(one.counts[m].bands.size() == two.counts[m].bands.size());
      for (std::size_t b = 0; b < one.counts[m].bands.size(); ++b) {
        CHECK(one.counts[m].bands[b][0].numerator == two.counts[m].bands[b][0].numerator);
      }
      CHECK(one.counts[m].groups[0].excluded == two.counts[m].groups[0].excluded);
    }
  }

  TEST_CASE("the plans of a family are one case of a worker, whatever the two are called") {
    const Authority a({"child_id,worker,role,family_id\nA1001,F1,iro,F1\nA1002,F1,iro,F1\n",
                       "child_id,plan_start\nA1001,2015-06-01\nA1002,2015-06-01\n"});
    const Evaluation found = counted_in(a, "caseload");
    CHECK(found.counts[0].groups[0].numerator == 1);
  }

  TEST_CASE("the children of one meeting are one, of two meetings two") {
    const Authority a(
        {"child_id,conference_type,conference_date,meeting_id\n"
         "A1001,RCPC,2015-08-03,M1\nA1002,RCPC,2015-08-03,M1\n"
         "A1003,RCPC,2015-08-03,M2\nA1004,RCPC,2015-08-03,M2\n",
         "child_id,plan_start\nA1001,2015-06-01\nA1002,2015-06-01\n"
         "A1003,2015-06-01\nA1004,2015-06-01\n"});
    const Evaluation found = counted_in(a, "cp_meetings_on_time");
    CHECK(found.counts[0].groups[0].denominator == 2);
  }

  TEST_CASE("initial conferences of one meeting are one, whatever else a child had") {
    const Authority a(
        {"child_id,conference_type,conference_date,meeting_id\n"
         "A1001,ICPC,2015-08-03,M1\nA1002,ICPC,2015-08-03,M1\n"
         "A1003,ICPC,2015-08-03,M2\nA1004,ICPC,2015-08-03,M2\n"});
    CHECK(counted_in(a, "conferences_held").counts[0].groups[0].denominator == 2);
    const Authority twice(
        {"child_id,conference_type,conference_date,meeting_id,plan_id\n"
         "A1001,ICPC,2015-05-01,M5,P1\nA1001,ICPC,2015-09-01,M1,P2\n"
         "A1002,ICPC,2015-07-01,M6,P3\nA1002,ICPC,2015-09-01,M1,P4\n"});
    CHECK(counted_in(twice, "conferences_held").counts[0].groups[0].denominator == 3);
    const Listed list = twice.list(twice.cases(day(kTo)), measure("conferences_held"), day(kFrom));
    for (const Verdict& v : list.verdicts) CHECK(v.plan_id != kNoId);
  }

  TEST_CASE("what falls due is counted without initial conferences and the agency's authority") {
    const Authority a({"child_id,episode_start,reason_start,legal_status\nA1001,2015-05-01,S,E1\n",
                       "child_id,review_date\nA1001,2016-02-01\n",
                       "child_id,s47_start_date\nA1002,2016-03-30\n"});
    const Cases cases = a.cases(day(kTo));
    const std::vector<const Measure*> asked = {&measure("reviews_due_by_month"),
                                               &measure("icpc_15wd"),
                                               &measure("adoption_authority_on_time")};
    const Evaluation found =
        evaluate(a.context(), cases, coverage_of(cases, {}), asked, a.by(""), day(kFrom), {1});
    const Tally& due = found.counts[0].groups[0];
    CHECK(due.denominator + due.excluded + due.indeterminate == 1);
  }

  TEST_CASE("a second review with a plan for permanence is told by its own link") {
    const Authority a({"child_id,episode_start,reason_start\nA1001,2015-01-05,S\n",
                       "child_id,review_date,permanence_date\n"
                       "A1001,2015-01-30,\nA1001,2015-04-20,2015-04-20\n"});
    const Listed list = a.list(a.cases(day(kTo)), measure("permanence"), day(kFrom));
    REQUIRE(list.verdicts.size() == 1);
    REQUIRE(list.verdicts[0].because < list.obligations.size());
    CHECK(list.obligations[list.verdicts[0].because].held == OptDate(day("2015-04-20")));
  }

  TEST_CASE("a measure that looks at initial conferences says so, and no other sees them") {
    const Authority a(21, 80);
    const Cases whole = a.cases(day(kTo));
    const Cases without = a.cases(day(kTo), {.initial_conferences = false});
    for (const Measure& m : measures()) {
      CAPTURE(m.id);
      if ((m.duties & only(Duty::icpc)) != 0) CHECK(m.initial_conferences);
      const Evaluation all = a.counts_of(m, whole, a.by(""), day(kFrom));
      const Evaluation few = a.counts_of(m, without, a.by(""), day(kFrom));
      const bool same = all.counts[0].by_reason == few.counts[0].by_reason;
      CHECK((same || m.initial_conferences));
    }
  }

  TEST_CASE("NI66 asks for the reviews of an adoption agency under the readings that count them") {
    const Measure& ni66 = measure("NI66");
    REQUIRE((ni66.duties_under != nullptr));
    Readings readings;
    CHECK(ni66.duties_under(readings) == only(Duty::cla_review));
    readings.ni66_adoption = Ni66Adoption::all_duties;
    CHECK(ni66.duties_under(readings) == both(only(Duty::cla_review), only(Duty::adoption_review)));
    readings.ni66_authority = Ni66Authority::counted;
    CHECK(ni66.duties_under(readings) == ni66.duties);
  }
}

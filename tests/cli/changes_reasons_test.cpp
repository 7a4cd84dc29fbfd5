// The reason that `changes` gives is what was recorded otherwise, whatever the measure reads it
// from.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/moves.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Files = std::map<std::string, std::string>;
using Words = std::vector<std::string>;

const std::string kEpisodes =
    "CHILD,DECOM,DEC,RNE,REC,LS,PLACE\n"
    "A1,01/04/2015,,S,,C2,U6\nA2,01/04/2015,,S,,C2,U6\n";
const std::string kReviews =
    "CHILD,REVIEW,REVIEW_CODE,iro\nA1,20/04/2015,PN1,I1\nA2,20/04/2015,PN1,I1\n";
const std::string kWorkers = "worker,fte\nI1,1\nI2,0.5\n";
const std::string kPlans = "child_id,plan_id,plan_start,plan_end,temporary\n";
const std::string kPlan = kPlans + "A1,P1,01/05/2015,,N\n";
const std::string kTemporary = kPlans + "A1,P1,01/05/2015,,Y\n";
const std::string kConferences =
    "child_id,conference_type,conference_date,s47_start_date,meeting_id\n";
const std::string kFirst = "A1,RCPC,20/07/2015,,M1\n";
const std::string kSecond = "A1,RCPC,09/12/2015,,M2\n";
const std::string kAllocations =
    "child_id,worker,role,from,until\nA1,I1,iro,01/04/2015,\nA2,I1,iro,01/04/2015,\n";

/// Two sets of files, and what is said of them for 2015-16.
struct Sets {
  Files before, after;

  Said ask(const std::string& measures, std::string_view before_as_at = "2016-03-31",
           bool for_data = true) const {
    const TempFolder folder;
    Words args = {"changes",
                  "--year",
                  "2015-16",
                  "-q",
                  "-m",
                  measures,
                  "--as-at",
                  "2016-03-31",
                  "--before-as-at",
                  std::string(before_as_at)};
    if (for_data) args.insert(args.end(), {"-f", "csv"});
    const auto add = [&](const std::string& side, const Files& files) {
      args.push_back("--" + side);
      for (const auto& file : files) {
        args.push_back(folder.write(side + "-" + file.first + ".csv", file.second));
      }
    };
    add("before", before);
    add("after", after);
    Said said = run_duly(args);
    if (for_data) check_moves_add_up(said.out);
    return said;
  }

  /// "caseload corrected_plan", of each that moved.
  Words whys(const std::string& measures, std::string_view before_as_at = "2016-03-31") const {
    Words out;
    for (const CsvLine& row : lines_of(ask(measures, before_as_at).out)) {
      if (row["why"] != "total") out.push_back(row["measure"] + " " + row["why"]);
    }
    return out;
  }
};

/// Both sides alike but for one file.
Sets differing(Files both, const std::string& file, const std::string& before,
               const std::string& after) {
  Sets out{both, both};
  out.before[file] = before;
  out.after[file] = after;
  return out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("an officer whose hours are halved doubles the pace, and the hours are the reason") {
    const Sets sets = differing({{"episodes", kEpisodes}, {"reviews", kReviews}}, "workers",
                                "worker,fte\nI1,1\n", "worker,fte\nI1,0.5\n");
    CHECK(sets.whys("reviews_per_officer") == Words{"reviews_per_officer hours_changed"});
    const std::string said = sets.ask("reviews_per_officer", "2016-03-31", false).out;
    CHECK(has(said,
              "reviews_per_officer 0.2 (2 of 1, 252 working days) -> 0.3 (2 of 0.5, 252 working"
              " days): 1 hours_changed (-0.5 full-time)."));
    CHECK(has(said, "I1: 1 -> 0.5 full-time"));
  }

  TEST_CASE("a caseload stands against hours by role, and a worker's hours are a line beside it") {
    const Sets sets = differing({{"episodes", kEpisodes}, {"allocations", kAllocations}}, "workers",
                                "worker,fte\nI1,1\n", "worker,fte\nI1,0.5\n");
    CHECK(sets.whys("caseload") == Words{"caseload hours_changed"});
    CHECK(has(sets.ask("caseload", "2016-03-31", false).out,
              "caseload iro 2.0 (2 of 1, under 50 to 70) -> iro 4.0 (2 of 0.5, under 50 to 70):"
              " 1 hours_changed (-0.5 full-time)."));
  }

  TEST_CASE("another officer's reviews bring other hours, though as many reviews are held") {
    const Sets sets =
        differing({{"episodes", kEpisodes}, {"workers", kWorkers}}, "reviews", kReviews,
                  "CHILD,REVIEW,REVIEW_CODE,iro\nA1,20/04/2015,PN1,I2\nA2,20/04/2015,PN1,I2\n");
    CHECK(sets.whys("reviews_per_officer") ==
          Words{"reviews_per_officer other_workers", "reviews_per_officer other_workers"});
    CHECK(has(sets.ask("reviews_per_officer", "2016-03-31", false).out,
              "2 other_workers (-0.5 full-time)."));
  }

  TEST_CASE("reviews of an officer whose hours were not known are counted once they are") {
    const Sets sets = differing({{"episodes", kEpisodes}, {"reviews", kReviews}}, "workers",
                                "worker,fte\nI2,1\n", "worker,fte\nI1,1\nI2,1\n");
    CHECK(sets.whys("reviews_per_officer") == Words(3, "reviews_per_officer hours_changed"));
    CHECK(has(sets.ask("reviews_per_officer", "2016-03-31", false).out,
              "2 hours_changed (+2 of +2), 1 hours_changed (+1 full-time)."));
  }

  TEST_CASE("a figure that one side alone has cannot be compared, and its line says why") {
    const Sets sets{{{"episodes", kEpisodes}}, {{"plans", kPlan}}};
    CHECK(has(sets.ask("cp_at_end", "2016-03-31", false).out,
              "cp_at_end none -> 1: cannot be compared, before: no plans loaded."));
  }

  TEST_CASE("a review is the reason in measures of the officers who hold reviews") {
    const std::string more = kReviews + "A1,10/03/2016,PN1,I2\n";
    const Sets sets =
        differing({{"episodes", kEpisodes}, {"workers", kWorkers}}, "reviews", kReviews, more);
    CHECK(sets.whys("iro_changes") == Words{"iro_changes review_recorded_since"});
    CHECK(sets.whys("iro_changes", "2016-02-29") == Words{"iro_changes review_held_since"});
    const Words recorded = sets.whys("reviews_per_officer");
    REQUIRE(!recorded.empty());
    CHECK(recorded.front() == "reviews_per_officer review_recorded_since");
    const Words held = sets.whys("reviews_per_officer", "2016-02-29");
    REQUIRE(!held.empty());
    CHECK(held.front() == "reviews_per_officer review_held_since");
  }

  TEST_CASE("an allocation taken away is the reason why a child had fewer officers") {
    const std::string two = kAllocations + "A1,I2,iro,01/09/2015,\n";
    // A review held since bears on officers only where none is allocated.
    Sets sets = differing({{"episodes", kEpisodes}}, "allocations", two, kAllocations);
    sets.before["reviews"] = kReviews;
    sets.after["reviews"] = kReviews + "A1,10/03/2016,PN1,I1\n";
    CHECK(sets.whys("iro_changes") == Words{"iro_changes allocated_otherwise"});
    CHECK(sets.whys("iro_changes", "2016-02-29") == Words{"iro_changes allocated_otherwise"});
  }

  TEST_CASE("a conference held since is the reason why one came of a strategy discussion") {
    const std::string enquiry = "child_id,s47_start_date,icpc_date,icpc_not_required\n";
    Sets sets = differing(
        {{"enquiries", enquiry + "A1,01/02/2016,,N\n"}}, "conferences",
        kConferences + "A2,ICPC,10/06/2015,01/06/2015,M1\n",
        kConferences + "A2,ICPC,10/06/2015,01/06/2015,M1\n" + "A1,ICPC,10/03/2016,01/02/2016,M2\n");
    CHECK(sets.whys("s47_started") == Words{"s47_started review_recorded_since"});
    CHECK(sets.whys("s47_started", "2016-02-29") == Words{"s47_started review_held_since"});
    sets.before = sets.after;
    CHECK(sets.whys("s47_started", "2016-02-29") == Words{"s47_started review_held_since"});
  }

  TEST_CASE("a plan that turns out to be temporary is corrected in every measure of it") {
    const Sets sets = differing({{"episodes", kEpisodes},
                                 {"conferences", kConferences + kFirst + kSecond},
                                 {"allocations", kAllocations}},
                                "plans", kPlan, kTemporary);
    for (const char* m :
         {"cp_at_end", "NI67", "cp_reviews_on_time", "conferences_held", "cp_meetings_on_time",
          "cp_participation", "caseload", "reviews_due_by_month"}) {
      CAPTURE(m);
      const Words whys = sets.whys(m);
      for (const std::string& why : whys) CHECK(why == std::string(m) + " corrected_plan");
      CHECK((!whys.empty() || m == std::string_view("cp_participation")));
    }
  }

  TEST_CASE("an episode that turns out to be of short breaks is corrected in the caseload too") {
    std::string breaks = kEpisodes;
    breaks.replace(breaks.find("C2"), 2, "V4");
    const Sets sets = differing({{"allocations", kAllocations}}, "episodes", kEpisodes, breaks);
    CHECK(sets.whys("caseload") == Words{"caseload corrected_episode"});
    CHECK(sets.whys("cla_at_end") == Words{"cla_at_end corrected_episode"});
  }

  TEST_CASE("a birth date by which the child was an adult takes its reviews away") {
    const Sets sets =
        differing({{"episodes", kEpisodes},
                   {"reviews",
                    "CHILD,REVIEW,REVIEW_CODE,midpoint_date\nA1,20/04/2015,PN1,05/06/2015\n"
                    "A1,10/07/2015,PN1,01/10/2015\nA1,10/01/2016,PN1,\n"}},
                  "children", "CHILD,SEX,DOB\nA1,1,01/02/2005\nA2,1,01/02/2005\n",
                  "CHILD,SEX,DOB\nA1,1,01/02/1997\nA2,1,01/02/2005\n");
    for (const char* m : {"NI66", "cla_reviews_on_time", "reviews_due_by_month", "midpoint_checks",
                          "cla_obligations_met"}) {
      CAPTURE(m);
      const Words whys = sets.whys(m);
      CHECK(!whys.empty());
      for (const std::string& why : whys) CHECK(why == std::string(m) + " corrected_birth_date");
    }
  }

  TEST_CASE("a first conference removed is the reason, though the plan ended on another's day") {
    const std::string initial = "A2,ICPC,01/04/2014,20/03/2014,M9\nA2,RCPC,01/06/2014,,M8\n";
    const Files plans = {{"plans", kPlans + "A1,P1,01/05/2015,09/12/2015,N\n"
                                            "A2,P2,01/04/2014,01/07/2014,N\n"}};
    const Sets sets = differing(plans, "conferences", kConferences + initial + kFirst + kSecond,
                                kConferences + initial + kSecond);
    CHECK(sets.whys("cp_ended_at_first_review") ==
          Words{"cp_ended_at_first_review review_removed"});
  }

  TEST_CASE("a plan ended since has left, though a conference was held on that day") {
    const std::string example = in_source("examples/small-authority").string();
    const Said said = run_duly({"changes", "--before", example, "--after", example, "--year",
                                "2015-16", "--before-as-at", "2016-02-01", "--as-at", "2016-06-01",
                                "-m", "cp_ended_at_first_review,cp_ended,NI64", "-q", "-f", "csv"});
    check_moves_add_up(said.out);
    std::map<std::string, Words> by;
    for (const CsvLine& row : lines_of(said.out)) by[row["measure"]].push_back(row["why"]);
    CHECK(by["cp_ended_at_first_review"] == by["cp_ended"]);
    CHECK(by["NI64"] == by["cp_ended"]);
    CHECK(by["cp_ended"].front() == "left");
  }
}

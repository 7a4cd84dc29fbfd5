// Starts that a newer extract corrects. Every case is tried with the files in every order.

#include <string>

#include <doctest/doctest.h>

#include "support/merged.hpp"
#include "support/two_returns.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a start corrected to an earlier day: the newer row stands") {
    const Merged m = care("A 2022-09-27 S\n", "A 2022-09-23 S\n");
    CHECK(of_a(m.episodes) == "A 2022-09-23..");
    CHECK(of_a(m.findings) == "D313 y22:4 DECOM A");
    CHECK(of_a(care("A 2022-09-27 S\n", "A 2021-01-04 S\n").episodes) == "A 2021-01-04..");
  }

  TEST_CASE("a start corrected to a later day: at most 31 days, and no later than was known") {
    CHECK(of_a(care("A 2022-09-01 S\n", "A 2022-10-02 S\n").episodes) == "A 2022-10-02..");
    CHECK(of_a(care("A 2022-09-01 S\n", "A 2022-10-03 S\n").findings) == "D301 y22:4 DEC A");
    CHECK(of_a(care("A 2023-03-20 S\n", "A 2023-03-31 S\n").episodes) == "A 2023-03-31..");
    CHECK(of_a(care("A 2023-03-20 S\n", "A 2023-04-01 S\n").findings) == "D301 y22:4 DEC A");
  }

  TEST_CASE("no start is corrected without the same reason, an overlap and no partner") {
    CHECK(of_a(care("A 2022-09-27 S\n", "A 2022-09-23 P\n").findings).find("D313") ==
          std::string::npos);
    CHECK(of_a(care("A 2022-09-27 S\n", "A 2022-09-01 S 2022-09-20 E4A\n").findings).find("D313") ==
          std::string::npos);
    CHECK(
        of_a(care("A 2022-09-27 S\n", "A 2022-09-23 S\nA 2022-09-27 S\n").findings).find("D313") ==
        std::string::npos);
    CHECK(
        of_a(care("A 2022-09-23 S\nA 2022-09-27 S\n", "A 2022-09-23 S\n").findings).find("D313") ==
        std::string::npos);
    const Merged part = merged({episodes("y22", y22("A 2022-09-27 S\n")),
                                episodes("y23",
                                         "Z3 2023-06-01 S\nZ4 2023-06-01 S\n"
                                         "Z5 2023-06-01 S\nZ6 2023-06-01 S\nZ7 2023-06-01 S\n"
                                         "Z8 2023-06-01 S\nZ9 2023-06-01 S\nY1 2023-06-01 S\n"
                                         "Y2 2023-06-01 S\nA 2022-09-23 S\n")});
    CHECK(of_a(part.findings) == "");  // one child begun before the year makes no whole return
  }

  TEST_CASE("starts are corrected one for one, the nearest first") {
    const Merged m = care("A 2022-09-27 S\n", "A 2022-09-01 S\nA 2022-09-25 S\n");
    CHECK(of_a(m.episodes) == "A 2022-09-01..; A 2022-09-25..");
    CHECK(of_a(m.findings) == "D313 y22:4 DECOM A");
    const Merged two = care("A 2022-09-27 S\nA 2022-10-20 S\n", "A 2022-09-23 S\nA 2022-10-19 S\n");
    CHECK(of_a(two.episodes) == "A 2022-09-23..; A 2022-10-19..");
    CHECK(of_a(care("A 2022-09-27 S\nA 2022-10-20 S\n", "A 2022-09-23 S\n").findings) ==
          "D302 y22:5 DEC A; D313 y22:4 DECOM A");
  }

  TEST_CASE("a newer version of one year corrects a start, too") {
    const Merged m = merged(
        {episodes("v1", y22("A 2022-09-27 S\n")),
         episodes("v2", "Z1 2020-02-01 S\nZ2 2022-04-02 S 2023-01-01 E8\nA 2022-09-23 S\n")});
    CHECK(of_a(m.episodes) == "A 2022-09-23..");
    CHECK(of_a(m.findings) == "D313 v1:4 DECOM A");
  }

  TEST_CASE("without repair a corrected start is an error and both rows stay") {
    const Merged m = care("A 2022-09-27 S\n", "A 2022-09-23 S\n", {.repair = false});
    CHECK(of_a(m.episodes) == "A 2022-09-23..; A 2022-09-27..");
    CHECK(m.problems.find("D313") != std::string::npos);
  }

  TEST_CASE("the start of a plan is corrected within 31 days either way") {
    CHECK(of_a(on_plans("A P1 2022-09-01\n", "A P1 2022-10-02\n").plans) == "A 2022-10-02..");
    CHECK(of_a(on_plans("A P1 2022-09-01\n", "A P1 2022-08-01\n").plans) == "A 2022-08-01..");
    CHECK(of_a(on_plans("A P1 2022-09-01\n", "A - 2022-09-03\n").findings) ==
          "D313 p22:4 plan_start A");
    CHECK(of_a(on_plans("A P1 2022-09-01\n", "A P2 2022-09-03\n").findings) ==
          "D315 p22:4 plan_end A");
    CHECK(of_a(on_plans("A - 2022-09-01\n", "A - 2022-10-03\n").findings) ==
          "D315 p22:4 plan_end A");
  }

  TEST_CASE("episodes and plans that only touch are no corrected start") {
    CHECK(of_a(care("A 2022-09-27 S\n", "A 2022-09-01 S 2022-09-27 E4A\n").findings) ==
          "D302 y22:4 DEC A");
    CHECK(of_a(care("A 2022-09-01 S 2022-09-20 E4A\n", "A 2022-09-20 S\n").findings) == "");
    CHECK(of_a(on_plans("A P1 2022-09-01 2022-09-20\n", "A P1 2022-09-20 2022-09-28\n").findings) ==
          "D303 p22:4 A");
  }

  TEST_CASE("of plans without one number the 31 days alone decide") {
    CHECK(of_a(on_plans("A P1 2022-09-01\n", "A - 2022-10-02\n").findings) ==
          "D313 p22:4 plan_start A");
    CHECK(of_a(on_plans("A - 2022-09-01\n", "A P1 2022-08-01\n").findings) ==
          "D313 p22:4 plan_start A");
    CHECK(of_a(on_plans("A - 2022-09-01\n", "A P1 2022-07-31\n").findings) ==
          "D315 p22:4 plan_end A");
  }

  TEST_CASE("a start after the older file's own year is corrected to an earlier one") {
    const Merged m = merged(
        {episodes("y22", each(12, "2022-05-01 S") + "A 2023-06-10 S\n"),
         episodes("y23", each(12, "2022-05-01 S") + "A 2023-06-01 S\n" + "C 2023-06-01 S\n")});
    CHECK(of_a(m.episodes) == "A 2023-06-01..");
  }

  TEST_CASE("of several starts that may be one the nearest are taken, each once") {
    CHECK(of_a(care("A 2022-09-27 S\nA 2022-10-20 S\n", "A 2022-10-19 S\n").findings) ==
          "D301 y22:4 DEC A; D313 y22:5 DECOM A");
    // As near to both: the earlier.
    CHECK(of_a(care("A 2022-10-01 S\nA 2022-10-11 S\n", "A 2022-10-06 S\n").findings) ==
          "D302 y22:5 DEC A; D313 y22:4 DECOM A");
    // The first of the older is the first of the newer, so the second is free for the second.
    CHECK(of_a(care("A 2022-09-27 S\nA 2022-10-20 S\n", "A 2022-09-26 S\nA 2022-09-30 S\n")
                   .findings) == "D313 y22:4 DECOM A; D313 y22:5 DECOM A");
  }

  TEST_CASE("a list of current cases corrects no start, and no return corrects a list's") {
    const Small list = {"l",
                        "Child Unique ID,Date Started to be Looked After,"
                        "Date Ceased to be Looked After,Date of Latest Statutory Review\n"
                        "A,2022-05-03,,\nZ1,2020-02-01,,\n"};
    const Merged m = merged({list, episodes("y23", y23("A 2022-05-01 S\n"))});
    CHECK(of_a(m.episodes) == "A 2022-05-01..");
    CHECK(m.findings.find("D313") == std::string::npos);
    CHECK(m.repairs == "");
    // Two plans that overlap are told by 8940.
    const Small of_plans = {"l",
                            "Child Unique ID,Child Protection Plan Start Date,"
                            "Child Protection Plan End Date,Date of latest review conference\n"
                            "A,2022-05-03,,\nZ1,2022-02-01,,\n"};
    const Small whole =
        plans("p23", std::string(kPlansBoth) + "Z3 Q3 2023-06-01\nA Q9 2022-05-01\n");
    CHECK(of_a(merged({of_plans, whole}).plans) == "A 2022-05-01..; A 2022-05-03..");
  }
}

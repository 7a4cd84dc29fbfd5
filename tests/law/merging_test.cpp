// Rows of several extracts brought together: the second table of "Merging several extracts". Every
// case is tried with the files in every order. Of corrected starts and of absent rows see the files
// of their own.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/merged.hpp"
#include "support/two_returns.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("the same row again is counted once") {
    const Merged m = care("A 2022-05-01 S\n", "A 2022-05-01 S\n");
    CHECK(of_a(m.episodes) == "A 2022-05-01..");
    CHECK(of_a(m.findings) == "D304 y22:4 A");
  }

  TEST_CASE("of one open and one ended row the ended stands") {
    CHECK(of_a(care("A 2022-05-01 S\n", "A 2022-05-01 S 2023-05-01 E4A\n").episodes) ==
          "A 2022-05-01..2023-05-01");
    CHECK(of_a(care("A 2022-05-01 S\n", "A 2022-05-01 S 2023-05-01 E4A\n").findings) == "");
    CHECK(of_a(care("A 2022-05-01 S 2023-01-01 E4A\n", "A 2022-05-01 S\n").episodes) ==
          "A 2022-05-01..2023-01-01");
  }

  TEST_CASE("what else differs between the open and the ended row is told") {
    const Merged m = care("A 2022-05-01 S - - C2\n", "A 2022-05-01 S 2023-05-01 E4A V4\n");
    CHECK(of_a(m.findings) == "D303 y22:4 A");
  }

  TEST_CASE("of two ended differently the newer extract's stands") {
    const Merged m = care("A 2022-05-01 S 2023-01-01 E4A\n", "A 2022-05-01 S 2023-05-01 E4A\n");
    CHECK(of_a(m.episodes) == "A 2022-05-01..2023-05-01");
    CHECK(of_a(m.findings) == "D303 y22:4 A");
    const std::string back = "A 2022-05-01 S 2023-02-01 E4A\n";
    CHECK(of_a(merged({episodes("y22", y22(back)),
                       episodes("y23", y23("A 2022-05-01 S 2023-05-01 E4A\n")),
                       episodes("y24", y23("Z4 2024-06-01 S\n" + back))})
                   .episodes) == "A 2022-05-01..2023-02-01");
  }

  TEST_CASE("two rows of one extract that clash are both kept, an error each") {
    const Merged m =
        merged({episodes("a", "A 2022-05-01 S 2022-06-01 E4A\nA 2022-05-01 S 2022-07-01 E4A\n")});
    CHECK(m.episodes == "A 2022-05-01..2022-06-01; A 2022-05-01..2022-07-01");
    CHECK(m.findings == "D305 a:2 A; D305 a:3 A");
    CHECK(m.problems == "D305");
  }

  TEST_CASE("years stacked in one file: the ended row stands, with a note") {
    const std::string open = "A 2023-01-10 S\n";
    const std::string ended = "A 2023-01-10 S 2023-08-15 E4A\n";
    const Merged m = merged({episodes("a", open + ended)});
    CHECK(m.episodes == "A 2023-01-10..2023-08-15");
    CHECK(m.findings == "D314 a:2 DEC A");
    CHECK(m.problems == "");
    CHECK(merged({episodes("a", open + ended + open + ended)}).findings ==
          "D304 a:4 A; D304 a:5 A; D314 a:2 DEC A");
    CHECK(merged({plans("p", "A P1 2023-01-10\nA P1 2023-01-10 2023-08-15\n")}).plans ==
          "A 2023-01-10..2023-08-15");
  }

  TEST_CASE("rows of one file that are not stacked years stay a clash") {
    const std::string open = "A 2023-01-10 S\n";
    CHECK(merged({episodes("a", open + "A 2023-01-10 S 2023-08-15 E4A\n" +
                                    "A 2023-01-10 S 2023-08-16 E4A\n")})
              .problems == "D305");
    CHECK(merged({episodes("a", open + "A 2023-01-10 S - - V4\n")}).problems == "D305");
    CHECK(merged({episodes("a", open + "A 2023-01-10 S 2023-01-10 X1\n")}).problems == "D305");
    CHECK(merged({plans("p", "A P1 2023-01-10 2023-02-01\nA P2 2023-01-10\n")}).problems == "D305");
    CHECK(merged({episodes("a", open + "A 2023-01-10 S 2023-08-15 E4A\n")}, {.repair = false})
              .problems == "D305");
  }

  TEST_CASE("a plan with the same id is one plan") {
    const Merged m = on_plans("A P1 2022-05-01\n", "A P1 2022-07-01 2023-05-01\n");
    CHECK(of_a(m.plans) == "A 2022-07-01..2023-05-01");
    CHECK(of_a(m.findings) == "D303 p22:4 A");
  }

  TEST_CASE("a review that a census repeats of the year before is told where that year lacks it") {
    const Small before = census("c22", "2023-03-31", {"2022-08-20", "2023-02-10"});
    CHECK(merged({before, census("c23", "2024-03-31", {"2023-02-10", "2023-08-01"})}).findings ==
          "D304 c22:1 A; D304 c23:2 A");
    CHECK(merged({before, census("c23", "2024-03-31", {"2023-02-17", "2023-08-01"})}).findings ==
          "D303 c23:2 CPPreviewDate A; D304 c22:1 A");
    CHECK(merged({census("c23", "2024-03-31", {"2023-02-17", "2023-08-01"})}).findings == "");
  }

  TEST_CASE("of review codes that differ the newer extract's stands") {
    const Merged m = merged({reviews("r22", "A 2022-06-01 PN1\nB 2022-07-01 PN1\n"),
                             reviews("r23", "A 2022-06-01 PN3\nB 2023-07-01 PN1\n")});
    CHECK(of_a(m.codes) == "A 2022-06-01 PN3");
    CHECK(of_a(m.findings) == "N15 r23:2 REVIEW_CODE A");
    CHECK(of_a(merged({reviews("r22", "A 2022-06-01 PN1\nB 2022-07-01 PN1\n"),
                       reviews("r23", "A 2022-06-01\nB 2023-07-01 PN1\n")})
                   .codes) == "A 2022-06-01 PN1");
    CHECK(of_a(merged({reviews("r", "A 2022-06-01 PN3\nA 2022-06-01 PN1\n")}).codes) ==
          "A 2022-06-01 PN3");
  }

  TEST_CASE("the closing line counts children whose care ended, and rows that go on elsewhere") {
    CHECK(care("A 2022-05-01 S\n", "A 2022-05-01 S\n").repairs == "");
    CHECK(care("A 2022-05-01 S\n", "").repairs == "care of 1 ended");
    CHECK(care("A 2022-05-01 S\nA 2022-06-01 P\n", "").repairs == "care of 1 ended");
    CHECK(care("A 2022-05-01 S\nB 2022-06-01 S\n", "").repairs == "care of 2 ended");
    CHECK(care("A 2022-05-01 S\n", "A 2023-07-01 S\n").repairs == "care of 1 ended");
    CHECK(care("A 2022-05-01 S\n", "A 2023-07-01 P\n").repairs == "1 moved");
    CHECK(care("A 2022-09-27 S\n", "A 2022-09-23 S\n").repairs == "1 moved");
    CHECK(on_plans("A P1 2022-09-01\n", "A - 2022-10-02\n").repairs == "1 moved");
    CHECK(on_plans("A P1 2022-05-01\n", "").repairs == "1 absent");
    for (const std::string_view newer : {"", "A 2023-07-01 P\n", "A 2022-04-23 S\n"}) {
      CHECK(care("A 2022-05-01 S\n", newer, {.repair = false}).repairs == "");
    }
  }

  TEST_CASE("rows of one start are one thing however others lie between their ends") {
    const Merged m = care("A 2022-05-01 S 2022-08-01 E4A\nA 2022-06-01 S 2022-10-01 E4A\n",
                          "A 2022-05-01 S 2022-12-01 E4A\nA 2022-06-01 S 2022-10-01 E4A\n");
    CHECK(of_a(m.episodes) == "A 2022-05-01..2022-12-01; A 2022-06-01..2022-10-01");
  }

  TEST_CASE("without repair both of two extracts' rows stay, as an error") {
    const Merged m = care("A 2022-05-01 S 2023-01-01 E4A\n", "A 2022-05-01 S 2023-05-01 E4A\n",
                          {.repair = false});
    CHECK(of_a(m.episodes) == "A 2022-05-01..2023-01-01; A 2022-05-01..2023-05-01");
    CHECK(m.problems == "D303");
  }

  TEST_CASE("ended alike is ended on one day for one reason") {
    const std::string open = "A 2023-01-10 S\n";
    CHECK(merged({episodes("a", open + "A 2023-01-10 S 2023-08-15 E4A\n" +
                                    "A 2023-01-10 S 2023-08-15 E8\n")})
              .findings == "D305 a:2 A; D305 a:3 A; D305 a:4 A");
    CHECK(merged({episodes("a", open + "A 2023-01-10 S 2023-08-15 E4A C2\n" +
                                    "A 2023-01-10 S 2023-08-15 E4A V4\n")})
              .findings == "D305 a:3 A; D305 a:4 A; D314 a:2 DEC A");
    CHECK(merged({plans("p",
                        "A P1 2023-01-10\nA P1 2023-01-10 2023-08-15\n"
                        "A - 2023-01-10 2023-08-15\n")})
              .findings == "D305 p:3 A; D305 p:4 A; D314 p:2 plan_end A");
    CHECK(merged({plans("p",
                        "A P1 2023-01-10\nA P1 2023-01-10 2023-08-15\n"
                        "A - 2023-01-10 2023-08-16\n")})
              .problems == "D305");
  }

  TEST_CASE(
      "plans of one number are one plan across extracts, whatever lies between their starts") {
    const std::string other = "A P2 2022-06-20 2022-07-01\n";
    const Merged m = on_plans("A P1 2022-05-01\n" + other, other + "A P1 2022-09-01 2023-05-01\n");
    CHECK(of_a(m.plans) == "A 2022-06-20..2022-07-01; A 2022-09-01..2023-05-01");
    const Merged one = merged({plans("p", "A P1 2022-05-01 2022-06-01\nA P1 2022-07-01\n")});
    CHECK(one.plans == "A 2022-05-01..2022-06-01; A 2022-07-01..");
    CHECK(one.findings == "");
  }

  TEST_CASE("a list's latest review stands only after what two children's reviews are told to") {
    const auto differs = [](std::string_view told, const std::string& child,
                            const std::string& day) {
      const Merged m = merged(
          {reviews("r", told),
           {"list",
            "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After,"
            "Date of Latest Statutory Review,Child's Legal Status,Placement Type\n" +
                child + ",2015-03-02,," + day + ",C2: Full care order,f) U6: Foster placement\n"}});
      const bool stands = m.codes.find(child + " " + day) != std::string::npos;
      const bool found = m.findings.find("N37") != std::string::npos;
      CHECK(stands != found);
      return found;
    };
    for (const std::string_view two :
         {"A 2015-06-01\nB 2015-05-01\n", "B 2015-05-01\nA 2015-06-01\n",
          "A 2015-06-01\nA 2015-07-01\nB 2015-05-01\n",
          "B 2015-05-01\nA 2015-06-01\nA 2015-07-01\n",
          "A 2015-07-01\nB 2015-04-01\nA 2015-06-01\nB 2015-05-01\n",
          "D 2015-04-20\nB 2015-05-01\nA 2015-07-01\n",
          "A 2015-07-01\nB 2015-05-01\nD 2015-04-20\n"}) {
      CAPTURE(two);
      CHECK(differs(two, "C", "2015-05-01"));
      CHECK_FALSE(differs(two, "C", "2015-05-02"));
    }
    CHECK(differs("A 2015-06-01\n", "C", "2015-06-01"));  // of one child alone its latest
    CHECK_FALSE(differs("A 2015-06-01\n", "C", "2015-06-02"));
    CHECK_FALSE(differs("A 2015-06-01\nB 2015-07-01\n", "A", "2015-06-01"));
    CHECK(differs("A 2015-05-01\nA 2015-06-01\nB 2015-07-01\n", "A", "2015-05-15"));
  }
}

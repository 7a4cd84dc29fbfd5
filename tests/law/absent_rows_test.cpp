// Rows absent from a newer extract. Every case is tried with the files in every order.

#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "support/merged.hpp"
#include "support/two_returns.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("open in an older return, absent from a newer with a later episode: ended there") {
    const Merged m = care("A 2022-05-01 S\n", "A 2023-07-01 P\n");
    CHECK(of_a(m.episodes) == "A 2022-05-01..2023-07-01 X1; A 2023-07-01..");
    CHECK(of_a(m.findings) == "D301 y22:4 DEC A");
    CHECK(of_a(care("A 2022-05-01 S\n", "A 2023-07-01 S\n").episodes) ==
          "A 2022-05-01..2023-07-01; A 2023-07-01..");
  }

  TEST_CASE("without a later episode: ended on the day after the older return's last") {
    const Merged m = care("A 2022-05-01 S\n", "");
    CHECK(of_a(m.episodes) == "A 2022-05-01..2023-04-01?");
    CHECK(of_a(m.findings) == "D302 y22:4 DEC A");
    CHECK(of_a(care("A 2022-05-01 S\n", "", {.as_at = "2023-03-10"}).episodes) ==
          "A 2022-05-01..2023-03-11?");
    const Merged kept = care("A 2022-05-01 S\n", "", {.repair = false});
    CHECK(of_a(kept.episodes) == "A 2022-05-01..");
    CHECK(kept.problems == "D302");
  }

  TEST_CASE("a child whose row a newer return spoils is not absent from it") {
    for (const std::string row : {"A 1922-05-01 S\n", "A - S\n", "A 31/02/2022 S\n", "A ? S\n",
                                  "A 2022-05-01 S 2022-04-01 E8\n", "A 2022-05-01 S ? E8\n"}) {
      CAPTURE(row);
      CHECK(of_a(care("A 2022-05-01 S\n", row).episodes) == "A 2022-05-01..");
      CHECK(of_a(care("A 2022-05-01 S\n", row).findings) == "");
    }
    const Merged later = care("A 2022-05-01 S\n", "A 1922-05-01 S\nA 2023-07-01 P\n");
    CHECK(of_a(later.episodes) == "A 2022-05-01..; A 2023-07-01..");
    CHECK(of_a(later.findings) == "");
    CHECK(of_a(care("A 2022-05-01 S\n", "B 1922-05-01 S\n").episodes) ==
          "A 2022-05-01..2023-04-01?");
    const Merged next =
        merged({episodes("y22", y22("A 2022-05-01 S\n")), episodes("y23", y23("A 1922-05-01 S\n")),
                episodes("y24", y23("Z4 2024-06-01 S\n"))},
               {.as_at = "2025-03-31"});
    CHECK(of_a(next.findings) == "D302 y22:4 DEC A");
  }

  TEST_CASE("a row that a newer version of the year's return spoils is not in one version only") {
    const Merged m =
        merged({episodes("v1", y22("A 2022-05-01 S\n")),
                episodes("v2", "Z1 2020-02-01 S\nZ2 2022-04-02 S 2023-01-01 E8\nA ? S\n")});
    CHECK(of_a(m.episodes) == "A 2022-05-01..");
    CHECK(of_a(m.findings) == "");
  }

  TEST_CASE("a version of the same year ends nothing by absence") {
    const Merged m = merged({episodes("v1", y22("A 2022-05-01 S\n")),
                             episodes("v2", "Z1 2020-02-01 S\nZ2 2022-04-02 S 2023-01-01 E8\n")});
    CHECK(of_a(m.episodes) == "A 2022-05-01..");
    CHECK(of_a(m.findings) == "D316 v1:4 A");
  }

  TEST_CASE("a row that only the newer version has is no finding, nor months of one year") {
    CHECK(
        merged({episodes("v1", "Z1 2020-02-01 S\nZ2 2022-04-02 S\n"),
                episodes("v2", "Z1 2020-02-01 S\nZ2 2022-04-02 S 2023-01-01 E8\nA 2022-05-01 S\n")})
            .findings == "D304 v1:2 Z1");
    CHECK(merged({reviews("april", "A 2022-04-11 PN1\nB 2022-04-12 PN1\n"),
                  reviews("may", "A 2022-05-11 PN1\nC 2022-05-12 PN1\n")})
              .findings == "");
    const std::string three = "A 2022-04-11 PN1\nB 2022-04-12 PN1\nC 2022-04-13 PN1\n";
    CHECK(of_a(merged({reviews("v1", three + "A 2022-04-14 PN1\n"),
                       reviews("v2", three + "B 2022-06-01 PN1\nC 2022-06-01 PN1\n")})
                   .findings) == "D304 v1:2 A; D316 v1:5 A");
  }

  TEST_CASE("more than five children and over a fifth absent: these are not successive returns") {
    const std::string stay = "Z1 2020-02-01 S\nZ2 2022-04-02 S\n";
    const auto returns = [&](int gone, int staying) {
      std::string staying_rows = stay;
      for (int i = 0; i < staying; ++i) staying_rows += "S" + std::to_string(i) + " 2022-06-01 S\n";
      return merged({episodes("y22", staying_rows + each(gone, "2022-05-01 S")),
                     episodes("y23", staying_rows + "Z3 2023-06-01 S\nZ4 2023-06-01 S\n")});
    };
    CHECK(returns(5, 0).findings.find("D121") == std::string::npos);  // five are few
    CHECK(returns(5, 0).episodes.find("B1 2022-05-01..2023-04-01?") != std::string::npos);
    const Merged other = returns(6, 21);  // 6 of 29: over a fifth
    CHECK(other.findings.find("D121 y22;") == 0);
    CHECK(other.findings.find("D302") == std::string::npos);
    CHECK(other.episodes.find("B1 2022-05-01..;") != std::string::npos);
    CHECK(other.problems == "D121");
    CHECK(returns(6, 22).problems == "");  // 6 of 30: a fifth
  }

  TEST_CASE("a plan absent from a newer whole extract is known no further than the older goes") {
    const Merged m = on_plans("A P1 2022-05-01\n", "");
    CHECK(of_a(m.plans) == "A 2022-05-01.. known to 2023-03-31");
    CHECK(of_a(m.findings) == "D315 p22:4 plan_end A");
    CHECK(of_a(on_plans("A P1 2022-05-01 2023-01-01\n", "").findings) == "");
    CHECK(of_a(on_plans("A P1 2022-05-01\n", "A P1 2022-07-01\n").plans) == "A 2022-07-01..");
  }

  TEST_CASE("a plan whose row a newer extract spoils is not absent from it") {
    for (const std::string row : {"A P1 ?\n", "A P1 -\n", "A P1 2022-05-01 2022-04-01\n"}) {
      CAPTURE(row);
      const Merged m = on_plans("A P1 2022-05-01\n", row);
      CHECK(of_a(m.plans) == "A 2022-05-01..");
      CHECK(of_a(m.findings) == "");
    }
    Small spoilt = census("c23", "2024-03-31", {});
    const std::size_t at = spoilt.csv.find("2022-06-01");
    const auto last_told = [](Small newer) {
      return of_a(merged({census("c22", "2023-03-31", {}), std::move(newer)}).plans);
    };
    spoilt.csv.replace(at, 10, "2022-06-31");
    CHECK(last_told(spoilt) == "A 2022-06-01..");
    spoilt.csv.replace(at, 10, "2023-09-01");
    CHECK(last_told(spoilt).starts_with("A 2022-06-01.. known to 2023-03-31"));
  }

  TEST_CASE("a child counts once among those open and those absent, whatever its episodes") {
    // Five children of two open episodes each are five.
    const std::string stay = "Z1 2020-02-01 S\nZ2 2022-04-02 S\n";
    const Merged five =
        merged({episodes("y22", stay + each(5, "2022-05-01 S") + each(5, "2022-06-01 P")),
                episodes("y23", stay + "Z3 2023-06-01 S\nZ4 2023-06-01 S\n")});
    CHECK(five.findings.find("D121") == std::string::npos);
    CHECK(five.repairs == "care of 5 ended");
    // Six of twenty-nine are over a fifth, though those who stay have had more episodes.
    std::string staying = stay;
    for (int i = 0; i < 21; ++i) {
      const std::string id = "S" + std::to_string(i);
      staying += id + " 2021-05-01 S 2021-08-01 E8\n";
      staying += id + " 2022-06-01 S\n" + id + " 2022-07-01 P\n";
    }
    CHECK(merged({episodes("y22", staying + each(6, "2022-05-01 S")),
                  episodes("y23", staying + "Z3 2023-06-01 S\nZ4 2023-06-01 S\n")})
              .problems == "D121");
  }

  TEST_CASE("absent after several returns: ended on the day after the newest that has it") {
    const Small oldest = episodes("y22", y22("A 2022-05-01 S\n"));
    const Small newest = episodes("y24", y23("Z4 2024-06-01 S\n"));
    const MergeOptions later = {.as_at = "2025-03-31"};
    CHECK(
        of_a(merged({oldest, episodes("y23", y23("A 2022-05-01 S\n")), newest}, later).episodes) ==
        "A 2022-05-01..2024-04-01?");
    CHECK(of_a(merged({oldest, episodes("y23", y23("")), newest}, later).episodes) ==
          "A 2022-05-01..2023-04-01?");
    const std::string plans_both(kPlansBoth);
    CHECK(of_a(merged({plans("p22", plans_both + "A P1 2022-05-01\n"),
                       plans("p23", plans_both + "Z3 Q3 2023-06-01\nA P1 2022-05-01\n"),
                       plans("p24", plans_both + "Z3 Q3 2024-06-01\n")},
                      later)
                   .plans) == "A 2022-05-01.. known to 2024-03-31");
  }

  TEST_CASE("absent from several newer returns: ended at the earliest start in any of them") {
    const MergeOptions later = {.as_at = "2025-03-31"};
    const auto ended = [&](std::string_view next, std::string_view last) {
      return of_a(merged({episodes("y22", y22("A 2022-05-01 S\n")), episodes("y23", y23(next)),
                          episodes("y24", y23("Z4 2024-06-01 S\n" + std::string(last)))},
                         later)
                      .episodes);
    };
    CHECK(ended("A 2023-09-01 S\n", "A 2023-07-01 P 2023-09-01 X1\nA 2023-09-01 S\n") ==
          "A 2022-05-01..2023-07-01 X1; A 2023-07-01..2023-09-01 X1; A 2023-09-01..");
    CHECK(ended("A 2023-07-01 P 2023-09-01 X1\nA 2023-09-01 S\n", "A 2023-09-01 S\n") ==
          "A 2022-05-01..2023-07-01 X1; A 2023-07-01..2023-09-01 X1; A 2023-09-01..");
    // Of one start in two of them the newer says whether care went on.
    CHECK(ended("A 2023-07-01 S\n", "A 2023-07-01 P\n") ==
          "A 2022-05-01..2023-07-01 X1; A 2023-07-01..");
    CHECK(ended("A 2023-07-01 P\n", "A 2023-07-01 S\n") ==
          "A 2022-05-01..2023-07-01; A 2023-07-01..");
  }

  TEST_CASE("only an earlier episode still open keeps an absent child in care") {
    CHECK(of_a(care("A 2022-05-05 S\n", "A 2021-05-05 L\n").findings) == "");
    CHECK(of_a(care("A 2022-05-05 S\n", "A 2021-05-05 L 2021-08-01 E8\n").findings) ==
          "D302 y22:4 DEC A");
  }

  TEST_CASE("of a child's rows each is looked for in the newer version of the year") {
    const std::string both = "A 2022-05-01 S 2022-06-01 E8\n";
    const Merged m =
        merged({episodes("v1", y22(both + "A 2022-08-01 S\n")),
                episodes("v2", "Z1 2020-02-01 S\nZ2 2022-04-02 S 2023-01-01 E8\n" + both)});
    CHECK(of_a(m.findings) == "D304 v1:4 A; D316 v1:5 A");
  }

  TEST_CASE("no plan is absent from what is no whole extract of plans, nor where one is not") {
    const std::string part = "C1 Q4 2023-06-01\nC2 Q5 2023-06-01\n";
    const auto of_both = [](std::string older, std::string newer) {
      return of_a(
          merged({plans("p22", std::move(older)), plans("p23", std::move(newer))}).findings);
    };
    const std::string old_rows = std::string(kPlansBoth) + "A P1 2022-05-01\n";
    CHECK(of_both(old_rows, part) == "");
    CHECK(of_both("C5 Q1 2022-05-01\nA P1 2022-05-01\n", std::string(kPlansBoth) + part) == "");
    CHECK(of_a(merged({plans("p22", old_rows),
                       episodes("y23", std::string(kBoth) + "Z3 2023-06-01 S\n")})
                   .findings) == "");
  }

  TEST_CASE("without repair no row is absent from a return that has it differently") {
    const MergeOptions kept = {.repair = false};
    CHECK(of_a(care("A 2022-05-01 S - - C2\n", "A 2022-05-01 S - - V4\n", kept).findings) ==
          "D303 y22:4 A");
    CHECK(of_a(on_plans("A P1 2022-05-01\n", "A P1 2022-09-01\n", kept).findings) ==
          "D303 p22:4 A");
  }

  TEST_CASE("between whole returns a part of a later year ends nothing") {
    const std::string part = each(12, "2023-05-01 S");
    const std::string more_plans(kPlansBoth);
    CHECK(of_a(merged({episodes("y21", "Z1 2020-02-01 S\nZ2 2021-04-02 S\n"),
                       episodes("y22", y22("A 2022-05-01 S\n")), episodes("y23", part),
                       plans("p23", more_plans + "Z3 Q3 2023-06-01\n")})
                   .findings) == "");
    CHECK(of_a(merged({plans("p21", "Z1 Q1 2021-02-01\nZ2 Q2 2021-04-02\n"),
                       plans("p22", more_plans + "A P1 2022-05-01\n"),
                       plans("p23", each(12, "- 2023-05-01")), episodes("y23", y23(""))})
                   .findings) == "");
  }
}

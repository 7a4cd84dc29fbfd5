// Rows of several extracts brought together: the second table of "Merging several extracts". Every
// case is tried with the files in every order.

#include <doctest/doctest.h>

#include "support/merged.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Two successive whole returns of few children: Z1 and Z2 stand in both.
constexpr std::string_view kBoth = "Z1 2020-02-01 S\nZ2 2022-04-02 S\n";
constexpr std::string_view kBegun23 = "Z3 2023-06-01 S\n";
std::string y22(std::string_view rows) {
  return std::string(kBoth) + std::string(rows);
}
std::string y23(std::string_view rows) {
  return std::string(kBoth) + std::string(kBegun23) + std::string(rows);
}

Merged care(std::string_view older, std::string_view newer, const MergeOptions& options = {}) {
  return merged({episodes("y22", y22(older)), episodes("y23", y23(newer))}, options);
}

/// What is told of child A.
std::string of_a(const std::string& told) {
  std::string out;
  for (std::size_t at = 0; at < told.size();) {
    const std::size_t end = std::min(told.find("; ", at), told.size());
    const std::string one = told.substr(at, end - at);
    const bool about_a = one.substr(0, 2) == "A " || one.substr(one.size() - 2) == " A";
    if (about_a) out += (out.empty() ? "" : "; ") + one;
    at = end + 2;
  }
  return out;
}

constexpr std::string_view kPlansBoth = "Z1 Q1 2022-02-01\nZ2 Q2 2022-04-02\n";
Merged on_plans(std::string_view older, std::string_view newer, const MergeOptions& options = {}) {
  return merged({plans("p22", std::string(kPlansBoth) + std::string(older)),
                 plans("p23", std::string(kPlansBoth) + "Z3 Q3 2023-06-01\n" + std::string(newer))},
                options);
}

/// A census of one plan of child A, since June 2022, with its reviews.
Small census(const std::string& name, std::string_view reference,
             std::initializer_list<std::string_view> reviews) {
  std::string xml =
      "<Message><Header><CollectionDetails><ReferenceDate>" + std::string(reference) +
      "</ReferenceDate></CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>A"
      "</LAchildID></ChildIdentifiers><CINdetails><CINreferralDate>2022-05-01</CINreferralDate>"
      "<ChildProtectionPlans><CPPstartDate>2022-06-01</CPPstartDate><Reviews>\n";
  for (const std::string_view day : reviews) {
    xml += "<CPPreviewDate>" + std::string(day) + "</CPPreviewDate>\n";
  }
  return {name,
          xml + "</Reviews></ChildProtectionPlans></CINdetails></Child></Children></Message>"};
}

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

  TEST_CASE("a plan with the same id is one plan") {
    const Merged m = on_plans("A P1 2022-05-01\n", "A P1 2022-07-01 2023-05-01\n");
    CHECK(of_a(m.plans) == "A 2022-07-01..2023-05-01");
    CHECK(of_a(m.findings) == "D303 p22:4 A");
  }

  TEST_CASE("a review that a census repeats of the year before is told where that year lacks it") {
    const Small before = census("c22", "2023-03-31", {"2022-08-20", "2023-02-10"});
    CHECK(merged({before, census("c23", "2024-03-31", {"2023-02-10", "2023-08-01"})}).findings ==
          "D304 c22:1 A; D304 c22:3 A");
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

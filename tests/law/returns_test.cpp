// What each file is a return of: the first table of "Merging several extracts". Every case is tried
// with the files in every order.

#include <doctest/doctest.h>

#include "support/merged.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Twelve children: a file that no single row decides of.
std::string many(std::string_view cells) {
  return each(12, cells);
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a file is of the latest year in which two children have a date") {
    CHECK(merged({episodes("a", many("2021-05-01 S") + "C1 2022-05-01 S\n")}).years == "a 2021");
    CHECK(merged({episodes("a", many("2021-05-01 S") + "C1 2022-05-01 S\nC2 2023-03-31 S\n")})
              .years == "a 2022");
    CHECK(merged({episodes("a", many("2021-05-01 S") + "C1 2022-05-01 S\nC1 2022-08-01 P\n")})
              .years == "a 2021");
    CHECK(merged({reviews("r", many("2021-05-01") + "C1 2022-05-01\nC2 2022-06-01\n")}).years ==
          "r 2022");
    CHECK(merged({plans("p", many("- 2021-05-01") + "C1 - 2021-06-01 2022-05-01\n" +
                                 "C2 - 2021-06-01 2022-05-01\n")})
              .years == "p 2022");
  }

  TEST_CASE("in a file of fewer than ten children one date is enough") {
    CHECK(merged({episodes("a", each(8, "2021-05-01 S") + "C1 2022-05-01 S\n")}).years == "a 2022");
    CHECK(merged({episodes("a", each(9, "2021-05-01 S") + "C1 2022-05-01 S\n")}).years == "a 2021");
  }

  TEST_CASE("a year more than five years after the one before it needs five children") {
    CHECK(merged({episodes("a", each(3, "2021-05-01 S") + "C1 2026-05-01 S\n")}).years == "a 2026");
    CHECK(merged({episodes("a", each(3, "2021-05-01 S") + "C1 2027-05-01 S\n")}).years == "a 2021");
    const std::string later =
        "C1 2027-05-01 S\nC2 2027-05-01 S\nC3 2027-05-01 S\nC4 2027-05-01 S\n";
    CHECK(merged({episodes("a", many("2021-05-01 S") + later)}).years == "a 2021");
    CHECK(merged({episodes("a", many("2021-05-01 S") + later + "C5 2027-05-01 S\n")}).years ==
          "a 2027");
  }

  TEST_CASE("a file of a few is not of the year in which the one in care longest began") {
    const Merged m = merged({episodes("a", "Z1 2015-05-01 S\nC1 2023-01-10 S 2023-08-15 E4A\n")});
    CHECK(m.years == "a 2023");
    CHECK(m.episodes == "C1 2023-01-10..2023-08-15; Z1 2015-05-01..");
    CHECK(m.findings == "");
    CHECK(merged({episodes("a",
                           "Z1 2002-05-12 S\nC1 2022-09-20 S 2023-10-10 E4A\n"
                           "C2 2023-06-10 S\nC3 2024-01-11 S\n")})
              .years == "a 2023");
    const std::string two_since_long = "Z1 2010-05-12 S\nZ2 2010-09-20 S\n";
    const std::string later = each(9, "2021-08-09 S") + "C1 2022-12-15 S 2023-11-20 E4A\n";
    CHECK(merged({episodes("a", two_since_long + later + "C2 2022-04-22 S 2024-02-10 E4A\n")})
              .years == "a 2023");
  }

  TEST_CASE("a date far off, of a child who was there before, makes no year") {
    const Merged m = merged({episodes("a", "Z1 2015-05-01 S\nC1 2015-06-01 S 2032-08-15 E4A\n")});
    CHECK(m.years == "a 2015");
    CHECK(m.episodes == "C1 2015-06-01..; Z1 2015-05-01..");
    CHECK(merged({episodes("a", "C1 2015-06-01 S 2032-08-15 E4A\n")}).years == "a 2015");
    CHECK(merged({episodes("a", "Z1 2015-05-01 S\nZ2 2015-05-01 S\nC1 2032-06-01 S\n")}).years ==
          "a 2015");
    // One on each side of years in which another file ends.
    const std::string two = "Z1 2022-05-01 S\nC1 2032-06-01 S\n";
    CHECK(merged({episodes("a", two), episodes("b", "Z1 2022-05-01 S\nZ2 2023-05-01 S\n")}).years ==
          "a 2022; b 2023");
    CHECK(merged({episodes("a", two), reviews("r", "Z1 2022-05-20\nZ1 2023-01-20\n")}).years ==
          "a 2032; r 2022");
  }

  TEST_CASE("an end on 1 April is one of the year ended") {
    const std::string begun = many("2022-05-01 S");
    CHECK(merged({episodes("a", begun + "C1 2022-05-01 S 2023-04-01 E4A\n" +
                                    "C2 2022-05-01 S 2023-04-01 E4A\n")})
              .years == "a 2022");
    CHECK(merged({episodes("a", begun + "C1 2022-05-01 S 2023-04-02 E4A\n" +
                                    "C2 2022-05-01 S 2023-04-02 E4A\n")})
              .years == "a 2023");
    CHECK(merged({episodes("a", begun + "C1 2022-05-01 S 2023-04-01 E4A\n")}).findings == "");
  }

  TEST_CASE("the day asked about has no part in the year of a file") {
    const auto on = [](std::string_view as_at) {
      return merged({episodes("a", many("2022-05-01 S"))}, {.as_at = as_at}).years;
    };
    CHECK(on("2022-06-01") == "a 2022");
    CHECK(on("2030-06-01") == "a 2022");
  }

  TEST_CASE("an end after the file's own year is read as open and told where it stands") {
    const Merged m =
        merged({episodes("a", many("2022-05-01 S") + "C1 2022-05-05 S 2032-11-05 E4A\n")});
    CHECK(m.episodes.ends_with("; C1 2022-05-05.."));
    CHECK(m.findings == "D317 a:14 DEC C1");
    const Merged p = merged({plans("p", many("- 2022-05-01") + "C1 - 2022-05-05 2032-11-05\n")});
    CHECK(p.findings == "D317 p:14 plan_end C1");
  }

  TEST_CASE("a start on the last day of the year is of it, an end on the second after is not") {
    const Merged m =
        merged({episodes("a", many("2022-05-01 S") + "C1 2022-05-05 S 2023-04-02 E4A\n" +
                                  "C2 2022-05-05 S 2023-04-01 E4A\nC3 2023-03-31 S\n")});
    CHECK(m.findings == "D317 a:14 DEC C1");
    CHECK(m.episodes.ends_with("; C1 2022-05-05..; C2 2022-05-05..2023-04-01; C3 2023-03-31.."));
  }

  TEST_CASE("what is read as open has no reason either; plans are read like episodes") {
    CHECK(merged({episodes("a", many("2022-05-01 S") + "C1 2022-05-05 S 2032-11-05 X1\n")})
              .episodes.ends_with("; C1 2022-05-05.."));
    const Merged p = merged(
        {plans("p", many("- 2022-05-01") + "C1 - 2022-05-05 2032-11-05\nC2 - 2023-04-01\n")});
    CHECK(p.plans.ends_with("; C1 2022-05-05..; C2 2023-04-01.."));
    CHECK(p.findings == "D317 p:14 plan_end C1; D317 p:15 plan_start C2");
    CHECK(merged({reviews("r", many("2022-05-20 PN1") + "C1 2023-04-01 PN1\nC2 2023-03-31 PN1\n")})
              .findings == "D317 r:14 REVIEW C1");
  }

  TEST_CASE("what starts or is held after the file's own year is kept and told") {
    const Merged m = merged({episodes("a", many("2022-05-01 S") + "C1 2023-04-01 S\n"),
                             reviews("r", many("2022-05-20 PN1") + "C1 2024-05-20 PN1\n"),
                             conferences("x", many("2022-05-20") + "C1 2024-05-20\n")});
    CHECK(m.episodes.find("C1 2023-04-01..") != std::string::npos);
    CHECK(m.codes.find("C1 2024-05-20 PN1") != std::string::npos);
    CHECK(m.findings == "D317 a:14 DECOM C1; D317 r:14 REVIEW C1; D317 x:14 conference_date C1");
  }

  TEST_CASE("without repair an end after the file's own year stays, as an error") {
    const Merged m =
        merged({episodes("a", many("2022-05-01 S") + "C1 2022-05-05 S 2032-11-05 E4A\n")},
               {.repair = false});
    CHECK(m.episodes.find("C1 2022-05-05..2032-11-05") != std::string::npos);
    CHECK(m.problems == "D317");
  }

  TEST_CASE("a census is of the year it states; one that its dates contradict is told") {
    const auto census = [](std::string_view reference, std::string_view start) {
      std::string xml =
          "<Message><Header><CollectionDetails><Collection>CIN</Collection>"
          "<ReferenceDate>" +
          std::string(reference) + "</ReferenceDate></CollectionDetails></Header><Children>";
      for (int i = 0; i < 12; ++i) {
        xml += "<Child><ChildIdentifiers><LAchildID>A" + std::to_string(i) +
               "</LAchildID></ChildIdentifiers><CINdetails><ChildProtectionPlans><CPPstartDate>" +
               std::string(start) + "</CPPstartDate></ChildProtectionPlans></CINdetails></Child>";
      }
      return Small{"x", xml + "</Children></Message>"};
    };
    CHECK(merged({census("2023-03-31", "2022-06-01")}).years == "x 2022");
    CHECK(merged({census("2023-03-31", "2022-06-01")}).findings == "");
    for (const std::string_view other : {"2021-03-31", "2025-03-31"}) {
      const Merged m = merged({census(other, "2022-06-01")});
      CHECK(m.years == "x 2022");  // a wrong cell at its head moves nobody
      CHECK(m.findings == "D124 x ReferenceDate");
    }
  }

  TEST_CASE("a file is whole where two children have an episode begun before its year") {
    const auto absent = [](const std::string& before) {
      return merged({episodes("y22", many("2022-05-01 S") + "C1 2022-05-05 S\n"),
                     episodes("y23", many("2023-05-01 S") + before)})
          .findings;
    };
    CHECK(absent("").find("D302") == std::string::npos);
    CHECK(absent("B1 2022-05-01 S\n").find("D302") == std::string::npos);
    CHECK(absent("B1 2022-05-01 S\nB2 2022-05-01 S\n").find("D302 y22:14 DEC C1") !=
          std::string::npos);
  }

  TEST_CASE("of two of one year the one with more ended rows is newer") {
    const Small early = episodes("b", many("2022-05-01 S") + "C1 2022-06-01 S 2023-01-10 E8\n");
    const Small late = episodes("a", each(11, "2022-05-01 S") + "B12 2022-05-01 S 2023-02-01 E8\n" +
                                         "C1 2022-06-01 S 2023-01-11 E4A\n");
    const Merged m = merged({early, late});
    CHECK(m.episodes.find("C1 2022-06-01..2023-01-11") != std::string::npos);
    CHECK(m.findings.find("D303 b:14 C1") != std::string::npos);
  }

  TEST_CASE("else the one whose tenth latest date is later, or the second latest of few") {
    const std::string typed = "C1 2022-06-01 PN1\n";
    const Merged m =
        merged({reviews("b", each(12, "2022-09-01 PN1") + typed + "C2 2023-03-30 PN1\n"),
                reviews("a", each(12, "2022-10-01 PN1") + "C1 2022-06-01 PN3\n")});
    CHECK(m.codes.find("C1 2022-06-01 PN3") != std::string::npos);
    CHECK(m.findings.find("N15 a:14 REVIEW_CODE C1") != std::string::npos);
    const Merged few =
        merged({reviews("b", typed + "C2 2023-03-30 PN1\n"),
                reviews("a", "C1 2022-06-01 PN3\nC3 2022-06-02 PN1\nC4 2022-06-03 PN1\n")});
    CHECK(few.codes.find("C1 2022-06-01 PN3") != std::string::npos);
  }

  TEST_CASE("else their contents decide, and never their order or names") {
    const std::string_view one = "C1 2022-06-01 PN1\nC2 2022-06-02 PN3\n";
    const std::string_view other = "C1 2022-06-01 PN3\nC2 2022-06-02 PN1\n";
    const std::string codes = merged({reviews("a", one), reviews("b", other)}).codes;
    CHECK(merged({reviews("b", one), reviews("a", other)}).codes == codes);
    CHECK(merged({reviews("a", "C2 2022-06-02 PN3\nC1 2022-06-01 PN1\n"), reviews("b", other)})
              .codes == codes);
  }

  TEST_CASE("a pull of June is an older version of the full return of its year") {
    const std::string open = many("2021-05-01 S");
    const Small june = episodes("june", open + "C1 2022-04-05 S\nC2 2022-05-05 S\n");
    const Small full =
        episodes("full", each(11, "2021-05-01 S") + "C1 2022-04-05 S 2022-09-01 E8\n" +
                             "C2 2022-05-05 S\nC3 2022-12-01 S\n");
    const Merged m = merged({june, full});
    CHECK(m.years == "full 2022; june 2022");
    CHECK(m.episodes.find("B12 2021-05-01..;") != std::string::npos);  // nothing ends by absence
    CHECK(m.findings.find("D302") == std::string::npos);
    CHECK(m.findings.find("D316 june:13 B12") != std::string::npos);
    const Small march = episodes("march", open + "C9 2021-06-01 S\n");
    CHECK(merged({march, june}).findings.find("D302 march:14 DEC C9") != std::string::npos);
  }
}

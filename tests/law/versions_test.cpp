// Of several files of one year: which is newer, and which are versions of one return. Every case is
// tried with the files in every order.

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "cases/returns.hpp"
#include "support/history.hpp"
#include "support/merged.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)
using duly::cases::Returns;

Returns returns_of(const std::vector<Small>& files) {
  duly::Diagnostics found;
  duly::Records records = read(files, found);
  return duly::cases::returns_of(records, day("2024-03-31"), found);
}

/// What `said` says of the files, whatever the order they are given in.
std::string in_any_order(std::vector<Small> files,
                         const std::function<std::string(const std::vector<Small>&)>& said) {
  const auto by_name = [](const Small& a, const Small& b) { return a.name < b.name; };
  std::sort(files.begin(), files.end(), by_name);
  std::string out = said(files);
  while (std::next_permutation(files.begin(), files.end(), by_name)) CHECK(said(files) == out);
  return out;
}

/// The files by age, the oldest first: "a < b = c".
std::string by_age(const std::vector<Small>& all) {
  return in_any_order(all, [](const std::vector<Small>& files) {
    const Returns returns = returns_of(files);
    std::set<std::pair<std::uint32_t, std::string>> order;
    for (std::size_t i = 0; i < files.size(); ++i) {
      order.insert({returns[i].rank, files[i].name});
    }
    std::string out;
    std::uint32_t last = 0;
    for (const auto& [rank, name] : order) {
      out += (out.empty() ? "" : rank == last ? " = " : " < ") + name;
      last = rank;
    }
    return out;
  });
}

/// Of which files there are newer versions, and which: "a: b c; b: c".
std::string versions(const std::vector<Small>& all) {
  return in_any_order(all, [](const std::vector<Small>& files) {
    const Returns returns = returns_of(files);
    std::set<std::string> lines;
    for (std::size_t i = 0; i < files.size(); ++i) {
      std::set<std::string> newer;
      for (const std::uint16_t other : returns[i].newer_versions) newer.insert(files[other].name);
      std::string line = files[i].name + ":";
      for (const std::string& name : newer) line += " " + name;
      if (!newer.empty()) lines.insert(line);
    }
    std::string out;
    for (const std::string& line : lines) out += (out.empty() ? "" : "; ") + line;
    return out;
  });
}

/// Reviews on these days, each of another child.
Small held(const std::string& name, std::initializer_list<std::string_view> days) {
  std::string rows;
  int child = 0;
  for (const std::string_view day : days) {
    rows += name + std::to_string(++child) + " " + std::string(day) + " PN1\n";
  }
  return reviews(name, rows);
}

/// Reviews of these children, all on one day.
std::string on(std::string_view day, std::string_view children) {
  std::string rows;
  for (const std::string& child : split(children, ' '))
    rows += child + " " + std::string(day) + "\n";
  return rows;
}

/// Twelve children and child C1, whose row two files may share.
Small care(const std::string& name, std::string_view start, std::string_view of_c1) {
  return episodes(name, each(12, std::string(start) + " S") + std::string(of_c1));
}

const char* const kOpen = "C1 2022-06-01 S\n";

/// Annex A list 8: of each child the day of the latest review.
Small list(const std::string& name, std::string_view rows) {
  std::string csv =
      "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After,"
      "Date of Latest Statutory Review,Child's Legal Status,Placement Type\n";
  for (const std::string& row : split(rows, ';')) {
    const std::vector<std::string> cells = split(row, ' ');
    csv += cells.at(0) + ",2022-05-01,," + cells.at(1) +
           ",C2: Full care order,f) U6: Foster placement\n";
  }
  return {name, csv};
}

/// A census of 2022-23 of one child, with a plan or without.
Small census(const std::string& name, std::string_view plan) {
  return {name,
          "<Message><Header><CollectionDetails><ReferenceDate>2023-03-31</ReferenceDate>"
          "</CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>A"
          "</LAchildID></ChildIdentifiers><CINdetails><CINreferralDate>2022-05-01"
          "</CINreferralDate>" +
              std::string(plan) + "</CINdetails></Child></Children></Message>"};
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("of two files of ten dates the one whose tenth latest is later is newer") {
    const Small a =
        held("a", {"2022-06-02", "2022-07-01", "2022-07-01", "2022-07-01", "2022-07-01",
                   "2022-07-01", "2022-07-01", "2022-07-01", "2022-07-01", "2022-07-01"});
    const Small b =
        held("b", {"2022-06-01", "2022-08-01", "2022-08-01", "2022-08-01", "2022-08-01",
                   "2022-08-01", "2022-08-01", "2022-08-01", "2022-08-01", "2022-08-01"});
    CHECK(by_age({a, b}) == "b < a");
    // Nine are too few: then the second latest.
    const Small nine =
        held("n", {"2022-05-01", "2022-05-01", "2022-05-01", "2022-05-01", "2022-05-01",
                   "2022-05-01", "2022-05-01", "2022-07-02", "2022-07-02"});
    CHECK(by_age({a, nine}) == "a < n");
  }

  TEST_CASE("the tenth latest date is the same in whatever order the rows stand") {
    const Small other =
        held("b", {"2022-06-13", "2022-06-13", "2022-06-13", "2022-06-13", "2022-06-13",
                   "2022-06-13", "2022-06-13", "2022-06-13", "2022-06-13", "2022-06-13"});
    for (const Small& a : {held("a", {"2022-06-30", "2022-06-28", "2022-06-26", "2022-06-24",
                                      "2022-06-22", "2022-06-20", "2022-06-18", "2022-06-16",
                                      "2022-06-14", "2022-06-12", "2022-12-01"}),
                           held("a", {"2022-06-12", "2022-06-14", "2022-06-16", "2022-06-18",
                                      "2022-06-20", "2022-06-22", "2022-06-24", "2022-06-26",
                                      "2022-06-28", "2022-06-30", "2022-12-01"}),
                           held("a", {"2022-12-01", "2022-06-12", "2022-06-30", "2022-06-14",
                                      "2022-06-28", "2022-06-16", "2022-06-26", "2022-06-18",
                                      "2022-06-24", "2022-06-20", "2022-06-22", "2022-05-01"})}) {
      CHECK(by_age({a, other}) == "b < a");
    }
    const Small later =
        held("c", {"2022-06-15", "2022-06-15", "2022-06-15", "2022-06-15", "2022-06-15",
                   "2022-06-15", "2022-06-15", "2022-06-15", "2022-06-15", "2022-06-15"});
    CHECK(by_age({held("a", {"2022-06-30", "2022-06-28", "2022-06-26", "2022-06-24", "2022-06-22",
                             "2022-06-20", "2022-06-18", "2022-06-16", "2022-06-14", "2022-06-12",
                             "2022-12-01"}),
                  later}) == "a < c");
  }

  TEST_CASE("where one of them has fewer than ten dates the second latest of both decides") {
    const Small many = reviews("m", each(12, "2022-12-01 PN1"));
    CHECK(by_age({many, held("f", {"2022-05-01", "2022-12-02", "2022-12-02"})}) == "m < f");
    CHECK(by_age({many, held("f", {"2022-05-01", "2022-11-30", "2022-12-02"})}) == "f < m");
    // Of two dates each: not the latest.
    CHECK(by_age({held("a", {"2022-06-05", "2022-06-06"}),
                  held("b", {"2022-06-01", "2022-09-01"})}) == "b < a");
    // Of three: not the third latest.
    CHECK(by_age({held("a", {"2022-05-01", "2022-08-02", "2022-09-01"}),
                  held("b", {"2022-06-01", "2022-08-01", "2022-09-01"})}) == "b < a");
  }

  TEST_CASE("where one of them has a single date the latest of both decides") {
    for (const std::string of : {"1", "2", "3", "4", "5", "6"}) {
      const auto two = [&of](std::string_view latest) {
        return reviews("two", "D" + of + " 2022-06-01\nE" + of + " " + std::string(latest) + "\n");
      };
      const Small one = reviews("one", "C" + of + " 2022-08-10\n");
      CHECK(by_age({one, two("2022-08-09")}) == "two < one");
      CHECK(by_age({one, two("2022-08-11")}) == "one < two");
    }
  }

  TEST_CASE("of two censuses of one year the one without any date is older") {
    const Small without = census("without", "");
    const Small with = census("with",
                              "<ChildProtectionPlans><CPPstartDate>2022-06-01</CPPstartDate>"
                              "</ChildProtectionPlans>");
    CHECK(by_age({without, with}) == "without < with");
  }

  TEST_CASE("starts, ends and days held all tell how late a file's dates go") {
    const auto rows = [](bool plan, int count, std::string_view name, std::string_view start,
                         std::string_view end) {
      std::string out;
      for (int i = 1; i <= count; ++i) {
        out += std::string(name) + std::to_string(i) + (plan ? " - " : " ") + std::string(start) +
               (plan ? " " : " S ") + std::string(end) + (plan || end == "-" ? "\n" : " E8\n");
      }
      return out;
    };
    for (const bool plan : {false, true}) {
      const auto file = plan ? plans : episodes;
      CHECK(by_age({file("a", rows(plan, 12, "A", "2022-10-01", "-") +
                                  rows(plan, 2, "E", "2022-04-05", "2022-07-01")),
                    file("b", rows(plan, 12, "B", "2022-09-01", "-") +
                                  rows(plan, 2, "F", "2022-04-06", "2022-08-01"))}) == "b < a");
      CHECK(by_age({file("a", rows(plan, 12, "A", "2022-05-01", "2022-12-01")),
                    file("b", rows(plan, 12, "B", "2022-06-01", "2022-11-01"))}) == "b < a");
    }
    CHECK(by_age({conferences("a", on("2022-08-01", "A B C")),
                  conferences("b", on("2022-07-01", "A B C")),
                  conferences("c", on("2022-06-01", "A B C"))}) == "c < b < a");
  }

  TEST_CASE("more ended rows make a file newer, an end on 1 April among them") {
    const Small open = care("b", "2022-06-02", kOpen);
    CHECK(by_age({care("a", "2022-05-01", "C1 2022-06-01 S 2022-09-01 E4A\n"), open}) == "b < a");
    CHECK(by_age({care("a", "2022-05-01", "C1 2022-06-01 S 2023-04-01 E4A\n"), open}) == "b < a");
    // A day later it is read as open.
    CHECK(by_age({care("a", "2022-05-01", "C1 2022-06-01 S 2023-04-02 E4A\n"), open}) == "a < b");
  }

  TEST_CASE("a row of stacked years is one that has ended, however they stand") {
    const std::string ended = "C1 2022-06-01 S 2022-09-01 E4A\n";
    const Small open = care("b", "2022-06-02", kOpen);
    CHECK(by_age({care("a", "2022-05-01", kOpen + ended), open}) == "b < a");
    CHECK(by_age({care("a", "2022-05-01", ended + kOpen), open}) == "b < a");
  }

  TEST_CASE("plans ended make a file newer as episodes do") {
    CHECK(by_age({plans("a", each(12, "- 2022-05-01") + "C1 - 2022-06-01 2022-09-01\n"),
                  plans("b", each(12, "- 2022-06-02") + "C1 - 2022-06-01\n")}) == "b < a");
  }

  TEST_CASE("rows of one day that are of two children are not shared") {
    CHECK(by_age({care("a", "2022-05-01", "C1 2022-06-01 S 2022-09-01 E4A\n"),
                  care("b", "2022-06-02", "D1 2022-06-01 S\n")}) == "a < b");
  }

  TEST_CASE("of files of different kinds neither is newer, and they decide of no others") {
    CHECK(by_age({episodes("e", kOpen), reviews("r", "C1 2022-07-01 PN1\n")}) == "e = r");
    const auto newer = [](const std::vector<Small>& files) {
      const Returns returns = returns_of(files);
      return returns[0].rank > returns[1].rank;
    };
    const Small ended = care("e1", "2022-05-01", "C1 2022-06-01 S 2022-09-01 E4A\n");
    const Small open = care("e2", "2022-06-02", kOpen);
    const Small review = reviews("r1", each(12, "2022-05-15 PN1"));
    const Small again = reviews("r2", each(12, "2022-05-16 PN1"));
    CHECK(newer({ended, open, review, again}));
    CHECK_FALSE(newer({open, ended, again, review}));
  }

  TEST_CASE("copies are of one age, and no versions of each other") {
    const std::string rows = "A 2022-05-01 S\nB 2022-06-01 S 2022-09-01 E8\n";
    CHECK(by_age({episodes("a", rows), episodes("b", rows)}) == "a = b");
    CHECK(versions({episodes("a", rows), episodes("b", rows)}) == "");
  }

  TEST_CASE("a copy is not newer than its like: of a ring the one newer than most is the newest") {
    const std::string end = " 2022-06-01 S 2022-09-01 E8\n";
    const std::string open = " 2022-06-01 S\n";
    for (const std::string n : {"1", "2", "3", "4", "5", "6"}) {
      const std::string x = "X" + n;
      const std::string y = "Y" + n;
      const std::string w = "W" + n;
      const std::string rows = x + end + w + open;
      const std::vector<Small> files = {episodes("a", rows), episodes("b", rows),
                                        episodes("c", x + open + y + end),
                                        episodes("d", y + open + w + end)};
      const Returns returns = returns_of(files);
      CHECK(returns[3].rank > returns[0].rank);
      CHECK(returns[3].rank > returns[2].rank);
      CHECK(returns[0].rank == returns[1].rank);
    }
  }

  TEST_CASE("of three that go round in a ring the contents decide, not the order") {
    const auto file = [](const std::string& name, const std::string& ended,
                         const std::string& open) {
      return episodes(name, ended + " 2022-06-01 S 2022-09-01 E8\n" + open + " 2022-06-01 S\n");
    };
    const std::string order =
        by_age({file("a", "X", "W"), file("b", "Y", "X"), file("c", "W", "Y")});
    CHECK(order.find('=') == std::string::npos);
  }

  TEST_CASE("of two that differ in the number of a placement alone the same one stands") {
    const auto file = [](std::string_view urn) {
      return "child_id,episode_start,reason_start,episode_end,reason_end,legal_status,placement,"
             "urn\nA,2022-05-01,S,2022-06-01,X1,C2,U6,SC1\nA,2022-06-01,,2022-08-01,X1,C2,U6," +
             std::string(urn) + "\nA,2022-08-01,,,,C2,U6,SC3\n";
    };
    const auto placements = [](const std::string& first, const std::string& second) {
      return History().file(first).file(second).verdicts("NI62", "2022-04-01", "2023-03-31");
    };
    CHECK(placements(file("SC1"), file("SC1")) != placements(file("SC2"), file("SC2")));
    CHECK(placements(file("SC1"), file("SC2")) == placements(file("SC2"), file("SC1")));
  }

  TEST_CASE("files are versions of one return where half of the smaller is in both") {
    const auto later = on("2022-12-01", "L1 L2 L3");
    const auto older = [](std::string_view children) {
      return reviews("a", on("2022-05-01", children));
    };
    CHECK(versions({older("K1 K2 K3 K4"), reviews("b", on("2022-05-01", "K1 K2") + later)}) ==
          "a: b");
    CHECK(versions({older("K1 K2 K3 K4"), reviews("b", on("2022-05-01", "K1") + later)}) == "");
    CHECK(versions({older("K1 K2 K3"), reviews("b", on("2022-05-01", "K1") + later)}) == "");
    CHECK(
        merged({older("K1 K2 K3 K4"), reviews("b", on("2022-05-01", "K1 K2") + later)}).findings ==
        "D304 a:2 K1; D304 a:3 K2; D316 a:4 K3; D316 a:5 K4");
  }

  TEST_CASE("conferences and plans tell versions as reviews do") {
    CHECK(versions({conferences("a", on("2022-05-01", "K1 K2 K3")),
                    conferences("b", on("2022-05-01", "K1 K2") + on("2022-12-01", "L1 L2"))}) ==
          "a: b");
    CHECK(versions({plans("a", "K1 - 2022-05-01\nK2 - 2022-05-01\n"),
                    plans("b", "K1 - 2022-05-01\nL1 - 2022-12-01\nL2 - 2022-12-01\n")}) == "a: b");
  }

  TEST_CASE("of three versions each older one has the newer ones") {
    const std::string both = "K1 2022-05-01 S\nK2 2022-05-01 S\n";
    CHECK(versions({episodes("a", both + "A 2022-05-02 S\nB 2022-05-02 S\n"),
                    episodes("b", both + "A 2022-06-02 S\nB 2022-06-02 S\n"),
                    episodes("c", both + "A 2022-07-02 S\nB 2022-07-02 S\n")}) == "a: b c; b: c");
  }

  TEST_CASE("a return of a later year is no version of one of the year before") {
    const std::string all = "K1 2022-05-01 S\nK2 2022-05-01 S\nK3 2022-05-01 S\n";
    const std::string old = all + "A 2022-06-01 S 2022-09-01 E8\n";
    const std::vector<Small> files = {
        episodes("a", old), episodes("b", old + "Y 2022-12-01 S 2022-12-20 E8\n"),
        episodes("c", all + "N 2023-05-01 S\n"),
        episodes("d", all + "N 2023-05-01 S\nO 2023-06-01 S\nP 2023-06-01 S\n")};
    CHECK(versions(files) == "a: b; c: d");
  }

  TEST_CASE("a list of current cases is no version of another") {
    const std::string both = "K1 2022-08-01;K2 2022-08-01;";
    const Small a = list("a", both + "K3 2022-08-01");
    const Small b = list("b", both + "K4 2022-09-01");
    CHECK(by_age({a, b}).find('=') == std::string::npos);
    CHECK(versions({a, b}) == "");
  }
}

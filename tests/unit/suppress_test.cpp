// Which counts are hidden beside small ones, on tables small enough to see why.

#include "duly/suppress.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "support/sheets.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::int64_t kFive = 5;

/// The counts as they would be printed: "c" for a hidden one.
std::string printed(const PlainSheet& sheet, const std::vector<CountId>& counts) {
  const std::vector<bool> hidden = sheet.sheet().hidden(kFive);
  std::string out;
  for (const CountId c : counts) {
    if (!out.empty()) out += ' ';
    out += hidden[c] ? "c" : std::to_string(sheet.values[c]);
  }
  return out;
}

std::vector<CountId> add_all(PlainSheet& sheet, const std::vector<std::int64_t>& values) {
  std::vector<CountId> out;
  for (const std::int64_t v : values) out.push_back(sheet.add(v));
  return out;
}

/// Parts and their total, as they would be printed.
std::string one_way(const std::vector<std::int64_t>& values) {
  PlainSheet sheet;
  std::vector<CountId> counts = add_all(sheet, values);
  counts.push_back(sheet.total(counts));
  return printed(sheet, counts);
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("where no count is small nothing is hidden, and zeros never are") {
    CHECK(one_way({5, 6, 0, 70}) == "5 6 0 70 81");
    CHECK(one_way({0, 0}) == "0 0 0");
    CHECK(one_way({}) == "0");
  }

  TEST_CASE("beside a small part the next smallest goes, and the total stays") {
    CHECK(one_way({2, 20, 8, 30}) == "c 20 c 30 60");
    CHECK(one_way({2, 0, 8, 30}) == "c 0 c 30 40");
  }

  TEST_CASE("two small parts hide each other only where their sum leaves enough to choose from") {
    CHECK(one_way({4, 4, 20}) == "c c 20 28");  // 1 to 7
    CHECK(one_way({1, 1, 20}) == "c c c 22");   // else both would be 1
    CHECK(one_way({1, 2, 20}) == "c c c 23");   // else 1 or 2
  }

  TEST_CASE("the total goes where there is nothing else") {
    CHECK(one_way({3}) == "c c");
    CHECK(one_way({3, 0, 0}) == "c 0 0 c");
    CHECK(one_way({1, 1, 1, 1, 1, 1}) == "c c c c c c c");
  }

  TEST_CASE("a small total is hidden with what it is made of") {
    CHECK(one_way({1, 3}) == "c c c");
    CHECK(one_way({1, 0, 1}) == "c 0 c c");
  }

  TEST_CASE("a count that stands alone is hidden alone") {
    PlainSheet sheet;
    CHECK(printed(sheet, add_all(sheet, {4, 5, 0})) == "c 5 0");
  }

  TEST_CASE("in a table of two ways four cells go, and no total") {
    PlainSheet sheet;
    const Grid grid = add_grid(sheet, {{2, 10, 30}, {9, 11, 40}, {50, 60, 70}});
    CHECK(printed(sheet, grid.cells[0]) == "c c 30");
    CHECK(printed(sheet, grid.cells[1]) == "c c 40");
    CHECK(printed(sheet, grid.cells[2]) == "50 60 70");
    CHECK(printed(sheet, grid.row_totals) == "42 60 180");
    CHECK(printed(sheet, grid.column_totals) == "61 81 140");
  }

  TEST_CASE("one small cell at each end of a diagonal: the other two corners close the square") {
    PlainSheet sheet;
    const Grid grid = add_grid(sheet, {{4, 20, 30}, {40, 4, 60}, {70, 80, 90}});
    CHECK(printed(sheet, grid.cells[0]) == "c c 30");
    CHECK(printed(sheet, grid.cells[1]) == "c c 60");
    CHECK(printed(sheet, grid.cells[2]) == "70 80 90");
  }

  TEST_CASE("few failures are protected though only the numerator and denominator are printed") {
    PlainSheet sheet;
    const CountId north = sheet.add(41), of_north = sheet.add(43);
    const CountId south = sheet.add(26), of_south = sheet.add(37);
    const CountId all = sheet.total({north, south}), of_all = sheet.total({of_north, of_south});
    sheet.rest(of_north, north);
    sheet.rest(of_south, south);
    sheet.rest(of_all, all);
    CHECK(printed(sheet, {north, of_north, south, of_south, all, of_all}) == "c 43 c 37 67 80");
  }

  TEST_CASE("no failure, or as many as are not small, hides nothing") {
    PlainSheet sheet;
    const CountId part = sheet.add(38), of = sheet.add(43), same = sheet.add(43);
    sheet.rest(of, part);
    sheet.rest(of, same);
    CHECK(printed(sheet, {part, of, same}) == "38 43 43");
  }

  TEST_CASE("a count that another measure shows again is hidden there too") {
    PlainSheet sheet;
    const std::vector<CountId> parts = add_all(sheet, {3, 9, 30});
    const CountId all = sheet.total(parts);
    const CountId again = sheet.add(3);
    sheet.equation({again}, {parts[0]});
    const CountId other = sheet.add(50);
    const CountId both = sheet.total({again, other});
    CHECK(printed(sheet, parts) == "c c 30");
    CHECK(printed(sheet, {again, other, both}) == "c c 53");
    CHECK(printed(sheet, {all}) == "42");
  }

  TEST_CASE("in a stock with few starts, the ends of the month go too") {
    PlainSheet sheet;
    const std::vector<CountId> stock = add_all(sheet, {100, 96, 101});
    const std::vector<CountId> started = add_all(sheet, {3, 12});
    const std::vector<CountId> ended = add_all(sheet, {7, 7});
    for (std::size_t m = 0; m < 2; ++m) {
      sheet.equation({stock[m], started[m]}, {ended[m], stock[m + 1]});
    }
    CHECK(printed(sheet, started) == "c 12");
    CHECK(printed(sheet, ended) == "c 7");
    CHECK(printed(sheet, stock) == "100 96 101");
  }

  TEST_CASE("a count on both sides of an equation says nothing there") {
    PlainSheet sheet;
    const std::vector<CountId> counts = add_all(sheet, {20, 3, 3, 9});
    sheet.equation({counts[0], counts[1]}, {counts[2], counts[0]});
    sheet.equation({counts[3]}, {counts[3]});
    CHECK(printed(sheet, counts) == "20 c c 9");
  }

  TEST_CASE("a count that is not printed is hidden, whatever it is") {
    PlainSheet sheet;
    const CountId first = sheet.add(50, false), second = sheet.add(0, false), third = sheet.add(60);
    CHECK(printed(sheet, {first, second, third}) == "c c 60");
  }

  TEST_CASE("what adds up elsewhere is left alone") {
    PlainSheet sheet;
    const std::vector<CountId> here = add_all(sheet, {2, 8});
    const std::vector<CountId> there = add_all(sheet, {7, 8});
    sheet.total(here);
    CHECK(printed(sheet, there) == "7 8");
    CHECK(printed(sheet, {sheet.total(there)}) == "15");
  }

  TEST_CASE("the same sheet gives the same answer") {
    const PlainSheet sheet = random_sheet(7);
    CHECK(sheet.sheet().hidden(kFive) == sheet.sheet().hidden(kFive));
  }
}

// Counts that are told to be one number, or to add up: what is so of them, and what is not.

#include "suppress/small_counts.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace duly;  // NOLINT(google-build-using-namespace)
using Slot = SmallCounts::Slot;
using Slots = std::vector<Slot>;

constexpr std::size_t kFive = 5;

/// The counts as they would be printed: "c" for a hidden one.
std::string printed(SmallCounts& counts, const Slots& slots) {
  counts.hide(kFive);
  std::string out;
  for (const Slot slot : slots) {
    if (!out.empty()) out += ' ';
    out += counts.hidden(slot) ? "c" : std::to_string(counts.value(slot));
  }
  return out;
}

Slots add_all(SmallCounts& counts, const std::vector<std::size_t>& values) {
  Slots out;
  for (const std::size_t value : values) out.push_back(counts.add(value));
  return out;
}

void equal(SmallCounts& counts, const Slots& left, const Slots& right) {
  counts.equal(left, right);
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a count that stands in several places is hidden in each, or in none") {
    SmallCounts counts;
    const Slots parts = add_all(counts, {3, 9, 30});
    const Slot all = counts.add(42);
    counts.sum(all, parts);
    const Slots again = add_all(counts, {9, 9, 30, 9});
    equal(counts, {again[0]}, {parts[1]});
    equal(counts, {again[1]}, {again[0]});
    counts.sum(again[2], Slots{parts[2]});
    counts.sum(again[3], Slots{parts[1]});
    CHECK(printed(counts, {parts[0], parts[1], parts[2], all}) == "c c 30 42");
    CHECK(printed(counts, again) == "c c 30 c");
  }

  TEST_CASE("a number that is printed in one place and worked out in another is printed") {
    for (const bool first : {false, true}) {
      SmallCounts counts;
      const Slot worked_out = counts.add(0, Shown::not_printed);
      const Slot part = counts.add(0);
      const Slot other = counts.add(20);
      if (first) {
        equal(counts, {part}, {worked_out});
      } else {
        equal(counts, {worked_out}, {part});
      }
      counts.sum(counts.add(20), Slots{worked_out, other});
      CHECK(printed(counts, {part, other}) == "0 20");
    }
  }

  TEST_CASE("what is not so of counts is not taken to be known") {
    SmallCounts counts;
    const Slots all = add_all(counts, {3, 9, 13, 4, 3});
    equal(counts, {all[0]}, {all[3]});
    counts.sum(all[2], Slots{all[0], all[1]});
    counts.rest(Slots{all[1]}, Slots{all[2]});
    equal(counts, {all[1], all[0]}, {all[2]});
    CHECK(printed(counts, all) == "c 9 13 c c");
  }

  TEST_CASE("a count on both sides says nothing, and one that stands twice is two of it") {
    SmallCounts counts;
    const Slots both = add_all(counts, {20, 3, 3, 7});
    equal(counts, {both[0], both[1]}, {both[2], both[0]});
    CHECK(printed(counts, both) == "20 c c 7");
    SmallCounts twice;
    const Slots two = add_all(twice, {3, 6, 9, 40});
    equal(twice, {two[0], two[0]}, {two[1]});
    equal(twice, {two[0], two[0], two[0]}, {two[2]});
    CHECK(printed(twice, two) == "c c c 40");
  }

  TEST_CASE("where only pairs of others could make up for a small count all that hang on it go") {
    SmallCounts counts;
    const Slots odd = add_all(counts, {4, 8, 10});  // 4 + 2 x 8 = 2 x 10: no 3, no 5
    const Slots next = add_all(counts, {20, 28, 30, 58, 70});
    equal(counts, {odd[0], odd[1], odd[1]}, {odd[2], odd[2]});
    counts.sum(next[1], Slots{odd[1], next[0]});
    counts.sum(next[3], Slots{next[1], next[2]});
    CHECK(printed(counts, odd) == "c c c");
    CHECK(printed(counts, next) == "c c c c 70");
  }

  TEST_CASE("what is in a whole and in no part is a count that nobody may work out") {
    SmallCounts failed;
    const Slots few = add_all(failed, {40, 42, 30, 30, 50, 40});
    failed.rest(Slots{few[1]}, Slots{few[0]});
    failed.rest(Slots{few[3]}, Slots{few[2]});
    failed.rest(Slots{few[4]}, Slots{few[5]});
    CHECK(printed(failed, few) == "c 42 30 30 50 40");
    SmallCounts of_several;
    const Slots several = add_all(of_several, {10, 20, 8, 19});
    of_several.rest(Slots{several[0], several[1]}, Slots{several[2], several[3]});
    CHECK(printed(of_several, several) == "10 20 c 19");
  }

  TEST_CASE("a rest that may be none is one where there is something left, and else the same") {
    SmallCounts same;
    const Slots one = add_all(same, {20, 17, 3});
    same.rest_or_equal(Slots{one[0]}, Slots{one[1], one[2]});
    CHECK(printed(same, one) == "20 c c");
    SmallCounts left;
    const Slots more = add_all(left, {22, 17});
    left.rest_or_equal(Slots{more[0]}, Slots{more[1]});
    CHECK(printed(left, more) == "22 17");
    SmallCounts small;
    const Slots less = add_all(small, {20, 17});
    small.rest_or_equal(Slots{less[0]}, Slots{less[1]});
    CHECK(printed(small, less) == "20 c");
  }
}

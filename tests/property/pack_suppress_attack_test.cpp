// The pack with --suppress is attacked from everything it prints: its tables as one sheet, what is
// drawn of them, and what is said.

#include <cstdint>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "answers/period.hpp"
#include "support/pack_attack.hpp"
#include "support/pack_made.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::size_t kLeast = 6;

answers::PackWords words(bool named) {
  answers::PackWords out;
  out.year = answers::year_typed("2015-16");
  out.targets = {"NI66>=95", "NI64<=5"};
  out.benchmarks = {"England"};
  out.child_level = named;
  return out;
}

/// Made-up authorities of several sizes, and the one of the examples. Only the largest has no small
/// count by month.
std::vector<Extracts> authorities() {
  struct Size {
    int children;
    std::uint64_t first_seed;
  };
  constexpr std::uint64_t kSeeds = 6;
  std::vector<Extracts> out = {small_authority(), plainly_made_up(1, 3000)};
  for (const Size& size : {Size{25, 1}, Size{60, 12}, Size{120, 1}, Size{250, 1}}) {
    for (std::uint64_t seed = size.first_seed; seed < size.first_seed + kSeeds; ++seed) {
      out.push_back(made_up(seed, size.children));
      out.push_back(plainly_made_up(seed, size.children));
    }
  }
  return out;
}

/// What the attackers of a pack have, and what they made of it.
struct Attacked {
  Attack attack;
  Score score;       ///< of what is hidden
  Score small_only;  ///< if small counts alone were
};

const std::vector<Attacked>& attacked() {
  static const std::vector<Attacked> kAll = [] {
    std::vector<Attacked> out;
    for (const Extracts& extracts : authorities()) {
      PackMade plain = pack_made(extracts, words(true), 0);
      PackMade said = pack_made(extracts, words(false), kLeast);
      Attack attack = attack_on(all_figures(extracts), std::move(plain.pack.document),
                                std::move(said.pack.document));
      Score score = score_of(attack, attack.hidden, kLeast);
      Score small_only = score_of(attack, only_small(attack, kLeast), kLeast);
      out.push_back({std::move(attack), std::move(score), std::move(small_only)});
    }
    return out;
  }();
  return kAll;
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("no count that a pack hides can be worked out from anything it prints") {
    for (std::size_t i = 0; i < attacked().size(); ++i) {
      const Attack& attack = attacked()[i].attack;
      CAPTURE(i);
      for (const CountId c : attacked()[i].score.found) {
        FAIL_CHECK("worked out: " << place_in_words(attack, c) << ", " << attack.sheet.values[c]);
      }
      for (CountId c = 0; c < attack.hidden.size(); ++c) {
        if (!attack.sheet.small(c, kLeast) || attack.hidden[c]) continue;
        FAIL_CHECK("printed: " << place_in_words(attack, c) << ", " << attack.sheet.values[c]);
      }
    }
  }

  TEST_CASE("hiding the small counts of a pack alone would give many of them away") {
    int small = 0;
    int recovered = 0;
    int used = 0;
    for (const Attacked& one : attacked()) {
      small += one.small_only.small;
      recovered += one.small_only.recovered;
      used += one.attack.used;
    }
    CHECK(recovered * 6 > small);
    CHECK(used > 1000);
  }

  TEST_CASE("a pack hides no zero, and where months have no small count it shows them") {
    std::size_t with_months = 0;
    for (const Attacked& one : attacked()) {
      const Attack& attack = one.attack;
      for (CountId c = 0; c < attack.hidden.size(); ++c) {
        if (attack.sheet.printed[c] && attack.sheet.values[c] == 0) CHECK_FALSE(attack.hidden[c]);
      }
      if (!attack.points.front().empty()) ++with_months;
    }
    CHECK(with_months > 0);
  }
}

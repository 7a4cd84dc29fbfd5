// Sheets with hidden counts are attacked: by linear algebra, and by filling in every number that
// fits. The attackers know nothing of how the counts to hide were chosen.

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <random>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "duly/parts.hpp"
#include "duly/suppress.hpp"
#include "support/sheets.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::uint64_t kSheets = 500;

/// What attackers made of the small counts of many sheets.
struct Score {
  int small = 0;
  int recovered = 0;
  int gave_up = 0;
};

void attack(const PlainSheet& sheet, const std::vector<bool>& hidden, std::int64_t least,
            Score& score) {
  const std::vector<bool> known = solved(sheet, hidden);
  for (CountId c = 0; c < sheet.values.size(); ++c) {
    if (!sheet.small(c, least)) continue;
    ++score.small;
    const Guess found = hidden[c] ? guess(sheet, hidden, c) : Guess::certain;
    if (known[c] || found == Guess::certain) ++score.recovered;
    if (found == Guess::gave_up) ++score.gave_up;
  }
}

/// Small counts and those not printed: what is hidden by who does not think further.
std::vector<bool> only_small(const PlainSheet& sheet, std::int64_t least) {
  std::vector<bool> out(sheet.values.size());
  for (CountId c = 0; c < out.size(); ++c) out[c] = sheet.small(c, least) || !sheet.printed[c];
  return out;
}

/// Two rows by two columns, with all totals.
using Square = std::array<std::int64_t, 4>;

std::array<std::int64_t, 9> with_totals(const Square& cells) {
  const auto [a, b, c, d] = cells;
  return {a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d};
}

/// How many values near its own each cell has in all squares that would be printed the same.
std::array<std::int64_t, 4> values_left(const Square& cells, std::int64_t least) {
  PlainSheet sheet;
  const Grid grid = add_grid(sheet, {{cells[0], cells[1]}, {cells[2], cells[3]}});
  const std::vector<bool> hidden = sheet.sheet().hidden(least);
  const std::array<CountId, 9> ids = {
      grid.cells[0][0],      grid.cells[0][1],      grid.cells[1][0],
      grid.cells[1][1],      grid.row_totals[0],    grid.row_totals[1],
      grid.column_totals[0], grid.column_totals[1], grid.all};
  const std::array<std::int64_t, 9> shown = with_totals(cells);
  std::array<std::set<std::int64_t>, 4> left;
  Square other{};
  const std::function<void(std::size_t)> fill = [&](std::size_t at) {
    if (at == other.size()) {
      const std::array<std::int64_t, 9> all = with_totals(other);
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (hidden[ids[i]] ? all[i] == 0 : all[i] != shown[i]) return;
      }
      for (std::size_t i = 0; i < other.size(); ++i) left[i].insert(other[i]);
      return;
    }
    const bool known = !hidden[ids[at]];
    const std::int64_t first = known ? cells[at] : std::max<std::int64_t>(1, cells[at] - least);
    const std::int64_t last = known ? cells[at] : cells[at] + least;
    for (other[at] = first; other[at] <= last; ++other[at]) fill(at + 1);
  };
  fill(0);
  std::array<std::int64_t, 4> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::int64_t>(left[i].size());
  return out;
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("no small count of any sheet can be worked out from what is shown") {
    for (const std::int64_t least : {2, 3, 5, 6, 10}) {
      Score score;
      for (std::uint64_t seed = 0; seed < kSheets; ++seed) {
        CAPTURE(seed);
        const PlainSheet sheet = random_sheet(seed);
        const int before = score.recovered;
        attack(sheet, sheet.sheet().hidden(least), least, score);
        CHECK(score.recovered == before);
      }
      CHECK(score.small > 200);
      CHECK(score.gave_up == 0);
    }
  }

  TEST_CASE("the attackers are good: hiding small counts alone does not stop them") {
    Score score;
    for (std::uint64_t seed = 0; seed < kSheets; ++seed) {
      const PlainSheet sheet = random_sheet(seed);
      attack(sheet, only_small(sheet, 5), 5, score);
    }
    CHECK(score.recovered * 4 > score.small);
  }

  TEST_CASE("nor are the counts hidden beside them there for nothing") {
    int sheets = 0;
    int broken = 0;
    for (std::uint64_t seed = 0; seed < kSheets; ++seed) {
      const PlainSheet sheet = random_sheet(seed);
      std::vector<bool> hidden = sheet.sheet().hidden(5);
      const std::vector<bool> small = only_small(sheet, 5);
      const auto beside = std::mismatch(hidden.begin(), hidden.end(), small.begin()).first;
      if (beside == hidden.end()) continue;
      *beside = false;
      Score score;
      attack(sheet, hidden, 5, score);
      ++sheets;
      if (score.recovered > 0) ++broken;
    }
    CHECK(sheets > 100);
    CHECK(broken * 4 > sheets);
  }

  TEST_CASE("what is shown is as it was, zeros are shown, and small counts are not") {
    for (std::uint64_t seed = 0; seed < kSheets; ++seed) {
      const PlainSheet sheet = random_sheet(seed);
      const std::vector<bool> hidden = sheet.sheet().hidden(5);
      for (CountId c = 0; c < hidden.size(); ++c) {
        if (sheet.small(c, 5)) CHECK(hidden[c]);
        if (sheet.printed[c] && sheet.values[c] == 0) CHECK_FALSE(hidden[c]);
      }
      const std::vector<bool> none = only_small(sheet, 5);
      const bool any_small = [&sheet] {
        for (CountId c = 0; c < sheet.values.size(); ++c) {
          if (sheet.small(c, 5)) return true;
        }
        return false;
      }();
      if (!any_small) CHECK(hidden == none);
    }
  }

  TEST_CASE("in one list the small parts are left with as many values as the limit") {
    for (std::int64_t a = 1; a < 5; ++a) {
      for (std::int64_t b = 1; b < 9; ++b) {
        for (std::int64_t c = 1; c < 9; ++c) {
          PlainSheet sheet;
          const std::vector<CountId> parts = {sheet.add(a), sheet.add(b), sheet.add(c)};
          const CountId all = sheet.total(parts);
          const std::vector<bool> hidden = sheet.sheet().hidden(5);
          if (hidden[all]) continue;
          std::int64_t sum = 0;
          std::int64_t count = 0;
          for (const CountId part : parts) {
            if (hidden[part]) sum += sheet.values[part], ++count;
          }
          CHECK(sum - (count - 1) >= 5);
        }
      }
    }
  }

  TEST_CASE("and so are the small cells of a table of two rows and two columns") {
    constexpr std::int64_t kLeast = 4;
    constexpr std::int64_t kMost = 6;
    for (std::int64_t number = 0; number < (kMost + 1) * (kMost + 1) * (kMost + 1) * (kMost + 1);
         ++number) {
      Square cells{};
      std::int64_t rest = number;
      for (std::int64_t& cell : cells) cell = rest % (kMost + 1), rest /= kMost + 1;
      const std::array<std::int64_t, 4> left = values_left(cells, kLeast);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] < 1 || cells[i] >= kLeast) continue;
        CAPTURE(number);
        CHECK(left[i] >= kLeast);
      }
    }
  }

  TEST_CASE("a table of sixty rows is protected as a short one is, and keeps most of its counts") {
    Score score;
    std::size_t shown = 0;
    std::size_t all = 0;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
      CAPTURE(seed);
      std::mt19937_64 random(seed);
      std::vector<std::vector<std::int64_t>> values(60, std::vector<std::int64_t>(3));
      for (auto& row : values) {
        for (std::int64_t& value : row) value = static_cast<std::int64_t>(random() % 30);
      }
      PlainSheet sheet;
      add_grid(sheet, values);
      const std::vector<bool> hidden = sheet.sheet().hidden(5);
      attack(sheet, hidden, 5, score);
      CHECK(score.recovered == 0);
      all += hidden.size();
      shown += static_cast<std::size_t>(std::count(hidden.begin(), hidden.end(), false));
    }
    CHECK(score.small > 200);
    CHECK(shown * 2 > all);
  }

  TEST_CASE("what is hidden does not depend on how many threads there are") {
    const CountSheet sheet = large_sheet(2, 4, 12, 20, 8).sheet();
    REQUIRE(sheet.size() >= kWorthAThread);
    CHECK(sheet.hidden(5, 3) == sheet.hidden(5));
  }

  TEST_CASE("a report of many months, groups and bands keeps most of its counts") {
    const PlainSheet sheet = large_sheet(1, 1, 12, 20, 8);
    const std::vector<bool> hidden = sheet.sheet().hidden(5);
    int shown = 0;
    int all = 0;
    for (CountId c = 0; c < hidden.size(); ++c) {
      if (!sheet.printed[c] || sheet.values[c] == 0) continue;
      ++all;
      if (!hidden[c]) ++shown;
    }
    CHECK(shown * 3 > all * 2);
    const std::vector<bool> small = only_small(sheet, 5);
    CHECK(std::inner_product(small.begin(), small.end(), hidden.begin(), true, std::logical_and<>(),
                             [](bool s, bool h) { return !s || h; }));
  }
}

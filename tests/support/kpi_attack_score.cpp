// How many of the counts hidden an attacker can work out.

#include <algorithm>
#include <limits>
#include <numeric>

#include "support/kpi_attack.hpp"

namespace duly::test {
namespace {

/// Counts that hang together by what is hidden, as sheets of their own.
struct Lot {
  PlainSheet sheet;
  std::vector<bool> hidden;
  std::vector<CountId> of;  ///< what each count is in the whole
};
std::vector<Lot> taken_apart(const Attack& attack, const std::vector<bool>& hidden) {
  std::vector<CountId> root(hidden.size());
  std::iota(root.begin(), root.end(), CountId{0});
  const auto find = [&root](CountId c) {
    while (root[c] != c) c = root[c] = root[root[c]];
    return c;
  };
  for (const auto& e : attack.sheet.equations) {
    CountId first = std::numeric_limits<CountId>::max();
    for (const auto& [c, sign] : e.terms) {
      if (!hidden[c]) continue;
      if (first == std::numeric_limits<CountId>::max()) first = c;
      root[find(c)] = find(first);
    }
  }
  std::map<CountId, Lot> lots;
  std::map<CountId, CountId> ids;
  for (CountId c = 0; c < hidden.size(); ++c) {
    if (!hidden[c]) continue;
    Lot& lot = lots[find(c)];
    ids[c] = lot.sheet.add(attack.sheet.values[c], attack.sheet.printed[c]);
    lot.hidden.push_back(true);
    lot.of.push_back(c);
  }
  for (const auto& e : attack.sheet.equations) {
    Lot* lot = nullptr;
    PlainSheet::Equation own;
    std::int64_t known = 0;
    for (const auto& [c, sign] : e.terms) {
      if (hidden[c]) {
        lot = &lots[find(c)];
        own.terms.emplace_back(ids[c], sign);
      } else {
        known += sign * attack.sheet.values[c];
      }
    }
    if (lot == nullptr) continue;
    own.terms.emplace_back(lot->sheet.add(known < 0 ? -known : known), known < 0 ? -1 : 1);
    lot->hidden.push_back(false);
    lot->of.push_back(e.terms.front().first);
    lot->sheet.equations.push_back(std::move(own));
  }
  std::vector<Lot> out;
  for (auto& [c, lot] : lots) out.push_back(std::move(lot));
  return out;
}

/// By bounds: none hidden is zero, nothing is less than nothing, and every sum has to hold.
std::vector<bool> bounded(const Lot& lot) {
  constexpr std::int64_t kMany = 1'000'000;
  const PlainSheet& sheet = lot.sheet;
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  for (CountId c = 0; c < sheet.values.size(); ++c) {
    low.push_back(lot.hidden[c] ? (sheet.printed[c] ? 1 : 0) : sheet.values[c]);
    high.push_back(lot.hidden[c] ? kMany : sheet.values[c]);
  }
  constexpr int kRounds = 60;
  for (int round = 0; round < kRounds; ++round) {
    for (const auto& e : sheet.equations) {
      std::int64_t least = 0;
      std::int64_t most = 0;
      for (const auto& [c, sign] : e.terms) {
        least += sign > 0 ? low[c] : -high[c];
        most += sign > 0 ? high[c] : -low[c];
      }
      for (const auto& [c, sign] : e.terms) {
        const std::int64_t others_least = least - (sign > 0 ? low[c] : -high[c]);
        const std::int64_t others_most = most - (sign > 0 ? high[c] : -low[c]);
        const std::int64_t from = sign > 0 ? -others_most : others_least;
        const std::int64_t to = sign > 0 ? -others_least : others_most;
        if (from <= low[c] && high[c] <= to) continue;
        low[c] = std::max(low[c], from);
        high[c] = std::min(high[c], to);
        break;  // the sums have changed
      }
    }
  }
  std::vector<bool> out;
  for (CountId c = 0; c < low.size(); ++c) out.push_back(lot.hidden[c] && low[c] == high[c]);
  return out;
}

}  // namespace

Score score_of(const Attack& attack, const std::vector<bool>& hidden, std::int64_t least) {
  Score out;
  for (const Lot& lot : taken_apart(attack, hidden)) {
    const std::vector<bool> by_sums = solved(lot.sheet, lot.hidden);
    const std::vector<bool> by_bounds = bounded(lot);
    constexpr std::size_t kFew = 40;
    const bool few = lot.sheet.values.size() <= kFew;
    for (CountId c = 0; c < lot.sheet.values.size(); ++c) {
      if (!lot.hidden[c] || !lot.sheet.small(c, least)) continue;
      ++out.small;
      bool known = by_sums[c] || by_bounds[c];
      if (few && !known) known = guess(lot.sheet, lot.hidden, c) == Guess::certain;
      if (few) ++out.guessed_at;
      if (!known) continue;
      ++out.recovered;
      out.found.push_back(lot.of[c]);
    }
  }
  return out;
}

}  // namespace duly::test

// The sheet: what is counted and how it adds up, taken apart into what hangs together.

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "duly/parts.hpp"
#include "duly/suppress.hpp"
#include "suppress/hiding.hpp"

namespace duly {
namespace {

constexpr CountId kNoTotal = 0xFFFFFFFF;
constexpr std::size_t kNoLot = std::numeric_limits<std::size_t>::max();

}  // namespace

CountId CountSheet::add_count(std::int64_t value, Shown shown) {
  if (value < 0) std::abort();
  values_.push_back(value);
  shown_.push_back(shown);
  return static_cast<CountId>(values_.size() - 1);
}

void CountSheet::add_terms(std::span<const CountId> counts, std::int32_t sign) {
  for (const CountId count : counts) {
    if (count >= values_.size()) std::abort();
    terms_.push_back({count, sign});
  }
}

void CountSheet::end_equation(CountId total) {
  std::int64_t sum = 0;
  for (std::size_t i = ends_.empty() ? 0 : ends_.back(); i < terms_.size(); ++i) {
    sum += terms_[i].sign * values_[terms_[i].count];
  }
  if (sum != 0) std::abort();  // protected against the wrong sums, the right ones would tell
  ends_.push_back(terms_.size());
  totals_.push_back(total);
}

void CountSheet::add_sum(CountId total, std::span<const CountId> parts) {
  add_terms(parts, 1);
  add_terms({&total, 1}, -1);
  end_equation(total);
}

void CountSheet::add_sum(CountId total, std::initializer_list<CountId> parts) {
  add_sum(total, std::span(parts.begin(), parts.size()));
}

void CountSheet::add_equation(std::span<const CountId> left, std::span<const CountId> right) {
  add_terms(left, 1);
  add_terms(right, -1);
  end_equation(kNoTotal);
}

/// Takes a sheet apart: counts that hang together by equations, each lot with its equations.
class SheetSplitter {
 public:
  explicit SheetSplitter(const CountSheet& sheet)
      : sheet_(sheet), lot_(sheet.size()), index_(sheet.size(), suppress::kNone) {
    std::iota(lot_.begin(), lot_.end(), CountId{0});
    for (std::size_t e = 0; e < sheet.ends_.size(); ++e) {
      CountId first = kNoTotal;
      for (const auto& term : terms(e)) {
        if (!matters(term.count)) continue;
        if (first == kNoTotal) first = term.count;
        lot_[root(term.count)] = root(first);
      }
    }
  }

  /// The counts of each lot with a small count in it, in order. Lots have nothing of each other's:
  /// threads take one after the other, the largest first.
  void run(std::int64_t least, unsigned threads, const SecretNumber& secret,
           std::vector<bool>& hidden) {
    std::vector<Lot> lots = lots_with_small(least);
    shuffled_ = static_cast<bool>(secret);
    if (secret) {
      for (Lot& lot : lots) shuffle(lot, least, secret);
    }
    std::stable_sort(lots.begin(), lots.end(), [](const Lot& a, const Lot& b) {
      return a.members.size() > b.members.size();
    });
    each_in_order(static_cast<std::uint32_t>(lots.size()),
                  sheet_.size() < kWorthAThread ? 1 : threads, [&](std::uint32_t i) {
                    hide(lots[i], least);
                    return true;
                  });
    for (const Lot& lot : lots) {
      for (std::size_t i = 0; i < lot.members.size(); ++i)
        hidden[lot.members[i]] = lot.hidden[i] != 0;
    }
  }

 private:
  struct Lot {
    std::vector<CountId> members;
    std::vector<std::size_t> equations;
    std::vector<char> hidden{};  ///< by member
  };

  std::vector<Lot> lots_with_small(std::int64_t least) {
    std::vector<Lot> out;
    std::vector<std::size_t> number(sheet_.size(), kNoLot);  // of each root
    for (CountId c = 0; c < sheet_.size(); ++c) {
      const std::int64_t value = sheet_.values_[c];
      if (value < 1 || value >= least || number[root(c)] != kNoLot) continue;
      number[root(c)] = out.size();
      out.emplace_back();
    }
    for (CountId c = 0; c < sheet_.size(); ++c) {
      const std::size_t lot = number[root(c)];
      if (lot != kNoLot) out[lot].members.push_back(c);
    }
    for (std::size_t e = 0; e < sheet_.ends_.size(); ++e) {
      const auto all = terms(e);
      const auto first = std::find_if(all.begin(), all.end(),
                                      [this](const auto& term) { return matters(term.count); });
      const std::size_t lot = first == all.end() ? kNoLot : number[root(first->count)];
      if (lot != kNoLot) out[lot].equations.push_back(e);
    }
    return out;
  }

  /// What is chosen among equals hangs on the order of the counts, which a reader knows. The secret
  /// gives them another, the same wherever the same counts are shown: of two sheets that hid one
  /// and the other of two equals, each would give away what the other hides.
  void shuffle(Lot& lot, std::int64_t least, const SecretNumber& secret) const {
    std::string text = std::to_string(least);
    for (const CountId c : lot.members) text += ' ' + std::to_string(sheet_.values_[c]);
    std::uint64_t number = secret(text);
    const auto mix = [&number](auto& all) {
      for (std::size_t i = all.size(); i > 1; --i) {
        number = suppress::mixed(number);
        std::swap(all[i - 1], all[number % i]);
      }
    };
    mix(lot.members);
    mix(lot.equations);
  }

  void hide(Lot& lot, std::int64_t least) {
    suppress::Puzzle puzzle = puzzle_of(lot.members, lot.equations);
    suppress::Hiding(puzzle, least).run();
    lot.hidden = std::move(puzzle.unknown);
  }

  /// A printed zero adds nothing and is never hidden.
  bool matters(CountId count) const {
    return sheet_.values_[count] != 0 || sheet_.shown_[count] == Shown::not_printed;
  }
  std::span<const CountSheet::Term> terms(std::size_t equation) const {
    const std::size_t from = equation == 0 ? 0 : sheet_.ends_[equation - 1];
    return std::span(sheet_.terms_).subspan(from, sheet_.ends_[equation] - from);
  }
  CountId root(CountId c) {
    while (lot_[c] != c) c = lot_[c] = lot_[lot_[c]];
    return c;
  }

  suppress::Puzzle puzzle_of(const std::vector<CountId>& members,
                             const std::vector<std::size_t>& equations) {
    suppress::Puzzle out;
    for (const CountId c : members) {
      index_[c] = out.counts();
      const bool printed = sheet_.shown_[c] == Shown::printed;
      out.value.push_back(sheet_.values_[c]);
      out.printed.push_back(printed ? 1 : 0);
      out.unknown.push_back(printed ? 0 : 1);
    }
    for (const std::size_t e : equations) add_equation(e, out);
    out.close();
    return out;
  }

  /// A count that stands in an equation twice: on both sides it goes; on one side it is too much
  /// for us to think about.
  void add_equation(std::size_t e, suppress::Puzzle& out) {
    std::vector<suppress::Term> kept;
    std::unordered_map<suppress::Index, std::size_t> places;
    for (const auto& term : terms(e)) {
      if (!matters(term.count)) continue;
      const suppress::Index c = index_[term.count];
      const auto [same, first] = places.try_emplace(c, kept.size());
      if (first) {
        kept.push_back({c, term.sign});
      } else if (kept[same->second].sign != term.sign) {
        kept[same->second].sign = 0;
        places.erase(same);
      } else {
        std::abort();
      }
    }
    std::erase_if(kept, [](const suppress::Term& t) { return t.sign == 0; });
    if (kept.empty()) return;
    if (shuffled_) {
      std::sort(kept.begin(), kept.end(),
                [](const suppress::Term& a, const suppress::Term& b) { return a.other < b.other; });
    }
    const CountId total = sheet_.totals_[e];
    const bool has_total = total != kNoTotal && matters(total);
    out.add_equation(has_total ? index_[total] : suppress::kNone, kept);
  }

  const CountSheet& sheet_;
  std::vector<CountId> lot_;
  std::vector<suppress::Index> index_;  ///< of each count in the puzzle of its lot
  bool shuffled_ = false;               ///< counts have no order a reader knows
};

std::vector<bool> CountSheet::hidden(std::int64_t least, unsigned threads,
                                     const SecretNumber& secret) const {
  std::vector<bool> out(size(), false);
  for (CountId c = 0; c < size(); ++c) out[c] = shown_[c] == Shown::not_printed;
  SheetSplitter(*this).run(least, threads, secret, out);
  return out;
}

}  // namespace duly

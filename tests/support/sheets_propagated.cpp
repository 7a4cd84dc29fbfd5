// What can be worked out of a sheet by going from sum to sum.

#include <algorithm>
#include <deque>

#include "support/sheets.hpp"

namespace duly::test {
namespace {

class Propagation {
 public:
  Propagation(const PlainSheet& sheet, const std::vector<bool>& hidden)
      : sheet_(sheet), uses_(sheet.values.size()), waits_(sheet.equations.size(), true) {
    constexpr std::int64_t kMany = 1'000'000;
    for (CountId c = 0; c < sheet.values.size(); ++c) {
      const std::int64_t least = sheet.printed[c] ? 1 : 0;  // a printed zero is not hidden
      bounds_.push_back(hidden[c] ? Bounds{least, kMany}
                                  : Bounds{sheet.values[c], sheet.values[c]});
    }
    for (std::size_t e = 0; e < sheet.equations.size(); ++e) {
      for (const auto& [c, sign] : sheet.equations[e].terms) uses_[c].push_back(e);
      waiting_.push_back(e);
    }
  }

  std::vector<Bounds> run() {
    // In theory it may go on for as long as counts are large; in practice it is soon over.
    for (std::size_t patience = 50 * waits_.size(); patience > 0 && !waiting_.empty(); --patience) {
      const std::size_t e = waiting_.front();
      waiting_.pop_front();
      waits_[e] = false;
      look_at(sheet_.equations[e]);
    }
    return std::move(bounds_);
  }

 private:
  /// The least and most of sign * count.
  Bounds term(CountId c, int sign) const {
    return sign > 0 ? bounds_[c] : Bounds{-bounds_[c].high, -bounds_[c].low};
  }

  void look_at(const PlainSheet::Equation& equation) {
    Bounds all{0, 0};
    for (const auto& [c, sign] : equation.terms) {
      all.low += term(c, sign).low;
      all.high += term(c, sign).high;
    }
    for (const auto& [c, sign] : equation.terms) {
      const Bounds own = term(c, sign);
      // All others together come to minus this one.
      const Bounds left{std::max(own.low, own.high - all.high),
                        std::min(own.high, own.low - all.low)};
      if (left.low == own.low && left.high == own.high) continue;
      all.low += left.low - own.low;
      all.high += left.high - own.high;
      bounds_[c] = sign > 0 ? left : Bounds{-left.high, -left.low};
      for (const std::size_t e : uses_[c]) wait(e);
    }
  }

  void wait(std::size_t e) {
    if (waits_[e]) return;
    waits_[e] = true;
    waiting_.push_back(e);
  }

  const PlainSheet& sheet_;
  std::vector<std::vector<std::size_t>> uses_;  ///< of each count: its equations
  std::vector<Bounds> bounds_;
  std::deque<std::size_t> waiting_;
  std::vector<bool> waits_;
};

}  // namespace

std::vector<Bounds> propagated(const PlainSheet& sheet, const std::vector<bool>& hidden) {
  return Propagation(sheet, hidden).run();
}

}  // namespace duly::test

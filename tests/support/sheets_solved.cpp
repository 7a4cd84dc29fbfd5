// What can be worked out of a sheet: by linear algebra, and by filling in.

#include <algorithm>

#include "support/sheets.hpp"

namespace duly::test {
namespace {

/// Numbers modulo a prime: a count that follows over the fractions follows here, and the other way
/// round but for a chance in billions.
constexpr std::uint64_t kPrime = 0x7FFFFFFF;  // 2^31 - 1: products fit

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  return a * b % kPrime;
}
std::uint64_t inverse(std::uint64_t a) {
  std::uint64_t out = 1;
  for (std::uint64_t power = kPrime - 2; power > 0; power /= 2) {
    if (power % 2 == 1) out = times(out, a);
    a = times(a, a);
  }
  return out;
}

using Row = std::vector<std::uint64_t>;

/// Brings the rows to the form in which each leading one stands alone in its column.
void reduce(std::vector<Row>& rows, std::size_t columns) {
  std::size_t done = 0;
  for (std::size_t column = 0; column < columns && done < rows.size(); ++column) {
    std::size_t pivot = done;
    while (pivot < rows.size() && rows[pivot][column] == 0) ++pivot;
    if (pivot == rows.size()) continue;
    std::swap(rows[pivot], rows[done]);
    const std::uint64_t scale = inverse(rows[done][column]);
    for (std::uint64_t& n : rows[done]) n = times(n, scale);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::uint64_t factor = rows[r][column];
      if (r == done || factor == 0) continue;
      for (std::size_t c = 0; c < columns; ++c) {
        rows[r][c] = (rows[r][c] + kPrime - times(factor, rows[done][c])) % kPrime;
      }
    }
    ++done;
  }
}

}  // namespace

std::vector<bool> solved(const PlainSheet& sheet, const std::vector<bool>& hidden) {
  std::vector<CountId> unknown;
  std::vector<std::size_t> column(sheet.values.size(), 0);
  for (CountId c = 0; c < sheet.values.size(); ++c) {
    column[c] = unknown.size();
    if (hidden[c]) unknown.push_back(c);
  }
  std::vector<Row> rows;
  for (const auto& e : sheet.equations) {
    Row row(unknown.size(), 0);
    for (const auto& [c, sign] : e.terms) {
      if (hidden[c]) row[column[c]] = (row[column[c]] + (sign > 0 ? 1 : kPrime - 1)) % kPrime;
    }
    rows.push_back(std::move(row));
  }
  reduce(rows, unknown.size());
  std::vector<bool> out(sheet.values.size(), false);
  for (const Row& row : rows) {
    std::size_t last = 0;
    std::size_t filled = 0;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c] == 0) continue;
      ++filled;
      last = c;
    }
    if (filled == 1) out[unknown[last]] = true;
  }
  return out;
}

namespace {

class Filling {
 public:
  Filling(const PlainSheet& sheet, const std::vector<bool>& hidden) : sheet_(sheet) {
    constexpr std::int64_t kReach = 3;
    for (CountId c = 0; c < sheet.values.size(); ++c) {
      const std::int64_t v = sheet.values[c];
      const std::int64_t least = sheet.printed[c] ? 1 : 0;
      low_.push_back(hidden[c] ? std::max(least, v - kReach) : v);
      high_.push_back(hidden[c] ? v + kReach : v);
    }
  }

  Guess try_other(CountId count) {
    bool gave_up = false;
    for (std::int64_t v = low_[count]; v <= high_[count]; ++v) {
      if (v == sheet_.values[count]) continue;
      std::vector<std::int64_t> low = low_;
      std::vector<std::int64_t> high = high_;
      low[count] = high[count] = v;
      patience_ = 3000;
      if (fill(std::move(low), std::move(high))) return Guess::doubtful;
      gave_up = gave_up || patience_ <= 0;
    }
    return gave_up ? Guess::gave_up : Guess::certain;
  }

 private:
  /// Trims the ranges by every equation until nothing changes; false where none is left.
  bool trim(std::vector<std::int64_t>& low, std::vector<std::int64_t>& high) const {
    for (bool changed = true; changed;) {
      changed = false;
      for (const auto& e : sheet_.equations) {
        for (const auto& [c, sign] : e.terms) {
          std::int64_t from = 0;
          std::int64_t to = 0;
          for (const auto& [other, s] : e.terms) {
            if (other == c) continue;
            from += s > 0 ? low[other] : -high[other];
            to += s > 0 ? high[other] : -low[other];
          }
          const std::int64_t least = sign > 0 ? -to : from;
          const std::int64_t most = sign > 0 ? -from : to;
          if (least > low[c]) changed = true, low[c] = least;
          if (most < high[c]) changed = true, high[c] = most;
          if (low[c] > high[c]) return false;
        }
      }
    }
    return true;
  }

  bool fill(std::vector<std::int64_t> low, std::vector<std::int64_t> high) {
    if (--patience_ < 0 || !trim(low, high)) return false;
    std::size_t open = low.size();
    for (std::size_t c = 0; c < low.size(); ++c) {
      const bool narrower = open == low.size() || high[c] - low[c] < high[open] - low[open];
      if (low[c] < high[c] && narrower) open = c;
    }
    if (open == low.size()) return true;
    for (std::int64_t v = low[open]; v <= high[open]; ++v) {
      std::vector<std::int64_t> next_low = low;
      std::vector<std::int64_t> next_high = high;
      next_low[open] = next_high[open] = v;
      if (fill(std::move(next_low), std::move(next_high))) return true;
    }
    return false;
  }

  const PlainSheet& sheet_;
  std::vector<std::int64_t> low_;
  std::vector<std::int64_t> high_;
  int patience_ = 0;
};

}  // namespace

Guess guess(const PlainSheet& sheet, const std::vector<bool>& hidden, CountId count) {
  return Filling(sheet, hidden).try_other(count);
}

}  // namespace duly::test

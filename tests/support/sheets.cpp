#include "support/sheets.hpp"

#include <algorithm>

namespace duly::test {

CountId PlainSheet::add(std::int64_t value, bool is_printed) {
  values.push_back(value);
  printed.push_back(is_printed);
  return static_cast<CountId>(values.size() - 1);
}

void PlainSheet::sum(CountId of, const std::vector<CountId>& parts) {
  Equation e;
  e.terms.emplace_back(of, -1);
  for (const CountId c : parts) e.terms.emplace_back(c, 1);
  e.first_is_total = true;
  equations.push_back(std::move(e));
}

void PlainSheet::equation(const std::vector<CountId>& left, const std::vector<CountId>& right) {
  Equation e;
  for (const CountId c : left) e.terms.emplace_back(c, 1);
  for (const CountId c : right) e.terms.emplace_back(c, -1);
  equations.push_back(std::move(e));
}

CountId PlainSheet::total(const std::vector<CountId>& parts) {
  std::int64_t n = 0;
  for (const CountId c : parts) n += values[c];
  const CountId out = add(n);
  sum(out, parts);
  return out;
}

CountId PlainSheet::rest(CountId of, CountId part) {
  const CountId out = add(values[of] - values[part], false);
  sum(of, {part, out});
  return out;
}

CountSheet PlainSheet::sheet() const {
  CountSheet out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    out.add_count(values[i], printed[i] ? Shown::printed : Shown::not_printed);
  }
  for (const Equation& e : equations) {
    std::vector<CountId> left;
    std::vector<CountId> right;
    for (const auto& [c, sign] : e.terms) (sign > 0 ? left : right).push_back(c);
    if (e.first_is_total) {
      out.add_sum(right.front(), left);
    } else {
      out.add_equation(left, right);
    }
  }
  return out;
}

Grid add_grid(PlainSheet& sheet, const std::vector<std::vector<std::int64_t>>& values) {
  Grid out;
  for (const auto& row : values) {
    std::vector<CountId> cells;
    for (const std::int64_t v : row) cells.push_back(sheet.add(v));
    out.row_totals.push_back(sheet.total(cells));
    out.cells.push_back(std::move(cells));
  }
  for (std::size_t column = 0; column < values.front().size(); ++column) {
    std::vector<CountId> cells;
    for (const auto& row : out.cells) cells.push_back(row[column]);
    out.column_totals.push_back(sheet.total(cells));
  }
  out.all = sheet.total(out.row_totals);
  sheet.sum(out.all, out.column_totals);
  return out;
}

namespace {

class Shapes {
 public:
  explicit Shapes(std::uint64_t seed) : random_(seed) {}

  PlainSheet any() {
    switch (upto(5)) {
      case 0: one_way(); break;
      case 1: two_way(); break;
      case 2: measure_by_group(); break;
      case 3: stock_and_flow(); break;
      case 4: three_way(); break;
      default: two_measures(); break;
    }
    return std::move(sheet_);
  }

 private:
  int upto(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
  std::int64_t count() {
    const int kind = upto(9);
    if (kind < 2) return 0;
    return kind < 7 ? 1 + upto(5) : 3 + upto(40);
  }
  std::vector<CountId> some(int least, int most) {
    std::vector<CountId> out;
    for (int n = least + upto(most - least); n > 0; --n) out.push_back(sheet_.add(count()));
    return out;
  }

  void one_way() { sheet_.total(some(1, 7)); }

  void two_way() {
    std::vector<std::vector<std::int64_t>> values(static_cast<std::size_t>(1 + upto(3)));
    const int columns = 1 + upto(4);
    for (auto& row : values) {
      for (int c = 0; c < columns; ++c) row.push_back(count());
    }
    add_grid(sheet_, values);
  }

  /// In time, of all, and failed, by group, with totals of each.
  void measure_by_group() {
    std::vector<CountId> parts;
    std::vector<CountId> wholes;
    for (int n = 1 + upto(4); n > 0; --n) {
      parts.push_back(sheet_.add(count()));
      wholes.push_back(sheet_.add(sheet_.values[parts.back()] + (upto(2) == 0 ? 0 : count())));
      sheet_.rest(wholes.back(), parts.back());
    }
    sheet_.rest(sheet_.total(wholes), sheet_.total(parts));
  }

  void stock_and_flow() {
    CountId before = sheet_.add(5 + upto(20));
    std::vector<CountId> all_started;
    std::vector<CountId> all_ended;
    for (int month = 2 + upto(3); month > 0; --month) {
      const CountId started = sheet_.add(count());
      const CountId ended =
          sheet_.add(std::min(count(), sheet_.values[before] + sheet_.values[started]));
      const CountId after =
          sheet_.add(sheet_.values[before] + sheet_.values[started] - sheet_.values[ended]);
      sheet_.equation({before, started}, {ended, after});
      all_started.push_back(started);
      all_ended.push_back(ended);
      before = after;
    }
    sheet_.total(all_started);
    if (upto(1) == 0) sheet_.total(all_ended);
  }

  void three_way() {
    std::vector<std::vector<CountId>> months;
    std::vector<CountId> totals;
    const int groups = 2 + upto(1);
    for (int month = 0; month < 2; ++month) {
      std::vector<std::vector<std::int64_t>> values(static_cast<std::size_t>(groups));
      for (auto& row : values) row = {count(), count()};
      const Grid grid = add_grid(sheet_, values);
      std::vector<CountId> cells;
      for (const auto& row : grid.cells) cells.insert(cells.end(), row.begin(), row.end());
      months.push_back(cells);
      totals.push_back(grid.all);
    }
    for (std::size_t i = 0; i < months[0].size(); ++i) sheet_.total({months[0][i], months[1][i]});
    sheet_.total(totals);
  }

  /// Two measures over the same groups, with a count in common.
  void two_measures() {
    const std::vector<CountId> parts = some(2, 4);
    const CountId all = sheet_.total(parts);
    const std::vector<CountId> others = some(1, 3);
    std::vector<CountId> second = others;
    second.push_back(parts.front());
    sheet_.total(second);
    const CountId again = sheet_.add(sheet_.values[all]);
    sheet_.equation({all}, {again});
  }

  std::mt19937_64 random_;
  PlainSheet sheet_;
};

}  // namespace

PlainSheet random_sheet(std::uint64_t seed) {
  return Shapes(seed).any();
}

namespace {

/// Sums over one dimension of a block of counts: every `stride`th of `length`.
struct Block {
  std::vector<CountId> counts;
  std::vector<int> lengths;  ///< of each dimension, the last the quickest
};

/// The block with each dimension longer by one: its totals.
Block with_totals(PlainSheet& sheet, const Block& inner) {
  Block now = inner;
  for (std::size_t d = 0; d < now.lengths.size(); ++d) {
    Block next;
    next.lengths = now.lengths;
    ++next.lengths[d];
    std::size_t before = 1;
    std::size_t after = 1;
    for (std::size_t i = 0; i < d; ++i) before *= static_cast<std::size_t>(now.lengths[i]);
    for (std::size_t i = d + 1; i < now.lengths.size(); ++i)
      after *= static_cast<std::size_t>(now.lengths[i]);
    const auto length = static_cast<std::size_t>(now.lengths[d]);
    next.counts.resize(before * (length + 1) * after);
    for (std::size_t b = 0; b < before; ++b) {
      for (std::size_t a = 0; a < after; ++a) {
        std::vector<CountId> parts;
        for (std::size_t i = 0; i < length; ++i) {
          parts.push_back(now.counts[(b * length + i) * after + a]);
          next.counts[(b * (length + 1) + i) * after + a] = parts.back();
        }
        next.counts[(b * (length + 1) + length) * after + a] = sheet.total(parts);
      }
    }
    now = std::move(next);
  }
  return now;
}

}  // namespace

PlainSheet large_sheet(std::uint64_t seed, int measures, int months, int groups, int bands) {
  PlainSheet out;
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<int> of_nine(0, 8);
  for (int m = 0; m < measures; ++m) {
    Block parts{{}, {months, groups, bands}};
    Block wholes = parts;
    for (int i = 0; i < months * groups * bands; ++i) {
      const int size = of_nine(random);
      const std::int64_t part = size < 5 ? 0 : size;
      parts.counts.push_back(out.add(part));
      wholes.counts.push_back(out.add(part + (of_nine(random) == 0 ? 1 : 0)));
    }
    parts = with_totals(out, parts);
    wholes = with_totals(out, wholes);
    for (std::size_t i = 0; i < parts.counts.size(); ++i) {
      out.rest(wholes.counts[i], parts.counts[i]);
    }
  }
  return out;
}

}  // namespace duly::test

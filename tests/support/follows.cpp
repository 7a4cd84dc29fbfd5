// Linear programming, the simplex method: is there a sheet that fulfils the equations with `part`
// greater than `whole` by one? Counts are not negative, and a sheet times a number is a sheet.

#include "support/follows.hpp"

#include <cmath>
#include <utility>

namespace duly::test {
namespace {

constexpr double kNothing = 1e-9;

class Tableau {
 public:
  Tableau(const PlainSheet& sheet, CountId whole, CountId part) : columns_(sheet.values.size()) {
    for (const auto& e : sheet.equations) add_row(e.terms, 0);
    add_row(std::vector<std::pair<CountId, int>>{{part, 1}, {whole, -1}}, 1);
    misses_.resize(columns_ + 1);
    for (const Row& row : rows_) {
      for (std::size_t c = 0; c <= columns_; ++c) misses_[c] += row[c];
    }
  }

  /// Can all equations be fulfilled?
  bool solve() {
    while (misses_[columns_] > kNothing) {
      std::size_t entering = 0;
      while (entering < columns_ && misses_[entering] < kNothing) ++entering;
      if (entering == columns_) return false;
      pivot(entering);
    }
    return true;
  }

 private:
  using Row = std::vector<double>;  ///< the last is what the row comes to

  template <class Terms>
  void add_row(const Terms& terms, double comes_to) {
    Row row(columns_ + 1);
    for (const auto& [count, sign] : terms) row[count] += sign > 0 ? 1 : -1;
    row[columns_] = comes_to;
    basis_.push_back(columns_ + rows_.size());
    rows_.push_back(std::move(row));
  }

  /// The least rise, and of several the first count leaves: so that it comes to an end (Bland).
  void pivot(std::size_t entering) {
    std::size_t leaving = rows_.size();
    double least = 0;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (rows_[r][entering] < kNothing) continue;
      const double rise = rows_[r][columns_] / rows_[r][entering];
      const bool tie = leaving < rows_.size() && std::abs(rise - least) < kNothing;
      if (leaving == rows_.size() || (tie ? basis_[r] < basis_[leaving] : rise < least)) {
        leaving = r;
        least = rise;
      }
    }
    basis_[leaving] = entering;
    const double scale = rows_[leaving][entering];
    for (double& n : rows_[leaving]) n /= scale;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (r != leaving) take_off(rows_[r], rows_[leaving], entering);
    }
    take_off(misses_, rows_[leaving], entering);
  }
  static void take_off(Row& from, const Row& what, std::size_t entering) {
    const double times = from[entering];
    if (std::abs(times) < kNothing) return;
    for (std::size_t c = 0; c < from.size(); ++c) from[c] -= times * what[c];
  }

  std::size_t columns_;
  std::vector<Row> rows_;
  std::vector<std::size_t> basis_;  ///< of each row: its count, or a number that no count has
  Row misses_;                      ///< by how much the equations miss, and what each count gives
};

}  // namespace

bool never_less(const PlainSheet& sheet, CountId whole, CountId part) {
  return !Tableau(sheet, whole, part).solve();
}

}  // namespace duly::test

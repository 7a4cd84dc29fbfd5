// A verdict counts where its reason says, and nowhere else.

#include <doctest/doctest.h>

#include "duly/measure.hpp"

namespace duly {
namespace {

void check(const Tally& t, std::uint32_t numerator, std::uint32_t denominator,
           std::uint32_t indeterminate, std::uint32_t excluded) {
  CHECK(t.numerator == numerator);
  CHECK(t.denominator == denominator);
  CHECK(t.indeterminate == indeterminate);
  CHECK(t.excluded == excluded);
}

Tally of(std::initializer_list<Reason> reasons) {
  Tally out;
  for (const Reason r : reasons) out.add(r);
  return out;
}

TEST_SUITE("unit") {
  TEST_CASE("a verdict counts where its reason says, and nowhere else") {
    check(of({Reason::on_time}), 1, 1, 0, 0);
    check(of({Reason::failed}), 0, 1, 0, 0);
    check(of({Reason::indeterminate}), 0, 0, 1, 0);
    check(of({Reason::temporary}), 0, 0, 0, 1);
  }

  TEST_CASE("tallies add up column by column") {
    Tally sum = of({Reason::on_time, Reason::indeterminate});
    sum.add(of({Reason::failed, Reason::indeterminate, Reason::indeterminate, Reason::temporary}));
    check(sum, 1, 2, 3, 1);
  }
}

}  // namespace
}  // namespace duly

// Work shared out among threads: what it comes to depends neither on them nor on who is first.

#include "duly/parts.hpp"

#include <stdexcept>
#include <thread>

#include <doctest/doctest.h>

namespace {

std::vector<std::uint32_t> squares(std::uint32_t count, unsigned threads) {
  return duly::each_in_order(count, threads, [](std::uint32_t i) {
    if (i % 3 == 0) std::this_thread::yield();
    return i * i;
  });
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("What several threads make stands in the order of the works, however many there are") {
    const std::vector<std::uint32_t> alone = squares(200, 1);
    CHECK(alone[7] == 49);
    for (const unsigned threads : {0U, 2U, 8U, 300U}) CHECK(squares(200, threads) == alone);
    CHECK(squares(0, 8).empty());
  }

  TEST_CASE("Shares of many things touch each once, in order, finely or a share each thread") {
    const std::uint32_t count = 5 * duly::kWorthAThread + 3;
    for (const duly::Shares shares : {duly::Shares::one_each, duly::Shares::several}) {
      const auto parts = duly::in_parts(
          count, 3, [](std::uint32_t first, std::uint32_t last) { return std::pair(first, last); },
          shares);
      CHECK(parts.size() == (shares == duly::Shares::one_each ? 3 : 24));
      std::uint32_t next = 0;
      for (const auto& [first, last] : parts) {
        CHECK(first == next);
        next = last;
      }
      CHECK(next == count);
    }
  }

  TEST_CASE("What goes wrong in one work is told, whichever thread did it") {
    const auto fails_at = [](std::uint32_t wrong) {
      return duly::each_in_order(40, 4, [wrong](std::uint32_t i) {
        if (i == wrong) throw std::runtime_error("disk full");
        return i;
      });
    };
    for (const std::uint32_t wrong : {0U, 1U, 20U, 39U}) {
      CHECK_THROWS_WITH(fails_at(wrong), "disk full");
    }
  }
}

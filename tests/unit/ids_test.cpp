// Ids of the files, numbered: by whatever hash, and against whoever knows it.

#include "duly/ids.hpp"

#include <algorithm>
#include <ctime>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/id_hash.hpp"
#include "support/colliding_ids.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::vector<std::string> usual_ids(std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back("A" + std::to_string(1'000'000 + i));
  return out;
}

/// Seconds of the processor to number ids and find them again, the least of three.
double seconds_for(const std::vector<std::string>& ids) {
  double least = std::numeric_limits<double>::max();
  for (int i = 0; i < 3; ++i) {
    const std::clock_t before = std::clock();
    IdTable table;
    for (const std::string& id : ids) table.intern(id);
    std::size_t found = 0;
    for (const std::string& id : ids) found += table.find(id) == kNoId ? 0U : 1U;
    const std::clock_t after = std::clock();
    REQUIRE(found == ids.size());
    least = std::min(least, static_cast<double>(after - before) / CLOCKS_PER_SEC);
  }
  return least;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("ids that collide are numbered like any others, alone and many at once") {
    constexpr std::size_t kIds = 3'000;
    std::vector<std::string> ids = colliding_ids(kIds);
    for (const std::string& id : ids) REQUIRE(id_hash(id) == id_hash(ids.front()));
    const std::vector<std::string> usual = usual_ids(kIds);
    ids.insert(ids.end(), usual.begin(), usual.end());
    IdTable alone;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      CHECK(alone.find(ids[i]) == kNoId);
      CHECK(alone.intern(ids[i]) == i);
      CHECK(alone.intern(ids[i / 2]) == i / 2);
    }
    CHECK(alone.size() == ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      CHECK(alone.find(ids[i]) == i);
      CHECK(alone[static_cast<Id>(i)] == ids[i]);
    }
    const std::vector<std::string_view> texts(ids.begin(), ids.end());
    IdTable at_once;
    std::vector<Id> numbers;
    at_once.intern_all(texts, numbers);
    for (std::size_t i = 0; i < ids.size(); ++i) CHECK(numbers[i] == i);
    const IdTable moved = std::move(at_once);
    CHECK(moved.find(ids[kIds - 1]) == kIds - 1);
  }

  TEST_CASE("ids made to collide take little longer than others, however many they are") {
    constexpr std::size_t kIds = 20'000;
    const double usual = seconds_for(usual_ids(kIds));
    const double colliding = seconds_for(colliding_ids(kIds));
    MESSAGE(kIds << " usual ids: " << usual << " s, ids that collide: " << colliding << " s");
    CHECK(colliding < 300 * usual + 0.05);
  }
}

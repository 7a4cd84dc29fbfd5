// Names for children that only the holder of a key can undo.

#include "duly/pseudonym.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "duly/protection.hpp"
#include "duly/work.hpp"

namespace {

using namespace duly;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kKey = "a key of the tests, not a secret\n";

Records one_child() {
  Records out;
  PlanRow plan;
  plan.child = out.children.intern("A1001");
  plan.plan_id = out.words.intern("A1001");
  out.plans.push_back(plan);
  Allocation allocation;
  allocation.child = plan.child;
  allocation.worker = out.words.intern("SW01");
  allocation.family = out.words.intern("F01");
  out.allocations.push_back(allocation);
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  // Worked out elsewhere: hmac.new(key, b"child:A1001", "sha256").hexdigest()[:16] of Python.
  TEST_CASE("a pseudonym is the start of HMAC-SHA-256, so that anyone with the key can check it") {
    const Pseudonyms pseudonyms(kKey);
    CHECK(pseudonyms.of_child("A1001") == "P-4b601f6aed9625a9");
    CHECK(pseudonyms.of("plan", "A1001") == "P-31599e021485d37c");
    CHECK(pseudonyms.of_child("").empty());
  }

  TEST_CASE("another key, by one byte, gives other pseudonyms") {
    const Pseudonyms other(kKey.substr(0, kKey.size() - 1));
    CHECK(other.of_child("A1001") != Pseudonyms(kKey).of_child("A1001"));
  }

  TEST_CASE("ids of children, plans and families are renamed, those of staff are not") {
    Records records = one_child();
    REQUIRE(use_pseudonyms(records, Pseudonyms(kKey)));
    CHECK(records.children[0] == "P-4b601f6aed9625a9");
    CHECK(records.children.find("A1001") == kNoId);
    CHECK(records.words[records.plans[0].plan_id] == "P-31599e021485d37c");
    CHECK(records.words[records.allocations[0].family].substr(0, 2) == "P-");
    CHECK(records.words[records.allocations[0].worker] == "SW01");
  }

  TEST_CASE("a column of an authority's own that holds an id holds its pseudonym") {
    Records records = one_child();
    records.children.intern("A2002");
    for (const char* cell : {"A2002", "F01", "home", "A2002"}) {
      records.local.cells.push_back(records.words.intern(cell));
    }
    records.local.cells.push_back(kNoId);
    const Pseudonyms pseudonyms(kKey);
    REQUIRE(use_pseudonyms(records, pseudonyms));
    const auto cell = [&records](std::size_t i) { return records.words[records.local.cells[i]]; };
    CHECK(cell(0) == pseudonyms.of_child("A2002"));
    CHECK(cell(1) == pseudonyms.of("family", "F01"));
    CHECK(cell(2) == "home");
    CHECK(cell(3) == cell(0));
    CHECK(records.local.cells[4] == kNoId);
  }

  TEST_CASE("plans renamed stand in the order of their own ids") {
    Records records;
    for (int i = 0; i < 50; ++i) {
      PlanRow plan;
      plan.plan_id = records.words.intern("CP" + std::to_string(i));
      records.plans.push_back(plan);
    }
    std::reverse(records.plans.begin(), records.plans.end());
    REQUIRE(use_pseudonyms(records, Pseudonyms(kKey)));
    for (std::size_t i = 1; i < records.plans.size(); ++i) {
      CHECK(records.plans[i].plan_id < records.plans[i - 1].plan_id);
    }
  }
}

// Groups that are families of codes, and the need of an episode. The period is 2015-16.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string groups(std::string_view measure, std::string_view by, const History& h) {
  return h.groups(measure, by, "2015-04-01", "2016-03-31");
}

/// A child looked after, and its children's row.
std::string profile(std::string_view by, std::string_view sex, std::string_view ethnicity) {
  return groups("cla_at_end", by,
                History()
                    .care("2015-06-01")
                    .file("child_id,sex,ethnicity\nA1001," + std::string(sex) + "," +
                          std::string(ethnicity) + "\n"));
}

/// A child who moved from foster care to a children's home, from an interim to a full order.
std::string placed(std::string_view by, std::string_view measure = "cla_at_end") {
  return groups(measure, by,
                History().file("child_id,episode_start,reason_start,episode_end,reason_end,"
                               "legal_status,placement,provider,need\n"
                               "A1001,2015-06-01,S,2015-10-01,X1,C1,U6,PR1,N1\n"
                               "A1001,2015-10-01,B,,,J1,K2,PR4,N5\n"));
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("ethnic groups as the Department's statistics have them; the blank are not known") {
    for (const auto& of : std::vector<std::pair<const char*, const char*>>{{"WIRT", "White"},
                                                                           {"MOTH", "Mixed"},
                                                                           {"ABAN", "Asian"},
                                                                           {"BAFR", "Black"},
                                                                           {"CHNE", "Other"},
                                                                           {"NOBT", "not known"},
                                                                           {"REFU", "not known"},
                                                                           {"", "not known"},
                                                                           {"XXXX", "(none)"}}) {
      const char* const code = of.first;
      const char* const group = of.second;
      CAPTURE(code);
      CHECK(profile("ethnic_group", "1", code) == std::string(group) + " 1/1");
    }
  }

  TEST_CASE("black and minority ethnic: all but the White codes") {
    CHECK(profile("bme", "1", "WROM") == "no 1/1");
    CHECK(profile("bme", "1", "MWBC") == "yes 1/1");
    CHECK(profile("bme", "1", "OOTH") == "yes 1/1");
    CHECK(profile("bme", "1", "REFU") == "not known 1/1");
    CHECK(profile("bme", "1", "") == "not known 1/1");
    CHECK(profile("sex,bme", "2", "AIND") == "female / yes 1/1");
  }

  TEST_CASE("families of codes: those of the episode of the day together") {
    CHECK(placed("legal_family") == "Youth justice 1/1");
    CHECK(placed("placement_family") == "Children's homes and supported accommodation 1/1");
    CHECK(placed("provider_family") == "Private or voluntary 1/1");
    CHECK(placed("legal_family", "cla_started") == "Care order 1/1");
    CHECK(placed("placement_family", "cla_started") == "Foster care 1/1");
    CHECK(placed("provider_family", "cla_started") == "Own provision 1/1");
    // A child on a plan alone is in no episode, so in no family.
    const History plan = History().plan("2015-06-01");
    CHECK(groups("cp_at_end", "placement_family", plan) == "(none) 1/1");
  }

  TEST_CASE("by need: that of the episode of the day") {
    CHECK(placed("need") == "N5 1/1");
    CHECK(placed("need", "cla_started") == "N1 1/1");
  }
}

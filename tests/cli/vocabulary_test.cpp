// duly measures: the words that can be asked for, each list whole.

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "answers/columns.hpp"
#include "duly/benchmark.hpp"
#include "duly/group.hpp"
#include "duly/measure.hpp"
#include "duly/reading.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::vector<std::string> listed(std::vector<std::string> asked, const char* column) {
  asked.insert(asked.begin(), "measures");
  asked.insert(asked.end(), {"-f", "csv"});
  const Said said = run_duly(asked);
  CHECK(said.status == 0);
  CHECK(said.err == "");
  return column_of(said.out, column);
}

bool among(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("duly measures lists every measure, and what it needs") {
    const std::vector<std::string> all = listed({}, "measure");
    CHECK(all.size() == duly::measures().size());
    for (const duly::Measure& m : duly::measures()) CHECK(among(all, m.id));
    CHECK(listed({"midpoint"}, "needs") ==
          std::vector<std::string>(2, "episodes, reviews (midpoint)"));
  }

  TEST_CASE("a word finds what has it anywhere, capitals aside") {
    CHECK(listed({"MIDPOINT"}, "measure") ==
          std::vector<std::string>{"midpoint_checks", "midpoint_children"});
    CHECK(among(listed({"two", "years"}, "measure"), "NI64"));
  }

  TEST_CASE("a word that nothing has is wrong usage, with what is near") {
    const Said said = run_duly({"measures", "cla_strated"});
    CHECK(said.status == 2);
    CHECK(said.out == "");
    CHECK(said.err.find("cla_started") != std::string::npos);
  }

  TEST_CASE("areas, groups, readings, presets and columns are listed whole") {
    CHECK(listed({"--areas"}, "area").size() == duly::published_areas().size());
    CHECK(among(listed({"--areas", "lanc"}, "area"), "Lancashire"));
    CHECK(listed({"--groups"}, "group").size() ==
          duly::group_kinds().size() + duly::column_groups().size());
    CHECK(among(listed({"--groups"}, "group"), "reviews.COLUMN"));
    CHECK(listed({"--readings"}, "reading").size() == duly::all_readings().size());
    CHECK(among(listed({"--presets"}, "preset"), "cp-91-183"));
    CHECK(!among(listed({"--presets"}, "preset"), "statutory"));
    for (const duly::answers::PrintedTable& table : duly::answers::printed_tables()) {
      CHECK(among(listed({"--columns"}, "table"), table.name));
    }
    CHECK(among(listed({"--columns", "completed"}, "column"), "completed_date"));
  }

  TEST_CASE("one list at a time") {
    const Said said = run_duly({"measures", "--areas", "--groups"});
    CHECK(said.status == 2);
    CHECK(said.err.find("one list at a time: --areas or --groups") != std::string::npos);
  }
}

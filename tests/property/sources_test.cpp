// The same children give the same figures from every source that can tell of them.

#include "support/sources.hpp"

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::vector<std::string> files_of(const ToldBy& told, const TempFolder& folder) {
  std::vector<std::string> out;
  for (const auto& [name, text] : told.files) out.push_back(folder.write(name, text));
  return out;
}

/// The rows of an answer without what names the source.
std::vector<std::string> answer(const ToldBy& told, std::vector<std::string> args) {
  const TempFolder folder;
  for (const std::string& file : files_of(told, folder)) args.push_back(file);
  args.insert(args.end(), {"-q", "-f", "csv"});
  const Said said = run_duly(args);
  CAPTURE(said.err);
  REQUIRE(said.status < 2);
  std::vector<std::string> out;
  const auto rows = rows_of(said.out);
  for (const std::vector<std::string>& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string& heading = rows.front()[i];
      if (heading != "source" && heading != "plan_id") line += row[i] + ",";
    }
    // When the authority was told of a child who moved in, a census alone says.
    if (!line.starts_with("icpc_transfer_15wd,")) out.push_back(line);
  }
  return out;
}

/// Every other source gives the rows that the first gives.
void same_from_all(const std::vector<ToldBy>& sources, const std::vector<std::string>& args) {
  const std::vector<std::string> expected = answer(sources.front(), args);
  CHECK(expected.size() > 5);
  for (const ToldBy& told : sources) {
    CAPTURE(told.source);
    const std::vector<std::string> said = answer(told, args);
    REQUIRE(said.size() == expected.size());
    for (std::size_t i = 0; i < said.size(); ++i) CHECK(said[i] == expected[i]);
  }
}

constexpr int kChildren = 60;
constexpr duly::Date kEnd = *duly::Date::make(2016, 3, 31);

}  // namespace

TEST_SUITE("property") {
  TEST_CASE(
      "looked-after children have the same figures from the return, its XML, the data set and "
      "plain headings") {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
      CAPTURE(seed);
      const auto sources = care_by_source(as_on(generate(seed, kChildren), kEnd), seed);
      for (const char* const year : {"2013-14", "2014-15", "2015-16"}) {
        CAPTURE(year);
        same_from_all(sources, {"kpi", "--year", year, "-m", "all"});
      }
      for (const char* const groups :
           {"legal_status,placement", "provider,sex", "ethnicity,age_band", "reason_end"}) {
        same_from_all(sources, {"kpi", "--year", "2015-16", "-m",
                                "cla_at_end,cla_started,cla_ceased,NI62", "--by", groups});
      }
      same_from_all(sources, {"reviews", "--year", "2015-16"});
      same_from_all(sources, {"due", "--as-at", "2016-03-31"});
    }
  }

  TEST_CASE(
      "protection plans have the same figures from the census, the data set and plain headings") {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
      CAPTURE(seed);
      const auto sources = plans_by_source(as_on(generate(seed, kChildren), kEnd), seed);
      // A census states its year; of the others weight decides from when conferences are complete.
      const auto same = [&sources](std::vector<std::string> args) {
        args.insert(args.end(), {"--reading", "conferences_from=2012-04-01"});
        same_from_all(sources, args);
      };
      for (const char* const year : {"2013-14", "2014-15", "2015-16"}) {
        CAPTURE(year);
        same({"kpi", "--year", year, "-m", "all"});
      }
      same({"reviews", "--year", "2015-16"});
      same({"due", "--as-at", "2016-03-31"});
    }
  }
}

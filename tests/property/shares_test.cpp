// Shares of generated authorities: what every count's groups and bands come to together.

#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "duly/measure.hpp"
#include "support/files.hpp"
#include "support/full_extracts.hpp"
#include "support/generate.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// `kpi -m all` of a generated authority, by several breakdowns.
std::vector<CsvLine> figures_of(std::uint64_t seed) {
  constexpr int kChildren = 60;
  const TempFolder folder;
  std::vector<std::string> asked = {"kpi"};
  for (const std::string& text : full_extracts(generate(seed, kChildren), seed)) {
    asked.push_back(folder.write("extract" + std::to_string(asked.size()) + ".csv", text));
  }
  asked.insert(asked.end(),
               {"--year", "2015-16", "--as-at", "2016-03-31", "-m", "all", "--by", "sex,age_band",
                "--by", "placement_family", "--by", "team", "--by", "month", "-f", "csv"});
  return lines_of(run_duly(asked).out);
}

/// Tenths of a percent, from "33.4".
long long tenths(const std::string& percentage) {
  const std::size_t point = percentage.find('.');
  return std::stoll(percentage.substr(0, point)) * 10 + std::stoll(percentage.substr(point + 1));
}

/// The groups and bands of one measure and breakdown; blank is the total.
struct Shared {
  long long count = 0;   ///< of all of them
  long long shares = 0;  ///< in tenths
  long long rows = 0;
};

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("the shares of every count are of 100 before they are rounded, in each breakdown") {
    int checked = 0;
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
      CAPTURE(seed);
      std::map<std::pair<std::string, std::string>, Shared> all;
      for (const CsvLine& line : figures_of(seed)) {
        const Measure& m = *find_measure(line["measure"]);
        const bool counts = m.shape == Shape::count || m.shape == Shape::bands;
        if (!counts) CHECK(line["share"].empty());
        if (!counts || line["share"].empty()) continue;
        if (m.shape == Shape::bands && line["band"] == "total") continue;
        Shared& of = all[{line["measure"], line["by"]}];
        of.count += std::stoll(line["numerator"]);
        of.shares += tenths(line["share"]);
        ++of.rows;
      }
      for (const auto& shared : all) {
        const auto& place = shared.first;
        const Shared& of = shared.second;
        CAPTURE(place.first);
        CAPTURE(place.second);
        // Each breakdown holds what the total holds, so that its shares are of the whole.
        CHECK(of.count == all.at({place.first, ""}).count);
        // Rounding moves each by half a tenth at most.
        CHECK(2 * std::abs(of.shares - 1000) <= of.rows);
        ++checked;
      }
    }
    CHECK(checked > 200);
  }
}

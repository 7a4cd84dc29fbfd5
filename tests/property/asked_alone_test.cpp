// A figure is the same whatever else is asked for.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/measure.hpp"
#include "support/files.hpp"
#include "support/full_extracts.hpp"
#include "support/generate.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// The lines of kpi for one measure.
std::string lines_for(const std::string& csv, std::string_view measure) {
  std::string out;
  for (const std::string& line : split(csv, '\n')) {
    if (line.starts_with(std::string(measure) + ",")) out += line + "\n";
  }
  return out;
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("kpi gives a measure the rows alone that it gives it beside all others") {
    constexpr int kChildren = 25;
    const TempFolder folder;
    std::vector<std::string> args = {"kpi", "--year", "2015-16", "-q", "-f", "csv", "-m"};
    std::vector<std::string> files;
    for (const std::string& text : full_extracts(generate(3, kChildren), 3)) {
      files.push_back(folder.write(std::to_string(files.size()) + ".csv", text));
    }
    const auto asked = [&](std::string_view measure) {
      std::vector<std::string> all = args;
      all.emplace_back(measure);
      all.insert(all.end(), files.begin(), files.end());
      return run_duly(all).out;
    };
    const std::string together = asked("all");
    for (const duly::Measure& m : duly::measures()) {
      CAPTURE(m.id);
      const std::string alone = lines_for(asked(m.id), m.id);
      CHECK(!alone.empty());
      CHECK(alone == lines_for(together, m.id));
    }
  }
}

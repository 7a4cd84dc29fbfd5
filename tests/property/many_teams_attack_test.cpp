// An authority of many teams, whose counts are mostly small, is attacked from what `kpi --suppress`
// prints: what every sum leaves of a count goes into the next, until nothing more follows. Linear
// algebra, which other attacks use, would take hours here.

#include <cstdint>
#include <random>
#include <regex>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/kpi_attack.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Extracts of the small authority so many times over, each child in teams of its own.
class ManyTeams {
 public:
  ManyTeams(int copies, int teams) : teams_(teams) {
    for (const char* name :
         {"allocations", "conferences", "enquiries", "episodes", "plans", "reviews", "header"}) {
      const std::string file = std::string(name) + ".csv";
      const std::string text = read_file(in_source("examples/small-authority/" + file));
      const std::size_t heading = text.find('\n') + 1;
      std::string out = text.substr(0, heading);
      for (int copy = 0; copy < copies; ++copy) out += copied(text.substr(heading), copy);
      files_.push_back(folder_.write(file, out));
    }
  }
  const Args& files() const { return files_; }

 private:
  /// Children, meetings, plans and families get another name in each copy.
  std::string copied(const std::string& text, int copy) {
    static const std::regex kIds("\\b(A|M|CP)([0-9]{4})\\b|\\b(F)([0-9]{3})\\b");
    static const std::regex kTeams(",(Disability|North|Permanence|South),");
    const std::string named = std::regex_replace(text, kIds, "$&x" + std::to_string(copy));
    std::string out;
    std::size_t done = 0;
    for (std::sregex_iterator at(named.begin(), named.end(), kTeams), end; at != end; ++at) {
      const auto start = static_cast<std::size_t>(at->position());
      out += named.substr(done, start - done);
      out += ",Team " + std::to_string(std::uniform_int_distribution(1, teams_)(random_)) + ",";
      done = start + static_cast<std::size_t>(at->length());
    }
    return out + named.substr(done);
  }

  TempFolder folder_;
  int teams_;
  std::mt19937 random_{1};
  Args files_;
};

struct Many {
  int copies, teams;
  Args asked;
};

const std::vector<Many>& many() {
  static const std::string kMeasures = "NI66,NI62,cla_at_end,cla_started,cla_ceased,cp_at_end,NI64";
  static const std::vector<Many> kMany = {
      {6, 160, {"--year", "2015-16", "-m", kMeasures, "--by", "team,age_band"}},
      {8, 640, {"--year", "2015-16", "-m", kMeasures, "--by", "team,age_band"}},
      {6,
       160,
       {"--year", "2015-16", "-m", "cp_at_end,cp_started,cp_ended", "--by", "team", "--monthly"}},
  };
  return kMany;
}

/// Small counts, those of them that come out exactly, and those left fewer than `least` values.
struct Found {
  int small = 0, exact = 0, too_near = 0;
};

Found found(const Attack& attack, const std::vector<bool>& hidden, std::int64_t least) {
  Found out;
  const std::vector<Bounds> bounds = propagated(attack.sheet, hidden);
  for (CountId c = 0; c < hidden.size(); ++c) {
    if (!attack.sheet.small(c, least)) continue;
    const std::int64_t values = bounds[c].high - bounds[c].low + 1;
    ++out.small;
    out.exact += values == 1 ? 1 : 0;
    out.too_near += values < least ? 1 : 0;
  }
  return out;
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("no small count of many teams follows from the sums that kpi prints with hidden ones") {
    constexpr std::int64_t kLeast = 6;
    int of_small_alone = 0;
    for (const Many& one : many()) {
      CAPTURE(one.teams);
      const ManyTeams authority(one.copies, one.teams);
      const Attack attack = attack_on(one.asked, kLeast, authority.files());
      CHECK(attack.groups.size() > static_cast<std::size_t>(one.teams) / 2);
      const Found hidden = found(attack, attack.hidden, kLeast);
      CHECK(hidden.small > one.teams);
      CHECK(hidden.exact == 0);
      CHECK(hidden.too_near == 0);
      of_small_alone += found(attack, only_small(attack, kLeast), kLeast).exact;
    }
    // The attack is good: it finds many where small counts alone are hidden.
    CHECK(of_small_alone > 50);
  }
}

// One wrong cell in a column of an authority's own moves one child: the groups of everyone else are
// what they were.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/authority.hpp"
#include "support/made.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::uint64_t kSeed = 11;
constexpr int kChildren = 25;
constexpr int kTrials = 12;  // of each file

constexpr const char* kGroups = "reviews.venue,conferences.venue,children.school,episodes.PL_LA";

/// The groups of every child on some days, by its id.
std::map<std::string, std::string> groups_of(const Authority& a) {
  std::map<std::string, std::string> out;
  const Grouping grouping = a.one_breakdown(kGroups);
  for (const char* const on : {"2014-03-31", "2015-03-31", "2016-03-31"}) {
    const Cases cases = a.cases(day(on));
    for (Id child = 0; child < cases.children.size(); ++child) {
      const GroupSubject subject{cases, child, day(on)};
      const std::string id(a.context().records.children[child]);
      out[id] += grouping.label(grouping.values(subject, kNoId)) + "; ";
    }
  }
  return out;
}

/// The child of a line of a file, and the line with another last cell; all that are spoilt is ours.
struct Spoilt {
  std::string child, text;
};
Spoilt spoilt(const std::string& text, Made& made) {
  std::vector<std::string> lines = split(text, '\n');
  const std::size_t at =
      1 + static_cast<std::size_t>(made.below(static_cast<int>(lines.size()) - 2));
  std::string& line = lines[at];
  const std::string child = line.substr(0, line.find(','));
  switch (made.below(3)) {
    case 0: line = line.substr(0, line.rfind(',') + 1) + "elsewhere"; break;
    case 1: line = line.substr(0, line.rfind(',') + 1); break;
    default: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), line + "x"); break;
  }
  std::string out;
  for (const std::string& l : lines) out += l + "\n";
  return {child, out};
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("one wrong cell of a column asked for by name moves one child") {
    const std::vector<std::string> extracts = full_extracts(generate(kSeed, kChildren), kSeed);
    const std::map<std::string, std::string> before = groups_of(Authority(extracts));
    Made made(kSeed);
    int moved = 0;
    for (std::size_t file = 0; file < extracts.size(); ++file) {
      if (split(extracts[file], '\n').size() < 4) continue;
      for (int trial = 0; trial < kTrials; ++trial) {
        std::vector<std::string> with = extracts;
        const Spoilt one = spoilt(extracts[file], made);
        with[file] = one.text;
        for (const auto& [child, groups] : groups_of(Authority(with))) {
          const bool same = before.at(child) == groups;
          CAPTURE(file);
          CHECK((same || child == one.child));
          if (!same) ++moved;
        }
      }
    }
    CHECK(moved > kTrials);
  }
}

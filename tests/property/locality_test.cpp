// One wrong cell moves one child: a cell or row of three yearly returns is spoilt as people and
// systems do, and nobody else's due dates, reviews and places in the lists may change.
// DULY_LOCALITY_TRIALS asks for more trials than the usual ones (the preset nightly: 2,000).

#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/generate.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Row = std::vector<std::string>;
/// Files by name, each with its heading row first.
using Returns = std::map<std::string, std::vector<Row>>;

constexpr int kFirstYear = 2013;  // of the Aprils the three returns begin in
constexpr int kYears = 3;
constexpr std::string_view kAsAt = "2016-03-31";

std::string text(std::optional<Date> d) {
  return d ? to_string(*d) : std::string();
}

/// What the returns of three years would hold of a world.
Returns returns_of(const World& world) {
  Returns out;
  for (int i = 0; i < kYears; ++i) {
    const std::string year = std::to_string(kFirstYear + i);
    const Date first = *Date::make(kFirstYear + i, 4, 1);
    const Date last = add_months(first, 12).plus_days(-1);
    const auto touches = [&](Date from, std::optional<Date> until) {
      return from <= last && (!until || first <= *until);
    };
    const auto in_year = [&](Date d) { return first <= d && d <= last; };
    const auto told = [&](std::optional<Date> until) {
      return until && *until <= last ? until : std::nullopt;
    };
    auto& episodes = out["episodes_" + year];
    episodes = {{"CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC", "REC"}};
    for (const auto& e : world.episodes) {
      if (!touches(e.from, e.until)) continue;
      const bool ended = told(e.until).has_value();
      episodes.push_back({e.child, text(e.from), e.start_reason, e.legal, e.place,
                          text(told(e.until)), ended ? e.end_reason : ""});
    }
    auto& reviews = out["reviews_" + year];
    reviews = {{"CHILD", "REVIEW", "REVIEW_CODE"}};
    for (const auto& r : world.reviews) {
      if (in_year(r.held)) reviews.push_back({r.child, text(r.held), "PN1"});
    }
    auto& plans = out["plans_" + year];
    plans = {{"child_id", "plan_id", "plan_start", "plan_end"}};
    for (const auto& p : world.plans) {
      if (touches(p.from, p.until)) {
        plans.push_back({p.child, p.id, text(p.from), text(told(p.until))});
      }
    }
    auto& conferences = out["conferences_" + year];
    conferences = {{"child_id", "conference_type", "conference_date", "s47_start_date", "plan_id"}};
    for (const auto& c : world.conferences) {
      if (in_year(c.held)) {
        conferences.push_back({c.child, c.type, text(c.held), text(c.discussion), c.plan_id});
      }
    }
  }
  return out;
}

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t n) {
  return static_cast<std::size_t>(random() % n);
}

/// A date as it is mistyped, left blank or exported.
std::string spoilt_date(Random& random, const std::string& was) {
  const Date d = was.empty() ? day(kAsAt) : day(was);
  const auto years = [d](int n) { return to_string(add_months(d, 12 * n)); };
  const std::vector<std::string> ways = {years(1),
                                         years(-1),
                                         years(10),
                                         years(-10),
                                         to_string(d).replace(0, 4, "2098"),
                                         "",
                                         "NULL",
                                         "see notes",
                                         to_string(d.plus_days(2)),
                                         std::to_string(d.year() + 1) + "-04-01",
                                         "1900-01-01",
                                         "9999-12-31",
                                         to_string(d.plus_days(200))};
  return ways[below(random, ways.size())];
}

/// One change to one row; returns the child whose row it is.
std::string spoil(Random& random, Returns& returns, std::string& what) {
  auto at = returns.begin();
  std::advance(at, static_cast<std::ptrdiff_t>(below(random, returns.size())));
  auto& [name, rows] = *at;
  if (rows.size() < 2) return {};
  const std::size_t i = 1 + below(random, rows.size() - 1);
  const std::string child = rows[i][0];
  const std::size_t act = below(random, 12);
  what = name + ", " + child + ": ";
  if (act == 0) {
    what += "row lost";
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
    return child;
  }
  if (act == 1) {
    what += "row twice";
    const Row again = rows[i];
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(1 + below(random, rows.size())), again);
    return child;
  }
  const std::size_t column = 1 + below(random, rows[0].size() - 1);
  const std::string heading = rows[0][column];
  std::string& cell = rows[i][column];
  const bool date = heading == "DECOM" || heading == "DEC" || heading == "REVIEW" ||
                    heading.find("_start") != std::string::npos ||
                    heading.find("_end") != std::string::npos ||
                    heading.find("_date") != std::string::npos;
  constexpr std::string_view kCodes[] = {"", "NULL", "ZZ", "S", "X1", "E4A", "A3", "V4", "9"};
  cell = date ? spoilt_date(random, cell) : std::string(kCodes[below(random, std::size(kCodes))]);
  what += heading + " is '" + cell + "'";
  return child;
}

/// Each child's rows of each command, places and remarks aside.
using Answers = std::map<std::string, std::vector<std::string>>;

Answers answers(const Returns& returns) {
  const TempFolder folder;
  std::vector<std::string> files;
  for (const auto& [name, rows] : returns) {
    std::string csv;
    for (const Row& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) csv += (i > 0 ? "," : "") + row[i];
      csv += "\n";
    }
    files.push_back(folder.write(name + ".csv", csv));
  }
  const std::string as_at(kAsAt);
  const std::vector<std::vector<std::string>> commands = {
      {"due", "--as-at", as_at},
      {"reviews", "--year", "2014-15"},
      {"reviews", "--year", "2015-16", "--as-at", as_at},
      {"kpi", "--year", "2014-15", "--list", "NI66"},
      {"kpi", "--year", "2015-16", "--as-at", as_at, "--list", "NI66"},
      {"kpi", "--year", "2015-16", "--as-at", as_at, "--list", "NI67"},
      {"kpi", "--year", "2015-16", "--as-at", as_at, "--list", "cla_at_end"}};
  Answers out;
  for (std::vector<std::string> words : commands) {
    words.insert(words.begin() + 1, files.begin(), files.end());
    words.insert(words.end(), {"-f", "csv", "-q"});
    const auto rows = rows_of(run_duly(words).out);
    for (std::size_t r = 1; r < rows.size(); ++r) {
      std::string line = words[0] + words.back();
      std::string child;
      for (std::size_t c = 0; c < rows[r].size(); ++c) {
        const std::string& heading = rows[0][c];
        if (heading == "child_id") child = rows[r][c];
        if (heading == "source" || heading == "note" || heading == "detail") continue;
        line += "," + rows[r][c];
      }
      out[child].push_back(line);
    }
  }
  return out;
}

int trials() {
  const char* asked = std::getenv("DULY_LOCALITY_TRIALS");  // NOLINT(concurrency-mt-unsafe)
  constexpr int kUsual = 200;
  return asked == nullptr ? kUsual : std::atoi(asked);  // NOLINT(cert-err34-c)
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("one wrong cell or row moves the child it is about, and nobody else") {
    constexpr int kWorldOf = 10;  // trials
    constexpr int kChildren = 60;
    constexpr std::uint64_t kSeed = 20261128;
    Returns right;
    Answers before;
    int moved_own = 0;
    for (int trial = 0; trial < trials(); ++trial) {
      const std::uint64_t seed = kSeed + static_cast<std::uint64_t>(trial);
      if (trial % kWorldOf == 0) {
        right = returns_of(generate(seed, kChildren));
        before = answers(right);
      }
      Random random(seed);
      Returns spoilt = right;
      std::string what;
      const std::string own = spoil(random, spoilt, what);
      CAPTURE(seed);
      CAPTURE(what);
      Answers after = answers(spoilt);
      for (const auto& one : before) {
        const std::string& child = one.first;
        if (child == own) {
          moved_own += one.second == after[child] ? 0 : 1;
          continue;
        }
        CAPTURE(child);
        CHECK(one.second == after[child]);
      }
    }
    CHECK(moved_own > 10);  // else nothing was spoilt at all
  }
}

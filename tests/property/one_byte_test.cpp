// One byte put into a row, or lost from it, is that row's trouble, or the next one's: what every
// other row says is read as before.

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/input.hpp"
#include "duly/work.hpp"

namespace {

using namespace duly;           // NOLINT(google-build-using-namespace)
using namespace std::literals;  // NOLINT(google-build-using-namespace)

constexpr std::size_t kRows = 30;

/// How a table is written: with quotes or without, with characters beyond ASCII or without.
struct Manner {
  bool quoted = false;
  bool quoted_dates = false;
  std::string_view name;  ///< of the team, in every third row
  std::string_view line_end;
};

std::string child(std::size_t i) {
  return "A" + std::to_string(1001 + i);
}

/// The lines of a table of allocations, without line ends.
std::vector<std::string> lines(const Manner& manner) {
  const std::string quote = manner.quoted ? "\"" : "";
  const std::string date_quote = manner.quoted || manner.quoted_dates ? "\"" : "";
  std::vector<std::string> out = {"child_id,worker,from,until,team"};
  for (std::size_t i = 0; i < kRows; ++i) {
    const std::string team = i % 3 == 0 ? std::string(manner.name) : "North";
    const std::string until = i % 2 == 0 ? "" : "31/03/2016";
    out.push_back(quote + child(i) + quote + "," + quote + "W" + std::to_string(i % 4) + quote +
                  "," + date_quote + "0" + std::to_string(1 + i % 9) + "/04/2015" + date_quote +
                  "," + date_quote + until + date_quote + "," + quote + team + quote);
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines, std::string_view line_end) {
  std::string out;
  for (const std::string& line : lines) out += line + std::string(line_end);
  return out;
}

/// What is read of each child, those in `but` aside.
std::multiset<std::string> read(std::string_view text, const std::set<std::string>& but) {
  Records records;
  Diagnostics findings;
  static const Headings kHeadings;
  const auto unknown = load_extract("a.csv", "", text, kHeadings, {}, records, findings);
  REQUIRE(!unknown);
  const auto word = [&](Id id) { return id == kNoId ? ""s : std::string(records.words[id]); };
  const auto date = [](OptDate d) { return d ? to_string(*d) : ""s; };
  std::multiset<std::string> out;
  for (const Allocation& a : records.allocations) {
    const std::string who(records.children[a.child]);
    const bool known = who.size() == child(0).size() && who.starts_with("A1");
    if (!known || but.contains(who)) continue;
    out.insert(who + " " + word(a.worker) + " " + date(a.from) + " " + date(a.until) + " " +
               word(a.team));
  }
  return out;
}

constexpr std::array kBytes = {
    R"(")"sv, R"("")"sv, "'"sv,    ","sv,  ";"sv,    "\t"sv,           "|"sv,
    "\n"sv,   "\r"sv,    "\x92"sv, "\0"sv, "\xFF"sv, "\xEF\xBB\xBF"sv, "\xA0"sv,
    "\xC3"sv, "\xE2"sv,  "\x1A"sv, "="sv,  "-"sv};

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("one byte more or less moves the child of its row, or of the next, and no other") {
    std::mt19937 random(20150401);
    const auto pick = [&random](std::size_t n) {
      return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const std::array manners = {
        Manner{false, false, "Zo\xC3\xAB", "\r\n"},
        Manner{false, false, "Zo\xEB", "\n"},
        Manner{true, true, "O\xE2\x80\x99Neill, \xE2\x80\x9CNorth\xE2\x80\x9D", "\r\n"},
        Manner{true, true, R"(South, ""Old"" Hall)", "\n"},
        Manner{false, true, "West", "\r\n"},
        Manner{true, true, "two\r\nlines", "\r\n"},
        Manner{false, true, R"("")", "\r"}};
    for (int trial = 0; trial < 1000; ++trial) {
      const Manner& manner = manners[pick(manners.size())];
      std::vector<std::string> table = lines(manner);
      const std::size_t i = 1 + pick(kRows - 1);
      std::string& line = table[i];
      const std::string before = joined(table, manner.line_end);
      const std::size_t after_id = line.find(',');
      const std::size_t at = after_id + pick(line.size() - after_id);
      const std::size_t what = pick(kBytes.size() + 2);
      if (what < kBytes.size()) {
        line.insert(at, kBytes[what]);
      } else {
        line.erase(at, 1);
      }
      CAPTURE(trial);
      CAPTURE(line);
      const std::set<std::string> own = {child(i - 1), child(i)};
      const std::multiset<std::string> others = read(before, own);
      CHECK(others.size() == kRows - own.size());
      CHECK(read(joined(table, manner.line_end), own) == others);
    }
  }
}

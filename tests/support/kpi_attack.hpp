#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/run.hpp"
#include "support/sheets.hpp"

namespace duly::test {

using Args = std::vector<std::string>;

/// The command line of `kpi` over a whole authority, or a few children: what is asked, in a format,
/// with `--suppress` where `least` is over 0.
Args kpi(const Args& asked, const std::string& format, std::int64_t least, bool authority = true);

/// Many ways to ask, each as the options of `kpi`.
const std::vector<Args>& ways_to_ask();
std::string in_words(const Args& asked);

/// Where a count stands: `part` is a column or, of bands and reasons, their name. Of several
/// breakdowns a group has its own before it: "sex: male".
struct Place {
  std::string measure, from, group, part;
  friend bool operator==(const Place&, const Place&) = default;
  friend bool operator<(const Place& a, const Place& b) {
    return std::tie(a.measure, a.from, a.group, a.part) <
           std::tie(b.measure, b.from, b.group, b.part);
  }
};

/// What an attacker has of one run: every count with its true value, and whether it was hidden.
struct Attack {
  PlainSheet sheet;
  std::vector<bool> hidden;
  std::map<Place, CountId> at;
  std::set<std::pair<std::string, std::string>> shown;  ///< measures of each point
  std::vector<std::string> points;
  std::set<std::string> groups = {""};
  bool several = false;  ///< breakdowns
  int used = 0;          ///< how often something known was of use

  /// A number in two places is added twice and put equal.
  void count(const Place& place, const std::string& plain, const std::string& printed);
  /// A count that is not printed.
  CountId rest(std::int64_t value);
};

/// Puts down the counts of a row: as it is, and as it is printed.
void read_row(const CsvLine& plain, const CsvLine& said, Attack& out);
/// Puts down how groups and bands add up, and those who failed.
void add_sums(Attack& out);

/// All that `kpi` prints with `--suppress`: its counts, how they add up, what is known of them. Of
/// the whole authority, or of the files given.
Attack attack_on(const Args& asked, std::int64_t least, const Args& files = {});

/// Puts down what is known of the measures; returns how often something was of use.
int add_known(Attack& attack);

/// Puts down what is known of breakdowns: groups of one that are made of groups of another.
int add_known_breakdowns(Attack& attack);

/// "NI62 2014-04-01 sex: male n": where a count stands, for the message of a test.
std::string place_in_words(const Attack& attack, CountId count);

/// What would be hidden if small counts alone were.
std::vector<bool> only_small(const Attack& attack, std::int64_t least);

/// Small counts hidden, and how many of them can be worked out.
struct Score {
  int small = 0;
  int recovered = 0;
  int guessed_at = 0;
  int used = 0;
  std::vector<CountId> found{};  ///< those recovered
};
Score score_of(const Attack& attack, const std::vector<bool>& hidden, std::int64_t least);

}  // namespace duly::test

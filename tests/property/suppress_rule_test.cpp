// Every small sheet there is, and a reader who knows the rule by which counts are hidden: from what
// is printed, which sheets can it have been?

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/suppress.hpp"

namespace {

using namespace duly;  // NOLINT(google-build-using-namespace)

using Parts = std::vector<std::int64_t>;
constexpr std::int64_t kMostTotal = 20;
constexpr std::int64_t kHidden = -1;
constexpr std::uint64_t kSecrets = 24;

/// All ways in which so many parts make a total.
void each_sheet(std::size_t parts, const std::function<void(const Parts&)>& use) {
  Parts sheet(parts, 1);
  const std::function<void(std::size_t, std::int64_t)> fill = [&](std::size_t at,
                                                                  std::int64_t left) {
    if (at == parts) {
      use(sheet);
      return;
    }
    const auto after = static_cast<std::int64_t>(parts - at - 1);
    for (sheet[at] = 1; sheet[at] + after <= left; ++sheet[at]) fill(at + 1, left - sheet[at]);
  };
  fill(0, kMostTotal);
}

/// The parts and the total, or kHidden.
Parts printed(const Parts& parts, std::int64_t least, const SecretNumber& secret) {
  CountSheet sheet;
  std::vector<CountId> ids;
  std::int64_t sum = 0;
  for (const std::int64_t part : parts) {
    ids.push_back(sheet.add_count(part));
    sum += part;
  }
  const CountId total = sheet.add_count(sum);
  sheet.add_sum(total, ids);
  const std::vector<bool> hidden = sheet.hidden(least, 1, secret);
  Parts out = parts;
  out.push_back(sum);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (hidden[i]) out[i] = kHidden;
  }
  return out;
}

/// Of each print, the sheets it can have been: of each part the least and the most.
class Reader {
 public:
  void learn(const Parts& print, const Parts& sheet) {
    auto [range, first] = ranges_.try_emplace(print, sheet, sheet);
    for (std::size_t i = 0; i < sheet.size(); ++i) {
      range->second.first[i] = std::min(range->second.first[i], sheet[i]);
      range->second.second[i] = std::max(range->second.second[i], sheet[i]);
    }
  }
  bool knows(const Parts& print, std::size_t part) const {
    const auto& [low, high] = ranges_.at(print);
    return low[part] == high[part];
  }

 private:
  std::map<Parts, std::pair<Parts, Parts>> ranges_;
};

SecretNumber secret_of(std::uint64_t key) {
  return [key](std::string_view text) {
    return std::hash<std::string>{}(std::to_string(key) + ":" + std::string(text));
  };
}

struct Found {
  int small = 0;      ///< counts, of all sheets and secrets
  int recovered = 0;  ///< of these, known for certain
  int by_sums = 0;    ///< or without knowing the rule
};

/// Is a hidden part certain for a reader who knows the sum, and that nothing hidden is zero?
bool certain_by_sums(const Parts& print, const Parts& sheet) {
  if (print.back() == kHidden) return false;
  std::int64_t sum = 0;
  std::int64_t hidden = 0;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (print[i] != kHidden) continue;
    sum += sheet[i];
    ++hidden;
  }
  return hidden == 1 || sum == hidden;
}

/// What a reader who knows the rule, but no secret, finds out of all sheets.
Found knowing_the_rule(std::size_t parts, std::int64_t least,
                       const std::vector<SecretNumber>& secrets) {
  Reader reader;
  each_sheet(parts, [&](const Parts& sheet) {
    for (const SecretNumber& secret : secrets) reader.learn(printed(sheet, least, secret), sheet);
  });
  Found out;
  each_sheet(parts, [&](const Parts& sheet) {
    for (const SecretNumber& secret : secrets) {
      const Parts print = printed(sheet, least, secret);
      for (std::size_t i = 0; i < sheet.size(); ++i) {
        if (sheet[i] >= least) continue;
        ++out.small;
        if (reader.knows(print, i)) ++out.recovered;
        if (print[i] != kHidden || certain_by_sums(print, sheet)) ++out.by_sums;
      }
    }
  });
  return out;
}

}  // namespace

TEST_SUITE("property") {
  // What was measured, that it may not get worse. Without a secret the first of equals is hidden,
  // and 6, c, c of 16 with N = 6 can only have been 6, 5, 5: of 6, 6, 4 the other 6 would be shown.
  TEST_CASE("of every small sheet: what the rule tells, with and without a secret") {
    struct Measured {
      std::size_t parts;
      std::int64_t least;
      int open, secret;  ///< recovered; with a secret, of all secrets together
    };
    std::vector<SecretNumber> secrets;
    for (std::uint64_t key = 0; key < kSecrets; ++key) secrets.push_back(secret_of(key));
    for (const Measured& m : {Measured{3, 5, 6, 0}, {3, 6, 4, 0}, {4, 5, 55, 576}, {4, 6, 0, 0}}) {
      const Found open = knowing_the_rule(m.parts, m.least, {SecretNumber{}});
      const Found secret = knowing_the_rule(m.parts, m.least, secrets);
      MESSAGE(m.parts << " parts, N " << m.least << ": who knows the rule has " << open.recovered
                      << " of " << open.small << " small counts; where there is a secret, "
                      << secret.recovered << " of " << secret.small);
      CHECK(open.by_sums == 0);
      CHECK(secret.by_sums == 0);
      CHECK(open.recovered <= m.open);
      CHECK(secret.recovered <= m.secret);
    }
  }

  TEST_CASE("a secret hides as much, and the same each time") {
    const Parts sheet = {6, 6, 4};
    CHECK(printed(sheet, 6, {}) == Parts{kHidden, 6, kHidden, 16});
    std::set<Parts> prints;
    for (std::uint64_t key = 0; key < kSecrets; ++key) {
      const Parts print = printed(sheet, 6, secret_of(key));
      CHECK(print == printed(sheet, 6, secret_of(key)));
      prints.insert(print);
    }
    CHECK(prints == std::set<Parts>{{kHidden, 6, kHidden, 16}, {6, kHidden, kHidden, 16}});
  }
}

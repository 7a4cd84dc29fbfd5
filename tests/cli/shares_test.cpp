// Shares: what percentage of a measure's total each group and band of a count is.

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/measure.hpp"
#include "support/kpi_attack.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::vector<CsvLine> asked(const Args& how, std::int64_t suppress = 0) {
  return lines_of(run_duly(kpi(how, "csv", suppress)).out);
}

/// A percentage to one decimal, half up.
std::string percent(long long count, long long total) {
  const long long tenths = (2 * 1000 * count + total) / (2 * total);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// A band beside the whole is no part of it.
bool is_counted(const CsvLine& line) {
  const Shape shape = find_measure(line["measure"])->shape;
  const bool part = shape == Shape::bands && !line["denominator"].empty();
  return !line["numerator"].empty() && (shape == Shape::count || part);
}

/// What a measure counts in all groups and bands of a point, by measure and point.
using Totals = std::map<std::pair<std::string, std::string>, long long>;
Totals totals_of(const std::vector<CsvLine>& lines, bool of_groups) {
  Totals out;
  for (const CsvLine& line : lines) {
    if (!is_counted(line) || line["group"].empty() == of_groups) continue;
    if (line["band"] == "total") continue;
    out[{line["measure"], line["from"]}] += std::stoll(line["numerator"]);
  }
  return out;
}

const std::vector<Args>& ways() {
  static const std::vector<Args> kWays = {
      {"--year", "2015-16", "-m", "all"},
      {"--year", "2015-16", "-m", "all", "--by", "team"},
      {"--year", "2015-16", "-m", "all", "--by", "placement,sex"},
      {"--year", "2015-16", "-m", "cla_at_end,cla_started", "--by", "age_band", "--quarterly"},
      {"--year", "2015-16", "-m", "cla_at_end", "--by", "sex", "--population", "24000"},
  };
  return kWays;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a count's share is its percentage of its measure's total, over all groups and bands") {
    int shares = 0;
    for (const Args& how : ways()) {
      CAPTURE(in_words(how));
      const std::vector<CsvLine> lines = asked(how);
      const Totals totals = totals_of(lines, false);
      const Totals in_groups = totals_of(lines, true);
      // They come to 100 before they are rounded: the groups hold what the total holds.
      for (const auto& [place, sum] : in_groups) CHECK(sum == totals.at(place));
      for (const CsvLine& line : lines) {
        CAPTURE(line["measure"] + " " + line["group"] + " " + line["band"]);
        if (!is_counted(line)) {
          CHECK(line["share"].empty());
          continue;
        }
        const long long total = totals.at({line["measure"], line["from"]});
        if (total == 0) CHECK(line["share"].empty());
        if (total == 0) continue;
        CHECK(line["share"] == percent(std::stoll(line["numerator"]), total));
        ++shares;
      }
    }
    CHECK(shares > 500);
  }

  TEST_CASE("the share of a count's total is 100.0, and blank where there is nothing to share") {
    const auto some = asked({"--year", "2015-16", "-m", "cla_at_end"});
    REQUIRE(some.size() == 1);
    CHECK(some[0]["share"] == "100.0");
    // Of a few children, with months in which none started.
    const Args months = {"--year", "2015-16", "-m", "cla_started", "--monthly"};
    const auto none = lines_of(run_duly(kpi(months, "csv", 0, false)).out);
    int blank = 0;
    for (const CsvLine& line : none) {
      CHECK(line["share"] == (line["numerator"] == "0" ? "" : "100.0"));
      if (line["share"].empty()) ++blank;
    }
    CHECK(blank > 0);
  }

  TEST_CASE("people are shown shares beside the count, and only where there are groups to share") {
    const auto table = [](const Args& how) { return run_duly(kpi(how, "table", 0)).out; };
    const std::string by = table({"--year", "2015-16", "-m", "cla_at_end", "--by", "sex"});
    CHECK(has(by, "numerator  share"));
    CHECK_FALSE(has(table({"--year", "2015-16", "-m", "cla_at_end"}), "share"));
    CHECK_FALSE(has(table({"--year", "2015-16", "-m", "NI66", "--by", "sex"}), "share"));
    CHECK_FALSE(has(table({"--year", "2015-16", "-m", "cp_open_lengths"}), "share"));
  }

  TEST_CASE("a share is hidden where its count or its total is, and else as it was") {
    int hidden = 0;
    int shown = 0;
    for (const Args& how : ways()) {
      CAPTURE(in_words(how));
      const std::vector<CsvLine> plain = asked(how);
      const std::vector<CsvLine> said = asked(how, 6);
      REQUIRE(plain.size() == said.size());
      std::map<std::pair<std::string, std::string>, bool> hides_total;
      for (const CsvLine& line : said) {
        if (!line["group"].empty()) continue;
        const bool bands = find_measure(line["measure"])->shape == Shape::bands;
        const bool hides = line[bands ? "denominator" : "numerator"] == "c";
        hides_total[{line["measure"], line["from"]}] |= hides;
      }
      for (std::size_t i = 0; i < said.size(); ++i) {
        CAPTURE(said[i]["measure"] + " " + said[i]["group"] + " " + said[i]["band"]);
        const bool hides =
            said[i]["numerator"] == "c" || hides_total[{said[i]["measure"], said[i]["from"]}];
        const std::string& share = plain[i]["share"];
        CHECK(said[i]["share"] == (hides && !share.empty() ? "c" : share));
        (said[i]["share"] == "c" ? hidden : shown) += share.empty() ? 0 : 1;
      }
    }
    CHECK(hidden > 50);
    CHECK(shown > 50);
  }
}

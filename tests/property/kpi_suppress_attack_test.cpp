// `kpi --suppress` is attacked from what it prints alone: every number in every format is read
// back, and all that is known of how figures add up is used against it. What follows from what is
// written here from the definitions of the measures, not taken from the program.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/kpi_attack.hpp"
#include "support/run.hpp"
#include "support/sheets.hpp"
#include "support/text.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Of a JSON row on a line of its own.
std::string json_value(const std::string& line, const std::string& name) {
  const std::string key = "\"" + name + "\": ";
  const std::size_t at = line.find(key);
  if (at == std::string::npos) return "no such key";
  std::string out = line.substr(at + key.size());
  if (out[0] == '"') return out.substr(1, out.find('"', 1) - 1);
  out = out.substr(0, out.find_first_of(",}"));
  return out == "null" ? std::string() : out;
}

std::string squeezed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || (c == ' ' && (out.empty() || out.back() == ' '))) continue;
    out += c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

#if defined(__SANITIZE_ADDRESS__)
constexpr std::array<std::int64_t, 1> kLeast = {6};  // sanitizers make it forty times as long
#else
constexpr std::array<std::int64_t, 3> kLeast = {5, 6, 10};
#endif

TEST_SUITE("property") {
  TEST_CASE("no count that kpi hides can be worked out from all it prints") {
    for (const Args& asked : ways_to_ask()) {
      CAPTURE(in_words(asked));
      for (const std::int64_t least : kLeast) {
        CAPTURE(least);
        const Attack attack = attack_on(asked, least);
        const Score score = score_of(attack, attack.hidden, least);
        CHECK(score.small > 0);
        CHECK(score.recovered == 0);
        for (CountId c = 0; c < attack.hidden.size(); ++c) {
          if (attack.sheet.small(c, least)) CHECK(attack.hidden[c]);
          if (attack.sheet.printed[c] && attack.sheet.values[c] == 0) CHECK_FALSE(attack.hidden[c]);
        }
      }
    }
  }

  TEST_CASE("hiding the small counts of kpi alone would give many of them away") {
    Score all;
    for (const Args& asked : ways_to_ask()) {
      const Attack attack = attack_on(asked, 5);
      const Score score = score_of(attack, only_small(attack, 5), 5);
      all.small += score.small;
      all.recovered += score.recovered;
      all.guessed_at += score.guessed_at;
      all.used += attack.used;
    }
    CHECK(all.recovered * 4 > all.small);
    CHECK(all.guessed_at > 100);
    CHECK(all.used > 500);
  }

  TEST_CASE(
      "what kpi shows beside hidden counts is as it was, and nothing is made of a hidden one") {
    for (const Args& asked : ways_to_ask()) {
      CAPTURE(in_words(asked));
      const auto plain = lines_of(run_duly(kpi(asked, "csv", 0)).out);
      const auto said = lines_of(run_duly(kpi(asked, "csv", 6)).out);
      REQUIRE(plain.size() == said.size());
      for (std::size_t i = 0; i < plain.size(); ++i) {
        bool hides = false;
        for (const char* column : {"numerator", "denominator", "indeterminate", "excluded"}) {
          const bool hidden = said[i][column] == "c";
          if (!hidden) CHECK(said[i][column] == plain[i][column]);
          hides = hides || (hidden && std::string(column) != "excluded");
        }
        for (const char* column : {"value", "value_low", "value_high"}) {
          if (!hides) CHECK(said[i][column] == plain[i][column]);
          if (hides) CHECK((said[i][column] == "c" || said[i][column].empty()));
        }
        if (hides) CHECK(said[i]["note"].find("too many") == std::string::npos);
        if (hides) CHECK(said[i]["note"].find("50 to 70") == std::string::npos);
      }
    }
  }

  TEST_CASE("most of what kpi prints of a small authority is still shown") {
    const Attack attack = attack_on({"--year", "2015-16", "-m", "all"}, 5);
    int shown = 0;
    int all = 0;
    for (CountId c = 0; c < attack.hidden.size(); ++c) {
      if (!attack.sheet.printed[c] || attack.sheet.values[c] == 0) continue;
      ++all;
      if (!attack.hidden[c]) ++shown;
    }
    CHECK(shown * 2 > all);
  }

  TEST_CASE("every format of kpi hides the same") {
    for (const Args& asked : ways_to_ask()) {
      CAPTURE(in_words(asked));
      const auto csv = lines_of(run_duly(kpi(asked, "csv", 6)).out);
      const std::string json_text = run_duly(kpi(asked, "json", 6)).out;
      CHECK(json_text.find("\"suppress\": \"6\"") != std::string::npos);
      const auto json = lines_with(json_text, "{\"measure\": ");
      REQUIRE(json.size() == csv.size());
      for (std::size_t i = 0; i < csv.size(); ++i) {
        for (const char* column : {"value", "numerator", "denominator", "excluded", "indeterminate",
                                   "value_low", "value_high", "met", "note", "share"}) {
          CHECK(json_value(json[i], column) == csv[i][column]);
        }
      }
      const auto table = lines_with(run_duly(kpi(asked, "table", 6)).out, "  ");
      const auto md = lines_with(run_duly(kpi(asked, "md", 6)).out, "| ");
      REQUIRE(md.size() == csv.size() + 2);
      REQUIRE(table.size() == md.size());
      for (std::size_t i = 2; i < md.size(); ++i) CHECK(squeezed(table[i]) == squeezed(md[i]));
      std::size_t in_md = 0;
      for (const std::string& line : md) {
        for (std::size_t at = line.find(" c |"); at != std::string::npos; ++in_md) {
          at = line.find(" c |", at + 1);
        }
      }
      std::size_t in_csv = 0;
      for (const CsvLine& line : csv) {
        for (const char* column :
             {"value", "numerator", "denominator", "excluded", "indeterminate", "met"}) {
          if (line[column] == "c") ++in_csv;
        }
        // Nor shares where there are no groups to share.
        if (md[0].find("| share") != std::string::npos && line["share"] == "c") ++in_csv;
        // People are shown a range only where something is indeterminate.
        const bool range = line["value_low"] == "c" && line["indeterminate"] != "0";
        if (range) ++in_csv;
      }
      CHECK(in_md == in_csv);
    }
  }
}

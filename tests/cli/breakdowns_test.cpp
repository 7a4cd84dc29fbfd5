// Several --by in one table: breakdowns, each of which adds up to the total.

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/kpi_attack.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::vector<CsvLine> asked(const Args& how) {
  return lines_of(run_duly(kpi(how, "csv", 0)).out);
}

std::string group_of(const CsvLine& line) {
  return line["by"] + ": " + line["group"];
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("several --by are breakdowns one below the other, with one total of the measure") {
    const auto lines = asked({"--year", "2015-16", "-m", "cla_at_end,NI66", "--by", "sex", "--by",
                              "age_band", "--by", "ethnicity"});
    std::vector<std::string> order;
    std::map<std::string, int> totals;
    for (const CsvLine& line : lines) {
      if (line["group"].empty()) ++totals[line["measure"]];
      if (line["group"].empty()) CHECK(line["by"].empty());
      if (order.empty() || order.back() != line["measure"] + " " + line["by"]) {
        order.push_back(line["measure"] + " " + line["by"]);
      }
    }
    CHECK(totals["cla_at_end"] == 1);
    CHECK(totals["NI66"] == 1);
    CHECK(order == std::vector<std::string>{"cla_at_end ", "cla_at_end sex", "cla_at_end age_band",
                                            "cla_at_end ethnicity", "NI66 ", "NI66 sex",
                                            "NI66 age_band", "NI66 ethnicity"});
  }

  TEST_CASE("each breakdown has the rows it has alone, and adds up to the total") {
    const std::vector<std::string> breakdowns = {"sex", "age_band,sex", "placement_family", "team",
                                                 "month"};
    Args together = {"--year", "2015-16", "-m", "all"};
    std::map<std::string, std::vector<std::string>> rows_alone;
    const auto text = [](const CsvLine& line) {
      std::string out;
      for (const char* column : {"measure", "by", "group", "band", "value", "numerator",
                                 "denominator", "excluded", "indeterminate", "share"}) {
        out += line[column] + "|";
      }
      return out;
    };
    for (const std::string& by : breakdowns) {
      together.insert(together.end(), {"--by", by});
      for (const CsvLine& line : asked({"--year", "2015-16", "-m", "all", "--by", by})) {
        if (line["measure"] != "caseload" && !line["group"].empty()) {
          rows_alone[line["by"]].push_back(text(line));
        }
      }
    }
    std::map<std::string, std::vector<std::string>> rows;
    std::map<std::string, long long> totals;
    std::map<std::string, std::map<std::string, long long>> sums;
    for (const CsvLine& line : asked(together)) {
      if (line["measure"] == "caseload" || line["numerator"].empty()) continue;
      const std::string count = line["measure"] + " " + line["band"];
      if (line["group"].empty()) {
        totals[count] += std::stoll(line["numerator"]);
      } else {
        rows[line["by"]].push_back(text(line));
        sums[line["by"]][count] += std::stoll(line["numerator"]);
      }
    }
    CHECK(rows == rows_alone);
    CHECK(sums.size() == breakdowns.size());
    for (const auto& breakdown : sums) {
      const auto& by = breakdown.first;
      const auto& counts = breakdown.second;
      CAPTURE(by);
      for (const auto& [count, sum] : counts) CHECK(sum == totals[count]);
      if (by != "month") CHECK(counts.size() > 50);
    }
  }

  TEST_CASE("a comma combines groups, and the breakdown's name says so") {
    const auto lines = asked({"--year", "2015-16", "-m", "cla_at_end", "--by", "sex,age_band"});
    REQUIRE(lines.size() > 2);
    for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i]["by"] == "sex / age_band");
    CHECK(group_of(lines[1]) == "sex / age_band: female / under 1");
  }

  TEST_CASE("people are shown the name of a breakdown where there are several") {
    const auto table = [](const Args& how) { return run_duly(kpi(how, "table", 0)).out; };
    const Args one = {"--year", "2015-16", "-m", "cla_at_end", "--by", "sex"};
    CHECK_FALSE(has(table(one), "  by  "));
    Args two = one;
    two.insert(two.end(), {"--by", "team"});
    CHECK(has(table(two), "  by  "));
  }

  TEST_CASE("a breakdown asked for twice, or a group twice in one, is wrong usage") {
    const auto said = [](const Args& by) {
      Args how = {"--year", "2015-16", "-m", "cla_at_end"};
      how.insert(how.end(), by.begin(), by.end());
      return run_duly(kpi(how, "csv", 0));
    };
    const Said twice = said({"--by", "sex", "--by", "sex"});
    CHECK(twice.status == 2);
    CHECK(has(twice.err, "--by is given twice: sex"));
    const Said in_one = said({"--by", "sex,sex"});
    CHECK(in_one.status == 2);
    CHECK(has(in_one.err, "--by names a group twice: sex"));
    CHECK(said({"--by", "sex", "--by", "sex,team"}).status == 0);
    const Said unknown = said({"--by", "sex", "--by", "plcement"});
    CHECK(unknown.status == 2);
    CHECK(has(unknown.err, "did you mean placement"));
  }

  TEST_CASE("lists take one --by: they have no breakdowns") {
    for (const char* command : {"reviews", "due"}) {
      CAPTURE(command);
      Args how = {"--by", "duty", "--by", "team"};
      if (command == std::string("reviews")) how.insert(how.end(), {"--year", "2015-16"});
      Args args = kpi(how, "csv", 0);
      args.front() = command;
      const Said said = run_duly(args);
      CHECK(said.status == 2);
      CHECK(has(said.err, "one --by, please: groups are combined by commas, --by duty,team"));
    }
  }

  TEST_CASE("codes are shown with their words, in groups and in bands") {
    const auto lines = asked(
        {"--year", "2015-16", "-m", "cla_at_end,cla_participation_code", "--by", "placement"});
    bool group = false;
    bool band = false;
    for (const CsvLine& line : lines) {
      group = group || line["group"] == "U6 Foster care, other";
      band = band || line["band"] == "PN1 Attended and spoke";
    }
    CHECK(group);
    CHECK(band);
  }

  TEST_CASE("a caseload beside several breakdowns by officer is not told with hidden counts") {
    const Said said = run_duly(
        kpi({"--year", "2015-16", "-m", "caseload,cla_at_end", "--by", "iro", "--by", "worker"},
            "csv", 6));
    CHECK(said.status == 2);
    CHECK(has(said.err, "several --by"));
  }
}

// A series of years in one run, and points that stand across: the same figures, and nothing that a
// row of its own would say is lost.

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include "answers/period.hpp"
#include "answers/question.hpp"
#include "support/files.hpp"
#include "support/kpi_attack.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Years, by the first days.
std::string years(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& year : duly::answers::years_typed(words)) {
    out += (out.empty() ? "" : " ") + duly::answers::reporting_year(year.from);
    CHECK(duly::answers::short_name(year.from, year.to) ==
          duly::answers::reporting_year(year.from));
  }
  return out;
}

std::string named(const char* from, const char* to) {
  return duly::answers::short_name(day(from), day(to));
}

/// Of a table across: what stands under a point, by measure, line and place of the point.
using Figures = std::map<std::tuple<std::string, std::string, std::size_t>, std::string>;

Figures figures_of(const std::string& markdown) {
  Figures out;
  std::string measure;
  int heading_rows = 0;
  for (const std::string& line : split(markdown, '\n')) {
    if (line.starts_with("**")) measure = line.substr(2, line.find(' ') - 2);
    if (line.starts_with("**")) heading_rows = 2;
    if (!line.starts_with("|") || heading_rows-- > 0) continue;
    const bool gutter =
        line.starts_with("|   |") || line.starts_with("| ! |") || line.starts_with("| ? |");
    std::vector<std::string> cells = split(line.substr(gutter ? 4 : 0), '|');
    for (std::string& cell : cells) {
      cell.erase(0, cell.find_first_not_of(' ') == std::string::npos ? cell.size()
                                                                     : cell.find_first_not_of(' '));
      while (!cell.empty() && cell.back() == ' ') cell.pop_back();
    }
    for (std::size_t point = 0; point + 2 < cells.size(); ++point) {
      out[{measure, cells[1], point}] = cells[point + 2];
    }
  }
  return out;
}

/// A band beside the whole: a count of no denominator.
bool stands_beside(const CsvLine& row) {
  const bool by_code = row["measure"].ends_with("_participation_code");
  return by_code && (row["band"].starts_with("PN0") || row["band"] == "(none)");
}

std::string line_of(const CsvLine& row) {
  const std::string published = "benchmark: ";
  std::string out = row["group"].empty() ? "yours" : row["group"];
  if (out.starts_with(published)) out = out.substr(published.size());
  if (!row["band"].empty()) out += " / " + row["band"];
  return stands_beside(row) ? out + ", number" : out;
}

/// What stands for the row where points stand across: a mark for a range told under the table.
std::string shown(const CsvLine& row) {
  if (stands_beside(row)) return row["numerator"];
  const bool range = row["value"].empty() && row["value_low"] != row["value_high"];
  return range ? "?" : row["value"];
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("years are taken singly and in runs, from the first to the last, each once") {
    CHECK(years({"2014-15"}) == "2014-15");
    CHECK(years({"2010-11..2012-13"}) == "2010-11 2011-12 2012-13");
    CHECK(years({"2015-16", "2010-11..2011-12", "2011/12"}) == "2010-11 2011-12 2015-16");
    CHECK(years({"1999-00..2000-01"}) == "1999-00 2000-01");
    for (const char* wrong : {"2012-13..2010-11", "2010-12", "2010", "", "..", "2010-11..",
                              "..2010-11", "2010-11...2011-12", "2010-11..2011-12..2012-13"}) {
      CAPTURE(wrong);
      CHECK_THROWS_AS(duly::answers::years_typed({wrong}), duly::answers::WrongQuestion);
    }
  }

  TEST_CASE("a period has the name it is asked for by, or its first day") {
    CHECK(named("2015-04-01", "2016-03-31") == "2015-16");
    CHECK(named("2015-04-01", "2015-06-30") == "2015-Q1");
    CHECK(named("2016-01-01", "2016-03-31") == "2015-Q4");
    CHECK(named("2016-02-01", "2016-02-29") == "2016-02");
    CHECK(named("2016-02-01", "2016-02-28") == "2016-02-01");
    CHECK(named("2015-05-01", "2015-07-31") == "2015-05-01");
    CHECK(named("2015-04-02", "2016-04-01") == "2015-04-02");
  }

  TEST_CASE("a year of a series is what it is by itself") {
    const Args measures = {"-m", "NI64,NI65,NI66,NI67,cla_at_end,cp_at_end", "--by", "team"};
    Args asked = measures;
    asked.insert(asked.end(), {"--years", "2013-14..2015-16"});
    const auto series = lines_of(run_duly(kpi(asked, "csv", 0)).out);
    std::size_t seen = 0;
    for (const char* year : {"2013-14", "2014-15", "2015-16"}) {
      Args one = measures;
      one.insert(one.end(), {"--year", year});
      for (const CsvLine& row : lines_of(run_duly(kpi(one, "csv", 0)).out)) {
        REQUIRE(seen < series.size());
        for (const char* column : {"measure", "from", "to", "group", "value", "numerator",
                                   "denominator", "excluded", "indeterminate", "note"}) {
          CHECK(series[seen][column] == row[column]);
        }
        ++seen;
      }
    }
    CHECK(seen == series.size());
  }

  TEST_CASE("a month of a series has the groups that it has by itself, a plan's too") {
    const std::vector<std::string> asked = {
        "kpi",       in_source("examples/small-authority").string(),
        "--measure", "NI66",
        "--by",      "category",
        "-f",        "csv"};
    const auto run_with = [asked](const std::vector<std::string>& more) {
      std::vector<std::string> args = asked;
      args.insert(args.end(), more.begin(), more.end());
      return run_duly(args).out;
    };
    const std::string series = run_with({"--year", "2015-16", "--monthly"});
    const std::string alone = run_with({"--month", "2016-02"});
    CHECK(alone.find("NEG Neglect") != std::string::npos);
    for (const std::string& line : split(alone, '\n')) {
      CAPTURE(line);
      CHECK(series.find(line) != std::string::npos);
    }
  }

  TEST_CASE("points across hold every figure of the rows, and no other") {
    const std::vector<Args> ways = {
        {"--years", "2014-15..2015-16", "-m", "all", "--benchmark", "England"},
        {"--years", "2013-14,2015-16", "-m", "NI66,cla_at_end,NI64", "--by", "age_band"},
        {"--years", "2014-15..2015-16", "-m", "cp_ended_lengths,caseload", "--by", "team"},
        {"--year", "2015-16", "--monthly", "--layout", "across", "-m", "NI66,cp_started"},
        {"--year", "2015-16", "--quarterly", "--layout", "across", "-m", "NI67", "--benchmark",
         "England"}};
    for (const Args& asked : ways) {
      for (const std::int64_t least : {0, 6}) {
        CAPTURE(in_words(asked));
        CAPTURE(least);
        Figures across = figures_of(run_duly(kpi(asked, "md", least)).out);
        std::vector<std::string> points;
        for (const CsvLine& row : lines_of(run_duly(kpi(asked, "csv", least)).out)) {
          if (points.empty() || points.back() < row["from"]) points.push_back(row["from"]);
          const auto at = std::find(points.begin(), points.end(), row["from"]);
          const auto cell = across.find(
              {row["measure"], line_of(row), static_cast<std::size_t>(at - points.begin())});
          CAPTURE(row["measure"]);
          CAPTURE(line_of(row));
          CAPTURE(row["from"]);
          if (cell == across.end()) {
            CHECK(shown(row).empty());
            continue;
          }
          CHECK(cell->second == shown(row));
          cell->second.clear();
        }
        for (const auto& left : across) {
          const auto& place = left.first;
          const std::string& value = left.second;
          CAPTURE(std::get<0>(place));
          CAPTURE(std::get<1>(place));
          CHECK((value.empty() || value == "0"));  // a group that the point does not have
        }
      }
    }
  }

  TEST_CASE("data has a row for each point, however they are to stand") {
    const Args across = {"--years", "2014-15..2015-16", "--layout", "across"};
    const Args down = {"--years", "2014-15..2015-16", "--layout", "down"};
    for (const char* format : {"csv", "json"}) {
      CHECK(run_duly(kpi(across, format, 0)).out == run_duly(kpi(down, format, 0)).out);
    }
    CHECK(run_duly(kpi(across, "table", 0)).out != run_duly(kpi(down, "table", 0)).out);
  }

  TEST_CASE("a year before the files begin is a blank with its note, and no error") {
    const Args asked = {"--years", "1999-00..2015-16", "-m", "NI67,cp_ended"};
    const Said said = run_duly(kpi(asked, "table", 0));
    CHECK(said.status == run_duly(kpi({"--year", "2015-16", "-m", "NI67"}, "table", 0)).status);
    CHECK(said.err.find("D119") == std::string::npos);
    CHECK(said.out.find("1999-00 to 20") != std::string::npos);
    CHECK(said.out.find(": the files begin ") != std::string::npos);
  }

  TEST_CASE("six years and the lines of others fit a screen, the longest name on two lines") {
    const auto extracts = in_source("tests/golden/reports/lancashire-six-years");
    const Said said =
        run_duly({"kpi", extracts.string(), "--years", "2010-11..2015-16", "-m", "NI64,NI65,NI67",
                  "--benchmark", "Statistical neighbours of Lancashire", "--benchmark", "England"});
    const std::string tables = said.out.substr(0, said.out.find("nothing published"));
    std::size_t lines = 0;
    for (const std::string& line : split(tables.substr(0, tables.rfind('\n')), '\n')) {
      CHECK(line.size() <= 80);
      if (line == "  of Lancashire") ++lines;
    }
    CHECK(lines == 3);
  }

  TEST_CASE("each thing said beside figures stands once under the tables") {
    const Args asked = {"--years", "2014-15..2015-16", "-m",       "NI66,NI67",
                        "--as-at", "2016-03-15",       "--target", "NI67>=99"};
    const std::string out = run_duly(kpi(asked, "table", 0)).out;
    const std::string provisional = "2015-16: provisional: the period is not over on 2016-03-15.";
    const std::size_t first = out.find(provisional);
    REQUIRE(first != std::string::npos);
    CHECK(out.find("provisional", first + provisional.size()) == std::string::npos);
    CHECK(out.find("Target NI67>=99: ") != std::string::npos);
    CHECK(out.find("missed in 2014-15") != std::string::npos);
  }
}

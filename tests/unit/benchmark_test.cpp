// Published figures: what is there is as published, what is not is blank, and areas are found as
// people type them.

#include "duly/benchmark.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include "duly/embedded.hpp"
#include "duly/rule.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Names = std::vector<std::string>;

std::string shown(std::optional<int> number) {
  return number ? std::to_string(*number) : "blank";
}

/// The figures as `band: tenths, numerator of denominator; source`, one after the other.
std::string told(std::string_view area, std::string_view measure, std::string_view year) {
  std::string out;
  for (const PublishedFigure& f : figures(area, measure, year)) {
    CHECK(f.area == area);
    CHECK(f.measure == measure);
    CHECK(f.year == year);
    if (!out.empty()) out += " | ";
    out += std::string(f.band) + ": " + shown(f.tenths) + ", " + shown(f.numerator) + " of " +
           shown(f.denominator) + "; " + std::string(f.source);
  }
  return out;
}

std::string found(std::string_view typed) {
  return std::string(find_area(typed).value_or("none"));
}

std::string nearest_name(std::string_view typed) {
  const Names names = nearest_areas(typed);
  return names.empty() ? "none" : names.front();
}

/// Every line of benchmarks.csv, which the program itself never reads as a whole.
const std::vector<std::vector<std::string>>& all_lines() {
  static const std::vector<std::vector<std::string>> kAll = [] {
    auto rows = rows_of(embedded_file("benchmarks.csv"));
    rows.erase(rows.begin());
    return rows;
  }();
  return kAll;
}

/// Areas of a level with a line in this year.
std::size_t areas_in(std::string_view level, std::string_view year) {
  std::map<std::string, std::string, std::less<>> levels;
  for (const PublishedArea& area : published_areas()) levels.emplace(area.code, area.level);
  std::set<std::string> codes;
  for (const auto& line : all_lines()) {
    if (line[2] == year && levels.at(line[1]) == level) codes.insert(line[1]);
  }
  return codes.size();
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("figures of the Department are as published, with their counts") {
    const std::string d7 = "; dfe-d7-2013-2024";
    CHECK(told("England", "NI64", "2023-24") == ": 38, 2400 of 62870" + d7);
    CHECK(told("North East", "NI65", "2024-25") == ": 272, 1240 of 4540; dfe-d3-2013-2025");
    CHECK(told("North East", "NI67", "2023-24") == ": 930, 2170 of 2330; dfe-d6-2013-2024");
    CHECK(told("England", "cp_ended_lengths", "2023-24") ==
          "up to 3 months: 163, 10240 of 62870" + d7 + " | over 3 to 6 months: 117, 7350 of 62870" +
              d7 + " | over 6 to under 12 months: 433, 27240 of 62870" + d7 +
              " | 12 to under 24 months: 249, 15640 of 62870" + d7 +
              " | 24 months and over: 38, 2400 of 62870" + d7);
    CHECK(told("England", "cp_open_2y", "2024-25") == ": 23, 1130 of 49420; dfe-d5-2013-2025");
    CHECK(figures("England", "cp_open_lengths", "2024-25").size() == 5);
    CHECK(told("England", "NI62", "2024-25") ==
          ": 100, 8500 of 81770; dfe-placement-stability-2021-2025");
    CHECK(told("England", "NI63", "2024-25") ==
          ": 690, 19680 of 28710; dfe-placement-stability-2021-2025");
  }

  TEST_CASE("the figures of 2024-25 are there, of authorities as well") {
    const std::string d3 = "; dfe-d3-2013-2025";
    const std::string d5 = "; dfe-d5-2013-2025";
    const std::string stability = "; dfe-placement-stability-2021-2025";
    CHECK(told("Lancashire", "NI65", "2024-25") == ": 193, 232 of 1203" + d3);
    CHECK(told("Bolton", "NI65", "2024-25") == ": 307, 123 of 401" + d3);
    CHECK(told("Lancashire", "cp_open_2y", "2024-25") == ": 29, 26 of 895" + d5);
    CHECK(told("Wigan", "cp_open_2y", "2024-25") == ": blank, blank of 281" + d5);
    CHECK(told("Lancashire", "NI62", "2024-25") == ": 70, 121 of 1699" + stability);
    CHECK(told("Lancashire", "NI63", "2024-25") == ": 690, 496 of 714" + stability);
  }

  TEST_CASE("initial conferences have counts and no percentage, since none is published") {
    const std::string c4 = "; dfe-c4-2013-2024";
    CHECK(told("England", "icpc_15wd", "2023-24") == ": blank, 57580 of 72250" + c4);
    CHECK(told("England", "icpc_bands", "2023-24") ==
          "0-10: blank, 6800 of 72250" + c4 + " | 11-15: blank, 50780 of 72250" + c4 +
              " | 16-20: blank, 6300 of 72250" + c4 + " | 21+: blank, 8350 of 72250" + c4);
  }

  TEST_CASE("a measure that counts has its count and nothing else") {
    CHECK(told("England", "cp_ended", "2023-24") == ": blank, 62870 of blank; dfe-d7-2013-2024");
    CHECK(told("Sutton", "cp_started", "2012-13") == ": blank, 207 of blank; dfe-d3-2013-2025");
    CHECK(told("Sutton", "cp_at_end", "2012-13") == ": blank, 157 of blank; dfe-d5-2013-2025");
    CHECK(told("England", "cla_at_end", "2020-21") ==
          ": blank, 80780 of blank; dfe-placement-stability-2021-2025");
  }

  TEST_CASE("Lancashire's report gives the years and neighbours the Department does not") {
    const std::string report = ", blank of blank; lancashire-iro-2015-16";
    const std::string_view neighbours = "Statistical neighbours of Lancashire";
    CHECK(told("Lancashire", "NI64", "2010-11") == ": 48" + report);
    CHECK(told("Lancashire", "NI67", "2010-11") == ": 1000" + report);
    CHECK(told(neighbours, "NI65", "2014-15") == ": 181" + report);
    CHECK(told(neighbours, "NI65", "2015-16").empty());
    CHECK(told("North West", "NI67", "2011-12") == ": 957" + report);
    CHECK(told("England", "NI64", "2010-11") == ": 60" + report);
  }

  TEST_CASE("where both publish a figure, the Department's stands alone") {
    // The report prints 17.9, of 303 children.
    CHECK(told("Lancashire", "NI65", "2015-16") == ": 181, 313 of 1732; dfe-d3-2013-2025");
    CHECK(told("England", "NI67", "2012-13") == ": 959, 29600 of 30860; dfe-d6-2013-2024");
  }

  TEST_CASE("a suppressed figure is blank, and what is published beside it stands") {
    CHECK(told("Barnet", "NI64", "2020-21") == ": blank, blank of 190; dfe-d7-2013-2024");
    // Nothing to divide by: no percentage either.
    CHECK(told("Isles of Scilly", "NI64", "2023-24") == ": blank, 0 of 0; dfe-d7-2013-2024");
    // Nothing published at all.
    CHECK(told("Hackney", "NI67", "2021-22").empty());
  }

  TEST_CASE("an unknown area, measure or year has no figures") {
    CHECK(figures("Lancashir", "NI64", "2023-24").empty());
    CHECK(figures("England", "NI6", "2023-24").empty());
    CHECK(figures("England", "NI64", "2009-10").empty());
    CHECK(figures("England", "NI64", "2023").empty());
    CHECK(figures("England", "NI64", "").empty());
  }

  TEST_CASE("the latest year is the last with a figure") {
    CHECK(latest_year("England", "NI64") == "2023-24");
    CHECK(latest_year("England", "NI65") == "2024-25");
    CHECK(latest_year("Northamptonshire", "NI65") == "2020-21");
    CHECK(latest_year("Statistical neighbours of Lancashire", "NI65") == "2014-15");
    CHECK(latest_year("England", "NI66") == "");
    CHECK(latest_year("Nowhere", "NI64") == "");
    // In the year after only the number of plans ended is published.
    CHECK(latest_year("Hackney", "NI64") == "2022-23");
    CHECK(told("Hackney", "NI64", "2023-24") == ": blank, blank of 254; dfe-d7-2013-2024");
  }

  TEST_CASE("areas are found however they are typed") {
    CHECK(found("ENGLAND") == "England");
    CHECK(found("lancashire") == "Lancashire");
    CHECK(found(" Lancashire County Council ") == "Lancashire");
    CHECK(found("north-west") == "North West");
    CHECK(found("North West region") == "North West");
    CHECK(found("Yorkshire & the Humber") == "Yorkshire and The Humber");
    CHECK(found("St Helens") == "St. Helens");
    CHECK(found("st. helens") == "St. Helens");
    CHECK(found("Bristol") == "Bristol, City of");
    CHECK(found("City of Bristol") == "Bristol, City of");
    CHECK(found("Bristol City Council") == "Bristol, City of");
    CHECK(found("Kingston upon Hull") == "Kingston upon Hull, City of");
    CHECK(found("Herefordshire") == "Herefordshire, County of");
    CHECK(found("Durham") == "County Durham");
    CHECK(found("City of York Council") == "York");
    CHECK(found("Stoke on Trent") == "Stoke-on-Trent");
    CHECK(found("Telford&Wrekin") == "Telford and Wrekin");
    CHECK(found("Bournemouth Christchurch & Poole") == "Bournemouth, Christchurch and Poole");
    CHECK(found("Royal Borough of Kensington & Chelsea") == "Kensington and Chelsea");
    CHECK(found("London") == "London");
    CHECK(found("City of London") == "City of London");
    CHECK(found("London, City of") == "City of London");
    CHECK(found("Statistical neighbours of Lancashire") == "Statistical neighbours of Lancashire");
  }

  TEST_CASE("every area is found by its own name, and no name is used twice") {
    std::set<std::string_view> seen;
    for (const PublishedArea& area : published_areas()) {
      CHECK(find_area(area.name) == area.name);
      CHECK(seen.insert(area.name).second);
    }
  }

  TEST_CASE("what names no area gives names near it, five at most") {
    for (const char* const typed :
         {"Lancashir", "Yorkshire", "Hull", "Londn", "", "&", "council"}) {
      CAPTURE(typed);
      CHECK(!find_area(typed));
      CHECK(nearest_areas(typed).size() <= 5);
    }
    CHECK(nearest_name("Lancashir") == "Lancashire");
    CHECK(nearest_areas("Yorkshire") ==
          Names{"Yorkshire and The Humber", "East Riding of Yorkshire", "North Yorkshire"});
    CHECK(nearest_name("Hull") == "Kingston upon Hull, City of");
    CHECK(nearest_name("Londn") == "London");
    CHECK(nearest_name("Leceister City Council") == "Leicester");
    CHECK(nearest_areas("north").size() == 5);
    CHECK(nearest_areas("").empty());
    CHECK(nearest_areas("Zzzzzzzz").empty());
  }

  TEST_CASE("the latest year has England, nine regions, two halves of London and 153 authorities") {
    CHECK(areas_in("England", "2024-25") == 1);
    CHECK(areas_in("region", "2024-25") == 9 + 2);
    CHECK(areas_in("authority", "2024-25") == 153);
    CHECK(areas_in("authority", "2012-13") == 151);  // of 152: nothing published of Norfolk
    CHECK(areas_in("statistical neighbours", "2012-13") == 1);
  }

  TEST_CASE("every line of the published figures can be looked up, and cites a known source") {
    const auto series = lines_of(embedded_file("benchmark-series.csv"));
    std::map<std::string, std::string> measure_of;
    for (const CsvLine& line : series) {
      measure_of.emplace(line["series"], line["measure"]);
      CAPTURE(line["source"]);
      CHECK(find_citation(line["source"]) != nullptr);
    }
    std::map<std::string, std::string_view> names;
    for (const PublishedArea& area : published_areas()) names.emplace(area.code, area.name);
    // In order, none twice, each of a known area and series, and something published in each.
    const auto key = [](const std::vector<std::string>& l) {
      return l[0] + "," + l[1] + "," + l[2];
    };
    std::string before;
    std::set<std::pair<std::string, std::string>> measures_and_years;
    for (const auto& line : all_lines()) {
      const bool sound = line.size() == 6 && before < key(line) && names.count(line[1]) == 1 &&
                         measure_of.count(line[0]) == 1 &&
                         !(line[3].empty() && line[4].empty() && line[5].empty());
      if (!sound) FAIL_CHECK("not sound or not in order: " << key(line));
      before = key(line);
      measures_and_years.emplace(measure_of.at(line[0]), line[2]);
    }
    for (const auto& line : {all_lines().front(), all_lines().back()}) {
      CHECK(!figures(names.at(line[1]), measure_of.at(line[0]), line[2]).empty());
    }
    for (const auto& both : measures_and_years) {
      CAPTURE(both.first);
      CAPTURE(both.second);
      CHECK(!figures("England", both.first, both.second).empty());
    }
  }

  TEST_CASE("an area has one figure for a measure, band and year") {
    for (const char* const name : {"England", "Lancashire", "North West", "City of London"}) {
      for (const CsvLine& line : lines_of(embedded_file("benchmark-series.csv"))) {
        for (int year = 2010; year < 2025; ++year) {
          const std::string text = std::to_string(year) + "-" + std::to_string(year % 100 + 1);
          std::set<std::string_view> bands;
          for (const PublishedFigure& f : figures(name, line["measure"], text)) {
            CHECK(bands.insert(f.band).second);
          }
        }
      }
    }
  }

  TEST_CASE("shares of the bands make up the whole, as far as the rounding of counts goes") {
    for (const char* const measure : {"cp_open_lengths", "cp_ended_lengths", "icpc_bands"}) {
      for (int year = 2016; year < 2024; ++year) {
        const std::string text = std::to_string(year) + "-" + std::to_string(year % 100 + 1);
        CAPTURE(measure);
        CAPTURE(text);
        int sum = 0;
        const std::vector<PublishedFigure> bands = figures("England", measure, text);
        for (const PublishedFigure& f : bands) sum += f.numerator.value_or(0);
        const int off = sum - bands.at(0).denominator.value_or(0);
        CHECK(off >= -60);  // conferences held before their enquiry are in no band
        CHECK(off <= 20);
      }
    }
  }
}

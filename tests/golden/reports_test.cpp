// Counts and percentages that annual reports published, on extracts built to have them
// (reports/README.md). The golden cases report-* show the whole tables; these lines say which
// figures in them are published, so that rewriting the cases cannot lose one.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using duly::test::CsvLine;

struct Published {
  std::string_view report;  ///< the golden case, without "report-"
  std::string_view measure, group, band, value, numerator, denominator;
};

constexpr std::array kPublished = {
    // The report cut 97.16 to 97.1.
    Published{"lancashire-reviews", "NI66", "", "", "93.9", "1510", "1608"},
    Published{"lancashire-reviews", "cla_reviews_on_time", "", "", "97.2", "3351", "3449"},
    Published{"lancashire-reviews", "cla_participation", "", "", "95.9", "1542", "1608"},
    Published{"lancashire-reviews", "cla_participation_reviews", "", "", "98.0", "3380", "3449"},
    Published{"lancashire-looked-after", "cla_at_end", "", "", "69.1", "1674", "242300"},
    Published{"lancashire-looked-after", "NI62", "", "", "6.7", "112", "1674"},
    Published{"lancashire-looked-after", "NI63", "", "", "66.1", "377", "570"},
    Published{"lancashire-location", "cla_at_end", "OUT", "", "331", "331", ""},
    Published{"placement-orders", "cla_at_end", "E1 / A6", "", "52", "52", ""},
    Published{"placement-orders", "cla_at_end", "E1 / U6", "", "45", "45", ""},
    Published{"lancashire-plans", "NI64", "", "", "3.7", "44", "1203"},
    Published{"lancashire-plans", "NI65", "", "", "17.9", "303", "1690"},
    Published{"lancashire-plans", "NI67", "", "", "98.9", "989", "1000"},
    Published{"lancashire-plans", "cp_at_end", "", "", "1443", "1443", ""},
    // 11 children late at 8 meetings.
    Published{"lancashire-meetings", "cp_reviews_on_time", "", "", "99.8", "5156", "5167"},
    Published{"lancashire-meetings", "cp_meetings_on_time", "", "", "99.8", "4455", "4463"},
    Published{"conference-participation", "cp_participation_code", "", "PN1", "13.1", "677",
              "5167"},
    Published{"conference-participation", "cp_participation_code", "", "PN6", "32.0", "1653",
              "5167"},
    Published{"bromley-reviews", "cla_reviews_on_time", "", "", "94.9", "890", "938"},
    // The report prints 97.7 for 785 of 793, PN4 among them.
    Published{"bromley-reviews", "cla_participation_reviews", "", "", "98.5", "781", "793"},
    Published{"bromley-reviews", "cla_participation_code", "", "PN1", "57.9", "459", "793"},
    Published{"bromley-reviews", "cla_participation_code", "", "PN2", "11.3", "90", "793"},
    Published{"bromley-reviews", "cla_participation_code", "", "PN3", "0.0", "0", "793"},
    Published{"bromley-reviews", "cla_participation_code", "", "PN4", "0.5", "4", "793"},
    Published{"bromley-reviews", "cla_participation_code", "", "PN5", "9.0", "71", "793"},
    Published{"bromley-reviews", "cla_participation_code", "", "PN6", "20.3", "161", "793"},
    Published{"bromley-reviews", "cla_participation_code", "", "PN7", "1.0", "8", "793"},
    Published{"bromley-reviews", "cla_participation_code", "", "total", "100.0", "793", "793"},
    Published{"bromley-starters", "cla_started_periods", "", "", "184", "184", ""},
    Published{"bromley-starters", "cla_started", "", "", "177", "177", ""},
    Published{"bromley-starters", "cla_ceased_periods", "", "", "183", "183", ""},
    Published{"bromley-starters", "cla_ceased", "", "", "177", "177", ""},
    Published{"reasons-for-leaving", "cla_ceased", "E46", "", "25", "25", ""},
    Published{"reasons-for-leaving", "cla_ceased", "E12", "", "20", "20", ""},
    Published{"distance", "cla_at_end", "OUT / over 20 miles", "", "51", "51", ""},
    Published{"distance", "cla_at_end", "OUT / up to 20 miles", "", "111", "111", ""},
    // 77 looked after and 32 on plans: printed as 108.
    Published{"caseload", "caseload", "IRO1", "iro", "109.0", "109", "1"},
    Published{"caseload", "caseload", "IRO2", "iro", "82.0", "82", "1"},
    Published{"caseload", "caseload", "IRO3", "iro", "55.0", "33", "0.6"}};

/// Tables of six years, 2010-11 to 2015-16; blank where nothing was published.
struct SixYears {
  std::string_view report, measure, group;
  std::array<std::string_view, 6> values;
};

constexpr std::array kSixYears = {
    SixYears{"six-years", "NI64", "", {"4.8", "4.4", "2.6", "3.7", "3.0", "3.7"}},
    SixYears{"six-years", "NI65", "", {"13.7", "10.8", "12.3", "12.6", "13.9", "17.9"}},
    SixYears{"six-years", "NI67", "", {"100.0", "98.9", "96.5", "94.3", "95.8", "98.9"}},
    SixYears{"six-years",
             "NI64",
             "benchmark: Statistical neighbours of Lancashire",
             {"7.5", "6", "5.2", "4.5", "4.9", ""}},
    SixYears{"as-printed", "NI64", "benchmark: SN's", {"7.5", "6", "5.2", "4.5", "4.9"}},
    SixYears{"as-printed", "NI64", "benchmark: England", {"6", "5.6", "4.3", "4.5", "3.7"}},
    SixYears{"as-printed", "NI65", "benchmark: SN's", {"12.5", "15.6", "15.2", "16.1", "18.1"}},
    SixYears{"as-printed", "NI65", "benchmark: England", {"13.3", "13.8", "14.9", "15.8", "16.6"}},
    SixYears{"as-printed", "NI67", "benchmark: SN's", {"96.4", "98", "97.4", "96.8", "96.3"}},
    SixYears{"as-printed", "NI67", "benchmark: North West", {"95.2", "95.7", "91.7", "96.1", "94"}},
    SixYears{"as-printed", "NI67", "benchmark: England", {"97.1", "96.7", "96.2", "94.6", "94"}}};

std::vector<CsvLine> rows_of_report(const std::string& report) {
  const auto folder = duly::test::in_source("tests/golden/report-" + report);
  const duly::test::InFolder here(folder);
  std::vector<std::string> args = duly::test::split(duly::test::read_file("args"), '\n');
  args.insert(args.end(), {"-f", "csv"});
  return duly::test::lines_of(duly::test::run_duly(args).out);
}

/// Codes without their words: "E1 / A6" of "E1 Placement order / A6 Placed for adoption".
std::string bare(const std::string& shown) {
  std::string out;
  for (const std::string& part : duly::test::split(shown, '/')) {
    const std::size_t first = std::min(part.find_first_not_of(' '), part.size());
    if (!out.empty()) out += " / ";
    out += part.substr(first, part.find(' ', first) - first);
  }
  return out;
}
bool is_named(const std::string& shown, std::string_view name) {
  return shown == name || bare(shown) == name;
}

}  // namespace

TEST_SUITE("golden") {
  TEST_CASE("the figures that annual reports published come out") {
    std::string_view report;
    std::vector<CsvLine> rows;
    for (const Published& p : kPublished) {
      if (p.report != report) rows = rows_of_report(std::string(p.report));
      report = p.report;
      CAPTURE(p.report);
      CAPTURE(p.measure);
      CAPTURE(p.group);
      CAPTURE(p.band);
      std::size_t found = 0;
      for (const CsvLine& row : rows) {
        if (row["measure"] != p.measure || !is_named(row["group"], p.group) ||
            !is_named(row["band"], p.band)) {
          continue;
        }
        ++found;
        CHECK(row["value"] == p.value);
        CHECK(row["numerator"] == p.numerator);
        CHECK(row["denominator"] == p.denominator);
      }
      CHECK(found == 1);
    }
  }

  TEST_CASE("the tables of six years that Lancashire's report prints come out of one command") {
    for (const SixYears& table : kSixYears) {
      CAPTURE(table.report);
      CAPTURE(table.measure);
      CAPTURE(table.group);
      std::size_t year = 0;
      for (const CsvLine& row : rows_of_report("lancashire-" + std::string(table.report))) {
        if (row["measure"] != table.measure || row["group"] != table.group) continue;
        CHECK(row["from"].substr(0, 4) == std::to_string(2010 + year));
        CHECK(row["value"] == table.values.at(year++));
      }
      CHECK(year >= 5);
    }
  }
}

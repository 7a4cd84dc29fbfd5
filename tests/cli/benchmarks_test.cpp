// Published figures beside one's own: of single areas, of areas added up, and from a file of one's
// own.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

enum Exit : int { kDone = 0, kFindings = 1, kUsage = 2, kTrouble = 3 };

constexpr const char* kHeading = "measure,area,year,value,numerator,denominator,source\n";

Said run_kpi(const Args& asked) {
  Args args = {"kpi", in_source("tests/golden/reports/lancashire-six-years").string()};
  args.insert(args.end(), asked.begin(), asked.end());
  return run_duly(args);
}

/// A file of published figures in a folder of its own.
class Figures {
 public:
  explicit Figures(const std::string& text) : path_(folder_.write("own.csv", text)) {}
  const std::string& path() const { return path_; }

  /// What `kpi` says with it, as CSV.
  Said beside(Args asked, const std::string& measure, const std::string& year) const {
    asked.insert(asked.end(),
                 {"--benchmarks", path(), "-m", measure, "--years", year, "-f", "csv"});
    return run_kpi(asked);
  }

 private:
  TempFolder folder_;
  std::string path_;
};

/// "group: value, numerator of denominator; note" of each published row.
std::string published(const Said& said) {
  std::string out;
  for (const CsvLine& row : lines_of(said.out)) {
    const std::string benchmark = "benchmark: ";
    if (!row["group"].starts_with(benchmark)) continue;
    out += out.empty() ? "" : " | ";
    out += row["group"].substr(benchmark.size()) + (row["band"].empty() ? "" : " ") + row["band"] +
           ": " + row["value"] + ", " + row["numerator"] + " of " + row["denominator"] + "; " +
           row["note"];
  }
  return out;
}

std::string beside(const Args& areas, const std::string& measure, const std::string& year) {
  Args asked = {"-m", measure, "--years", year, "-f", "csv", "--as-at", "2026-04-15"};
  for (const std::string& area : areas) asked.insert(asked.end(), {"--benchmark", area});
  return published(run_kpi(asked));
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Refused before anything is read, in words that help.
void refused(const std::string& area, std::string_view words) {
  const Said said = run_kpi({"--years", "2015-16", "--benchmark", area});
  CAPTURE(area);
  CAPTURE(said.err);
  CHECK(said.status == kUsage);
  CHECK(has(said.err, words));
  CHECK(said.out.empty());
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("counts of authorities are added up under a name") {
    // 30 + 68 + 115 of 222 + 339 + 505, as the Department has them.
    CHECK(beside({"Three=Bolton,Bury,Wigan"}, "NI65", "2015-16") ==
          "Three: 20.0, 213 of 1066; published for 2015-16: Bolton, Bury, Wigan, added up:"
          " Department for Education: child protection plans which are a second or subsequent"
          " plan, 2013 to 2025");
    CHECK(beside({"Three = bolton council , Bury,Wigan"}, "cp_at_end", "2015-16")
              .starts_with("Three: 745, 745 of ; published"));
  }

  TEST_CASE("where an authority has no counts there is no sum, and the note names it") {
    CHECK(beside({"Three=Bolton,Bury,Wigan"}, "cp_open_2y", "2024-25") ==
          "Three: ,  of ; no counts of Bolton, Wigan");
    CHECK(beside({"Three=Bolton,Bury,Wigan"}, "NI64", "2010-11") ==
          "Three: ,  of ; nothing published");
  }

  TEST_CASE("each band of a sum is added up by itself") {
    const std::string out = beside({"Two=Bolton,Bury"}, "cp_ended_lengths", "2015-16");
    CHECK(has(out, "Two up to 3 months: "));
    CHECK(has(out, "Two 24 months and over: 7.3, 40 of 545; "));
  }

  TEST_CASE("one area under another name has its figures as published") {
    CHECK(beside({"SN's=Statistical neighbours of Lancashire"}, "NI67", "2014-15") ==
          "SN's: 96.3,  of ; published for 2014-15: Lancashire: annual report of the Independent"
          " Reviewing Officer service, 2015-16");
  }

  TEST_CASE("commas within the names of areas do not part them") {
    const std::string three =
        beside({"Three=Bristol, City of,Bournemouth, Christchurch and Poole,Bury"}, "cp_started",
               "2023-24");
    CHECK(has(three, "Bristol, City of, Bournemouth, Christchurch and Poole, Bury, added up"));
  }

  TEST_CASE("areas that cannot be added up are refused") {
    refused("Three=Bolton,Burry", "did you mean Bury");
    refused("Three=Bolton,Bolton", "names Bolton twice");
    refused("Three=", "no area");
    refused("=Bolton,Bury", "no name before");
    refused("England=Bolton,Bury", "England is an area itself");
    refused("Two=Bolton,North West", "North West is no single authority");
    const Said twice = run_kpi({"--years", "2015-16", "--benchmark", "Two=Bolton,Bury",
                                "--benchmark", "Two=Bolton,Wigan"});
    CHECK(twice.status == kUsage);
    CHECK(has(twice.err, "Two to two lists"));
  }

  TEST_CASE("measures that nobody publishes are named once, and have no row for each area") {
    const Args asked = {"--years",     "2014-15..2015-16",
                        "--benchmark", "England",
                        "-m",          "NI67,cp_reviews_on_time,cp_open_15m",
                        "--benchmark", "Bury"};
    const Said said = run_kpi(asked);
    CHECK(has(said.out, "Nobody publishes: cp_reviews_on_time, cp_open_15m.\n"));
    CHECK_FALSE(has(said.out, "nothing published"));
    CHECK(beside({"England"}, "cp_open_15m", "2015-16").empty());
    // A year that is missing in a series others have keeps its row.
    CHECK(beside({"England"}, "NI64", "2011-12,2024-25") ==
          "England: 5.6,  of ; published for 2011-12: Lancashire: annual report of the Independent"
          " Reviewing Officer service, 2015-16 | England: ,  of ; nothing published for 2024-25;"
          " the last year is 2023-24");
  }

  TEST_CASE("figures of one's own are named like those built in") {
    const Figures own(std::string(kHeading) + "NI66,Family group,2015-16,92.4,,,Our club\n" +
                      "ni67,Family group,2015/16,,45,60,\n");
    CHECK(published(own.beside({"--benchmark", "family GROUP"}, "NI66", "2015-16")) ==
          "Family group: 92.4,  of ; published for 2015-16: Our club");
    CHECK(published(own.beside({"--benchmark", "Family group"}, "NI67", "2015-16")) ==
          "Family group: 75.0, 45 of 60; published for 2015-16: " + own.path());
    CHECK(published(own.beside({"--benchmark", "Family group"}, "NI67", "2014-15")) ==
          "Family group: ,  of ; nothing published for 2014-15; the last year is 2015-16");
    const Said wrong = own.beside({"--benchmark", "Family grop"}, "NI66", "2015-16");
    CHECK(wrong.status == kUsage);
    CHECK(has(wrong.err, "did you mean Family group"));
  }

  TEST_CASE("figures of one's own stand before those built in, of their year alone") {
    const Figures own(std::string(kHeading) +
                      "NI67,Lancashire County Council,2015-16,98.9,,,LCC\n");
    CHECK(published(own.beside({"--benchmark", "Lancashire"}, "NI67", "2015-16")) ==
          "Lancashire: 98.9,  of ; published for 2015-16: LCC (in place of the figure built in)");
    CHECK(has(published(own.beside({"--benchmark", "Lancashire"}, "NI67", "2014-15")),
              "Department for Education"));
  }

  TEST_CASE("figures of one's own are added up with those built in") {
    const Figures own(std::string(kHeading) + "NI65,Neverland,2015-16,,10,100,Ours\n");
    CHECK(published(own.beside({"--benchmark", "Both=Neverland,Bury"}, "NI65", "2015-16"))
              .starts_with("Both: 17.8, 78 of 439; published for 2015-16: Neverland, Bury, added"
                           " up: Ours; Department for Education"));
  }

  TEST_CASE("a value of a count is the count; beside a denominator it is a rate") {
    const Figures own(std::string(kHeading) + "cp_at_end,Here,2015-16,\"1,443\",,,A\n" +
                      "cp_at_end,There,2015-16,43.1,1443,,A\n" +
                      "cp_at_end,Nowhere,2015-16,61.25,,10000,A\n");
    const Args areas = {"--benchmark", "Here", "--benchmark", "There", "--benchmark", "Nowhere"};
    const std::string note = "; published for 2015-16: A";
    CHECK(published(own.beside(areas, "cp_at_end", "2015-16")) ==
          "Here: 1443, 1443 of " + note + " | There: 1443, 1443 of " + note +
              " | Nowhere: ,  of 10000" + note);
    Args rates = areas;
    rates.insert(rates.end(), {"--population", "10000"});
    CHECK(published(own.beside(rates, "cp_at_end", "2015-16")) ==
          "Here: , 1443 of " + note + " | There: 43.1, 1443 of " + note +
              " | Nowhere: 61.3,  of 10000" + note);
  }

  TEST_CASE("published counts of a mean or a ratio are that mean or ratio, and no percentage") {
    const Figures own(std::string(kHeading) + "record_days,Here,2015-16,,950,100,A\n" +
                      "record_days,There,2015-16,,50,25,A\n" +
                      "record_days,Nowhere,2015-16,9.7,,,A\n" + "caseload,Here,2015-16,,100,5,A\n" +
                      "reviews_per_officer,Here,2015-16,,500,20,A\n" +
                      "reviews_per_officer,There,2015-16,2.1,500,20,A\n");
    const std::string note = "; published for 2015-16: A";
    const auto shown = [&](const char* area, const char* measure) {
      return published(own.beside({"--benchmark", area}, measure, "2015-16"));
    };
    CHECK(shown("Here", "record_days") == "Here: 9.5, 950 of 100" + note);
    CHECK(shown("Nowhere", "record_days") == "Nowhere: 9.7,  of " + note);
    CHECK(shown("Two=Here,There", "record_days") ==
          "Two: 8.0, 1000 of 125; published for 2015-16: Here, There, added up: A");
    CHECK(shown("Here", "caseload") == "Here: 20.0, 100 of 5" + note);
    // In 20 working days: over how many they were held is not told.
    CHECK(shown("Here", "reviews_per_officer") == "Here: , 500 of 20" + note);
    CHECK(shown("There", "reviews_per_officer") == "There: 2.1, 500 of 20" + note);
    CHECK(shown("Two=Here,There", "reviews_per_officer") ==
          "Two: , 1000 of 40; published for 2015-16: Here, There, added up: A");
  }

  TEST_CASE("a comma that parts no thousands is no number: it may be a decimal comma") {
    const Figures own(
        std::string(kHeading) + "record_days,Here,2015-16,\"3,7\",,,A\n" +
        "cp_at_end,Here,2015-16,\"1,44\",,,A\n" + "NI67,Here,2015-16,,\"1,2345\",20000,A\n" +
        "cla_at_end,Here,2015-16,\",443\",,,A\n" + "cla_started,Here,2015-16,\"1443,000\",,,A\n" +
        "cla_ceased,Here,2015-16,\"1,234,567.0\",,10000,A\n" +
        "NI66,Here,2015-16,,\"1,234\",\"12,345\",A\n");
    const Said said =
        own.beside({"--benchmark", "Here", "--max-messages", "20"}, "NI66", "2015-16");
    CHECK(said.status == kFindings);
    CHECK(published(said) == "Here: 10.0, 1234 of 12345; published for 2015-16: A");
    CAPTURE(said.err);
    const std::string words =
        "a comma stands before three digits only; decimals follow a point, as in 3.7";
    for (const int line : {2, 3, 4, 5, 6}) {
      const std::string place = own.path() + ":" + std::to_string(line) + ": error[D129] ";
      const std::size_t at = said.err.find(place);
      CAPTURE(line);
      REQUIRE(at != std::string::npos);
      const std::string told = said.err.substr(at, said.err.find('\n', at) - at);
      CHECK(has(told, (line == 4 ? "numerator: " : "value: ") + words));
    }
    CHECK_FALSE(has(said.err, ":7:"));
    CHECK_FALSE(has(said.err, ":8:"));
  }

  TEST_CASE("rows that cannot be used are findings with their place, and are left out") {
    const Figures own(std::string(kHeading) + "NI68,Here,2015-16,92.4,,,A\n" +
                      "NI67,Here,2015,92.4,,,A\n" + "NI67,,2015-16,92.4,,,A\n" +
                      "NI67,Here,2015-16,ninety,,,A\n" + "NI67,Here,2015-16,924,,,A\n" +
                      "NI67,Here,2015-16,,12,11,A\n" + "NI67,Here,2015-16,,1.5,11,A\n" +
                      "NI67,Here,2015-16,,,,A\n" + "cp_ended_lengths,Here,2015-16,5,,,A\n" +
                      "cp_at_end,Here,2015-16,43.1,,,A\n" + "NI67,Here,2015-16,92.4,,,A\n" +
                      "NI67,Here,2015-16,92.5,,,A\n" + "NI67,Here,2014-15,c,,,A\n\n");
    const Said said =
        own.beside({"--benchmark", "Here", "--max-messages", "20"}, "NI67", "2015-16");
    CHECK(said.status == kFindings);
    CHECK(published(said) == "Here: 92.4,  of ; published for 2015-16: A");
    CAPTURE(said.err);
    const auto told = [&](int line, const std::string& words) {
      CAPTURE(words);
      const std::string place = own.path() + ":" + std::to_string(line) + ": error[D129] ";
      const std::size_t at = said.err.find(place);
      REQUIRE(at != std::string::npos);
      CHECK(has(said.err.substr(at, said.err.find('\n', at) - at), words));
    };
    told(2, "measure: there is no such measure; did you mean NI6");
    told(3, "year: not written as 2015-16");
    told(4, "area: no area is named");
    told(5, "value: not a number");
    told(6, "value: over 100 %");
    told(7, "numerator: over the denominator");
    told(8, "numerator: not a whole number");
    told(9, "value: no figure");
    told(10, "band: the measure has the bands up to 3 months");
    told(11, "value: a count has no decimals");
    told(13, "area: a row before has the same");
    CHECK_FALSE(has(said.err, "ninety"));
    CHECK_FALSE(has(said.err, ":14:"));  // told to be suppressed
    CHECK(has(own.beside({"--benchmark", "Here", "--max-messages", "20", "--show-values"}, "NI67",
                         "2015-16")
                  .err,
              "ninety"));
  }

  TEST_CASE("a file without a usable row, or without its columns, is no file of figures") {
    const auto trouble = [](const std::string& text, std::string_view words) {
      const Figures own(text);
      const Said said = own.beside({"--benchmark", "England"}, "NI67", "2015-16");
      CAPTURE(said.err);
      CHECK(said.status == kTrouble);
      CHECK(has(said.err, own.path()));
      CHECK(has(said.err, words));
      CHECK(said.out.empty());
    };
    trouble(std::string(kHeading) + "NI68,Here,2015-16,92.4,,,A\n", "line 2: measure");
    trouble(kHeading, "no usable row");
    trouble("measure,year,value\nNI67,2015-16,1\n", "no column area");
    trouble("", "is empty");
    const Said missing = run_kpi(
        {"--years", "2015-16", "--benchmark", "England", "--benchmarks", "nowhere/own.csv"});
    CHECK(missing.status == kTrouble);
    const Figures own(std::string(kHeading) + "NI67,Here,2015-16,92.4,,,A\n");
    const Said unnamed = run_kpi({"--years", "2015-16", "--benchmarks", own.path()});
    CHECK(unnamed.status == kUsage);
    CHECK(has(unnamed.err, "--benchmark AREA"));
  }

  TEST_CASE("a file of figures is read in any form that an extract may have") {
    const std::string utf16 = [] {
      std::string out = "\xFF\xFE";
      for (const char c :
           std::string("Year;AREA;Measure;Value\r\n2015-16;Here; NI67 ;92.4 %\r\n")) {
        out += c;
        out += '\0';
      }
      return out;
    }();
    for (const std::string& text :
         {utf16,
          std::string("\xEF\xBB\xBFmeasure\tarea\tyear\tvalue\nNI67\tHere\t2015-16\t92.40\n"),
          std::string(
              "\"Measure\",\"Area\",\"Year\",\"Value\",\"Notes\"\nNI67,Here,2015-16,92.4,x")}) {
      const Figures own(text);
      CHECK(published(own.beside({"--benchmark", "Here"}, "NI67", "2015-16"))
                .starts_with("Here: 92.4,  of ; "));
    }
  }

  TEST_CASE("a file of figures is counted among the files read, and never written over") {
    const Figures own(std::string(kHeading) + "NI67,Here,2015-16,92.4,,,A\n");
    const Said said = own.beside({"--benchmark", "Here"}, "NI67", "2015-16");
    CHECK(has(said.err, "read 3 files"));
    const Said over = run_kpi({"--years", "2015-16", "--benchmark", "Here", "--benchmarks",
                               own.path(), "-o", own.path()});
    CHECK(over.status == kTrouble);
    CHECK(has(read_file(own.path()), "NI67,Here"));
  }
}

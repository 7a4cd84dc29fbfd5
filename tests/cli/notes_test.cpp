// A preset, or a reading not at its default, stands on each row it bears on, also with -q.

#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "answers/bearing.hpp"
#include "duly/reading.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

std::string ran(const std::string& command, const Args& more, const char* format = "csv") {
  Args args = {command};
  for (const char* name : {"episodes", "reviews", "plans", "conferences", "enquiries"}) {
    args.push_back(in_source(std::string("examples/small-authority/") + name + ".csv").string());
  }
  args.insert(args.end(), {"--as-at", "2016-03-31", "-q", "-f", format});
  args.insert(args.end(), more.begin(), more.end());
  return run_duly(args).out;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// The rows of CSV, by a column, whose note says it: all of them, none, or some.
std::map<std::string, std::string> said_by(const std::string& csv, const char* column,
                                           std::string_view what) {
  std::map<std::string, std::string> out;
  for (const CsvLine& line : lines_of(csv)) {
    const std::string now = holds(line["note"], what) ? "all" : "none";
    std::string& before = out[line[column]];
    before = before.empty() || before == now ? now : "some";
  }
  return out;
}

using Notes = std::map<std::string, std::string>;

const Args kPreset = {"--preset", "28-90-180"};
const Args kYear = {"--year", "2015-16"};

Args with(Args args, const Args& more) {
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a preset stands on the rows of the duties whose limits it replaces") {
    const Notes by_duty = {{"adoption_authority_review", "none"},
                           {"adoption_review", "none"},
                           {"cla_review", "all"},
                           {"cp_review", "none"},
                           {"short_break_review", "none"}};
    Notes due = said_by(ran("due", kPreset), "duty", "preset 28-90-180");
    due.erase("icpc");
    CHECK(due == by_duty);
    Notes reviews = said_by(ran("reviews", with(kYear, kPreset)), "duty", "preset 28-90-180");
    CHECK(reviews.at("icpc") == "none");
    CHECK(reviews.at("adoption_return_review") == "none");
    reviews.erase("icpc");
    reviews.erase("adoption_return_review");
    CHECK(reviews == by_duty);
    CHECK(said_by(ran("explain", with({"--child", "A1001"}, kPreset)), "duty", "preset 28-90-180")
              .at("cla_review") == "all");
  }

  TEST_CASE("a preset stands on the measures it bears on, and on their lists and groups") {
    const std::string kpi =
        ran("kpi", with(with(kYear, kPreset), {"-m", "NI64,NI66,NI67,adoption_reviews_on_time"}));
    CHECK(said_by(kpi, "measure", "preset 28-90-180") ==
          Notes{{"NI64", "none"},
                {"NI66", "all"},
                {"NI67", "none"},
                {"adoption_reviews_on_time", "none"}});
    CHECK(said_by(ran("kpi", with(with(kYear, kPreset), {"--list", "NI66"})), "measure",
                  "preset 28-90-180") == Notes{{"NI66", "all"}});
    CHECK(said_by(ran("kpi", with(kYear, {"--list", "NI66"})), "measure", "preset") ==
          Notes{{"NI66", "none"}});
    const Notes groups =
        said_by(ran("due", with(kPreset, {"--by", "duty"})), "group", "preset 28-90-180");
    CHECK(groups.at("") == "all");
    CHECK(groups.at("cla_review") == "all");
    CHECK(groups.at("short_break_review") == "none");
    CHECK(said_by(ran("reviews", with(with(kYear, kPreset), {"--by", "duty"})), "group",
                  "preset 28-90-180")
              .at("cla_review") == "all");
  }

  TEST_CASE("a reading stands on the rows it decides") {
    const auto kpi = [](const char* reading) {
      return said_by(ran("kpi", with(kYear, {"--reading", reading})), "measure", reading);
    };
    const Notes none = {{"NI64", "none"},
                        {"NI65", "none"},
                        {"NI66", "none"},
                        {"NI67", "none"},
                        {"cla_reviews_on_time", "none"},
                        {"cp_reviews_on_time", "none"}};
    const auto but = [&none](std::initializer_list<const char*> measures) {
      Notes out = none;
      for (const char* m : measures) out[m] = "all";
      return out;
    };
    CHECK(kpi("ni66_minimum=none") == but({"NI66"}));
    CHECK(kpi("cp_anchor=icpc") == but({"NI67", "cp_reviews_on_time"}));
    CHECK(kpi("reviews_from=2015-04-01") == but({"NI66", "cla_reviews_on_time"}));
    CHECK(kpi("cp_unit=child") == but({"NI64", "NI65"}));
    CHECK(kpi("two_years=over_729_days") == but({"NI64"}));
    CHECK(said_by(ran("due", {"--reading", "cp_anchor=icpc"}), "duty", "cp_anchor=icpc")
              .at("cp_review") == "all");
    CHECK(said_by(ran("due", {"--reading", "cp_anchor=icpc"}), "duty", "cp_anchor=icpc")
              .at("cla_review") == "none");
  }

  TEST_CASE("each row of the table of readings says the law it was judged by") {
    const std::string out =
        ran("readings", with(kYear, {"--preset", "28-90-180", "--reading", "ni66_minimum=none"}));
    std::size_t rows = 0;
    for (const CsvLine& line : lines_of(out)) {
      if (line["measure"] != "NI66") continue;
      CAPTURE(line["reading"]);
      ++rows;
      const bool other_preset =
          holds(line["reading"], "preset") && !holds(line["reading"], "28-90-180");
      CHECK(holds(line["note"], "preset 28-90-180") == !other_preset);
      const bool other_minimum =
          holds(line["reading"], "ni66_minimum=") && !holds(line["reading"], "ni66_minimum=none");
      CHECK(holds(line["note"], "ni66_minimum=none") == !other_minimum);
    }
    CHECK(rows > 4);
  }

  TEST_CASE("due dates without files, and the limits themselves, say the preset too") {
    const auto csv = [](const Args& args) { return run_duly(args).out; };
    CHECK(column_of(
              csv({"when", "--looked-after", "2016-03-01", "--preset", "28-90-180", "-f", "csv"}),
              "note") == Args{"preset 28-90-180"});
    CHECK(column_of(csv({"when", "--placed-for-adoption", "2016-03-01", "--preset", "28-90-180",
                         "-f", "csv"}),
                    "note") == Args{""});
    CHECK(said_by(csv({"rules", "--preset", "28-90-180", "-f", "csv"}), "rule", "preset 28-90-180")
              .at("cla_first_review") == "all");
    CHECK(said_by(csv({"rules", "--preset", "28-90-180", "-f", "csv"}), "rule", "preset")
              .at("icpc") == "none");
  }

  TEST_CASE("people are told once, under the table") {
    for (const char* format : {"table", "md"}) {
      const std::string out = ran("kpi", with(kYear, kPreset), format);
      CHECK(holds(out, "Readings not at their default: preset=28-90-180."));
      CHECK(!holds(out, "preset 28-90-180"));
    }
    CHECK(holds(ran("kpi", with(kYear, kPreset), "json"), "\"preset\": \"28-90-180\""));
  }

  TEST_CASE("a measure that counts days of years without certain bank holidays says so") {
    const TempFolder folder;
    const std::string conferences =
        folder.write("c.csv",
                     "child_id,conference_type,conference_date,s47_start_date\n"
                     "A1,ICPC,2015-06-10,2015-06-01\nA2,ICPC,2031-06-10,2031-06-02\n");
    const auto noted = [&](const char* from, const char* to) {
      const Said said = run_duly({"kpi", conferences, "-m", "icpc_15wd,icpc_bands", "--from", from,
                                  "--to", to, "--as-at", to, "-q", "-f", "csv"});
      return said_by(said.out, "measure", "whose bank holidays are not certain");
    };
    CHECK(noted("2015-04-01", "2016-03-31") ==
          Notes{{"icpc_15wd", "none"}, {"icpc_bands", "none"}});
    CHECK(noted("2031-04-01", "2032-03-31") == Notes{{"icpc_15wd", "all"}, {"icpc_bands", "all"}});
  }

  TEST_CASE("the list of a measure says of a child why it is not known what was due") {
    const TempFolder folder;
    const std::string episodes =
        folder.write("e.csv",
                     "child_id,episode_start,reason_start,legal_status,placement\n"
                     "A1001,2014-05-01,S,C2,U6\nA1002,2014-05-01,S,C2,U6\n");
    const std::string reviews = folder.write("r.csv", "child_id,review_date\nA1002,2015-05-01\n");
    const Said said = run_duly({"kpi", episodes, reviews, "--list", "NI66", "--from", "2015-04-01",
                                "--to", "2015-06-30", "--as-at", "2015-06-30", "--reading",
                                "reviews_from=2015-04-01", "-q", "-f", "csv"});
    CHECK(column_of(said.out, "reason") == Args{"indeterminate", "indeterminate"});
    CHECK(column_of(said.out, "detail") ==
          Args{"earlier reviews are not in the files", "held 2015-05-01"});
  }

  TEST_CASE("every reading bears on a measure, so that it can be told") {
    for (const duly::ReadingInfo& reading : duly::all_readings()) {
      CAPTURE(reading.name);
      bool any = false;
      for (const duly::Measure& m : duly::measures()) {
        any = any || duly::answers::bears_on(reading.name, m);
      }
      CHECK(any);
    }
  }
}
